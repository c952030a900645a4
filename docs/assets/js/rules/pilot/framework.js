/**
 * What do judging and planning know of the framework? A file made from the content, loaded once.
 * macros/browser/workspace.py makes it.
 *
 * @typedef {import("./record.js").LogName} LogName
 * @typedef {{ id: string, title: string }} Point
 * @typedef {{
 *   id: string,
 *   title: string,
 *   first: number,
 *   last: number,
 *   kind: string,
 *   gate: Point | null,
 *   points: Point[],
 * }} Step
 * @typedef {{ id: string, title: string, address: string, fix: string }} Mode
 * @typedef {{ id: string, title: string, gate: string, items: { id: string, text: string }[] }} GateList
 * @typedef {{
 *   steps: Step[],
 *   records: LogName[],
 *   modes: Mode[],
 *   risks: Record<string, string>,
 *   checklists: GateList[],
 *   waivable: string[],
 *   words: Record<string, Record<string, string>>,
 * }} Framework
 */
import { loadJson } from "../../ground/site.js";

/** @type {Promise<Framework> | null} */
let loading = null;

/**
 * Load the framework's shape; a load that failed is tried again by the next caller.
 *
 * @type {() => Promise<Framework>}
 */
export const loadFramework = () => {
  loading ??= /** @type {Promise<Framework>} */ (loadJson("assets/pilot/framework.json"));
  loading.catch(() => {
    loading = null;
  });
  return loading;
};

/**
 * Return the points of the step that works through this kind of them.
 *
 * @type {(framework: Framework, kind: string) => Point[]}
 */
export const pointsOf = (framework, kind) =>
  framework.steps.filter((step) => step.kind === kind).flatMap((step) => step.points);

/**
 * Return the name under which a week's log keeps one of the framework's records.
 *
 * @type {(id: string) => LogName}
 */
export const logNameOf = (id) => /** @type {LogName} */ (id.replaceAll("-", "_"));
