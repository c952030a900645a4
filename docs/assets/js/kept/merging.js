/**
 * How do somebody else's records come into this browser? What fits goes in at once, and where both
 * have something else, the reader chooses. It can be undone like any other change.
 *
 *   merge({ incoming, words, host, done, cancelled })
 *     incoming   [[space, records by id], …]
 *     words      what undo calls it
 *     host       the element that shows the choices
 *     done(said), cancelled()   called at the end; `said` tells what happened, and what `done` changes is
 *                               a part of the same change
 *
 * @typedef {import("./backup.js").Comparison} Comparison
 * @typedef {import("./backup.js").SideOf} SideOf
 * @typedef {import("./conflicts.js").NamedConflict} NamedConflict
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 */
import { compare, settled } from "./backup.js";
import { conflictForm } from "./conflicts.js";
import { openStore, together } from "./store.js";

/**
 * @type {(task: {
 *   incoming: [Space, Records][],
 *   words: string,
 *   host: Element,
 *   done: (said: string) => void,
 *   cancelled: () => void,
 * }) => void}
 */
export const merge = ({ incoming, words, host, done, cancelled }) => {
  const compared = incoming.map(([space, records]) => compare(space, openStore(space), records));
  const conflicts = compared.flatMap((comparison, at) => named(comparison, ...incoming[at]));
  /** @type {(sideOf: SideOf) => void} */
  const finish = (sideOf) => {
    host.replaceChildren();
    together(() => {
      for (const [space, records] of incoming) {
        openStore(space).change(words, (store) => settled(compare(space, store, records), sideOf));
      }
      done(saidOf(compared, incoming));
    });
  };
  if (!conflicts.length) {
    finish(() => "ours");
    return;
  }
  const cancel = () => {
    host.replaceChildren();
    cancelled();
  };
  const form = conflictForm(conflicts, finish, cancel);
  host.replaceChildren(form);
  focusFirst(form);
};

/** @type {(form: HTMLFormElement) => void} */
const focusFirst = (form) => {
  const title = form.querySelector("[tabindex]");
  if (title instanceof HTMLElement) title.focus();
};

/** @type {(comparison: Comparison, space: Space, records: Records) => NamedConflict[]} */
const named = ({ conflicts }, space, records) => {
  /** @type {(id: string) => Records[string] | undefined} */
  const get = (id) => openStore(space).get(id) ?? records[id];
  return conflicts.map((conflict) => ({
    ...conflict,
    words: space.describe(conflict.id, conflict.path, get),
  }));
};

/** @type {(compared: Comparison[], incoming: [Space, Records][]) => string} */
const saidOf = (compared, incoming) => {
  /** @type {(key: "added" | "joined") => number} */
  const count = (key) =>
    compared.flatMap((comparison, at) => comparison[key].filter(incoming[at][0].counts)).length;
  const differ = new Set(compared.flatMap(({ conflicts }) => conflicts.map(({ id }) => id)));
  const [added, joined] = [count("added"), count("joined")];
  if (!added && !joined && !differ.size) return "Nothing new: you have all of it already.";
  const parts = [`${added} new`, `${joined} completed`, `${differ.size} decided by you`];
  return `Taken over: ${parts.filter((part) => !part.startsWith("0 ")).join(", ")}.`;
};
