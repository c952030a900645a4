/**
 * Which gate is open, and what is still missing? The same judgement as macros/pilot/judge.py makes,
 * with the same words; one table of cases, tests/cases/judgements, holds both to it.
 *
 * What is missing has a code, a message, the path of the field that it is about, and `about`: the id
 * of the question, property or record where the path alone can't tell.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").Criterion} Criterion
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./phrases.js").Facts} Facts
 *
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {{ code: string, path: Path, about: string | undefined, message: string }} Missing
 * @typedef {(code: string, path: Path, facts?: Facts, about?: string) => Missing} Missed
 * @typedef {(record: PilotRecord, framework: Framework, missing: Missed) => Iterable<Missing>} Judge
 * @typedef {keyof typeof JUDGES} Gate
 */
import { logNameOf, pointsOf } from "./framework.js";
import { say } from "./phrases.js";
import { runOf } from "./plan.js";

/**
 * Judge a pilot by a gate: each gate asks for all that the ones before it ask for.
 *
 * @type {(record: PilotRecord, gate: Gate, framework: Framework) => Missing[]}
 */
export const judge = (record, gate, framework) =>
  GATES.slice(0, GATES.indexOf(gate) + 1).flatMap((name) => [
    ...JUDGES[name](record, framework, (code, path, facts, about) => ({
      code,
      path,
      about,
      message: say(framework, "missing", code, facts),
    })),
  ]);

/**
 * Return what one gate asks for beyond the gates before it.
 *
 * @type {(record: PilotRecord, gate: Gate, framework: Framework) => Missing[]}
 */
export const judgeAlone = (record, gate, framework) => {
  const before = GATES[GATES.indexOf(gate) - 1];
  return judge(record, gate, framework).slice(before ? judge(record, before, framework).length : 0);
};

/**
 * Whether a reading reaches a criterion's target.
 *
 * @type {(criterion: Criterion, value: number) => boolean}
 */
const isMet = ({ target, better }, value) => {
  if (target === undefined) return false;
  return better === "higher" ? value - target >= 0 : value - target <= 0;
};

/**
 * Return the weeks of the log in their order.
 *
 * @type {(record: PilotRecord) => import("./record.js").WeekLog[]}
 */
export const weeksOf = (record) => [...(record.log ?? [])].sort((a, b) => a.week - b.week);

/**
 * Return what a criterion stood at in the last week that has a reading of it.
 *
 * @type {(record: PilotRecord, id: string) => number | undefined}
 */
export const lastReading = (record, id) => readingsOf(record, id).at(-1)?.value;

/**
 * Return the readings of a criterion by week.
 *
 * @type {(record: PilotRecord, id: string) => { week: number, value: number }[]}
 */
export const readingsOf = (record, id) =>
  weeksOf(record).flatMap(({ week, readings = [] }) =>
    readings.filter(({ criterion }) => criterion === id).map(({ value }) => ({ week, value })),
  );

/**
 * Propose an outcome by the framework's rule; nothing while a criterion can't be judged.
 *
 * @type {(record: PilotRecord) => "go" | "revise" | "stop" | null}
 */
export const propose = (record) => {
  const verdicts = (record.criteria ?? []).map((each) => verdict(each, lastReading(record, each.id)));
  if (!verdicts.length || verdicts.some((each) => each === "unread" || each === "untargeted")) return null;
  if (verdicts.every((each) => each === "met")) return "go";
  return record.decision?.changes?.length && !record.revision ? "revise" : "stop";
};

/**
 * Return how a criterion stands.
 *
 * @type {(criterion: Criterion, value: number | undefined) => "met" | "unmet" | "unread" | "untargeted"}
 */
export const verdict = (criterion, value) => {
  if (value === undefined) return "unread";
  if (criterion.target === undefined) return "untargeted";
  return isMet(criterion, value) ? "met" : "unmet";
};

/**
 * Write a figure with its unit, to four decimals at the most.
 *
 * @type {(value?: number, unit?: string) => string}
 */
export const figure = (value, unit) => {
  if (value === undefined) return "none";
  const written = String(Number(value.toFixed(4)));
  return unit ? `${written} ${unit}` : written;
};

/**
 * Find an entry of a list by one of its fields; the last one of those that repeat.
 *
 * @type {<Entry>(
 *   entries: Entry[] | undefined,
 *   field: keyof Entry,
 *   value: string,
 * ) => [at: number, entry: Entry | undefined]}
 */
const entry = (entries = [], field, value) => {
  const at = entries.findLastIndex((each) => each[field] === value);
  return [at, entries[at]];
};

/** @type {Judge} */
function* readiness(record, framework, missing) {
  yield* answered(record, framework, missing);
  if (!record.owner?.role) yield missing("owner-missing", ["owner"]);
  if (!record.criteria?.length) yield missing("criteria-missing", ["criteria"]);
  yield* measurable(record, missing);
}

