/**
 * Finds pages: Pagefind with the index, or the several indexes, of this site. Loaded when somebody
 * searches, and not before.
 */
const ROOT = new URL("../../../", import.meta.url);
const INDEX = new URL("pagefind/", ROOT);
const OPTIONS = { excerptLength: 22 };

/** What stands for the index that Pagefind begins with, among the names of others. */
const FIRST = "first";

class Engine {
  constructor(pagefind, parts) {
    this.pagefind = pagefind;
    this.parts = parts;
  }

  /** Fetch what a search will need. */
  prepare(query) {
    this.pagefind.preload(query);
  }

  /** Return the pages that a query finds, the best first. */
  async find(query) {
    const { results } = await this.pagefind.search(query, await this.wordsKnown(query));
    return results;
  }

  /**
   * Of several indexes, have those asked that know every word, if one does: a word that an index
   * does not know Pagefind takes for a slip, and looks for the others alone.
   */
  async wordsKnown(query) {
    const words = query.split(/\s+/);
    if (!this.parts.length || words.length === 1) return {};
    const found = await Promise.all(words.map((word) => this.pagefind.search(word)));
    const any = this.parts.filter((part) => found.every(({ filters }) => filters.part?.[part]));
    return any.length ? { filters: { part: { any } } } : {};
  }
}

/** Open the index; a site with very many pages has others beside it, each with a filter of its name. */
export const openEngine = async () => {
  const [pagefind, names] = await Promise.all([
    import(new URL("pagefind.js", INDEX)),
    fetch(new URL("parts.json", INDEX)).then((answer) => answer.json()),
  ]);
  if (!names.length) {
    await pagefind.options(OPTIONS);
    return new Engine(pagefind, []);
  }
  const optionsOf = (part) => ({ ...OPTIONS, baseUrl: ROOT.pathname, mergeFilter: { part } });
  await pagefind.options(optionsOf(FIRST));
  const pathOf = (name) => new URL(`${name}/`, INDEX).pathname;
  await Promise.all(names.map((name) => pagefind.mergeIndex(pathOf(name), optionsOf(name))));
  return new Engine(pagefind, [FIRST, ...names]);
};
