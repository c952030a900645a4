/** Where do the site's own files stand, and what do they hold? */
const ROOT = new URL("../../../", import.meta.url);

/** The folder of its host that the site is in; what a browser keeps for the site is named after it. */
export const FOLDER = ROOT.pathname;

/**
 * Return the full address of a page or file of the site.
 *
 * @type {(address: string) => URL}
 */
export const siteAddress = (address) => new URL(address, ROOT);

/**
 * Load a file of the site as text; throw where there is none.
 *
 * @type {(address: string) => Promise<string>}
 */
export const loadText = async (address) => {
  const answer = await fetch(siteAddress(address));
  if (!answer.ok) throw new Error(`${answer.status}: ${answer.url}`);
  return answer.text();
};

/**
 * Load a JSON file of the site.
 *
 * @type {(address: string) => Promise<unknown>}
 */
export const loadJson = async (address) => JSON.parse(await loadText(address));
