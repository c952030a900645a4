/**
 * How does a pilot become a retrospective? As macros/pilot/hand_on.py does it: what is unsaid stays out.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./framework.js").LogName} LogName
 * @typedef {import("./plan.js").Days} Days
 * @typedef {Record<string, unknown>} Fields   Fields of a retrospective, shaped as in its YAML file.
 */
import { daysBetween } from "../../ground/days.js";
import { lastReading, readingsOf, weeksOf } from "./criteria.js";
import { figure } from "./figure.js";
import { isNone } from "./nothing.js";
import { say } from "./phrases.js";
import { endOfWeek, runOf } from "./plan.js";

/** @type {Record<string, string | undefined>} */
const OUTCOMES = { revise: "never-left-pilot", stop: "never-left-pilot" };

/**
 * Return the fields of a retrospective that a pilot's record already answers.
 *
 * Whether it is told at first hand, and by whom, no pilot's record says.
 *
 * @type {(record: PilotRecord, framework: Framework) => Fields}
 */
export const asRetrospective = (record, framework) => {
  const run = runOf(record, framework);
  const decided = record.decision?.outcome ? record.decision : undefined;
  const choice = decided?.outcome ?? "";
  const outcome = OUTCOMES[choice];
  return said({
    id: record.id,
    title: record.title,
    organisations: organisationsOf(record),
    technique: record.technique,
    use_case: record.use_case,
    outcome,
    dates: said({
      pilot_start: run.first,
      pilot_end: run.last,
      decision: decided?.on,
      outcome: outcome && decided?.on,
    }),
    timeline: timelineOf(record, framework),
    owner: record.owner?.role && ownerOf(record.owner, run),
    criteria: record.criteria?.map((criterion) => criterionOf(record, criterion, run)),
    integrations: record.integrations?.map(integrationOf),
    governance: record.governance?.map((review) => reviewOf(review, run)),
    failure_modes: modesOf(record),
    decisions: [...(record.earlier ?? []), ...(decided ? [decided] : [])].map((decision) =>
      decisionOf(decision, framework),
    ),
    ...Object.fromEntries(framework.records.map((name) => [name, collected(record, name)])),
    lessons: record.risks
      ?.filter((risk) => !risk.failure_mode)
      .map((risk) => say(framework, "handed-on", "risk", { risk: told(risk) })),
  });
};

/** @type {(fields: Fields) => Fields} */
const said = (fields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) =>
      Array.isArray(value) ? value.length : value !== undefined && value !== "",
    ),
  );

/**
 * Return what is known of the one organisation; of what sort it is, nothing is.
 *
 * @type {(record: PilotRecord) => Fields[]}
 */
const organisationsOf = ({ organisation, sector }) => {
  const known = said({ name: organisation, sector });
  return Object.keys(known).length ? [known] : [];
};

/** @type {(owner: import("./record.js").Owner, run: Days) => Fields} */
const ownerOf = ({ role, named, commitment }, run) => said({ role, named: phase(run, named), commitment });

/** @type {(record: PilotRecord, criterion: import("./record.js").Criterion, run: Days) => Fields} */
const criterionOf = (record, criterion, run) => {
  const { id, metric, unit, better, baseline, target, agreed } = criterion;
  const kind = criterion.kind === "keep-within" ? criterion.kind : undefined;
  const actual = lastReading(record, id);
  return said({ metric, unit, kind, better, baseline, target, actual, set: phase(run, agreed) });
};

/**
 * Return what the criteria stood at, week by week.
 *
 * @type {(record: PilotRecord, framework: Framework) => Fields[]}
 */
const timelineOf = (record, framework) =>
  [...new Set(weeksOf(record).map(({ week }) => week))].flatMap((week) => {
    const readings = (record.criteria ?? []).flatMap(({ id, metric, unit, target }) =>
      readingsOf(record, id)
        .filter((reading) => reading.week === week)
        .map(({ value }) =>
          say(framework, "handed-on", "reading", { metric, value: figure(value, unit, target) }),
        ),
    );
    const facts = { week, readings: readings.join("; ") };
    const what = say(framework, "handed-on", "week", facts);
    return readings.length ? [{ when: endOfWeek(record, week), what }] : [];
  });

/**
 * Return what the risks say of failure modes; only the team can say how each ended.
 *
 * @type {(record: PilotRecord) => Fields[]}
 */
const modesOf = ({ risks = [] }) => {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const risk of risks) {
    const { failure_mode: mode } = risk;
    if (mode) found.set(mode, [found.get(mode) ?? [], told(risk)].flat().join(" "));
  }
  return [...found].map(([mode, evidence]) => ({ mode, evidence }));
};

/** @type {(risk: import("./record.js").RiskEntry) => string} */
const told = ({ risk, response }) => (response ? `${risk} ${response}` : risk);

/** @type {(decision: import("./record.js").Decision, framework: Framework) => Fields} */
const decisionOf = ({ outcome = "", reason, by, on, changes }, framework) => {
  const what = say(framework, "handed-on", outcome);
  const facts = { what, changes: changes?.map((change) => change.replace(/\.$/, "")).join("; ") };
  const isRevised = outcome === "revise" && changes?.length;
  const whole = isRevised ? say(framework, "handed-on", "changed", facts) : what;
  return said({ what: whole, why: reason, by, when: on });
};

/** @type {(integration: import("./record.js").Integration) => Fields} */
const integrationOf = ({ system, kind, state, in_pilot: inPilot, note }) => {
  const connected = inPilot ? "in-pilot" : "after-pilot";
  return said({ system, kind, when: state === "connected" ? connected : "never", note });
};

/** @type {(review: import("./record.js").Review, run: Days) => Fields} */
const reviewOf = ({ review, started, finished, note }, run) =>
  said({
    review,
    started: phase(run, started),
    took_weeks: weeksTaken(started, finished),
    finished: finished && phase(run, finished),
    note,
  });

/**
 * Return the weeks that a review took, counting each one begun; unknown until it is done.
 *
 * @type {(started?: string, finished?: string) => number | undefined}
 */
const weeksTaken = (started, finished) =>
  started && finished ? Math.max(1, Math.ceil(daysBetween(started, finished) / 7)) : undefined;

/** @type {(record: PilotRecord, name: LogName) => string[]} */
const collected = (record, name) =>
  weeksOf(record).flatMap((week) => (week[name] ?? []).filter((entry) => !isNone(entry)));

/**
 * Place a day before, in or after the weeks in which the pilot ran.
 *
 * @type {(run: Days, day?: string) => string}
 */
const phase = (run, day) => {
  if (!day) return "never";
  if (day < run.first) return "before-pilot";
  return day > run.last ? "after-pilot" : "in-pilot";
};
