/**
 * How does a record become the file pilot.yml, and a file a record? The library for YAML is loaded when
 * it is first needed.
 */

import { loadJson } from "../ground/site.js";
import { visibleIn } from "../ground/visible.js";
import { loadFramework } from "../rules/pilot/framework.js";

const HEAD = " A pilot's own record. `playbook pilot gate readiness pilot.yml` says what is missing.";

/** A file that can't be opened; `message` says why. */
export class UnreadablePilot extends Error {}

/** A record that can't be written to a file as it is; `message` says where. */
export class UnwritablePilot extends Error {}

/**
 * Load what knows a record, and return its functions: what is wrong with its shape, the full record, and
 * which of its names, days and targets can't be.
 */
const loadRules = async () => {
  const [{ fullRecord, shapeProblems }, naming, schema, rules, framework] = await Promise.all([
    import("../rules/pilot/check.js"),
    import("../rules/pilot/naming.js"),
    loadJson("assets/pilot/schema.json"),
    loadJson("contribute/retrospective/rules.json"),
    loadFramework(),
  ]);
  const shape = { schema, rules };
  return {
    check: (record) => shapeProblems(shape, record),
    full: (record) => fullRecord(shape, record),
    misnamed: (record) =>
      naming.namingProblems(record, framework).map((problem) => ({
        said: `${problem.where}: ${problem.message}. ${problem.hint}`,
        isFatal: naming.isFatal(problem),
      })),
  };
};

/**
 * Return a record as the text of its file, and what the record still lacks to be whole; throw
 * `UnwritablePilot`.
 */
export const writePilot = async (record) => {
  const [{ Unwritable, yamlText }, { check, misnamed }] = await Promise.all([
    import("./yaml-text.js"),
    loadRules(),
  ]);
  try {
    const text = yamlText(record, { comment: HEAD });
    return { text, lacks: [...check(record), ...misnamed(record)] };
  } catch (error) {
    throw error instanceof Unwritable ? new UnwritablePilot(error.message) : error;
  }
};

/**
 * Return the record that a file holds, how many invisible characters it had, and in words what has to be
 * corrected in it; throw `UnreadablePilot`.
 */
export const readPilot = async (text) => {
  const [{ UnreadableYaml, yamlData }, { check, full, misnamed }] = await Promise.all([
    import("./yaml-data.js"),
    loadRules(),
  ]);
  const { value: data, removed } = visibleIn(read(() => yamlData(text), UnreadableYaml));
  refuse(check(data).filter(({ isLack, at }) => !isLack || at.length === 1));
  const record = full(data);
  const problems = misnamed(record);
  refuse(problems.filter(({ isFatal }) => isFatal));
  return { record, removed, problems: problems.map(({ said }) => said) };
};

const read = (make, Unreadable) => {
  try {
    return make();
  } catch (error) {
    throw error instanceof Unreadable ? new UnreadablePilot(error.message) : error;
  }
};

const refuse = (wrong) => {
  if (!wrong.length) return;
  const first = wrong.slice(0, 5).map(({ said }) => said.replace(/\.$/, ""));
  throw new UnreadablePilot(`This is no pilot's record: ${first.join("; ")}.`);
};
