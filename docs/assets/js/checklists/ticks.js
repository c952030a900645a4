/**
 * What does a tick mean? An item is open, done, or not applicable with a reason; how far a list is.
 *
 * A record is what spaces.js says of `checklists`, or undefined. An item is `{ id, text, isGate, … }`.
 */
import { counted } from "../ground/counted.js";

export const STATE_WORDS = { open: "Open", done: "Done", na: "Does not apply" };

/** The state that counts: without a reason, "does not apply" is no answer. */
export const stateOf = (record) => {
  const state = record?.state ?? "open";
  return state === "na" && !record.reason?.trim() ? "open" : state;
};

export const recordId = (listId, itemId) => `${listId}/${itemId}`;

/** Count the states of items: `{ all, done, na, open }`. */
export const tally = (listId, items, get) => {
  const count = { all: items.length, done: 0, na: 0, open: 0 };
  for (const item of items) count[stateOf(get(recordId(listId, item.id)))] += 1;
  return count;
};

export const sum = (counts) =>
  counts.reduce(
    (one, other) => ({
      all: one.all + other.all,
      done: one.done + other.done,
      na: one.na + other.na,
      open: one.open + other.open,
    }),
    { all: 0, done: 0, na: 0, open: 0 },
  );

const exempt = ({ na }) => {
  if (!na) return "";
  return `, ${counted(na, "does not apply", "do not apply")}`;
};

/** "5 of 9 gate items done; the gate stays shut". */
export const gateWords = (count) => {
  const isOpen = count.open === 0;
  const of = count.done === count.all && count.all > 1 ? "All" : `${count.done} of`;
  const verdict = isOpen ? "the gate is open" : "the gate stays shut";
  return `${of} ${counted(count.all, "gate item")} done${exempt(count)}; ${verdict}`;
};

/** "7 of 12 items done, 1 does not apply". */
export const countWords = (count) => `${count.done} of ${counted(count.all, "item")} done${exempt(count)}`;

/** The gate first where there is one, then everything: `items` have `isGate`. */
export const progressWords = (listId, items, get) => {
  const gate = items.filter((item) => item.isGate);
  const all = tally(listId, items, get);
  if (!gate.length) return countWords(all);
  return `${gateWords(tally(listId, gate, get))}. In all ${all.done} of ${all.all} done`;
};

/** A record without its empty fields, or null where nothing is left. */
export const trimmed = (record) => {
  const entries = Object.entries(record).filter(([, value]) => value);
  return entries.length ? Object.fromEntries(entries) : null;
};
