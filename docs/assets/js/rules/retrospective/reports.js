/**
 * What must hold of what a retrospective reports, so that it can be counted?
 *
 * The rules of macros/content/rules/reports.py about one record, each under its name there. What a form is
 * told beside the place of the problem is the field that answers it.
 *
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {import("../shape/words.js").Problem} Problem
 * @typedef {import("../shape/words.js").Words} Words
 * @typedef {import("./organisations.js").Inline} Inline
 * @typedef {import("./rules.js").Retrospective} Retrospective
 * @typedef {import("./rules.js").RulesFile} RulesFile
 * @typedef {import("./shapes.js").Found} Found
 *
 * @typedef {{
 *   proposed?: string,
 *   use?: string,
 *   effect?: string,
 *   basis?: string,
 *   by?: string,
 *   source?: string[],
 * }} Practice
 * @typedef {{ value?: number, low?: number, high?: number, finding?: string }} Result
 * @typedef {{
 *   id?: string,
 *   form?: string,
 *   extent?: string,
 *   read_on?: string,
 *   copy_of?: string,
 * }} Source
 * @typedef {[field: keyof Practice, name: string, answeredBy?: keyof Practice]} Miscoded
 */

/** What `copy_of` says where nobody knows what the text was copied from. */
const UNKNOWN = "unknown";
const OF_AN_ORGANISATION = ["ModeReport", "PracticeReport", "Result"];

/**
 * Return what an organisation is called in its record: its id, or its name where it has no file.
 *
 * @type {(named: string | Inline) => string | undefined}
 */
const calledIn = (named) => (typeof named === "string" ? named : named.name);

/**
 * Whether a source is a copy of itself, over one or more others.
 *
 * @type {(of: Map<string, string | undefined>, start: string) => boolean}
 */
const isCircle = (of, start) => {
  const seen = new Set();
  for (let at = of.get(start); at !== undefined && of.has(at) && !seen.has(at); at = of.get(at)) seen.add(at);
  return seen.has(start);
};

/** @type {(result: Result) => [name: string, field: keyof Result | null] | null} */
const figureProblem = ({ value, low, high, finding }) => {
  const hasRange = low !== undefined && high !== undefined;
  const hasAnEnd = low !== undefined || high !== undefined;
  const isInWords = finding !== undefined && !hasAnEnd;
  if (value === undefined && !hasRange && !isInWords) return ["result-without-figure", null];
  if (value !== undefined && hasAnEnd) return ["result-twice", null];
  return hasRange && low >= high ? ["range-upside-down", "low"] : null;
};

export class Reports {
  /**
   * @param {Words} words
   * @param {RulesFile} rules
   */
  constructor(words, { used, primary }) {
    this.words = words;
    this.used = used;
    this.primary = primary;
  }

