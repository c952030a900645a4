/**
 * How do two copies of a pilot's record become one, with nothing lost? Fields are merged one by one,
 * entries by what they are about, and lists of texts entry by entry, as macros/pilot/merging.py does it
 * for the terminal; both read macros/pilot/identity.json.
 *
 *   merge(identity, { base, mine, theirs }, decide)   { record, conflicts }; without a base nothing
 *                    counts as deleted. `decide(conflict)` says which side counts: "mine", "theirs" or
 *                    "both", which counts as mine where there is no `both`
 *   loadIdentity()   the table; throws where it can't be loaded
 *   placeOf(path)    the place as text, which is the workspace's own: `log[week=5].worked`
 *
 * @typedef {Record<string, unknown>} Group
 * @typedef {string | Group} PathStep   A field's name, or what an entry is known by: `{ week: 5 }`.
 * @typedef {{ path: PathStep[], mine: unknown, theirs: unknown, both: unknown }} MergeConflict
 * @typedef {(conflict: MergeConflict) => "mine" | "theirs" | "both"} Decide
 * @typedef {{
 *   entries: Record<string, { by: string[], given?: boolean }>,
 *   separate: string[],
 *   rows: string[],
 *   latest: string[],
 *   usual: Record<string, string>,
 *   texts: Record<string, number>,
 * }} Identity
 * @typedef {{ base: unknown, mine: unknown, theirs: unknown }} Sides
 * @typedef {Map<string, unknown>} KnownEntries   By what each is known by, and which of several it is.
 */
import { later } from "../../ground/days.js";
import { isGroup } from "../../ground/group.js";
import { loadJson } from "../../ground/site.js";

/** @type {() => Promise<Identity>} */
export const loadIdentity = async () =>
  /** @type {Identity} */ (await loadJson("assets/pilot/identity.json"));

/** @type {(path: PathStep[]) => string} */
export const placeOf = (path) =>
  path
    .map((step) => (typeof step === "string" ? `.${step}` : entryPlace(step)))
    .join("")
    .replace(/^\./, "");

/** @type {(step: Group) => string} */
const entryPlace = (step) =>
  `[${Object.entries(step)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ")}]`;

/**
 * Merge two copies of a record.
 *
 * @type {(
 *   identity: Identity,
 *   sides: { base?: Group, mine: Group, theirs: Group },
 *   decide?: Decide,
 * ) => { record: Group, conflicts: MergeConflict[] }}
 */
export const merge = (identity, { base = {}, mine, theirs }, decide = () => "mine") => {
  const merging = new Merging(identity, decide, !Object.keys(base).length);
  const record = merging.fields("", [], { base, mine, theirs });
  return { record, conflicts: merging.conflicts };
};

/** @type {(value: unknown) => unknown} */
const plain = (value) => {
  if (typeof value === "string") return value.trim() || null;
  return value === false || value === undefined ? null : value;
};

/** @type {(group: unknown, name: string) => unknown} */
const fieldOf = (group, name) =>
  isGroup(group) && Object.hasOwn(group, name) ? (group[name] ?? null) : null;

/** @type {(side: unknown) => boolean} */
const mayBeList = (side) => side === null || Array.isArray(side);

/** @type {(side: unknown) => boolean} */
const holdsEntries = (side) => side === null || (Array.isArray(side) && side.every(isGroup));

/**
 * Count each name, so that several that are the same stay apart.
 *
 * @type {(values: unknown[], nameOf: (value: unknown) => string) => KnownEntries}
 */
const numbered = (values, nameOf) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return new Map(
    values.map((value) => {
      const name = nameOf(value);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [`${count} ${name}`, value];
    }),
  );
};

/** @type {(known: string) => number} */
const numberOf = (known) => Number(known.slice(0, known.indexOf(" ")));

/**
 * Return both sides' names once: mine in their order, and each of theirs after its neighbour. What
 * mine has alone after the same neighbour comes first.
 *
 * @type {(mine: string[], theirs: string[]) => string[]}
 */
const woven = (mine, theirs) => {
  const names = [...mine];
  const shared = new Set(theirs);
  let at = 0;
  for (const name of theirs) {
    const found = names.indexOf(name);
    if (found >= 0) {
      at = found + 1;
      continue;
    }
    while (at < names.length && !shared.has(names[at])) at += 1;
    names.splice(at, 0, name);
    at += 1;
  }
  return names;
};

