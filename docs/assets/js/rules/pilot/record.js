/**
 * How is a field of a pilot's record read and written? By its path:
 *   owner.role      criteria[0].metric      answers[question=current-state].text
 * An entry that is named by one of its fields is made when something is written into it. What is
 * empty is left out, and so is a group or an entry that says nothing but its own name; the record
 * therefore always has the shape of pilot.yml.
 *
 * Its fields are those of macros/pilot/record.py; what is still to be filled in may be missing.
 *
 * @typedef {{ role?: string, named?: string, commitment?: string }} Owner
 * @typedef {{
 *   question: string,
 *   text?: string,
 *   sufficient?: boolean,
 *   judged_by?: string,
 *   judged_on?: string,
 * }} Answer
 * @typedef {{ property: string, shown_by?: string, holds?: boolean }} DesignProperty
 * @typedef {{
 *   id: string,
 *   metric: string,
 *   unit?: string,
 *   kind?: "improve" | "keep-within",
 *   better?: "higher" | "lower",
 *   baseline?: number,
 *   target?: number,
 *   agreed?: string,
 * }} Criterion
 * @typedef {{
 *   criterion: string,
 *   metric: string,
 *   field: "metric" | "unit" | "kind" | "better" | "baseline" | "target" | "removed",
 *   was?: string,
 *   now?: string,
 *   on: string,
 *   by?: string,
 *   why?: string,
 * }} CriterionChange
 * @typedef {{ system: string, kind?: string, state: string, in_pilot?: boolean, note?: string }} Integration
 * @typedef {{
 *   id?: string,
 *   review: string,
 *   reviewer?: string,
 *   started?: string,
 *   lead_weeks?: number,
 *   finished?: string,
 *   outcome?: "passed" | "conditions" | "not-passed",
 *   conditions?: string[],
 *   due?: string,
 *   conditions_met?: string,
 *   signed_by?: string,
 *   note?: string,
 * }} Review
 * @typedef {{
 *   risk: string,
 *   failure_mode?: string,
 *   owner?: string,
 *   response?: string,
 *   state?: "open" | "reduced" | "accepted" | "occurred",
 * }} RiskEntry
 * @typedef {{ what: string, on: string, since?: string }} Blocker
 * @typedef {{ code: string, about?: string, reason: string, by: string, on?: string }} Waiver
 * @typedef {"worked" | "did_not_work" | "edge_cases" | "user_feedback" | "integration_challenges"
 *   | "benchmarks"} LogName
 * @typedef {{ week: number, readings?: { criterion: string, value: number }[] }
 *   & Partial<Record<LogName, string[]>>} WeekLog
 * @typedef {{
 *   outcome?: "go" | "revise" | "stop",
 *   reason?: string,
 *   by?: string,
 *   on?: string,
 *   changes?: string[],
 *   ends?: string,
 * }} Decision
 * @typedef {{
 *   item: string,
 *   state?: "open" | "done" | "na",
 *   reason?: string,
 *   owner?: string,
 *   note?: string,
 *   link?: string,
 *   on?: string,
 * }} TickedItem
 * @typedef {{ checklist: string, items?: TickedItem[] }} TickedList
 * @typedef {{
 *   section: string,
 *   field: string,
 *   text?: string,
 *   entries?: string[],
 *   rows?: Record<string, string>[],
 * }} FilledField
 * @typedef {{ template: string, fields?: FilledField[] }} FilledTemplate
 * @typedef {{ area: string, owner?: string, start?: string, by?: string, text?: string }} PlanArea
 * @typedef {{
 *   version: 1,
 *   id: string,
 *   title: string,
 *   start: string,
 *   organisation?: string,
 *   sector?: string,
 *   technique?: string,
 *   use_case?: string,
 *   moved?: Record<string, string>,
 *   status?: "running" | "paused" | "archived",
 *   revision?: boolean,
 *   owner?: Owner,
 *   answers?: Answer[],
 *   properties?: DesignProperty[],
 *   criteria?: Criterion[],
 *   criterion_changes?: CriterionChange[],
 *   integrations?: Integration[],
 *   governance?: Review[],
 *   risks?: RiskEntry[],
 *   blocked?: Blocker[],
 *   log?: WeekLog[],
 *   waivers?: Waiver[],
 *   decision?: Decision,
 *   earlier?: Decision[],
 *   plan?: PlanArea[],
 *   checklists?: TickedList[],
 *   templates?: FilledTemplate[],
 * }} PilotRecord
 *
 * @typedef {Record<string, unknown>} Group
 * @typedef {{ name: string }} FieldStep   A field of a group.
 * @typedef {{ at: number } | { key: string, value: string | number }} EntryStep   An entry of a list.
 * @typedef {FieldStep | EntryStep} Step
 */
