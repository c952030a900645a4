/**
 * How is everything that a browser keeps written to one file, and how are two people's files merged?
 *
 *   backup()                       everything kept, as an object for `JSON.stringify`
 *   backupText()                   the same as a file's text, read back and compared; throws
 *                                  `UnreadableBackup` where it would not come back
 *   readBackup(text)               [[space, records], …]; throws `UnreadableBackup` with words
 *   compare(space, store, theirs, identity)
 *                                  { patch, added, joined, conflicts }: `patch` needs no question,
 *                                  `conflicts` are { id, path, ours, theirs, both }
 *   settled(comparison, sideOf)    the patch with every conflict decided; sideOf(conflict) => "ours",
 *                                  "theirs" or "both", which counts as ours where `both` is null
 *
 * Records are merged field by field: what one side alone has is kept, lists are united, and what both
 * have and differs is a conflict. Pilots are merged as rules/pilot/merging.js merges them, by the table
 * `identity`. A patch goes to `store.change`, so an import can be undone.
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {import("./store.js").Store} Store
 *
 * @typedef {import("../rules/pilot/merging.js").Identity} Identity
 * @typedef {import("../rules/pilot/merging.js").PathStep} PathStep
 *
 * @typedef {{ id: string, path: PathStep[], ours: unknown, theirs: unknown, both: unknown }} Conflict
 * @typedef {{ patch: Records, added: string[], joined: string[], conflicts: Conflict[] }} Comparison
 * @typedef {(conflict: Conflict) => "ours" | "theirs" | "both"} SideOf
 * @typedef {{ version: number, records: Records }} Part   What a file holds of a space.
 * @typedef {{ format: string, version: number, exported: string, spaces: Record<string, Part> }} Backup
 */
import { isGroup } from "../ground/group.js";
import { isSame } from "../ground/same.js";
import { merge } from "../rules/pilot/merging.js";
import { SPACES, UnusableRecords, upgrade } from "./spaces.js";
import { openStore } from "./store.js";

const FORMAT = "playbook-export";
const VERSION = 1;

/** A file that can't be imported; `message` says why and what to do. */
export class UnreadableBackup extends Error {}

/**
 * Return everything that this browser keeps.
 *
 * @type {() => Backup}
 */
export const backup = () => ({
  format: FORMAT,
  version: VERSION,
  exported: new Date().toISOString(),
  spaces: Object.fromEntries(
    Object.values(SPACES).map((space) => [
      space.name,
      { version: space.version, records: Object.fromEntries(openStore(space).entries()) },
    ]),
  ),
});

/** @type {() => string} */
export const backupText = () => {
  const kept = backup();
  const text = JSON.stringify(kept, null, 2);
  const here = Object.entries(kept.spaces).map(([name, { records }]) => [name, records]);
  const back = readBackup(text).map(([space, records]) => [space.name, records]);
  if (!isSame(here, back)) throw new UnreadableBackup("What the file gives back is not what is kept.");
  return text;
};

/**
 * Read an exported file.
 *
 * @type {(text: string) => [Space, Records][]}
 */
export const readBackup = (text) => {
  const file = parsed(text);
  if (!isGroup(file) || file.format !== FORMAT || !isGroup(file.spaces)) {
    throw new UnreadableBackup(
      "This file is no export of the playbook. Choose a file that “Export everything” made.",
    );
  }
  if (!(Number(file.version) <= VERSION)) throw new UnreadableBackup(tooNew);
  return Object.entries(file.spaces).map(([name, kept]) => {
    const space = Object.values(SPACES).find((each) => each.name === name);
    if (!space) throw new UnreadableBackup(tooNew);
    return [space, usable(space, kept)];
  });
};

const tooNew =
  "This file was exported by a newer edition of the playbook. Reload the page and choose it again.";

/** @type {(text: string) => unknown} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBackup("This file is damaged or was cut off. Export it again where it came from.");
  }
};

/** @type {(space: Space, kept: unknown) => Records} */
const usable = (space, kept) => {
  try {
    return upgrade(space, kept);
  } catch (error) {
    if (!(error instanceof UnusableRecords)) throw error;
    if (error.kind === "newer") throw new UnreadableBackup(tooNew);
    throw new UnreadableBackup(
      `The part “${space.name}” of this file can not be read. Export it again where it came from.`,
    );
  }
};

/** What a comparison says once its conflicts are decided. @type {WeakMap<Comparison, (sideOf: SideOf) => Records>} */
const patches = new WeakMap();

/**
 * Compare our records with theirs.
 *
 * @type {(space: Space, ours: Store, theirs: Records, identity?: Identity) => Comparison}
 */