/**
 * Return what entries are known by in the order of the merged list, weeks by their number.
 *
 * @type {(place: string, own: KnownEntries, other: KnownEntries) => string[]}
 */
const inOrder = (place, own, other) => {
  const known = woven([...own.keys()], [...other.keys()]);
  if (place !== "log") return known;
  /** @type {(one: string) => number} */
  const week = (one) => /** @type {number} */ (plain(fieldOf(own.get(one) ?? other.get(one), "week")));
  const isSorted = [own, other].every((side) => {
    const weeks = [...side.keys()].map(week);
    return weeks.every((one, at) => Number.isInteger(one) && (!at || weeks[at - 1] <= one));
  });
  return isSorted ? known.sort((a, b) => week(a) - week(b)) : known;
};

class Merging {
  /** @type {MergeConflict[]} */
  conflicts = [];

  /**
   * @param {Identity} identity
   * @param {Decide} decide
   * @param {boolean} isAlone   Whether there is no base.
   */
  constructor(identity, decide, isAlone) {
    this.identity = identity;
    this.decide = decide;
    this.isAlone = isAlone;
  }

  /**
   * Merge two groups field by field.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {{ base: Group, mine: Group, theirs: Group }} sides
   * @returns {Group}
   */
  fields(place, path, { base, mine, theirs }) {
    /** @type {[string, unknown][]} */
    const merged = [];
    for (const name of woven(Object.keys(mine), Object.keys(theirs))) {
      const own = fieldOf(mine, name);
      const value = this.value(place ? `${place}.${name}` : name, [...path, name], {
        base: fieldOf(base, name),
        mine: own,
        theirs: fieldOf(theirs, name),
      });
      const isKept = Object.hasOwn(mine, name) && Object.hasOwn(theirs, name) && own === null;
      if (value !== null || isKept) merged.push([name, value]);
    }
    return Object.fromEntries(merged);
  }

  /**
   * Merge what stands in one field.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {Sides} sides
   * @returns {unknown}
   */
  value(place, path, { base, mine, theirs }) {
    const [own, old, other] = [mine, base, theirs].map((side) => this.meaning(side, place));
    if (other === own || other === old) return mine;
    if (own === old) return theirs;
    if (Object.hasOwn(this.identity.entries, place) && [base, mine, theirs].every(holdsEntries)) {
      return this.entries(place, path, { base, mine, theirs });
    }
    if ([base, mine, theirs].every(mayBeList) && [mine, theirs].some(Array.isArray)) {
      return this.sequence(place, path, { base, mine, theirs });
    }
    return this.group(place, path, { base, mine, theirs });
  }

  /**
   * Merge two groups, or choose one of two values that can't both stand there.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {Sides} sides
   * @returns {unknown}
   */
  group(place, path, { base, mine, theirs }) {
    const isSeparate = this.identity.separate.includes(place);
    const [own, other] = [mine, theirs].map((side) => (isSeparate ? (side ?? {}) : side));
    if (!isGroup(own) || !isGroup(other)) return this.leaf(place, path, mine, theirs);
    const merged = this.fields(place, path, { base: isGroup(base) ? base : {}, mine: own, theirs: other });
    return Object.keys(merged).length ? merged : null;
  }

  /**
   * Return the side that counts of two values.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {unknown} mine
   * @param {unknown} theirs
   * @returns {unknown}
   */
  leaf(place, path, mine, theirs) {
    let both = null;
    if (typeof mine === "string" && typeof theirs === "string") {
      if (this.identity.latest.includes(place)) return later(mine, theirs);
      const together = `${mine.trim()}\n${theirs.trim()}`;
      const most = Object.hasOwn(this.identity.texts, place) ? this.identity.texts[place] : 0;
      if (together.length <= most) both = together;
    }
    return this.decided({ path, mine, theirs, both });
  }

  /** @param {MergeConflict} conflict */
  decided(conflict) {
    this.conflicts.push(conflict);
    const side = this.decide(conflict);
    return side === "both" && conflict.both === null ? conflict.mine : conflict[side];
  }

