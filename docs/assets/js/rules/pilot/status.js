/**
 * How does a pilot stand on a day? As macros/pilot/status.py says it: nothing is scored, and a flag is
 * red only where the rule that it names is broken.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./framework.js").Step} Step
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./record.js").Review} Review
 * @typedef {{ code: string, level: "red" | "note", rule: string, message: string }} Flag
 * @typedef {{ gate: string, title: string, day: string | null, open: boolean, missing: number }} GateStanding
 * @typedef {{ met: number, not_met: number, unread: number, unjudged: number }} CriteriaCount
 * @typedef {{ what: string, on: string, since: string | null, days: number | null }} Waiting
 * @typedef {{
 *   id: string,
 *   title: string,
 *   organisation: string,
 *   owner: string,
 *   state: "running" | "paused" | "archived",
 *   revision: boolean,
 *   decision: "go" | "revise" | "stop" | null,
 *   week: number | null,
 *   place: string,
 *   step: string,
 *   gates: GateStanding[],
 *   next: { day: string, title: string } | null,
 *   criteria: CriteriaCount,
 *   reviews: { all: number, finished: number, late: number },
 *   blocked: Waiting[],
 *   changes: number,
 *   flags: Flag[],
 * }} PilotStatus
 * @typedef {(code: string, facts?: import("./phrases.js").Facts, words?: string) => Flag} Flagged
 */
import { addDays, daysBetween } from "../../ground/days.js";
import { shownDate } from "../dates.js";
import { events, weekOf } from "./calendar.js";
import { GATES, judge, lastReading, verdict } from "./judge.js";
import { say } from "./phrases.js";
import { appointments, lastDay, reviewRemarks } from "./plan.js";

const NOTES = ["blocked", "criteria-changed", "paused"];
const UNDECIDED = ["decision-overdue", "revision-overdue"];

/**
 * Return where a pilot stands on a day.
 *
 * @type {(record: PilotRecord, framework: Framework, today: string) => PilotStatus}
 */
export const status = (record, framework, today) => {
  const { flags, late } = flagsOf(record, framework, today);
  const { owner, decision, governance = [], criterion_changes: changes = [] } = record;
  const week = weekOf(record, today);
  return {
    id: record.id,
    title: record.title,
    organisation: record.organisation ?? "",
    owner: owner?.role ?? "",
    state: record.status ?? "running",
    revision: record.revision ?? false,
    decision: decision?.outcome ?? null,
    week: week > 0 ? week : null,
    ...placeOf(record, framework, today),
    gates: gatesOf(record, framework),
    next: nextOf(record, framework, today),
    criteria: criteriaOf(record),
    reviews: {
      all: governance.length,
      finished: governance.filter(({ finished }) => finished).length,
      late,
    },
    blocked: waitingOf(record, today),
    changes: changes.length,
    flags,
  };
};

/**
 * Whether a flag says that a day was missed.
 *
 * @type {(flag: Flag) => boolean}
 */
export const isOverdue = ({ code }) => code.endsWith("-overdue");

/**
 * Whether the day of a decision has passed without one.
 *
 * @type {(flags: Flag[]) => boolean}
 */
export const isUndecided = (flags) => flags.some(({ code }) => UNDECIDED.includes(code));

/**
 * Whether nothing more is expected of a pilot: it was stopped, or is archived.
 *
 * @type {(record: PilotRecord) => boolean}
 */
export const isOver = ({ status: state, decision }) => decision?.outcome === "stop" || state === "archived";

/**
 * Return how many days lie between a day and today, none where it is still ahead.
 *
 * @type {(since: string | undefined, today: string) => number | null}
 */
export const daysSince = (since, today) => (since ? Math.max(0, daysBetween(since, today)) : null);

/**
 * Return how the gates stand, in their order.
 *
 * @type {(record: PilotRecord, framework: Framework) => GateStanding[]}
 */
