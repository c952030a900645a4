/**
 * How does a success criterion stand by its readings? As macros/pilot/criteria.py says.
 *
 * @typedef {import("./record.js").Criterion} Criterion
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {{ week: number, value: number }} WeekReading
 * @typedef {"undirected" | "untargeted" | "worse" | "unread" | "met" | "unmet" | "kept" | "crossed"} Verdict
 */
import { isWorseThanBaseline } from "../targets.js";

/**
 * The verdicts with which a pilot can go on.
 *
 * @type {readonly Verdict[]}
 */
export const REACHED = ["met", "kept"];

/**
 * The verdicts with which it can't; with any other, the criterion can't be judged yet.
 *
 * @type {readonly Verdict[]}
 */
export const SHORT = ["unmet", "crossed"];

/**
 * Return the weeks of the log in their order.
 *
 * @type {(record: PilotRecord) => import("./record.js").WeekLog[]}
 */
export const weeksOf = (record) => [...(record.log ?? [])].sort((a, b) => a.week - b.week);

/**
 * Return the readings of a criterion by week.
 *
 * @type {(record: PilotRecord, id: string) => WeekReading[]}
 */
export const readingsOf = (record, id) =>
  weeksOf(record).flatMap(({ week, readings = [] }) =>
    readings.filter(({ criterion }) => criterion === id).map(({ value }) => ({ week, value })),
  );

/**
 * Return what a criterion stood at in the last week that has a reading of it.
 *
 * @type {(record: PilotRecord, id: string) => number | undefined}
 */
export const lastReading = (record, id) => readingsOf(record, id).at(-1)?.value;

/**
 * Return how a criterion stands by a reading; one that is not set right is never met.
 *
 * @type {(criterion: Criterion, value: number | undefined) => Verdict}
 */
export const verdict = (criterion, value) => {
  const { kind, better, target } = criterion;
  if (!better) return "undirected";
  if (target === undefined) return "untargeted";
  if (isWorseThanBaseline(criterion)) return "worse";
  if (value === undefined) return "unread";
  const isWithin = better === "higher" ? value >= target : value <= target;
  if (kind === "keep-within") return isWithin ? "kept" : "crossed";
  return isWithin ? "met" : "unmet";
};

/**
 * Return each criterion with how it stands by its last reading.
 *
 * @type {(record: PilotRecord) => [Criterion, Verdict][]}
 */
export const verdicts = (record) =>
  (record.criteria ?? []).map((each) => [each, verdict(each, lastReading(record, each.id))]);
