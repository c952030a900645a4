/**
 * Do the ids in a pilot's record exist, and are its days and targets possible? As macros/pilot/naming.py
 * says, in the same words.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./phrases.js").Facts} Facts
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {{ rule: string, path: Path, where: string, message: string, hint: string }} NamingProblem
 * @typedef {[path: Path, noun: string, name: string, known: string[]]} Named
 * @typedef {(rule: string, path: Path, message: string, hint: string) => NamingProblem} Told
 */
import { nearest } from "../shape/nearest.js";
import { fieldName } from "../shape/words.js";
import { isWorseThanBaseline } from "../targets.js";
import { pointsOf } from "./framework.js";
import { worseFacts } from "./judge.js";
import { say } from "./phrases.js";

const WORSE = "target-worse-than-baseline";

/** With these a record can be worked with, and is corrected in the tool itself. */
const CORRECTED_IN_THE_TOOL = ["dates-swapped", WORSE];

/**
 * Return every id that names nothing or two things, and every day or target that can't be.
 *
 * @type {(record: PilotRecord, framework: Framework) => NamingProblem[]}
 */
export const namingProblems = (record, framework) => {
  /** @type {Told} */
  const told = (rule, path, message, hint) => ({ rule, path, where: fieldName(path), message, hint });
  return [
    ...unknown(record, framework, told),
    ...twice(record, framework, told),
    ...tooEarly(record, framework, told),
    ...worse(record, framework, told),
  ];
};

/**
 * Whether no tool can work with a record that has this problem.
 *
 * @type {(problem: NamingProblem) => boolean}
 */
export const isFatal = ({ rule }) => !CORRECTED_IN_THE_TOOL.includes(rule);

/** @type {(record: PilotRecord, framework: Framework, told: Told) => NamingProblem[]} */
const unknown = (record, framework, told) =>
  namesIn(record, framework)
    .filter(([, , name, known]) => !known.includes(name))
    .map(([path, noun, name, known]) => {
      const message = say(framework, "problems", "unknown-id", { noun, name });
      return told("unknown-id", path, message, hintFor(name, known, framework));
    });

/** @type {(name: string, known: string[], framework: Framework) => string} */
const hintFor = (name, known, framework) => {
  if (!known.length) return say(framework, "hints", "none");
  const near = nearest(name, known);
  if (near) return say(framework, "hints", "near", { near });
  return say(framework, "hints", "known", { known: [...new Set(known)].sort().join(", ") });
};

/**
 * Return each id that names something: its path, what it names, and what there is.
 *
 * @type {(record: PilotRecord, framework: Framework) => Named[]}
 */
const namesIn = (record, framework) => {
  const [questions, properties, areas] = ["question", "property", "area"].map((kind) =>
    pointsOf(framework, kind).map(({ id }) => id),
  );
  const events = framework.steps.flatMap(({ id, gate }) => [
    id,
    `${id}-start`,
    ...(gate ? [`${id}-gate`] : []),
  ]);
  const modes = framework.modes.map(({ id }) => id);
  return [
    ...named(record.answers, ["answers"], "question", "question", questions),
    ...named(record.properties, ["properties"], "property", "property", properties),
    ...named(record.plan, ["plan"], "area", "area", areas),
    ...Object.keys(record.moved ?? {}).map(
      (event) => /** @type {Named} */ ([["moved", event], "event", event, events]),
    ),
    ...named(record.risks, ["risks"], "failure_mode", "failure mode", modes),
    ...namesOfCriteria(record, framework),
  ];
};

/** @type {(record: PilotRecord, framework: Framework) => Named[]} */
const namesOfCriteria = ({ criteria = [], log = [], waivers }, framework) => {
  const known = criteria.map(({ id }) => id);
  return [
    ...log.flatMap(({ readings }, at) =>
      named(readings, ["log", at, "readings"], "criterion", "criterion", known),
    ),
    ...named(waivers, ["waivers"], "code", "evidence to waive", framework.waivable),
    ...named(waivers, ["waivers"], "about", "criterion", known),
  ];
};

/**
 * The names that the entries of a list have in one of their fields.
 *
 * @type {<Entry extends object>(
 *   entries: Entry[] | undefined,
 *   path: Path,
 *   field: keyof Entry & string,
 *   noun: string,
 *   known: string[],
 * ) => Named[]}
 */
const named = (entries = [], path, field, noun, known) =>
  entries.flatMap(({ [field]: name }, at) =>
    name === undefined ? [] : [/** @type {Named} */ ([[...path, at, field], noun, name, known])],
  );

/** @type {(record: PilotRecord, framework: Framework, told: Told) => NamingProblem[]} */
const twice = ({ criteria = [] }, framework, told) =>
  criteria.flatMap(({ id: name }, at) => {
    if (!name || criteria.findIndex(({ id }) => id === name) === at) return [];
    const [message, hint] = ["problems", "hints"].map((group) =>
      say(framework, group, "duplicate-id", { name }),
    );
    return [told("duplicate-id", ["criteria", at, "id"], message, hint)];
  });

/** @type {(record: PilotRecord, framework: Framework, told: Told) => NamingProblem[]} */
const tooEarly = ({ governance = [], decision, start }, framework, told) => {
  /** @type {(path: Path, code: string, facts: Facts) => NamingProblem} */
  const swapped = (path, code, facts) =>
    told(
      "dates-swapped",
      path,
      say(framework, "problems", code, facts),
      say(framework, "hints", "dates-swapped"),
    );
  const found = governance.flatMap(({ started, finished }, at) =>
    started && finished && finished < started
      ? [swapped(["governance", at, "finished"], "review-order", { started, finished })]
      : [],
  );
  const on = decision?.on;
  const isEarly = on && on < start;
  return [...found, ...(isEarly ? [swapped(["decision", "on"], "decision-order", { on, start })] : [])];
};

/** @type {(record: PilotRecord, framework: Framework, told: Told) => NamingProblem[]} */
const worse = ({ criteria = [] }, framework, told) =>
  criteria.flatMap((criterion, at) => {
    if (!isWorseThanBaseline(criterion)) return [];
    const message = say(framework, "problems", WORSE, worseFacts(criterion));
    return [told(WORSE, ["criteria", at, "target"], message, say(framework, "hints", WORSE))];
  });
