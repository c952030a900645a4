/**
 * How is everything that a browser keeps written to one file, and how are two people's files merged?
 *
 *   backup()                       everything kept, as an object for `JSON.stringify`
 *   backupText()                   the same as a file's text, read back and compared; throws
 *                                  `UnreadableBackup` where it would not come back
 *   readBackup(text)               [[space, records], …]; throws `UnreadableBackup` with words
 *   compare(space, store, theirs)  { patch, added, joined, conflicts }: `patch` needs no question,
 *                                  `conflicts` are { id, path, ours, theirs }
 *   settled(comparison, sideOf)    the patch with every conflict decided; sideOf(conflict) => "ours" or
 *                                  "theirs"
 *
 * Records are merged field by field: what one side alone has is kept, what both have and differs is
 * a conflict. A patch goes to `store.change`, so an import can be undone.
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {import("./store.js").Store} Store
 *
 * @typedef {{ id: string, path: string[], ours: unknown, theirs: unknown }} Conflict
 * @typedef {{ patch: Records, added: string[], joined: string[], conflicts: Conflict[] }} Comparison
 * @typedef {(conflict: Conflict) => "ours" | "theirs"} SideOf
 * @typedef {{ version: number, records: Records }} Part   What a file holds of a space.
 * @typedef {{ format: string, version: number, exported: string, spaces: Record<string, Part> }} Backup
 */
import { isGroup } from "../ground/group.js";
import { isSame } from "../ground/same.js";
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

/**
 * Compare our records with theirs.
 *
 * @type {(space: Space, ours: Store, theirs: Records) => Comparison}
 */
export const compare = (space, ours, theirs) => {
  /** @type {Comparison} */
  const comparison = { patch: {}, added: [], joined: [], conflicts: [] };
  for (const [id, their] of Object.entries(theirs)) {
    const our = ours.get(id);
    const merged = /** @type {Kept} */ (joined(space, id, [], our, their, comparison.conflicts));
    const isOpen = comparison.conflicts.some((conflict) => conflict.id === id);
    if (isSame(our, merged) && !isOpen) continue;
    comparison.patch[id] = merged;
    if (our === undefined) comparison.added.push(id);
    else if (!isSame(our, merged)) comparison.joined.push(id);
  }
  return comparison;
};

/**
 * Merge a value field by field; what only a reader can decide stays ours, and is put down as a conflict.
 *
 * @type {(
 *   space: Space,
 *   id: string,
 *   path: string[],
 *   ours: unknown,
 *   theirs: unknown,
 *   found: Conflict[],
 * ) => unknown}
 */
const joined = (space, id, path, ours, theirs, found) => {
  if (ours === undefined || isSame(ours, theirs)) return theirs;
  if (theirs === undefined) return ours;
  const value = space.settle(id, path, ours, theirs);
  if (value !== undefined) return value;
  if (isGroup(ours) && isGroup(theirs)) {
    const fields = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    /** @type {(field: string) => unknown} */
    const join = (field) => joined(space, id, [...path, field], ours[field], theirs[field], found);
    return Object.fromEntries([...fields].map((field) => [field, join(field)]));
  }
  found.push({ id, path, ours, theirs });
  return ours;
};

/**
 * Return the patch with each conflict decided.
 *
 * @type {(comparison: Comparison, sideOf: SideOf) => Records}
 */
export const settled = ({ patch, conflicts }, sideOf) => {
  const decided = structuredClone(patch);
  for (const conflict of conflicts) {
    const fields = [conflict.id, ...conflict.path];
    const last = fields.splice(-1)[0];
    /** @type {Record<string, unknown>} */
    let part = decided;
    for (const field of fields) part = /** @type {Record<string, unknown>} */ (part[field]);
    part[last] = conflict[sideOf(conflict)];
  }
  return decided;
};
