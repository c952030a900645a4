/** Which failure mode does a pilot's own record point to? As macros/pilot/risks.py says. */
import { judge } from "./judge.js";

/** Return the failure modes that the record points to, in the framework's order, with why. */
export const risks = (record, framework) => {
  const missing = judge(record, "decision", framework);
  return framework.modes
    .map((mode) => ({
      mode,
      because: missing.filter(({ code }) => framework.risks[code] === mode.id),
    }))
    .filter(({ because }) => because.length);
};
