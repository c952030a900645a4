/**
 * What keeps a gate shut? A code, a message, the path of the field that it is about, and `about`: the
 * id of the question, property or record, or the field, where the path alone can't tell.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./phrases.js").Facts} Facts
 *
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {{ code: string, path: Path, about: string | undefined, message: string }} Missing
 * @typedef {(code: string, path: Path, facts?: Facts, about?: string) => Missing} Missed
 * @typedef {(record: PilotRecord, framework: Framework, missing: Missed) => Iterable<Missing>} Judge
 */
import { say } from "./phrases.js";

/**
 * Return what makes something missing, in the framework's words.
 *
 * @type {(framework: Framework) => Missed}
 */
export const missedIn = (framework) => (code, path, facts, about) => ({
  code,
  path,
  about,
  message: say(framework, "missing", code, facts),
});
