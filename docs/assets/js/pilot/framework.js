/** What do judging and planning know of the framework? A file made from the content, loaded once. */
const ROOT = new URL("../../../", import.meta.url);

let loading = null;

/** Load the framework's shape; a load that failed is tried again by the next caller. */
export const loadFramework = () => {
  loading ??= loadJson("assets/pilot/framework.json");
  loading.catch(() => (loading = null));
  return loading;
};

/** Load a file of the site. */
export const loadJson = async (address) => JSON.parse(await loadText(address));

export const loadText = async (address) => {
  const answer = await fetch(siteAddress(address));
  if (!answer.ok) throw new Error(`${answer.status}: ${answer.url}`);
  return answer.text();
};

/** Return the full address of a page or file of the site. */
export const siteAddress = (address) => new URL(address, ROOT);

/** Return the points of the step that works through this kind of them. */
export const pointsOf = (framework, kind) =>
  framework.steps.filter((step) => step.kind === kind).flatMap((step) => step.points);
