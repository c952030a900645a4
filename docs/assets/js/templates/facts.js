/**
 * What can a pilot's record say in a template? A field takes over what has its own id: `use-case`,
 * `worked`. A table takes over the list that its first column names: `metric` the criteria, `system`
 * the systems, `review` the reviews, `area` the deployment plan, `week` the weekly log.
 */
import { counted } from "../ground/counted.js";
import { addDays } from "../ground/days.js";
import { pointsOf } from "../rules/pilot/framework.js";
import { figure, lastReading, readingsOf, verdict, weeksOf } from "../rules/pilot/judge.js";
import { isNone } from "../rules/pilot/nothing.js";
import { say } from "../rules/pilot/phrases.js";
import { appointments, lastDay } from "../rules/pilot/plan.js";
import { said } from "./filled.js";

/** Return what a pilot says for a field: `{ text }`, `{ entries }`, `{ rows }`, or undefined. */
export const factFor = ({ field, kind, columns, choices }, record, framework) => {
  if (kind === "table") {
    const rows = said(tableOf(columns, record, framework));
    return rows.length ? { rows } : undefined;
  }
  if (kind === "list") {
    const entries = listOf(field, record);
    return entries.length ? { entries } : undefined;
  }
  const text = textOf(field, record, framework);
  if (kind !== "choice") return text ? { text } : undefined;
  const choice = choices.find((each) => each === text || leads(each, text));
  return choice ? { text: choice } : undefined;
};

/** A choice such as "Go: all criteria are met" is meant by the word that it begins with. */
const leads = (choice, word) => choice.split(":")[0].trim().toLowerCase() === word?.toLowerCase();

const textOf = (field, record, framework) => {
  const { owner, decision } = record;
  const days = Object.fromEntries(appointments(record, framework).map(({ id, last }) => [id, last]));
  return {
    title: record.title,
    "use-case": record.use_case,
    organisation: record.organisation,
    sector: record.sector,
    technique: record.technique,
    owner: owner?.role,
    "business-owner": owner?.role,
    "named-on": owner?.named,
    "owner-commitment": owner?.commitment,
    outcome: decision?.outcome,
    reason: decision?.reason,
    "decided-on": decision?.on,
    "decision-date": days[decisionGate(framework)],
    "time-box": decision?.ends && `Ends on ${decision.ends}`,
  }[field];
};

const decisionGate = (framework) => {
  const step = framework.steps.find(({ gate }) => gate?.id === "decision");
  return step && `${step.id}-gate`;
};

const listOf = (field, record) => {
  if (field === "must-change") return record.decision?.changes ?? [];
  if (field === "commitment") return record.owner?.commitment ? [record.owner.commitment] : [];
  const name = field.replace("performance-", "").replaceAll("-", "_");
  if (["readings", "week"].includes(name)) return [];
  return weeksOf(record).flatMap((week) => (week[name] ?? []).filter((entry) => !isNone(entry)));
};

const tableOf = (columns, record, framework) => {
  const rows = TABLES[columns[0]]?.(record, framework) ?? [];
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ""])));
};

const criteria = (record, framework) =>
  (record.criteria ?? []).map((criterion) => {
    const { id, metric, unit, better, baseline, target } = criterion;
    const value = lastReading(record, id);
    const weekly = readingsOf(record, id).map((each) => [`w${each.week}`, figure(each.value, unit)]);
    const has = (known, shown) => (known === undefined ? "" : shown);
    return {
      metric,
      criterion: metric,
      unit: unit ?? "",
      better,
      baseline: has(baseline, figure(baseline, unit)),
      target: has(target, figure(target, unit)),
      reading: has(value, figure(value, unit)),
      actual: has(value, String(value)),
      met: has(value, say(framework, "verdicts", verdict(criterion, value))),
      ...Object.fromEntries(weekly),
    };
  });

const systems = (record) =>
  (record.integrations ?? []).map(({ system, kind, note }) => ({ system, kind, note, purpose: note }));

const reviews = (record, framework) =>
  (record.governance ?? []).map((each) => {
    const { review, reviewer, started, finished, lead_weeks: weeks, note } = each;
    const end = finished ?? (started && weeks ? addDays(started, 7 * weeks) : "");
    return {
      review,
      reviewer,
      started,
      starts: started,
      "lead-time": weeks && counted(weeks, "week"),
      weeks: weeks && String(weeks),
      finished,
      end,
      ends: end,
      "needed-by": lastDay(record, framework),
      state: stateOf(each),
      "open-points": note,
      note,
    };
  });

const stateOf = ({ started, finished }) => {
  if (finished) return `Done on ${finished}`;
  return started ? "Under way" : "Not started";
};

const areas = (record, framework) => {
  const titles = new Map(pointsOf(framework, "area").map(({ id, title }) => [id, title]));
  return (record.plan ?? []).map(({ area, owner, by }) => ({
    area: titles.get(area) ?? area,
    owner,
    date: by,
  }));
};

const log = (record, framework) =>
  weeksOf(record).flatMap((week) =>
    pointsOf(framework, "record").flatMap(({ id, title }) =>
      (week[id.replaceAll("-", "_")] ?? []).map((entry) => ({
        week: String(week.week),
        record: title,
        entry,
      })),
    ),
  );

const TABLES = {
  metric: criteria,
  criterion: criteria,
  system: systems,
  review: reviews,
  area: areas,
  week: log,
};
