/**
 * How do somebody else's records come into this browser? What fits goes in at once, and where both
 * have something else, the reader chooses. It can be undone like any other change.
 *
 *   merge({ incoming, words, host, done, cancelled })
 *     incoming   [[space, records by id], …]
 *     words      what undo calls it
 *     host       the element that shows the choices
 *     done(said), cancelled()   called at the end; `said` tells what happened
 */
import { compare, settled } from "./backup.js";
import { conflictForm } from "./conflicts.js";
import { openStore } from "./store.js";

export const merge = ({ incoming, words, host, done, cancelled }) => {
  const compared = incoming.map(([space, records]) => compare(space, openStore(space), records));
  const conflicts = compared.flatMap((comparison, at) => named(comparison, ...incoming[at]));
  const finish = (sideOf) => {
    host.replaceChildren();
    for (const [space, records] of incoming) {
      openStore(space).change(words, (store) => settled(compare(space, store, records), sideOf));
    }
    done(saidOf(compared, incoming));
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
  form.querySelector("[tabindex]").focus();
};

const named = ({ conflicts }, space, records) => {
  const get = (id) => openStore(space).get(id) ?? records[id];
  return conflicts.map((conflict) => ({
    ...conflict,
    words: space.describe(conflict.id, conflict.path, get),
  }));
};

const saidOf = (compared, incoming) => {
  const count = (key) =>
    compared.flatMap((comparison, at) => comparison[key].filter(incoming[at][0].counts)).length;
  const differ = new Set(compared.flatMap(({ conflicts }) => conflicts.map(({ id }) => id)));
  const [added, joined] = [count("added"), count("joined")];
  if (!added && !joined && !differ.size) return "Nothing new: you have all of it already.";
  const parts = [`${added} new`, `${joined} completed`, `${differ.size} decided by you`];
  return `Taken over: ${parts.filter((part) => !part.startsWith("0 ")).join(", ")}.`;
};