export const compare = (space, ours, theirs, identity) => {
  const before = Object.fromEntries(Object.keys(theirs).map((id) => [id, ours.get(id)]));
  /** @type {(sideOf: SideOf) => Comparison} */
  const decided = (sideOf) => compared(space, before, theirs, { identity, sideOf });
  const comparison = decided(() => "ours");
  patches.set(comparison, (sideOf) => decided(sideOf).patch);
  return comparison;
};

/**
 * @type {(
 *   space: Space,
 *   ours: Record<string, Kept | undefined>,
 *   theirs: Records,
 *   how: { identity?: Identity, sideOf: SideOf },
 * ) => Comparison}
 */
const compared = (space, ours, theirs, { identity, sideOf }) => {
  /** @type {Comparison} */
  const comparison = { patch: {}, added: [], joined: [], conflicts: [] };
  for (const [id, their] of Object.entries(theirs)) {
    const joining = new Joining(space, id, sideOf);
    const merged = joining.record(ours[id], their, identity);
    comparison.conflicts.push(...joining.conflicts);
    if (isSame(ours[id], merged) && !joining.conflicts.length) continue;
    comparison.patch[id] = merged;
    if (ours[id] === undefined) comparison.added.push(id);
    else if (!isSame(ours[id], merged)) comparison.joined.push(id);
  }
  return comparison;
};

/** Fields whose texts can stand one after the other. */
const TEXTS = ["text", "note", "reason"];
const LONGEST = 10_000;

/** Merges one record. */
class Joining {
  /** @type {Conflict[]} */
  conflicts = [];

  /**
   * @param {Space} space
   * @param {string} id
   * @param {SideOf} sideOf
   */
  constructor(space, id, sideOf) {
    this.space = space;
    this.id = id;
    this.sideOf = sideOf;
  }

  /**
   * @param {Kept | undefined} ours
   * @param {Kept} theirs
   * @param {Identity | undefined} identity
   * @returns {Kept}
   */
  record(ours, theirs, identity) {
    if (this.space !== SPACES.pilots || !ours || !identity) {
      return /** @type {Kept} */ (this.value([], ours, theirs));
    }
    return merge(identity, { mine: ours, theirs }, ({ path, mine, theirs: their, both }) => {
      const side = this.decide({ id: this.id, path, ours: mine, theirs: their, both });
      return side === "ours" ? "mine" : side;
    }).record;
  }

  /** @param {Conflict} conflict */
  decide(conflict) {
    this.conflicts.push(conflict);
    return this.sideOf(conflict);
  }

  /**
   * @param {string[]} path
   * @param {unknown} ours
   * @param {unknown} theirs
   * @returns {unknown}
   */
  value(path, ours, theirs) {
    if (ours === undefined || isSame(ours, theirs)) return theirs;
    if (theirs === undefined) return ours;
    const value = this.space.settle(this.id, path, ours, theirs);
    if (value !== undefined) return value;
    if (Array.isArray(ours) && Array.isArray(theirs)) return this.list(path, ours, theirs);
    if (!isGroup(ours) || !isGroup(theirs)) {
      return this.chosen({ id: this.id, path, ours, theirs, both: together(path, ours, theirs) });
    }
    const fields = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    /** @type {(field: string) => unknown} */
    const join = (field) => this.value([...path, field], ours[field], theirs[field]);
    return Object.fromEntries([...fields].map((field) => [field, join(field)]));
  }

  /**
   * Unite two lists of texts; of others, a reader chooses.
   *
   * @param {string[]} path
   * @param {unknown[]} ours
   * @param {unknown[]} theirs
   * @returns {unknown}
   */
  list(path, ours, theirs) {
    const both = [...ours, ...theirs.filter((entry) => !ours.some((own) => isSame(own, entry)))];
    const isNews =
      both.length > ours.length && ours.some((own) => !theirs.some((entry) => isSame(own, entry)));
    if (!isNews || both.every((entry) => typeof entry === "string")) return both;
    return this.chosen({ id: this.id, path, ours, theirs, both });
  }

  /** @param {Conflict} conflict */
  chosen(conflict) {
    const side = this.decide(conflict);
    return side === "both" && conflict.both === null ? conflict.ours : conflict[side];
  }
}

/**
 * Return two texts as one, or null where they can't stand one after the other.
 *
 * @type {(path: string[], ours: unknown, theirs: unknown) => string | null}
 */
const together = (path, ours, theirs) => {
  if (typeof ours !== "string" || typeof theirs !== "string") return null;
  const both = `${ours.trim()}\n${theirs.trim()}`;
  return TEXTS.includes(path.at(-1) ?? "") && both.length <= LONGEST ? both : null;
};

/**
 * Return the patch with each conflict decided.
 *
 * @type {(comparison: Comparison, sideOf: SideOf) => Records}
 */
export const settled = (comparison, sideOf) => patches.get(comparison)?.(sideOf) ?? comparison.patch;