/** @type {Judge} */
function* answered(record, framework, missing) {
  for (const { id, title } of pointsOf(framework, "question")) {
    const [at, answer] = entry(record.answers, "question", id);
    const path = answer ? ["answers", at] : ["answers"];
    if (!answer?.text) yield missing("answer-missing", path, { title }, id);
    else if (!answer.sufficient) yield missing("answer-weak", path, { title }, id);
  }
}

/** @type {("baseline" | "target")[]} */
const FIGURES = ["baseline", "target"];

/** @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>} */
function* measurable(record, missing) {
  for (const [at, criterion] of (record.criteria ?? []).entries()) {
    const { metric } = criterion;
    for (const lacks of FIGURES) {
      if (criterion[lacks] !== undefined) continue;
      yield missing("criterion-unmeasurable", ["criteria", at], { metric, lacks }, lacks);
    }
    if (!criterion.agreed) yield missing("criterion-not-agreed", ["criteria", at], { metric }, "agreed");
  }
}

/** @type {Judge} */
function* design(record, framework, missing) {
  yield* shown(record, framework, missing);
  if (!record.integrations?.some((each) => each.in_pilot)) {
    yield missing("integration-missing", ["integrations"]);
  }
  if (!record.governance?.length) yield missing("review-missing", ["governance"]);
  for (const [at, { review, started }] of (record.governance ?? []).entries()) {
    if (!started) yield missing("review-not-started", ["governance", at], { review }, "started");
  }
}

/** @type {Judge} */
function* shown(record, framework, missing) {
  for (const { id, title } of pointsOf(framework, "property")) {
    const [at, found] = entry(record.properties, "property", id);
    const path = found ? ["properties", at] : ["properties"];
    if (!found?.holds) yield missing("property-missing", path, { title }, id);
    else if (!found.shown_by) yield missing("property-unshown", path, { title }, id);
  }
}

/** @type {Judge} */
function* decision(record, framework, missing) {
  yield* connected(record, missing);
  yield* recorded(record, framework, missing);
  yield* read(record, missing);
  yield* agreedLate(record, framework, missing);
  yield* decided(record, missing);
}

/** @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>} */
function* connected(record, missing) {
  const chosen = (record.integrations ?? []).filter((each) => each.in_pilot);
  if (chosen.length && !chosen.some(({ state }) => state === "connected")) {
    const systems = chosen.map(({ system }) => system).join(", ");
    yield missing("integration-unconnected", ["integrations"], { systems }, "state");
  }
}

/** @type {Judge} */
function* recorded(record, framework, missing) {
  for (const { id, title } of pointsOf(framework, "record")) {
    const name = logNameOf(id);
    const isKept = framework.records.includes(name);
    if (isKept && !record.log?.some((week) => week[name]?.length)) {
      yield missing("record-missing", ["log"], { title }, name);
    }
  }
}

/** @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>} */
function* read(record, missing) {
  for (const [at, { metric, id }] of (record.criteria ?? []).entries()) {
    if (lastReading(record, id) === undefined) {
      yield missing("reading-missing", ["criteria", at], { metric }, "reading");
    }
  }
}

/** @type {Judge} */
function* agreedLate(record, framework, missing) {
  const began = runOf(record, framework).first;
  for (const [at, { metric, agreed }] of (record.criteria ?? []).entries()) {
    if (agreed && agreed > began) {
      yield missing("criterion-agreed-late", ["criteria", at], { metric, agreed, began }, "agreed");
    }
  }
}

/** @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>} */
function* decided(record, missing) {
  const made = record.decision;
  if (!made?.outcome) {
    yield missing("decision-missing", ["decision"]);
    return;
  }
  if (!made.reason) yield missing("reason-missing", ["decision"], {}, "reason");
  if (!made.by) yield missing("decider-missing", ["decision"], {}, "by");
  if (made.outcome === "go") yield* unmet(record, missing);
  else if (propose(record) === "go") {
    yield missing("stop-met", ["decision", "outcome"], { outcome: made.outcome }, "outcome");
  }
  if (made.outcome === "revise") yield* revised(record, made, missing);
}

/**
 * The criteria whose last readings stand between a go and the framework's rule.
 *
 * @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>}
 */
function* unmet(record, missing) {
  for (const criterion of record.criteria ?? []) {
    const { id, metric, unit, target } = criterion;
    const value = lastReading(record, id);
    if (verdict(criterion, value) !== "unmet") continue;
    const facts = { metric, value: figure(value, unit), target: figure(target, unit) };
    yield missing("go-unmet", ["decision", "outcome"], facts, "outcome");
  }
}

/** @type {(record: PilotRecord, made: import("./record.js").Decision, missing: Missed) => Iterable<Missing>} */
function* revised(record, { changes, ends }, missing) {
  if (record.revision) yield missing("revised-before", ["decision", "outcome"], {}, "outcome");
  if (!changes?.length) yield missing("change-missing", ["decision"], {}, "changes");
  if (!ends) yield missing("end-missing", ["decision"], {}, "ends");
}

const JUDGES = { readiness, design, decision };

/** The gates, in the order in which a pilot meets them. */
export const GATES = /** @type {Gate[]} */ (Object.keys(JUDGES));
