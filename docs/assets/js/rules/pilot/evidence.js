/**
 * Which evidence does the decision still need, and what of it has the business owner waived? As
 * macros/pilot/evidence.py says.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./missing.js").Missing} Missing
 * @typedef {import("./missing.js").Missed} Missed
 * @typedef {import("./missing.js").Judge} Judge
 * @typedef {import("./record.js").Criterion} Criterion
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./record.js").Waiver} Waiver
 */
import { agreeing } from "../../ground/counted.js";
import { readingsOf, verdict } from "./criteria.js";
import { figure } from "./figure.js";
import { logNameOf, pointsOf } from "./framework.js";
import { missedIn } from "./missing.js";
import { say } from "./phrases.js";
import { runOf, weekOf, weeksOfRun } from "./plan.js";

/** So many of the run's last weeks need a reading of each criterion. */
const LATEST = 2;

/**
 * Return the evidence that is missing and that nobody with the right to has waived.
 *
 * @type {(record: PilotRecord, framework: Framework) => Missing[]}
 */
export const lacking = (record, framework) =>
  found(record, framework).filter((entry) => !waiverOf(entry, record));

/**
 * Return the evidence that is missing and that the business owner has waived.
 *
 * @type {(record: PilotRecord, framework: Framework) => { missing: Missing, waiver: Waiver }[]}
 */
export const waived = (record, framework) =>
  found(record, framework).flatMap((missing) => {
    const waiver = waiverOf(missing, record);
    return waiver ? [{ missing, waiver }] : [];
  });

/**
 * The waivers that somebody else than the business owner gave.
 *
 * @type {(record: PilotRecord, missing: Missed) => Iterable<Missing>}
 */
export function* notByOwner(record, missing) {
  for (const [at, waiver] of (record.waivers ?? []).entries()) {
    const { by, code } = waiver;
    if (!isByOwner(by, record)) yield missing("waiver-not-by-owner", ["waivers", at], { by, code }, "by");
  }
}

/**
 * Write weeks as a reader says them: `week 4`, or `weeks 4, 5 and 7`.
 *
 * @type {(weeks: number[]) => string}
 */
export const weeksInWords = (weeks) => {
  const before = weeks.slice(0, -1).join(", ");
  const listed = before ? `${before} and ${weeks.at(-1)}` : String(weeks.at(-1));
  return `${agreeing(weeks.length, "week")} ${listed}`;
};

/**
 * Whether a position is that of the business owner.
 *
 * @type {(by: string, record: PilotRecord) => boolean}
 */
export const isByOwner = (by, { owner }) => {
  const role = owner?.role?.trim().toLowerCase();
  return Boolean(role) && by.trim().toLowerCase() === role;
};

/** @type {(record: PilotRecord, framework: Framework) => Missing[]} */
const found = (record, framework) => {
  const missing = missedIn(framework);
  return Object.values(FINDERS).flatMap((find) => [...find(record, framework, missing)]);
};

/** @type {(entry: Missing, record: PilotRecord) => Waiver | undefined} */
const waiverOf = ({ code, path: [first, at] }, record) => {
  const about = first === "criteria" ? record.criteria?.[Number(at)].id : undefined;
  return record.waivers?.find(
    (waiver) =>
      waiver.code === code && [undefined, about].includes(waiver.about) && isByOwner(waiver.by, record),
  );
};

/**
 * Return the weeks of the run; of one that was stopped before its end, those up to that day.
 *
 * @type {(record: PilotRecord, framework: Framework) => number[]}
 */
const weeksJudged = (record, framework) => {
  const weeks = weeksOfRun(record, framework);
  const { outcome, on } = record.decision ?? {};
  return outcome === "stop" && on ? weeks.filter((week) => week <= weekOf(record, on)) : weeks;
};

/** @type {Judge} */
function* unlogged(record, framework, missing) {
  const logged = (record.log ?? [])
    .filter((week) => Object.values(week).some((said) => Array.isArray(said) && said.length))
    .map(({ week }) => week);
  const weeks = weeksJudged(record, framework).filter((week) => !logged.includes(week));
  if (weeks.length) yield missing("weeks-unlogged", ["log"], { which: weeksInWords(weeks) }, "worked");
}

/** @type {Judge} */
function* unrecorded(record, framework, missing) {
  for (const { id, title } of pointsOf(framework, "record")) {
    const name = logNameOf(id);
    const isKept = framework.records.includes(name);
    if (isKept && !record.log?.some((week) => week[name]?.length)) {
      yield missing("record-missing", ["log"], { title }, name);
    }
  }
}

/** @type {Judge} */
function* stale(record, framework, missing) {
  const latest = weeksJudged(record, framework).slice(-LATEST);
  for (const [at, { id, metric }] of (record.criteria ?? []).entries()) {
    const read = readingsOf(record, id).map(({ week }) => week);
    const weeks = latest.filter((week) => !read.includes(week));
    if (!read.length || !weeks.length) continue;
    const facts = { metric, which: weeksInWords(weeks), last: read.at(-1) };
    yield missing("reading-stale", ["criteria", at], facts, "reading");
  }
}

/** @type {Judge} */
function* crossed(record, framework, missing) {
  const run = weeksOfRun(record, framework);
  for (const [at, criterion] of (record.criteria ?? []).entries()) {
    const { id, metric, unit, target } = criterion;
    const over = readingsOf(record, id)
      .slice(0, -1)
      .filter(({ week, value }) => run.includes(week) && verdict(criterion, value) === "crossed");
    if (!over.length) continue;
    const readings = over
      .map(({ week, value }) =>
        say(framework, "readings", "in-week", { week, value: figure(value, unit, target) }),
      )
      .join(", ");
    const limit = figure(target, unit, ...over.map(({ value }) => value));
    yield missing("limit-crossed", ["criteria", at], { metric, target: limit, readings }, "reading");
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

/** @type {Judge} */
function* decidedEarly(record, framework, missing) {
  const began = runOf(record, framework).first;
  const { outcome, on } = record.decision ?? {};
  if (outcome && on && on < began) {
    yield missing("decided-before-run", ["decision", "on"], { on, began }, "on");
  }
}

/** @type {Record<string, Judge>} */
const FINDERS = {
  "weeks-unlogged": unlogged,
  "record-missing": unrecorded,
  "reading-stale": stale,
  "limit-crossed": crossed,
  "criterion-agreed-late": agreedLate,
  "decided-before-run": decidedEarly,
};