export const gatesOf = (record, framework) => {
  const plan = appointments(record, framework);
  let known = 0;
  return GATES.map((gate) => {
    const step = framework.steps.find((each) => each.gate?.id === gate);
    const all = judge(record, gate, framework).length;
    const missing = all - known;
    known = all;
    const day = plan.find(({ id }) => id === `${step?.id}-gate`)?.first ?? null;
    return { gate, title: step?.gate?.title ?? gate, day, open: !all, missing };
  });
};

/**
 * Return what a verdict on a criterion counts as.
 *
 * @type {(said: string) => keyof CriteriaCount}
 */
export const standing = (said) => {
  if (said === "met" || said === "kept") return "met";
  if (said === "unmet" || said === "crossed") return "not_met";
  return said === "unread" ? "unread" : "unjudged";
};

/** @type {(record: PilotRecord) => CriteriaCount} */
const criteriaOf = (record) => {
  const counts = { met: 0, not_met: 0, unread: 0, unjudged: 0 };
  for (const criterion of record.criteria ?? []) {
    counts[standing(verdict(criterion, lastReading(record, criterion.id)))] += 1;
  }
  return counts;
};

/** @type {(record: PilotRecord, today: string) => Waiting[]} */
const waitingOf = ({ blocked = [] }, today) =>
  blocked.map(({ what, on, since }) => ({ what, on, since: since ?? null, days: daysSince(since, today) }));

/**
 * Return the steps that only a pilot with a go gets to: those after the decision's.
 *
 * @type {(framework: Framework) => string[]}
 */
const beyondDecision = ({ steps }) => {
  const decider = steps.findIndex(({ gate }) => gate?.id === "decision");
  return decider < 0 ? [] : steps.slice(decider + 1).map(({ id }) => id);
};

/**
 * Return the step that a pilot is in; nobody gets beyond the decision without a go.
 *
 * @type {(record: PilotRecord, framework: Framework, today: string) => { place: string, step: string }}
 */
const placeOf = (record, framework, today) => {
  const place = placeId(record, framework, today);
  const title = framework.steps.find(({ id }) => id === place)?.title;
  return { place, step: title ?? say(framework, "portfolio-places", place) };
};

/** @type {(record: PilotRecord, framework: Framework, today: string) => string} */
const placeId = (record, framework, today) => {
  if (record.status === "archived") return "archived";
  if (record.decision?.outcome === "stop") return "stopped";
  if (record.decision?.outcome === "revise") return "revise";
  const hasGo = record.decision?.outcome === "go";
  if (hasGo && today > lastDay(record, framework)) return "over";
  const beyond = hasGo ? [] : beyondDecision(framework);
  const begun = appointments(record, framework).filter(
    ({ id, first, isGate }) => !isGate && !beyond.includes(id) && first <= today,
  );
  return begun.at(-1)?.id ?? "before";
};

/** @type {(record: PilotRecord, framework: Framework, today: string) => PilotStatus["next"]} */
const nextOf = (record, framework, today) => {
  if (isOver(record)) return null;
  const beyond = record.decision?.outcome === "go" ? [] : beyondDecision(framework);
  const ahead = events(record, framework)
    .filter(({ kind, step, last }) => kind !== "week" && !beyond.includes(step) && last >= today)
    .map(({ kind, title, first, last }) => ({
      day: first >= today ? first : last,
      rank: kind === "gate" ? 0 : 1,
      title: first < today ? say(framework, "portfolio-cells", "ends", { title }) : title,
    }));
  const [next] = ahead.sort((a, b) => (a.day === b.day ? a.rank - b.rank : a.day < b.day ? -1 : 1));
  return next ? { day: next.day, title: next.title } : null;
};

