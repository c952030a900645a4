/**
 * How does everything that a browser keeps become one file, and how do two people's files meet?
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
 */
import { isSame } from "../ground/same.js";
import { isPlain, SPACES, UnusableRecords, upgrade } from "./spaces.js";
import { openStore } from "./store.js";

const FORMAT = "playbook-export";
const VERSION = 1;

/** A file that can't be imported; `message` says why and what to do. */
export class UnreadableBackup extends Error {}

/** Return everything that this browser keeps. */
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

export const backupText = () => {
  const kept = backup();
  const text = JSON.stringify(kept, null, 2);
  const here = Object.entries(kept.spaces).map(([name, { records }]) => [name, records]);
  const back = readBackup(text).map(([space, records]) => [space.name, records]);
  if (!isSame(here, back)) throw new UnreadableBackup("What the file gives back is not what is kept.");
  return text;
};

/** Read an exported file. */
export const readBackup = (text) => {
  const file = parsed(text);
  if (!isPlain(file) || file.format !== FORMAT || !isPlain(file.spaces)) {
    throw new UnreadableBackup(
      "This file is no export of the playbook. Choose a file that “Export everything” made.",
    );
  }
  if (!(file.version <= VERSION)) throw new UnreadableBackup(tooNew);
  return Object.entries(file.spaces).map(([name, kept]) => {
    if (!Object.hasOwn(SPACES, name)) throw new UnreadableBackup(tooNew);
    return [SPACES[name], usable(name, kept)];
  });
};

const tooNew =
  "This file was exported by a newer edition of the playbook. Reload the page and choose it again.";

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBackup("This file is damaged or was cut off. Export it again where it came from.");
  }
};

const usable = (name, kept) => {
  try {
    return upgrade(SPACES[name], kept);
  } catch (error) {
    if (!(error instanceof UnusableRecords)) throw error;
    if (error.kind === "newer") throw new UnreadableBackup(tooNew);
    throw new UnreadableBackup(
      `The part “${name}” of this file can not be read. Export it again where it came from.`,
    );
  }
};

/** Compare our records (a store) with theirs (records by id). */
export const compare = (space, ours, theirs) => {
  const comparison = { patch: {}, added: [], joined: [], conflicts: [] };
  for (const [id, their] of Object.entries(theirs)) {
    const our = ours.get(id);
    const merged = joined(space, id, [], our, their, comparison.conflicts);
    const isOpen = comparison.conflicts.some((conflict) => conflict.id === id);
    if (isSame(our, merged) && !isOpen) continue;
    comparison.patch[id] = merged;
    if (our === undefined) comparison.added.push(id);
    else if (!isSame(our, merged)) comparison.joined.push(id);
  }
  return comparison;
};

const joined = (space, id, path, ours, theirs, found) => {
  if (ours === undefined || isSame(ours, theirs)) return theirs;
  if (theirs === undefined) return ours;
  const value = space.settle(id, path, ours, theirs);
  if (value !== undefined) return value;
  if (isPlain(ours) && isPlain(theirs)) {
    const fields = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    const join = (field) => joined(space, id, [...path, field], ours[field], theirs[field], found);
    return Object.fromEntries([...fields].map((field) => [field, join(field)]));
  }
  found.push({ id, path, ours, theirs });
  return ours;
};

/** Return the patch with each conflict decided. */
export const settled = ({ patch, conflicts }, sideOf) => {
  const decided = structuredClone(patch);
  for (const conflict of conflicts) {
    const fields = [conflict.id, ...conflict.path];
    const last = fields.pop();
    fields.reduce((part, field) => part[field], decided)[last] = conflict[sideOf(conflict)];
  }
  return decided;
};
