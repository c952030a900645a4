/**
 * How does a record become the file pilot.yml, and a file a record? The library for YAML is loaded when
 * it is first needed.
 */

import { loadJson } from "../ground/site.js";
import { visibleIn } from "../ground/visible.js";

const HEAD = " A pilot's own record. `playbook pilot gate readiness pilot.yml` says what is missing.";

/** A file that can't be opened; `message` says why. */
export class UnreadablePilot extends Error {}

/** A record that can't be written to a file as it is; `message` says where. */
export class UnwritablePilot extends Error {}

/** Load what knows a record's shape, and return its two functions: what is wrong, and the full record. */
const loadShape = async () => {
  const [{ fullRecord, shapeProblems }, schema, rules] = await Promise.all([
    import("../rules/pilot/check.js"),
    loadJson("assets/pilot/schema.json"),
    loadJson("contribute/retrospective/rules.json"),
  ]);
  const shape = { schema, rules };
  return {
    check: (record) => shapeProblems(shape, record),
    full: (record) => fullRecord(shape, record),
  };
};

/**
 * Return a record as the text of its file, and what the record still lacks to be whole; throw
 * `UnwritablePilot`.
 */
export const writePilot = async (record) => {
  const [{ Unwritable, yamlText }, { check }] = await Promise.all([import("./yaml-text.js"), loadShape()]);
  try {
    return { text: yamlText(record, { comment: HEAD }), lacks: check(record) };
  } catch (error) {
    throw error instanceof Unwritable ? new UnwritablePilot(error.message) : error;
  }
};

/** Return the record that a file holds, and how many invisible characters it had; throw `UnreadablePilot`. */
export const readPilot = async (text) => {
  const [{ parseDocument }, { check, full }] = await Promise.all([import("../vendor/yaml.js"), loadShape()]);
  const document = parseDocument(text);
  const [mistake] = document.errors;
  if (mistake) throw new UnreadablePilot(`This is not YAML: ${mistake.message.split("\n")[0]}`);
  const { value: record, removed } = visibleIn(dataIn(document));
  const wrong = check(record).filter(({ isLack, at }) => !isLack || at.length === 1);
  if (wrong.length) {
    const first = wrong.slice(0, 5).map(({ said }) => said);
    throw new UnreadablePilot(`This is no pilot's record: ${first.join("; ")}.`);
  }
  return { record: full(record), removed };
};

const dataIn = (document) => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new UnreadablePilot("This file uses YAML anchors, which are not read here. Write the text out.");
  }
};
