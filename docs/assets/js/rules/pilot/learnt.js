/**
 * What do several pilots show together? Counts of what their records say, as macros/pilot/learnt.py
 * makes them.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {{ metric: string, pilots: number, not_met: number }} LearntCriterion
 * @typedef {{ review: string, pilots: number, days: number[] }} LearntReview
 * @typedef {{ gate: string, title: string, pilots: number, days: number[] }} LearntGate
 * @typedef {{ on: string, entries: number, days: number[] }} LearntBlocker
 * @typedef {{
 *   pilots: number,
 *   met: number,
 *   not_met: number,
 *   criteria: LearntCriterion[],
 *   reviews: LearntReview[],
 *   gates: LearntGate[],
 *   blocked: LearntBlocker[],
 * }} Learnt
 */
import { daysBetween } from "../../ground/days.js";
import { shownDate } from "../dates.js";
import { GATES, lastReading, verdict } from "./judge.js";
import { say } from "./phrases.js";
import { runOf } from "./plan.js";
import { daysSince, gatesOf, isOver, standing } from "./status.js";

/**
 * Return what pilots show together on a day. What waits is asked of pilots that go on, and criteria of
 * those whose run is over: a target that is not met yet in week 5 is not missed.
 *
 * @type {(records: PilotRecord[], framework: Framework, today: string) => Learnt}
 */
export const learnt = (records, framework, today) => {
  const judged = records.filter((record) => hasRun(record, framework, today)).flatMap(judgedOf);
  const running = records.filter((record) => !isOver(record));
  return {
    pilots: records.length,
    met: judged.filter(([, how]) => how === "met").length,
    not_met: judged.filter(([, how]) => how === "not_met").length,
    criteria: criteriaOf(judged),
    reviews: reviewsOf(records),
    gates: waitingGates(running, framework, today),
    blocked: blockedOf(running, today),
  };
};

/**
 * Return what was learnt in sentences, by what they are about.
 *
 * @type {(found: Learnt, framework: Framework, today: string) => Record<string, string[]>}
 */
export const learntLines = (found, framework, today) => {
  /** @type {(code: string, facts: import("./phrases.js").Facts) => string} */
  const line = (code, facts) => say(framework, "learnt", code, facts);
  const { met, not_met: notMet } = found;
  const judged = met + notMet;
  return {
    pilots: [line("pilots", { count: found.pilots, day: shownDate(today) })],
    criteria: [
      ...(judged ? [line("criteria", { met, not_met: notMet, judged })] : []),
      ...found.criteria.map(({ metric, pilots: count, not_met: missed }) =>
        line("criterion", { metric, not_met: missed, count }),
      ),
    ],
    reviews: found.reviews.map(({ review, pilots: count, days }) => {
      const [shortest, longest] = [days[0], days.at(-1)];
      const facts = { review, finished: days.length, count, shortest, longest };
      return line(shortest === longest ? "review-same" : "review", facts);
    }),
    gates: found.gates
      .filter(({ pilots }) => pilots)
      .map(({ title, pilots: count, days }) =>
        days.length
          ? line("gate", { title, shut: days.length, count, longest: days.at(-1) })
          : line("gate-open", { title, count }),
      ),
    blocked: found.blocked.map(({ on, entries: count, days }) =>
      days.length
        ? line("blocked", { on, count, longest: days.at(-1) })
        : line("blocked-undated", { on, count }),
    ),
  };
};

/** @type {(record: PilotRecord, framework: Framework, today: string) => boolean} */
const hasRun = (record, framework, today) =>
  Boolean(record.decision?.outcome) || runOf(record, framework).last < today;

/** @type {(record: PilotRecord) => [metric: string, how: "met" | "not_met"][]} */
const judgedOf = (record) =>
  (record.criteria ?? []).flatMap((criterion) => {
    const how = standing(verdict(criterion, lastReading(record, criterion.id)));
    return how === "met" || how === "not_met" ? [[criterion.metric, how]] : [];
  });

/** @type {(judged: [string, string][]) => LearntCriterion[]} */
const criteriaOf = (judged) =>
  grouped(judged)
    .map(([metric, kept]) => ({
      metric,
      pilots: kept.length,
      not_met: kept.filter((how) => how === "not_met").length,
    }))
    .filter(({ not_met: missed }) => missed)
    .sort((a, b) => b.not_met - a.not_met);

/** @type {(records: PilotRecord[]) => LearntReview[]} */
const reviewsOf = (records) =>
  grouped(
    records
      .flatMap(({ governance = [] }) => governance)
      .map(({ review, started, finished }) => [review, daysTaken(started, finished)]),
  )
    .map(([review, kept]) => ({ review, pilots: kept.length, days: ascending(kept) }))
    .filter(({ days }) => days.length)
    .sort((a, b) => (b.days.at(-1) ?? 0) - (a.days.at(-1) ?? 0));

/** @type {(started?: string, finished?: string) => number | null} */
const daysTaken = (started, finished) =>
  started && finished && finished >= started ? daysBetween(started, finished) : null;

/** @type {(records: PilotRecord[], framework: Framework, today: string) => LearntGate[]} */
const waitingGates = (records, framework, today) => {
  const standings = records.map((record) => gatesOf(record, framework));
  return GATES.map((gate, at) => {
    const past = standings.map((found) => found[at]).filter(({ day }) => day !== null && day < today);
    const days = ascending(past.map(({ open, day }) => (open ? null : daysSince(day ?? undefined, today))));
    return { gate, title: standings[0]?.[at].title ?? gate, pilots: past.length, days };
  });
};

/** @type {(records: PilotRecord[], today: string) => LearntBlocker[]} */
const blockedOf = (records, today) =>
  grouped(
    records.flatMap(({ blocked = [] }) => blocked).map(({ on, since }) => [on, daysSince(since, today)]),
  )
    .map(([on, kept]) => ({ on, entries: kept.length, days: ascending(kept) }))
    .sort((a, b) => b.entries - a.entries);

/**
 * Group values by a name, whose case does not count; a group has its first entry's name.
 *
 * @type {<Value>(entries: [string, Value][]) => [string, Value[]][]}
 */
const grouped = (entries) => {
  /** @type {Map<string, [string, any[]]>} */
  const groups = new Map();
  for (const [name, value] of entries) {
    const key = (name ?? "").toLowerCase();
    const group = groups.get(key) ?? [name, []];
    group[1].push(value);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** @type {(values: (number | null)[]) => number[]} */
const ascending = (values) => values.filter((value) => value !== null).sort((a, b) => a - b);
