/**
 * What must hold inside a retrospective, and between it and the playbook's items?
 *
 * The rules of macros/content/rules, each under its name there, on a record in which nothing has a wrong
 * shape; what is required may still be missing. Their words and tables come from rules.json. Rules
 * about a file's place are for `playbook check`.
 */
import { constructs, isExternal, targetOf } from "../prose.js";
import { clipped, figure } from "../shape/words.js";
import { Shapes } from "./shapes.js";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const exists = (written) => {
  const [year, month = 1, day = 1] = written.split("-").map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : DAYS[month - 1];
  return year >= 1 && day >= 1 && day <= days;
};

/** Compare two dates as far as both are known: a year has no place inside itself. */
const isAfter = (early, late) => {
  const length = Math.min(early.length, late.length);
  return early.slice(0, length) > late.slice(0, length);
};

export class Rules {
  constructor({ schema, words, rules, items }) {
    this.words = words;
    this.order = rules.date_order;
    this.kinds = items.kinds;
    this.shapes = new Shapes(schema, rules.texts);
  }

  /** Return every problem of a record. */
  problems(record) {
    const sourced = this.shapes.sourced(record);
    return [
      ...this.known_targets(record),
      ...this.plain_prose(record),
      ...this.distinct_inner_ids(record),
      ...this.dates_exist(record, sourced),
      ...this.dates_in_order(record),
      ...this.sources_known(record, sourced),
      ...this.public_record_sourced(record, sourced),
      ...this.readings_named(record),
      ...this.criteria_comparable(record),
    ];
  }

  *found(record) {
    for (const [path, text, mark] of this.shapes.leaves(record)) {
      if (!["inline", "block"].includes(mark)) continue;
      for (const found of constructs(text, mark === "inline")) yield [path, found];
    }
  }

  *known_targets(record) {
    const targets = [...this.shapes.leaves(record)].flatMap(([path, value, mark]) => {
      if (!["inline", "block"].includes(mark)) return [[path, { kind: mark, id: value }]];
      return constructs(value, mark === "inline").flatMap(({ href }) => {
        const target = href !== undefined && !isExternal(href) && targetOf(href);
        return target ? [[path, target]] : [];
      });
    });
    for (const [path, { kind, id }] of targets) {
      const known = this.kinds[kind];
      if (!known) {
        const near = this.words.nearest(kind, Object.keys(this.kinds));
        const kinds = Object.keys(this.kinds).join(", ");
        const instead = near
          ? this.words.instead("target", { kind: near, id })
          : this.words.instead("kinds", { kinds });
        yield this.words.problem("no-such-kind", path, { kind, instead });
      } else if (kind === "retrospective" && id === record.id) {
        yield this.words.problem("links-to-itself", path);
      } else if (!known.ids.includes(id)) {
        const parts = { kind: known.label, id, instead: this.instead(kind, id, record) };
        yield this.words.problem("no-such-item", path, parts);
      }
    }
  }

  instead(kind, id, record) {
    const idsOf = (name) =>
      name === "retrospective" ? [...this.kinds[name].ids, record.id] : this.kinds[name].ids;
    const near = this.words.nearest(id, idsOf(kind));
    if (near) return this.words.instead("target", { kind, id: near });
    const elsewhere = Object.keys(this.kinds).find((name) => idsOf(name).includes(id));
    if (elsewhere) return this.words.instead("target", { kind: elsewhere, id });
    return this.words.instead("file", { folder: this.kinds[kind].folder });
  }

  *plain_prose(record) {
    for (const [path, { construct, href }] of this.found(record)) {
      if (construct) yield this.words.problem(`${construct}-in-prose`, path);
      else if (!targetOf(href) && !isExternal(href)) {
        yield this.words.problem("bad-link", path, { address: clipped(href) });
      }
    }
  }

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

  *dates_exist(record, sourced) {
    const dates = Object.entries(record.dates).map(([name, written]) => [["dates", name], written]);
    for (const [path, { when }, name] of sourced) {
      if (["Event", "Decision"].includes(name) && when) dates.push([[...path, "when"], when]);
    }
    for (const [path, date] of dates) {
      if (!exists(date)) yield this.words.problem("no-such-date", path, { date });
    }
  }

  *dates_in_order({ dates, timeline = [] }) {
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

  *sources_known({ sources = [] }, sourced) {
    const listed = new Set(sources.map(({ id }) => id));
    const named = new Set();
    for (const [path, { source = [] }] of sourced) {
      for (const [index, id] of source.entries()) {
        named.add(id);
        if (!id || listed.has(id)) continue;
        const near = this.words.nearest(id, listed);
        const instead = near ? this.words.instead("source", { id: near }) : this.words.instead("list-source");
        yield this.words.problem("no-such-source", [...path, "source", index], { id, instead });
      }
    }
    for (const [index, { id }] of sources.entries()) {
      if (id && !named.has(id)) yield this.words.problem("source-unused", ["sources", index, "id"], { id });
    }
  }

  *public_record_sourced({ record, sources = [] }, sourced) {
    if (record !== "public-record") return;
    if (!sources.length) {
      yield this.words.problem("no-sources", [], {}, ["sources"]);
      return;
    }
    for (const [path, { source = [], reading }] of sourced) {
      if (!source.length && !reading) yield this.words.problem("statement-unsourced", path);
    }
  }

  *readings_named({ failure_modes: modes = [], outcome, dates }) {
    const seen = new Set();
    for (const [index, { mode }] of modes.entries()) {
      const path = ["failure_modes", index, "mode"];
      if (mode && seen.has(mode)) yield this.words.problem("mode-named-twice", path, { id: mode });
      seen.add(mode);
    }
    if (outcome === "never-left-pilot" && dates.production) {
      yield this.words.problem("production-never-reached", ["dates", "production"]);
    }
  }

  *criteria_comparable({ criteria = [] }) {
    for (const [index, { baseline, target, actual, better }] of criteria.entries()) {
      const path = ["criteria", index];
      if ([baseline, target, actual].every((known) => known === undefined)) {
        yield this.words.problem("criterion-without-figure", path);
      } else if (better && baseline !== undefined && target !== undefined) {
        const isBetter = better === "higher" ? target > baseline : target < baseline;
        if (isBetter) continue;
        const parts = { target: figure(target), better };
        yield this.words.problem("target-no-better", [...path, "target"], parts);
      }
    }
  }
}
