/** What do judging and planning know of the framework? A file made from the content, loaded once. */
import { loadJson } from "../../ground/site.js";

let loading = null;

/** Load the framework's shape; a load that failed is tried again by the next caller. */
export const loadFramework = () => {
  loading ??= loadJson("assets/pilot/framework.json");
  loading.catch(() => (loading = null));
  return loading;
};

/** Return the points of the step that works through this kind of them. */
export const pointsOf = (framework, kind) =>
  framework.steps.filter((step) => step.kind === kind).flatMap((step) => step.points);
