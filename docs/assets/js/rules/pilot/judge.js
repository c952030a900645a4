/**
 * Which gate is open, and what is still missing? The same judgement as macros/pilot/judge.py makes,
 * with the same words; one table of cases, tests/cases/judgements, holds both to it.
 *
 * What is missing has a code, a message, the path of the field that it is about, and `about`: the id
 * of the question, property or record where the path alone can't tell.
 */
import { pointsOf } from "./framework.js";
import { runOf } from "./plan.js";
import { say } from "./words.js";

/** Judge a pilot by a gate: each gate asks for all that the ones before it ask for. */
export const judge = (record, gate, framework) =>
  GATES.slice(0, GATES.indexOf(gate) + 1).flatMap((name) => [
    ...JUDGES[name](record, framework, (code, path, facts, about) => ({
      code,
      path,
      about,
      message: say(framework, "missing", code, facts),
    })),
  ]);

/** Return what one gate asks for beyond the gates before it. */
export const judgeAlone = (record, gate, framework) => {
  const before = GATES[GATES.indexOf(gate) - 1];
  return judge(record, gate, framework).slice(before ? judge(record, before, framework).length : 0);
};

/** Whether a reading reaches a criterion's target. */
const isMet = ({ target, better }, value) => {
  if (target === undefined) return false;
  return better === "higher" ? value - target >= 0 : value - target <= 0;
};

/** Return the weeks of the log in their order. */
export const weeksOf = (record) => [...(record.log ?? [])].sort((a, b) => a.week - b.week);

/** Return what a criterion stood at in the last week that has a reading of it. */
export const lastReading = (record, id) => readingsOf(record, id).at(-1)?.value;

/** Return the readings of a criterion by week. */
export const readingsOf = (record, id) =>
  weeksOf(record).flatMap(({ week, readings = [] }) =>
    readings.filter(({ criterion }) => criterion === id).map(({ value }) => ({ week, value })),
  );

/** Propose an outcome by the framework's rule; nothing while a criterion can't be judged. */
export const propose = (record) => {
  const read = (record.criteria ?? []).map((criterion) => [criterion, lastReading(record, criterion.id)]);
  const isOpen = ([{ target }, value]) => value === undefined || target === undefined;
  if (!read.length || read.some(isOpen)) return null;
  if (read.every(([criterion, value]) => isMet(criterion, value))) return "go";
  return record.decision?.changes?.length && !record.revision ? "revise" : "stop";
};

/** Return how a criterion stands: `met`, `unmet`, `unread`, `untargeted`. */
export const verdict = (criterion, value) => {
  if (value === undefined) return "unread";
  if (criterion.target === undefined) return "untargeted";
  return isMet(criterion, value) ? "met" : "unmet";
};

/** Write a figure with its unit, to four decimals at the most. */
export const figure = (value, unit) => {
  if (value === undefined) return "none";
  const written = String(Number(value.toFixed(4)));
  return unit ? `${written} ${unit}` : written;
};

/** Find an entry of a list by one of its fields; the last one of those that repeat. */
const entry = (entries = [], field, value) => {
  const at = entries.findLastIndex((each) => each[field] === value);
  return [at, entries[at]];
};

function* readiness(record, framework, missing) {
  for (const { id, title } of pointsOf(framework, "question")) {
    const [at, answer] = entry(record.answers, "question", id);
    const path = answer ? ["answers", at] : ["answers"];
    if (!answer?.text) yield missing("answer-missing", path, { title }, id);
    else if (!answer.sufficient) yield missing("answer-weak", path, { title }, id);
  }
  if (!record.owner?.role) yield missing("owner-missing", ["owner"]);
  if (!record.criteria?.length) yield missing("criteria-missing", ["criteria"]);
  for (const [at, { metric, agreed, ...criterion }] of (record.criteria ?? []).entries()) {
    for (const lacks of ["baseline", "target"]) {
      if (criterion[lacks] !== undefined) continue;
      yield missing("criterion-unmeasurable", ["criteria", at], { metric, lacks }, lacks);
    }
    if (!agreed) yield missing("criterion-not-agreed", ["criteria", at], { metric }, "agreed");
  }
}

function* design(record, framework, missing) {
  for (const { id, title } of pointsOf(framework, "property")) {
    const [at, found] = entry(record.properties, "property", id);
    const path = found ? ["properties", at] : ["properties"];
    if (!found?.holds) yield missing("property-missing", path, { title }, id);
    else if (!found.shown_by) yield missing("property-unshown", path, { title }, id);
  }
  if (!record.integrations?.some((each) => each.in_pilot)) {
    yield missing("integration-missing", ["integrations"]);
  }
  if (!record.governance?.length) yield missing("review-missing", ["governance"]);
  for (const [at, { review, started }] of (record.governance ?? []).entries()) {
    if (!started) yield missing("review-not-started", ["governance", at], { review }, "started");
  }
}

function* decision(record, framework, missing) {
  const chosen = (record.integrations ?? []).filter((each) => each.in_pilot);
  if (chosen.length && !chosen.some(({ state }) => state === "connected")) {
    const systems = chosen.map(({ system }) => system).join(", ");
    yield missing("integration-unconnected", ["integrations"], { systems }, "state");
  }
  for (const { id, title } of pointsOf(framework, "record")) {
    const name = id.replaceAll("-", "_");
    const isKept = framework.records.includes(name);
    if (isKept && !record.log?.some((week) => week[name]?.length)) {
      yield missing("record-missing", ["log"], { title }, name);
    }
  }
  const unmet = [];
  for (const [at, criterion] of (record.criteria ?? []).entries()) {
    const { metric, id } = criterion;
    const value = lastReading(record, id);
    if (value === undefined) yield missing("reading-missing", ["criteria", at], { metric }, "reading");
    else if (verdict(criterion, value) === "unmet") unmet.push([criterion, value]);
  }
  yield* agreedLate(record, framework, missing);
  const decided = record.decision;
  if (!decided?.outcome) {
    yield missing("decision-missing", ["decision"]);
    return;
  }
  if (!decided.reason) yield missing("reason-missing", ["decision"], {}, "reason");
  if (!decided.by) yield missing("decider-missing", ["decision"], {}, "by");
  yield* consistent(record, unmet, missing);
}

function* agreedLate(record, framework, missing) {
  const began = runOf(record, framework).first;
  for (const [at, { metric, agreed }] of (record.criteria ?? []).entries()) {
    if (agreed && agreed > began) {
      yield missing("criterion-agreed-late", ["criteria", at], { metric, agreed, began }, "agreed");
    }
  }
}

/** What stands between the outcome and the framework's rule. */
function* consistent(record, unmet, missing) {
  const { outcome, changes, ends } = record.decision;
  const path = ["decision", "outcome"];
  if (outcome === "go") {
    for (const [{ metric, unit, target }, value] of unmet) {
      const facts = { metric, value: figure(value, unit), target: figure(target, unit) };
      yield missing("go-unmet", path, facts, "outcome");
    }
  } else if (propose(record) === "go") yield missing("stop-met", path, { outcome }, "outcome");
  if (outcome !== "revise") return;
  if (record.revision) yield missing("revised-before", path, {}, "outcome");
  if (!changes?.length) yield missing("change-missing", ["decision"], {}, "changes");
  if (!ends) yield missing("end-missing", ["decision"], {}, "ends");
}

const JUDGES = { readiness, design, decision };

/** The gates, in the order in which a pilot meets them. */
export const GATES = Object.keys(JUDGES);
