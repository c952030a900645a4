/**
 * What must hold inside a retrospective, and between it and the playbook's items?
 *
 * The rules of macros/content/rules, each under its name there, on a record in which nothing has a wrong
 * shape; what is required may still be missing. Their words and tables come from rules.json. Rules
 * about a file's place are for `playbook check`. Those of reports.py and organisations.py have modules
 * of their own.
 *
 * @typedef {import("../prose.js").Construct} Construct
 * @typedef {import("../prose.js").Target & { isId?: boolean }} Target - a kind and an id, or an id alone
 * @typedef {import("../shape/nodes.js").Nodes} Nodes
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {import("../shape/words.js").Problem} Problem
 * @typedef {import("../shape/words.js").Words} Words
 * @typedef {import("../shape/words.js").WordRules} WordRules
 * @typedef {import("./shapes.js").Found} Found
 *
 * @typedef {{ label: string, folder: string, ids: string[] }} Kind   A kind of item, and which there are.
 * @typedef {{
 *   kinds: Record<string, Kind>,
 *   choices: { organisation: import("./organisations.js").Organisation[] },
 * }} Items   The playbook's items, as in items.json.
 * @typedef {WordRules & {
 *   date_order: [string, string][],
 *   dated: Record<string, string[]>,
 *   happened: Record<string, string[]>,
 *   told_when: Record<string, string>,
 *   first_year: number,
 *   released: string,
 *   names: import("../names.js").NameLists,
 *   primary: string[],
 *   texts: import("./shapes.js").Texts,
 *   used: string[],
 * }} RulesFile   All that the rules say and know, as in rules.json.
 *
 * @typedef {{
 *   kind?: "improve" | "keep-within",
 *   better?: "higher" | "lower",
 *   baseline?: number,
 *   target?: number,
 *   actual?: number,
 * }} Criterion
 * @typedef {{
 *   id?: string,
 *   record?: string,
 *   contributor?: object,
 *   organisations?: (string | import("./organisations.js").Inline)[],
 *   outcome?: string,
 *   status?: string,
 *   dates?: Record<string, string> & { no_pilot?: any },
 *   timeline?: { when?: string }[],
 *   criteria?: Criterion[],
 *   results?: import("./reports.js").Result[],
 *   failure_modes?: { mode?: string, organisation?: string }[],
 *   practices?: import("./reports.js").Practice[],
 *   disputes?: object[],
 *   sources?: import("./reports.js").Source[],
 * }} Retrospective   What the rules themselves look at; the schema knows every field.
 * @typedef {{
 *   source?: string[],
 *   reading?: boolean,
 *   basis?: string,
 *   use?: string,
 * }} Citing   What names its sources, or is ours.
 */
import { today } from "../../ground/days.js";
import { inDigits } from "../../ground/figures.js";
import { exists } from "../dates.js";
import { Names } from "../names.js";
import { constructs, isExternal, targetOf } from "../prose.js";
import { clipped } from "../shape/words.js";
import { isWorseThanBaseline } from "../targets.js";
import { Organisations } from "./organisations.js";
import { Reports } from "./reports.js";
import { Shapes } from "./shapes.js";

/**
 * What is wrong with a date of production, by the outcomes of what was a pilot to the last.
 *
 * @type {Record<string, string>}
 */
const NO_PRODUCTION = {
  "never-left-pilot": "production-never-reached",
  "not-told": "production-not-told",
};

/**
 * What is wrong with these outcomes where there was no pilot.
 *
 * @type {Record<string, string>}
 */
const ENDED_AS_PILOT = { "never-left-pilot": "pilot-never-left", "not-told": "pilot-not-told" };

/** @type {(written: string) => number} */
const yearOf = (written) => Number(written.slice(0, 4));

/**
 * Whether a date is after another, as far as both are known: a year is not after one of its own months.
 *
 * @type {(early: string, late: string) => boolean}
 */
