/**
 * Which gate is open, and what is still missing? The same judgement as macros/pilot/judge.py makes,
 * with the same words; one table of cases, tests/cases/judgements, holds both to it.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./missing.js").Judge} Judge
 * @typedef {import("./missing.js").Missed} Missed
 * @typedef {import("./missing.js").Missing} Missing
 * @typedef {import("./record.js").Criterion} Criterion
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {keyof typeof JUDGES} Gate
 */
import { isWorseThanBaseline } from "../targets.js";
import { lastReading, REACHED, SHORT, verdicts } from "./criteria.js";
import { lacking, notByOwner } from "./evidence.js";
import { figure } from "./figure.js";
import { pointsOf } from "./framework.js";
import { missedIn } from "./missing.js";
import { say } from "./phrases.js";

export { lastReading, readingsOf, verdict, weeksOf } from "./criteria.js";
export { figure } from "./figure.js";

/**
 * Judge a pilot by a gate: each gate asks for all that the ones before it ask for.
 *
 * @type {(record: PilotRecord, gate: Gate, framework: Framework) => Missing[]}
 */
export const judge = (record, gate, framework) =>
  GATES.slice(0, GATES.indexOf(gate) + 1).flatMap((name) => [
    ...JUDGES[name](record, framework, missedIn(framework)),
    ...openItems(record, name, framework),
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
 * Propose an outcome by the framework's rule; nothing while the pilot can't be judged.
 *
 * @type {(record: PilotRecord, framework: Framework) => "go" | "revise" | "stop" | null}
 */
export const propose = (record, framework) => {
  const proposal = proposed(record, framework);
  return proposal === "unready" || proposal === "unknown" ? null : proposal;
};

/**
 * Return what the framework's rule says of a pilot: `unknown` while a criterion can't be judged, and
 * `unready` while evidence is missing.
 *
 * @type {(record: PilotRecord, framework: Framework) => "go" | "revise" | "stop" | "unready" | "unknown"}
 */
export const proposed = (record, framework) => {
  const found = verdicts(record).map(([, standing]) => standing);
  const isJudged = found.every((each) => REACHED.includes(each) || SHORT.includes(each));
  if (!found.length || !isJudged) return "unknown";
  if (lacking(record, framework).length) return "unready";
  if (found.every((each) => REACHED.includes(each))) return "go";
  return record.decision?.changes?.length && !wasRevised(record) ? "revise" : "stop";
};

/** @type {(record: PilotRecord) => boolean} */
const wasRevised = ({ revision, earlier }) =>
  Boolean(revision || earlier?.some(({ outcome }) => outcome === "revise"));

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

/**
 * What a criterion of each kind can't do without, and how it is called.
 *
 * @type {Record<"improve" | "keep-within", [field: "better" | "baseline" | "target", lacks: string][]>}
 */
const LACKS = {
  improve: [
    ["better", "direction"],
    ["baseline", "baseline"],
    ["target", "target"],
  ],
  "keep-within": [
    ["better", "direction"],
    ["target", "limit"],
  ],
};

/** @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>} */
function* measurable(record, missing) {
  for (const [at, criterion] of (record.criteria ?? []).entries()) {
    const { metric, kind = "improve", agreed } = criterion;
    const path = ["criteria", at];
    const unset = LACKS[kind].filter(([field]) => criterion[field] === undefined);
    yield* unset.map(([field, lacks]) => missing("criterion-unmeasurable", path, { metric, lacks }, field));
    if (isWorseThanBaseline(criterion)) {
      yield missing("target-worse-than-baseline", path, worseFacts(criterion), "target");
    }
    if (!agreed) yield missing("criterion-not-agreed", path, { metric }, "agreed");
  }
}

/**
 * What is said of a target that is worse than its baseline.
 *
 * @type {(criterion: Criterion) => import("./phrases.js").Facts}
 */
export const worseFacts = ({ metric, unit, target, baseline, better }) => ({
  metric,
  target: figure(target, unit, baseline),
  baseline: figure(baseline, unit, target),
  better,
});

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
  yield* read(record, missing);
  yield* lacking(record, framework);
  yield* notByOwner(record, missing);
  const either = (/** @type {string[]} */ names) =>
    names.map((name) => say(framework, "lacks", name)).join(" or ");
  yield* explained(record, either, missing);
  yield* signed(record, either, missing);
  yield* decided(record, framework, missing);
}

/** @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>} */
function* connected(record, missing) {
  const chosen = (record.integrations ?? []).filter((each) => each.in_pilot);
  if (chosen.length && !chosen.some(({ state }) => state === "connected")) {
    const systems = chosen.map(({ system }) => system).join(", ");
    yield missing("integration-unconnected", ["integrations"], { systems }, "state");
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

/** @typedef {(names: string[]) => string} Either */

/** @type {(record: PilotRecord, either: Either, missing: Missed) => Iterable<Missing>} */
function* explained(record, either, missing) {
  for (const [at, { metric, on, by, why }] of (record.criterion_changes ?? []).entries()) {
    const names = [by ? [] : "by", why ? [] : "why"].flat();
    if (!names.length) continue;
    const facts = { metric, on, lacks: either(names) };
    yield missing("change-unexplained", ["criterion_changes", at], facts, names[0]);
  }
}

/** @type {(record: PilotRecord, either: Either, missing: Missed) => Iterable<Missing>} */
function* signed(record, either, missing) {
  for (const [at, { review, finished, outcome, signed_by: by }] of (record.governance ?? []).entries()) {
    const names = [outcome ? [] : "outcome", by ? [] : "signed_by"].flat();
    if (!finished || !names.length) continue;
    yield missing("review-unsigned", ["governance", at], { review, lacks: either(names) }, names[0]);
  }
}

/** @type {Judge} */
function* decided(record, framework, missing) {
  const made = record.decision;
  if (!made?.outcome) {
    yield missing("decision-missing", ["decision"]);
    return;
  }
  if (!made.reason) yield missing("reason-missing", ["decision"], {}, "reason");
  if (!made.by) yield missing("decider-missing", ["decision"], {}, "by");
  if (!made.on) yield missing("day-missing", ["decision"], {}, "on");
  if (made.outcome === "go") yield* againstGo(record, missing);
  else if (propose(record, framework) === "go") {
    yield missing("stop-met", ["decision", "outcome"], { outcome: made.outcome }, "outcome");
  }
  if (made.outcome === "revise") yield* revisable(record, made, missing);
}

/** @type {Partial<Record<import("./criteria.js").Verdict, string>>} */
const GO_UNREACHED = { unmet: "go-unmet", crossed: "go-crossed" };

/**
 * What stands between a go and the framework's rule: last readings, and reviews.
 *
 * @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>}
 */
function* againstGo(record, missing) {
  for (const [{ id, metric, unit, target }, standing] of verdicts(record)) {
    const code = GO_UNREACHED[standing];
    if (!code) continue;
    const value = lastReading(record, id);
    const facts = { metric, value: figure(value, unit, target), target: figure(target, unit, value) };
    yield missing(code, ["decision", "outcome"], facts, "outcome");
  }
  for (const [at, { review, outcome }] of (record.governance ?? []).entries()) {
    if (outcome === "not-passed")
      yield missing("review-not-passed", ["governance", at], { review }, "outcome");
  }
}

/** @type {(record: PilotRecord, made: import("./record.js").Decision, missing: Missed) => Iterable<Missing>} */
function* revisable(record, { changes, ends }, missing) {
  if (wasRevised(record)) yield missing("revised-before", ["decision", "outcome"], {}, "outcome");
  if (!changes?.length) yield missing("change-missing", ["decision"], {}, "changes");
  if (!ends) yield missing("end-missing", ["decision"], {}, "ends");
}

/**
 * The open items of the checklists that guard a gate, as far as the record keeps them.
 *
 * @type {(record: PilotRecord, gate: Gate, framework: Framework) => Iterable<Missing>}
 */
function* openItems(record, gate, framework) {
  for (const list of framework.checklists.filter((each) => each.gate === gate)) {
    const at = (record.checklists ?? []).findLastIndex(
      ({ checklist, items }) => checklist === list.id && items?.length,
    );
    if (at >= 0) yield* openItemsOf(list, at, record.checklists?.[at].items, missedIn(framework));
  }
}

/**
 * @param {import("./framework.js").GateList} list
 * @param {number} at
 * @param {import("./record.js").TickedItem[] | undefined} ticks
 * @param {Missed} missing
 * @returns {Iterable<Missing>}
 */
function* openItemsOf({ title, items }, at, ticks, missing) {
  for (const { id, text } of items) {
    const [row, tick] = entry(ticks, "item", id);
    const path = ["checklists", at, ...(tick ? ["items", row] : [])];
    if (!isSettled(tick)) yield missing("gate-item-open", path, { checklist: title, item: text }, id);
  }
}

/** @type {(tick?: import("./record.js").TickedItem) => boolean} */
const isSettled = (tick) => tick?.state === "done" || (tick?.state === "na" && Boolean(tick.reason));

const JUDGES = { readiness, design, decision };

/** The gates, in the order in which a pilot meets them. */
export const GATES = /** @type {Gate[]} */ (Object.keys(JUDGES));