  /**
   * Merge two lists whose entries are known by some of their fields.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {Sides} sides
   * @returns {unknown[] | null}
   */
  entries(place, path, sides) {
    const { by } = this.identity.entries[place];
    /** @type {(entry: unknown) => string} */
    const nameOf = (entry) => JSON.stringify(by.map((name) => plain(fieldOf(entry, name))));
    const [old, own, other] = [sides.base, sides.mine, sides.theirs].map((side) =>
      numbered(/** @type {unknown[]} */ (side ?? []), nameOf),
    );
    const merged = inOrder(place, own, other)
      .map((known) => this.entry(place, path, known, { old, own, other }))
      .filter((entry) => entry !== null);
    return merged.length ? merged : null;
  }

  /**
   * Merge an entry of two lists.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {string} known
   * @param {Record<"old" | "own" | "other", KnownEntries>} sides
   * @returns {unknown}
   */
  entry(place, path, known, { old, own, other }) {
    const { by, given } = this.identity.entries[place];
    const entry = own.get(known) ?? other.get(known);
    const said = by.map((name) => /** @type {[string, unknown]} */ ([name, plain(fieldOf(entry, name))]));
    const step = Object.fromEntries(said.filter(([, value]) => value !== null));
    const numberedStep = numberOf(known) === 1 ? step : { ...step, number: numberOf(known) };
    const [base, mine, theirs] = [old, own, other].map((side) => side.get(known) ?? (given ? step : null));
    const value = this.value(place, [...path, numberedStep], { base, mine, theirs });
    if (!given || this.meaning(value, place) !== null) return value;
    return (own.has(known) && other.has(known)) || !old.has(known) ? value : null;
  }

  /**
   * Merge two lists of values that are known by nothing but what they say.
   *
   * @param {string} place
   * @param {PathStep[]} path
   * @param {Sides} sides
   * @returns {unknown}
   */
  sequence(place, path, { base, mine, theirs }) {
    /** @type {(value: unknown) => string} */
    const nameOf = (value) => this.meaning(value, place) ?? "null";
    const [old, own, other] = [base, mine, theirs].map((side) =>
      numbered(/** @type {unknown[]} */ (side ?? []), nameOf),
    );
    const united = woven([...own.keys()], [...other.keys()])
      .filter((known) => (own.has(known) && other.has(known)) || !old.has(known))
      .map((known) => (own.has(known) ? own.get(known) : other.get(known)));
    const isAsked = this.isAlone && this.identity.rows.includes(place);
    const isOther = [...own.keys()].some((known) => !other.has(known));
    if (isAsked && isOther && [...other.keys()].some((known) => !own.has(known))) {
      return this.decided({ path, mine, theirs, both: united });
    }
    return united.length ? united : null;
  }

  /**
   * Return what a value means, as a text to compare, or null where it says nothing.
   *
   * @param {unknown} value
   * @param {string} place
   * @returns {string | null}
   */
  meaning(value, place) {
    const tidied = this.tidied(value, place);
    return tidied === null ? null : JSON.stringify(tidied);
  }

  /**
   * @param {unknown} value
   * @param {string} place
   * @returns {unknown}
   */
  tidied(value, place) {
    if (isGroup(value)) return this.tidiedGroup(value, place);
    if (Array.isArray(value)) {
      const parts = value.map((entry) => this.tidied(entry, place)).filter((part) => part !== null);
      return parts.length ? parts : null;
    }
    const said = plain(value);
    const usual = Object.hasOwn(this.identity.usual, place) ? this.identity.usual[place] : null;
    return said === usual ? null : said;
  }

  /**
   * @param {Group} group
   * @param {string} place
   * @returns {Group | null}
   */
  tidiedGroup(group, place) {
    const parts = Object.keys(group)
      .sort()
      .map((name) => /** @type {[string, unknown]} */ ([name, this.inner(group, place, name)]))
      .filter(([, part]) => part !== null);
    const known = Object.hasOwn(this.identity.entries, place) ? this.identity.entries[place] : null;
    const saysNothing = known?.given ? parts.every(([name]) => known.by.includes(name)) : !parts.length;
    return saysNothing ? null : Object.fromEntries(parts);
  }

  /**
   * @param {Group} group
   * @param {string} place
   * @param {string} name
   */
  inner(group, place, name) {
    return this.tidied(group[name], place ? `${place}.${name}` : name);
  }
}