import { isGroup } from "../../ground/group.js";

const STEP = /([^.[\]]+)|\[(\w{1,40})=([^[\]]+)\]|\[(\d+)\]/g;

/** @type {(path: string) => Step[]} */
const stepsOf = (path) =>
  [...path.matchAll(STEP)].map(([, name, key, value, at]) => {
    if (name !== undefined) return { name };
    if (at !== undefined) return { at: Number(at) };
    return { key, value: key === "week" ? Number(value) : value };
  });

/** @type {(value: unknown) => unknown[]} */
const listOf = (value) => (Array.isArray(value) ? value : []);

/** @type {(value: unknown) => Group} */
const groupOf = (value) => (isGroup(value) ? value : {});

/** @type {(list: unknown[], step: EntryStep) => number} */
const placeOf = (list, step) =>
  "at" in step ? step.at : list.findLastIndex((entry) => groupOf(entry)[step.key] === step.value);

/**
 * Return what stands at a path, or undefined.
 *
 * @type {(record: PilotRecord, path: string) => unknown}
 */
export const getAt = (record, path) => {
  /** @type {unknown} */
  let part = record;
  for (const step of stepsOf(path)) {
    part = "name" in step ? groupOf(part)[step.name] : listOf(part)[placeOf(listOf(part), step)];
  }
  return part;
};

/**
 * Return the record with something else at a path.
 *
 * @type {(record: PilotRecord, path: string, value: unknown) => PilotRecord}
 */
export const setAt = (record, path, value) =>
  /** @type {PilotRecord} */ (write(record, stepsOf(path), value) ?? {});

/** @type {(value: unknown) => boolean} */
const isEmpty = (value) =>
  value === undefined ||
  value === "" ||
  value === false ||
  (typeof value === "object" && !Object.keys(value ?? {}).length);

/** @type {(part: unknown, steps: Step[], value: unknown) => unknown} */
const write = (part, [step, ...rest], value) => {
  if (!step) return isEmpty(value) ? undefined : value;
  if ("name" in step) return writeField(groupOf(part), step.name, rest, value);
  return writeEntry(listOf(part), step, rest, value);
};

/** @type {(group: Group, name: string, rest: Step[], value: unknown) => Group | undefined} */
const writeField = (group, name, rest, value) => {
  const { [name]: old, ...others } = group;
  const made = write(old, rest, value);
  if (made === undefined) return Object.keys(others).length ? others : undefined;
  // A new field comes last; one that was there keeps its place.
  return name in group ? { ...group, [name]: made } : { ...others, [name]: made };
};

/** @type {(list: unknown[], step: EntryStep, rest: Step[], value: unknown) => unknown[] | undefined} */
const writeEntry = (list, step, rest, value) => {
  const at = placeOf(list, step);
  const named = "key" in step ? { [step.key]: step.value } : {};
  const made = write(list[at] ?? named, rest, value);
  if ("key" in step && saysNothing(made, step.key)) {
    const others = list.filter((_, place) => place !== at);
    return others.length ? others : undefined;
  }
  if (at < 0) return [...list, made];
  return list.map((entry, place) => (place === at ? made : entry));
};

/**
 * Whether an entry has nothing but the field that names it.
 *
 * @type {(entry: unknown, key: string) => boolean}
 */
const saysNothing = (entry, key) => !entry || Object.keys(entry).every((name) => name === key);