const isAfter = (early, late) => {
  const length = Math.min(early.length, late.length);
  return early.slice(0, length) > late.slice(0, length);
};

/** @type {(criterion: Criterion) => boolean} */
const hasNoFigure = ({ baseline, target, actual }) =>
  [baseline, target, actual].every((known) => known === undefined);

/** @type {(criterion: Criterion) => boolean} */
const isNoBetter = (criterion) => {
  const { kind = "improve", baseline, target, better } = criterion;
  const isSame = target !== undefined && target === baseline;
  return (kind === "improve" && Boolean(better) && isSame) || isWorseThanBaseline(criterion);
};

/**
 * Return the source of every statement that names some, with its path.
 *
 * @type {(citing: Found[]) => [Path, string][]}
 */
const citedIn = (citing) =>
  citing.flatMap(([path, record]) => {
    const { source = [] } = /** @type {Citing} */ (record);
    return source.map((id, index) => /** @type {[Path, string]} */ ([[...path, "source", index], id]));
  });

/**
 * Whether nobody outside need have said it: a reading, or an objection that came in.
 *
 * @type {(kind: string, record: Citing) => boolean}
 */
const isOurs = (kind, { basis, use, reading = false }) => {
  if (kind === "PracticeReport") return basis === "reading" || use === "unclear";
  return kind === "Dispute" || reading;
};

/**
 * Return what a text names or links to; `mark` is the kind that an id is of, or how its Markdown is read.
 *
 * @type {(value: string, mark: string) => Target[]}
 */
const targetsIn = (value, mark) => {
  if (!["inline", "block"].includes(mark)) return value ? [{ kind: mark, id: value, isId: true }] : [];
  return constructs(value, mark === "inline").flatMap(({ href }) => {
    const target = href === undefined || isExternal(href) ? null : targetOf(href);
    return target ?? [];
  });
};

export class Rules {
  /** @param {{ nodes: Nodes, words: Words, rules: RulesFile, items: Items }} files */
  constructor({ nodes, words, rules, items }) {
    this.words = words;
    this.order = rules.date_order;
    this.dated = rules.dated;
    this.happened = rules.happened;
    this.toldWhen = rules.told_when;
    this.firstYear = rules.first_year;
    this.thisYear = Math.max(yearOf(today()), yearOf(rules.released));
    this.kinds = items.kinds;
    this.shapes = new Shapes(nodes, rules.texts);
    this.reports = new Reports(words, rules);
    this.organisations = new Organisations(items.choices.organisation, new Names(rules.names));
  }

