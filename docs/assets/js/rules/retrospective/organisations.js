/**
 * Which organisations have a file, and which of them does a retrospective mean? What of
 * macros/content/rules/organisations.py is about retrospectives, and how macros/contribute/organisations.py
 * reads an answer.
 *
 * @typedef {import("../names.js").Names} Names
 * @typedef {import("../shape/words.js").Problem} Problem
 * @typedef {import("../shape/words.js").Words} Words
 *
 * @typedef {{ id: string, title: string, also: string[], kind: string }} Organisation   As in items.json.
 * @typedef {{ name?: string, kind?: string }} Inline   An organisation that has no file, as a record has it.
 * @typedef {string | Inline} Named
 * @typedef {{ organisation?: string }} Told   What may be told of one organisation alone.
 */

/** What an organisation is that may not be named: it is told apart by its id alone. */
const UNNAMED = "unnamed";
/** @type {("results" | "failure_modes" | "practices")[]} */
const TOLD_OF_ONE = ["results", "failure_modes", "practices"];

/** @type {(named: Named) => string} */
const nameOf = (named) => (typeof named === "string" ? named : (named.name ?? "")).trim();

/** @type {(named: Named) => boolean} */
const isUnnamed = (named) => typeof named !== "string" && named.kind === UNNAMED;

export class Organisations {
  /**
   * @param {Organisation[]} filed
   * @param {Names} names
   */
  constructor(filed, names) {
    this.names = names;
    this.filed = filed;
    this.ids = new Set(filed.map(({ id }) => id));
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
   * @param {string} name
   */
  idOf(name) {
    return name ? this.owners.get(this.names.compared(name)) : undefined;
  }

  /**
   * Return the id of the organisation with a file that is meant by an id, a name or fields, if any.
   *
   * @param {Named} named
   */
  knownId(named) {
    const name = nameOf(named);
    if (this.ids.has(name)) return name;
    return isUnnamed(named) ? undefined : this.idOf(name);
  }

  /**
   * Return the answers of a retrospective with the id of each organisation that has a file.
   *
   * One that is written out twice keeps its first spelling, so that the check finds it twice.
   *
   * @template {{ organisations?: Named[], results?: Told[], failure_modes?: Told[], practices?: Told[] }} Answers
   * @param {Answers} answers
   * @returns {Answers}
   */
  withKnownIds(answers) {
    if (!answers.organisations) return answers;
    /** @type {Map<string, string>} */
    const spellings = new Map();
    const meant = answers.organisations.map(
      (named) => this.knownId(named) ?? this.firstSpelt(named, spellings),
    );
    const referring = { ...answers, organisations: meant };
    for (const field of TOLD_OF_ONE) {
      const told = answers[field];
      if (told) referring[field] = told.map((one) => this.referring(one, spellings));
    }
    return referring;
  }

  /**
   * @param {Named} named
   * @param {Map<string, string>} spellings
   */
  firstSpelt(named, spellings) {
    const name = nameOf(named);
    if (!name || typeof named === "string" || isUnnamed(named)) return named;
    const compared = this.names.compared(name);
    if (!spellings.has(compared)) spellings.set(compared, name);
    return { ...named, name: spellings.get(compared) };
  }

  /**
   * Let what is told of one organisation name it as the record does.
   *
   * @template {Told} One
   * @param {One} one
   * @param {Map<string, string>} spellings
   * @returns {One}
   */
  referring(one, spellings) {
    if (!one.organisation) return one;
    const name = spellings.get(this.names.compared(one.organisation)) ?? this.knownId(one.organisation);
    return name ? { ...one, organisation: name } : one;
  }

  /**
   * Return a problem for each organisation that is written as if it had no file, and has the name of one.
   *
   * @param {Named[]} organisations
   * @param {Words} words
   * @returns {Problem[]}
   */
  problems(organisations, words) {
    return organisations.flatMap((named, index) => {
      const id = typeof named === "string" ? undefined : this.idOf(nameOf(named));
      return id ? [words.problem("organisation-is-filed", ["organisations", index, "name"], { id })] : [];
    });
  }
}
