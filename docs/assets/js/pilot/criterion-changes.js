/**
 * What is kept of a change to a criterion that the business owner had agreed to? One entry for a field and a
 * day, however many keystrokes it took, and none where it is changed back on that day.
 *
 *   withChange(record, before, field, day)   the record, whose criterion was `before`, with the change noted
 *   withRemoval(record, criterion, day)      the record with a note that the criterion was removed
 *   changesOfRemoved(record)                 the changes of criteria that are gone
 *   keyOf(change), saidOf(change)            what tells a change apart, and what it is in words
 */
import { shown } from "../ground/days.js";
import { figure } from "../rules/pilot/judge.js";
import { setAt } from "../rules/pilot/record.js";

const NOTED = ["metric", "unit", "kind", "better", "baseline", "target"];
const LONGEST = 240;

const NAMES = {
  metric: "what is measured",
  unit: "unit",
  kind: "kind",
  better: "direction",
  baseline: "baseline",
  target: "target",
};

const textOf = (criterion, field) => {
  const value = field === "kind" ? (criterion.kind ?? "improve") : criterion[field];
  return value === undefined ? undefined : String(value).slice(0, LONGEST);
};

const changesOf = (record) => record.criterion_changes ?? [];

export const withChange = (record, before, field, day) => {
  if (!before.agreed || !NOTED.includes(field)) return record;
  const { id } = before;
  const after = record.criteria?.find((criterion) => criterion.id === id);
  if (!after) return record;
  const changes = changesOf(record);
  const isOfToday = (change) => change.criterion === id && change.field === field && change.on === day;
  const earlier = changes.find(isOfToday);
  const was = earlier ? earlier.was : textOf(before, field);
  const now = textOf(after, field);
  if (was === now)
    return setAt(
      record,
      "criterion_changes",
      changes.filter((change) => !isOfToday(change)),
    );
  const made = withoutGaps({ criterion: id, metric: before.metric, field, on: day, ...earlier, was, now });
  const kept = earlier ? changes.map((change) => (isOfToday(change) ? made : change)) : [...changes, made];
  return setAt(record, "criterion_changes", kept);
};

export const withRemoval = (record, criterion, day) => {
  if (!criterion.agreed) return record;
  const { id, metric, target, unit } = criterion;
  const was = target === undefined ? undefined : figure(target, unit);
  const made = withoutGaps({ criterion: id, metric, field: "removed", was, on: day });
  return setAt(record, "criterion_changes", [...changesOf(record), made]);
};

const withoutGaps = (change) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

export const changesOfRemoved = (record) => {
  const ids = new Set((record.criteria ?? []).map(({ id }) => id));
  return changesOf(record).filter(({ criterion }) => !ids.has(criterion));
};

export const keyOf = ({ criterion, field, on }) => [criterion, field, on].join(" ");

export const saidOf = ({ metric, field, was, now, on }) => {
  if (field === "removed") {
    return `“${metric}” was removed after it was agreed${was ? `, with ${was} to reach` : ""}, on ${shown(on)}`;
  }
  const what = NAMES[field];
  if (was === undefined) return `Changed after it was agreed: ${what} set to ${now} on ${shown(on)}`;
  if (now === undefined) return `Changed after it was agreed: ${what} ${was} taken out on ${shown(on)}`;
  return `Changed after it was agreed: ${what} from ${was} to ${now} on ${shown(on)}`;
};