/** @type {(record: PilotRecord, framework: Framework, today: string) => { flags: Flag[], late: number }} */
const flagsOf = (record, framework, today) => {
  if (record.status === "archived") return { flags: [], late: 0 };
  /** @type {Flagged} */
  const flag = (code, facts, words = code) => ({
    code,
    level: NOTES.includes(code) ? "note" : "red",
    rule: say(framework, "portfolio-rules", code),
    message: say(framework, "portfolio", words, facts),
  });
  const isDone = isOver(record);
  const ofReviews = isDone ? [] : [...onReviews(record, framework, today, flag)];
  const flags = [
    ...(isDone ? [] : onGates(record, framework, today, flag)),
    ...ofReviews.flatMap(({ flags: found }) => found),
    ...onNotes(record, flag),
  ];
  return { flags, late: ofReviews.filter(({ flags: found }) => found.length).length };
};

/**
 * What is to be said of gates whose day has passed, the decision first.
 *
 * @type {(record: PilotRecord, framework: Framework, today: string, flag: Flagged) => Iterable<Flag>}
 */
function* onGates(record, framework, today, flag) {
  if (record.decision?.outcome) {
    yield* onDecision(record, framework, today, flag);
    return;
  }
  const [last, ...earlier] = gatesOf(record, framework).reverse();
  for (const { gate, title, day, missing: count } of [last, ...earlier.reverse()]) {
    if (!day || day >= today) continue;
    const facts = { title, count, day: shownDate(day), week: weekOf(record, day) };
    if (gate === last.gate) yield flag("decision-overdue", facts);
    else if (count) yield flag("gate-overdue", facts);
  }
}

/** @type {(record: PilotRecord, framework: Framework, today: string, flag: Flagged) => Iterable<Flag>} */
function* onDecision(record, framework, today, flag) {
  const { outcome, ends } = record.decision ?? {};
  const count = judge(record, "decision", framework).length;
  if (outcome === "revise" && ends && ends < today) yield flag("revision-overdue", { day: shownDate(ends) });
  else if (count) yield flag("decision-incomplete", { count });
}

/**
 * What is to be said of each review.
 *
 * @type {(record: PilotRecord, framework: Framework, today: string, flag: Flagged)
 *   => Iterable<{ flags: Flag[] }>}
 */
function* onReviews(record, framework, today, flag) {
  const remarks = reviewRemarks(record, framework);
  const limit = lastDay(record, framework);
  for (const [at, review] of (record.governance ?? []).entries()) {
    const late = remarks.find((remark) => remark.at === at && remark.isLate);
    const said = late ? [flag("review-late", { said: late.message })] : [];
    yield { flags: [...said, ...onTime(review, limit, today, flag), ...onOutcome(review, today, flag)] };
  }
}

/** @type {(entry: Review, limit: string, today: string, flag: Flagged) => Iterable<Flag>} */
function* onTime({ review, lead_weeks: weeks, started, finished }, limit, today, flag) {
  if (!weeks || finished) return;
  const latest = addDays(limit, -7 * weeks);
  const ends = started && addDays(started, 7 * weeks);
  if (ends && ends < today) yield flag("review-overdue", { review, day: shownDate(ends) });
  if (!started && latest < today) yield flag("review-start-overdue", { review, day: shownDate(latest) });
}

/** @type {(entry: Review, today: string, flag: Flagged) => Iterable<Flag>} */
function* onOutcome({ review, outcome, due, conditions_met: met }, today, flag) {
  if (outcome === "not-passed") yield flag("review-not-passed", { review });
  if (outcome === "conditions" && !met && due && due < today) {
    yield flag("conditions-overdue", { review, day: shownDate(due) });
  }
}

/** @type {(record: PilotRecord, flag: Flagged) => Iterable<Flag>} */
function* onNotes({ blocked = [], criterion_changes: changes = [], status: state }, flag) {
  for (const { what = "", on = "", since } of blocked) {
    const facts = { what: /[.!?]$/.test(what) ? what : `${what}.`, on, day: since && shownDate(since) };
    yield flag("blocked", facts, since ? "blocked" : "blocked-undated");
  }
  if (changes.length) yield flag("criteria-changed", { count: changes.length });
  if (state === "paused") yield flag("paused");
}
