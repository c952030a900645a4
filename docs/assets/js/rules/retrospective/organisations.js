/**
 * Which organisations have a file, and does a retrospective name each of those by its id? The part of
 * macros/content/rules/organisations.py that is about retrospectives.
 *
 * @typedef {import("../names.js").Names} Names
 * @typedef {import("../shape/words.js").Problem} Problem
 * @typedef {import("../shape/words.js").Words} Words
 *
 * @typedef {{ id: string, title: string, also: string[], kind: string }} Organisation   As in items.json.
 * @typedef {{ name?: string, kind?: string }} Inline   An organisation that has no file, as a record has it.
 */

/** What an organisation is that may not be named: it is told apart by its id alone. */
const UNNAMED = "unnamed";

export class Organisations {
  /**
   * @param {Organisation[]} filed
   * @param {Names} names
   */
  constructor(filed, names) {
    this.names = names;
    this.filed = filed;
    /** @type {Map<string, string> | null} */
    this.byName = null;
  }

  /** The id of the first organisation with each name; made when somebody asks, as there may be thousands. */
  get owners() {
    if (this.byName) return this.byName;
    this.byName = new Map();
    for (const { id, title, also, kind } of this.filed) {
      for (const name of kind === UNNAMED ? [] : [title, ...also]) {
        const compared = this.names.compared(name);
        if (!this.byName.has(compared)) this.byName.set(compared, id);
      }
    }
    return this.byName;
  }

  /**
   * Return the id of the organisation that has a file and this name, if any.
   *
   * @param {Inline} organisation
   */
  idOf({ name, kind }) {
    return name && kind !== UNNAMED ? this.owners.get(this.names.compared(name)) : undefined;
  }

  /**
   * Return a problem for each organisation that has a file, and is written as if it had none.
   *
   * @param {(string | Inline)[]} organisations
   * @param {Words} words
   * @returns {Problem[]}
   */
  problems(organisations, words) {
    return organisations.flatMap((named, index) => {
      const id = typeof named === "string" ? undefined : this.idOf(named);
      return id ? [words.problem("organisation-is-filed", ["organisations", index, "name"], { id })] : [];
    });
  }
}