  /**
   * Return every problem of a record.
   *
   * @param {Retrospective} record
   * @returns {Problem[]}
   */
  problems(record) {
    const found = [...this.shapes.kinds(record)];
    const citing = this.shapes.citing(found);
    return [
      ...this.known_targets(record),
      ...this.plain_prose(record),
      ...this.distinct_inner_ids(record),
      ...this.dates_exist(found),
      ...this.dates_in_order(record),
      ...this.dates_of_the_past(found),
      ...this.sources_known(record, citing),
      ...this.public_record_sourced(record, citing),
      ...this.straight_into_use(record),
      ...this.told_when(record, found),
      ...this.readings_named(record),
      ...this.criteria_comparable(record),
      ...this.reports.problems(record, found),
      ...this.organisations.problems(record.organisations ?? [], this.words),
    ];
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<[Path, Construct]>}
   */
  *found(record) {
    for (const [path, text, mark] of this.shapes.leaves(record)) {
      if (!["inline", "block"].includes(mark)) continue;
      for (const found of constructs(text, mark === "inline")) yield [path, found];
    }
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *known_targets(record) {
    for (const [path, value, mark] of this.shapes.leaves(record)) {
      for (const target of targetsIn(value, mark)) yield* this.unknownTarget(path, target, record);
    }
  }

  /**
   * @param {Path} path
   * @param {Target} target
   * @param {Retrospective} record
   * @returns {Problem[]}
   */
  unknownTarget(path, { kind, id, isId }, record) {
    if (!Object.hasOwn(this.kinds, kind)) {
      return [this.words.problem("no-such-kind", path, { kind, instead: this.insteadOfKind(kind, id) })];
    }
    if (kind === "retrospective" && id === record.id) return [this.words.problem("links-to-itself", path)];
    const { label, ids } = this.kinds[kind];
    if (ids.includes(id)) return [];
    const parts = { kind: label, id, instead: this.instead({ kind, id, isId }, record) };
    return [this.words.problem("no-such-item", path, parts)];
  }

  /**
   * @param {string} kind
   * @param {string} id
   */
  insteadOfKind(kind, id) {
    const known = Object.keys(this.kinds);
    const near = this.words.nearest(kind, known);
    if (near) return this.words.instead("target", { kind: near, id });
    return this.words.instead("kinds", { kinds: known.join(", ") });
  }

  /**
   * @param {Target} target
   * @param {Retrospective} record
   */
  instead({ kind, id, isId }, record) {
    const own = record.id === undefined ? [] : [record.id];
    /** @type {(name: string) => string[]} */
    const idsOf = (name) => [...this.kinds[name].ids, ...(name === "retrospective" ? own : [])];
    const near = this.words.nearest(id, idsOf(kind));
    if (near)
      return isId
        ? this.words.instead("source", { id: near })
        : this.words.instead("target", { kind, id: near });
    const elsewhere = Object.keys(this.kinds).find((name) => idsOf(name).includes(id));
    if (elsewhere) return this.words.instead("target", { kind: elsewhere, id });
    return this.words.instead("file", { folder: this.kinds[kind].folder });
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *plain_prose(record) {
    for (const [path, { construct, href = "" }] of this.found(record)) {
      if (construct) yield this.words.problem(`${construct}-in-prose`, path);
      else if (!targetOf(href) && !isExternal(href)) {
        yield this.words.problem("bad-link", path, { address: clipped(href) });
      }
    }
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *distinct_inner_ids(record) {
    const seen = new Set();
    for (const [path, { id }] of this.shapes.kinds(record)) {
      if (!path.length || id === undefined) continue;
      const siblings = typeof path.at(-1) === "number" ? path.slice(0, -1) : path;
      const key = [...siblings, id].join("/");
      if (seen.has(key)) yield this.words.problem("inner-id-twice", [...path, "id"], { id });
      seen.add(key);
    }
  }

  /**
   * @param {Found[]} found
   * @returns {Iterable<Problem>}
   */
  *dates_exist(found) {
    for (const [path, record, kind] of found) {
      const fields = kind === "Dates" ? Object.keys(record) : (this.dated[kind] ?? []);
      for (const field of fields) {
        const date = record[field];
        if (typeof date !== "string" || exists(date)) continue;
        yield this.words.problem("no-such-date", [...path, field], { date });
      }
    }
  }

  /**
   * @param {Found[]} found
   * @returns {Iterable<Problem>}
   */
  *dates_of_the_past(found) {
    const fields = found.flatMap(([path, record, kind]) =>
      (this.happened[kind] ?? []).map((field) => ({ at: [...path, field], date: record[field] })),
    );
    for (const { at, date } of fields) {
      const name = typeof date === "string" && date ? this.mistaken(yearOf(date)) : "";
      if (name) yield this.words.problem(name, at, { date });
    }
  }

  /**
   * Return the name of what is wrong with a year.
   *
   * @param {number} year
   */
  mistaken(year) {
    if (year > this.thisYear) return "date-to-come";
    return year < this.firstYear ? "date-long-ago" : "";
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *dates_in_order({ dates = {}, timeline = [] }) {
    for (const [first, then] of this.order) {
      const [early, late] = [dates[first], dates[then]];
      if (early && late && isAfter(early, late)) {
        yield this.words.problem("dates-swapped", ["dates", first], { first, early, then, late });
      }
    }
    for (const [index, { when }] of timeline.entries()) {
      const before = timeline[index - 1]?.when;
      if (before && when && isAfter(before, when)) {
        const parts = { early: when, late: before };
        yield this.words.problem("timeline-order", ["timeline", index, "when"], parts);
      }
    }
  }

  /**
   * @param {Retrospective} record
   * @param {Found[]} citing
   * @returns {Iterable<Problem>}
   */
  *sources_known({ sources = [] }, citing) {
    const listed = new Set(sources.flatMap(({ id }) => id ?? []));
    const cited = citedIn(citing);
    for (const [path, id] of cited) {
      if (!id || listed.has(id)) continue;
      const near = this.words.nearest(id, listed);
      const instead = near ? this.words.instead("source", { id: near }) : this.words.instead("list-source");
      yield this.words.problem("no-such-source", path, { id, instead });
    }
    const named = new Set(cited.map(([, id]) => id));
    for (const [index, { id }] of sources.entries()) {
      if (id && !named.has(id)) yield this.words.problem("source-unused", ["sources", index, "id"], { id });
    }
  }

  /**
   * @param {Retrospective} record
   * @param {Found[]} citing
   * @returns {Iterable<Problem>}
   */
  *public_record_sourced({ record, sources = [] }, citing) {
    if (record !== "public-record") return;
    if (!sources.length) {
      yield this.words.problem("no-sources", [], {}, ["sources"]);
      return;
    }
    for (const [path, statement, kind] of citing) {
      const { source = [], ...own } = /** @type {Citing} */ (statement);
      if (!source.length && !isOurs(kind, own)) yield this.words.problem(this.unsourced(kind), path);
    }
  }

  /**
   * Return the words for what has no source: what can be written there differs by its kind.
   *
   * @param {string} kind
   */
  unsourced(kind) {
    if (kind === "PracticeReport") return "practice-unsourced";
    return this.shapes.fieldsOf(kind).reading ? "statement-unsourced" : "position-unsourced";
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *straight_into_use({ outcome = "", dates = {} }) {
    if (!dates.no_pilot) return;
    for (const field of ["pilot_start", "pilot_end"]) {
      if (dates[field] !== undefined) yield this.words.problem("pilot-dated", ["dates", field], { field });
    }
    const name = ENDED_AS_PILOT[outcome];
    if (name) yield this.words.problem(name, ["outcome"]);
  }

  /**
   * @param {Retrospective} record
   * @param {Found[]} found
   * @returns {Iterable<Problem>}
   */
  *told_when({ record }, found) {
    if (record !== "contributed") return;
    for (const [path, entry, kind] of found) {
      const field = this.toldWhen[kind];
      if (!field || entry[field] !== undefined) continue;
      const { description } = this.shapes.fieldsOf(kind)[field];
      yield this.words.problem("missing", path, { field, description }, [...path, field]);
    }
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *readings_named({ failure_modes: modes = [], outcome = "", dates = {} }) {
    const seen = new Set();
    for (const [index, { mode, organisation = "" }] of modes.entries()) {
      const path = ["failure_modes", index, "mode"];
      const named = `${mode} ${organisation}`;
      if (mode && seen.has(named)) yield this.words.problem("mode-named-twice", path, { id: mode });
      seen.add(named);
    }
    const name = NO_PRODUCTION[outcome];
    if (name && dates.production) yield this.words.problem(name, ["dates", "production"]);
  }

  /**
   * @param {Retrospective} record
   * @returns {Iterable<Problem>}
   */
  *criteria_comparable({ criteria = [] }) {
    for (const [index, criterion] of criteria.entries()) {
      const path = ["criteria", index];
      if (hasNoFigure(criterion)) yield this.words.problem("criterion-without-figure", path);
      else if (isNoBetter(criterion)) {
        const parts = { target: inDigits(criterion.target ?? 0), better: criterion.better };
        yield this.words.problem("target-no-better", [...path, "target"], parts);
      }
    }
  }
}
