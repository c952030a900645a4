/**
 * Which failure mode does a pilot's own record point to? As macros/pilot/risks.py says.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {{ mode: import("./framework.js").Mode, because: import("./missing.js").Missing[] }} Risk
 */
import { judge } from "./judge.js";

/**
 * Return the failure modes that the record points to, in the framework's order, with why.
 *
 * @type {(record: PilotRecord, framework: Framework) => Risk[]}
 */
export const risks = (record, framework) => {
  const missing = judge(record, "decision", framework);
  return framework.modes
    .map((mode) => ({
      mode,
      because: missing.filter(({ code }) => framework.risks[code] === mode.id),
    }))
    .filter(({ because }) => because.length);
};