  /**
   * Return every problem of a record; `found` are the records that it is made of.
   *
   * @param {Retrospective} record
   * @param {Iterable<Found>} found
   * @returns {Problem[]}
   */
  problems(record, found) {
    return [
      ...this.practices_coded(record),
      ...this.contributor_tied(record),
      ...this.one_organisation_each(record, found),
      ...this.results_have_a_figure(record),
      ...this.sources_read(record),
      ...this.copies_known(record),
      ...this.disputes_open(record),
    ];
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *practices_coded({ record, practices = [] }) {
    for (const [index, report] of practices.entries()) {
      for (const [field, name, answeredBy = field] of this.miscoded(record, report)) {
        const path = ["practices", index];
        yield this.words.problem(name, [...path, field], {}, [...path, answeredBy]);
      }
    }
  }

  /**
   * Return each field of a report that does not fit its use, with what is said of it.
   *
   * @param {string | undefined} record
   * @param {Practice} report
   * @returns {Miscoded[]}
   */
  miscoded(record, report) {
    const { effect, use } = report;
    /** @type {Miscoded[]} */
    const said = [];
    if (use !== undefined && !this.used.includes(use)) {
      if (report.proposed !== undefined) said.push(["use", "proposed-unused"]);
      if (effect !== undefined) said.push(["effect", "effect-unused"]);
    }
    return [...said, ...(effect === undefined ? withoutEffect(report) : withEffect(record, report))];
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *contributor_tied({ record, contributor }) {
    if (record === "contributed" && contributor === undefined) {
      yield this.words.problem("contributor-missing", ["record"], {}, ["contributor", "tie"]);
    }
    if (record === "public-record" && contributor !== undefined) {
      yield this.words.problem("contributor-of-public-record", ["contributor"]);
    }
  }

  /**
   * @param {Retrospective} record
   * @param {Iterable<Found>} found
   * @returns {Iterable<Problem>}
   */
  *one_organisation_each({ organisations = [] }, found) {
    const called = organisations.map(calledIn);
    for (const [index, id] of called.entries()) {
      if (!id || called.indexOf(id) === index) continue;
      yield this.words.problem("organisation-twice", ["organisations", index], { id });
    }
    for (const [path, report, kind] of found) {
      if (OF_AN_ORGANISATION.includes(kind)) yield* this.ofAnother(path, report, called);
    }
  }

  /**
   * @param {Path} path
   * @param {{ organisation?: string }} report
   * @param {(string | undefined)[]} called
   * @returns {Iterable<Problem>}
   */
  *ofAnother(path, { organisation: id }, called) {
    const names = called.filter(Boolean).join(", ");
    const at = [...path, "organisation"];
    if (id === undefined) {
      if (called.length > 1) yield this.words.problem("which-organisation", path, { names }, at);
    } else if (!called.includes(id)) {
      yield this.words.problem("not-its-organisation", at, { id, names });
    }
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *results_have_a_figure({ results = [] }) {
    for (const [index, result] of results.entries()) {
      const [name, field] = figureProblem(result) ?? [];
      const path = ["results", index, ...(field ? [field] : [])];
      if (name) yield this.words.problem(name, path, {}, ["results", index, field ?? "value"]);
    }
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *sources_read({ record, sources = [] }) {
    if (record !== "public-record") return;
    for (const [index, source] of sources.entries()) {
      const path = ["sources", index];
      for (const field of /** @type {("read_on" | "extent")[]} */ (["read_on", "extent"])) {
        if (source[field] !== undefined) continue;
        yield this.words.problem(`source-without-${field}`, path, {}, [...path, field]);
      }
    }
    if (sources.length && !sources.some((source) => this.carries(source))) {
      yield this.words.problem("no-carrying-source", ["sources"]);
    }
  }

  /**
   * Whether a source knows of itself what it says, and was read.
   *
   * @param {Source} source
   */
  carries({ form = "", extent = "", copy_of: original }) {
    const isOwn = this.primary.includes(form) || form === "press";
    return isOwn && ["whole", "excerpt"].includes(extent) && original === undefined;
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *copies_known({ sources = [] }) {
    const of = new Map(sources.flatMap(({ id, copy_of: original }) => (id ? [[id, original]] : [])));
    for (const [index, { id = "", copy_of: original }] of sources.entries()) {
      if (original === undefined || original === UNKNOWN || original.includes("://")) continue;
      const path = ["sources", index, "copy_of"];
      if (!of.has(original)) {
        const near = this.words.nearest(original, of.keys()) || of.keys().next().value;
        yield this.words.problem("no-such-original", path, { id: original, near });
      } else if (isCircle(of, id)) {
        yield this.words.problem("copies-in-a-circle", path);
      }
    }
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *disputes_open({ status, disputes = [] }) {
    if (status === "disputed" && !disputes.length) yield this.words.problem("dispute-missing", ["status"]);
  }
}

/** @type {(report: Practice) => Miscoded[]} */
const withoutEffect = (report) => {
  const fields = /** @type {(keyof Practice)[]} */ (["basis", "by"]);
  return fields.filter((field) => report[field] !== undefined).map((field) => [field, "no-effect-given"]);
};

/** @type {(record: string | undefined, report: Practice) => Miscoded[]} */
const withEffect = (record, { basis, by, source = [] }) => {
  /** @type {Miscoded[]} */
  const said = [];
  if (basis === undefined) said.push(["effect", "basis-missing", "basis"]);
  if (basis === "reading") return by === undefined ? said : [...said, ["by", "reading-by"]];
  if (by === undefined && record === "public-record") said.push(["effect", "by-missing", "by"]);
  if (by === "independent" && record === "contributed" && !source.length) {
    said.push(["by", "independent-unsourced"]);
  }
  return said;
};
