/**
 * How do somebody else's records come into this browser? What fits goes in at once, and where both
 * have something else, the reader chooses. It can be undone like any other change.
 *
 *   merge({ incoming, words, host, done, cancelled, offersUndo })
 *     incoming   [[space, records by id], …]
 *     words      what undo calls it
 *     host       the element that shows the choices, and then the way back if `offersUndo`
 *     done(said, hasChanged), cancelled()   called at the end; `said` tells what happened, and what `done`
 *                               changes is a part of the same change
 *
 * @typedef {import("./backup.js").Comparison} Comparison
 * @typedef {import("./backup.js").Conflict} Conflict
 * @typedef {import("./backup.js").Identity} Identity
 * @typedef {import("./backup.js").SideOf} SideOf
 * @typedef {import("./conflicts.js").NamedConflict} NamedConflict
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {import("./store.js").Store} Store
 * @typedef {{
 *   incoming: [Space, Records][],
 *   words: string,
 *   host: Element,
 *   done: (said: string, hasChanged: boolean) => void,
 *   cancelled: () => void,
 *   offersUndo?: boolean,
 * }} Task
 */
import { button, make } from "../ground/dom.js";
import { loadIdentity } from "../rules/pilot/merging.js";
import { compare, settled } from "./backup.js";
import { conflictForm } from "./conflicts.js";
import { labelled } from "./labels.js";
import { SPACES } from "./spaces.js";
import { openStore, together } from "./store.js";

const NOT_LOADED = "Nothing was taken over: the page could not load what it needs. Reload it and try again.";

/** @type {(task: Task) => Promise<void>} */
export const merge = async (task) => {
  const { incoming, host } = task;
  let identity;
  try {
    identity = await identityFor(incoming);
  } catch {
    host.replaceChildren(make("p", { class: "state state--error" }, NOT_LOADED));
    return;
  }
  const compared = incoming.map(([space, records]) => compare(space, openStore(space), records, identity));
  /** @type {(sideOf: SideOf) => void} */
  const finish = (sideOf) => takeOver(task, compared, identity, sideOf);
  if (!compared.some(({ conflicts }) => conflicts.length)) {
    finish(() => "ours");
    return;
  }
  const named = (
    await Promise.all(compared.map(({ conflicts }, at) => namesOf(conflicts, incoming[at])))
  ).flat();
  const cancel = () => {
    host.replaceChildren();
    task.cancelled();
  };
  const form = conflictForm(named, finish, cancel);
  host.replaceChildren(form);
  focusFirst(form);
};

/**
 * Load the table that pilots are merged by, where there are pilots.
 *
 * @type {(incoming: [Space, Records][]) => Promise<Identity | undefined>}
 */
const identityFor = async (incoming) => {
  const hasPilots = incoming.some(
    ([space, records]) => space === SPACES.pilots && Object.keys(records).length,
  );
  return hasPilots ? loadIdentity() : undefined;
};

/**
 * @type {(
 *   task: Task,
 *   compared: Comparison[],
 *   identity: Identity | undefined,
 *   sideOf: SideOf,
 * ) => void}
 */
const takeOver = ({ incoming, words, host, done, offersUndo }, compared, identity, sideOf) =>
  together((takeBack) => {
    /** @type {([space, records]: [Space, Records]) => boolean} */
    const take = ([space, records]) =>
      openStore(space).change(words, (store) => settled(compare(space, store, records, identity), sideOf));
    const changed = incoming.filter(take).map(([space]) => space);
    const hasChanged = changed.length > 0;
    // The workspace offers what can be undone of pilots, and takes back their ticks and templates with it.
    const hasPilots = incoming.some(([space]) => space === SPACES.pilots);
    if (hasChanged && hasPilots && !changed.includes(SPACES.pilots)) openStore(SPACES.pilots).mark(words);
    host.replaceChildren(...(offersUndo && hasChanged ? [wayBack(takeBack, words, host, done)] : []));
    done(saidOf(compared, incoming), hasChanged);
  });

/**
 * Make a button that takes back what was just taken over, and no later change.
 *
 * @type {(takeBack: () => void, words: string, host: Element, done: Task["done"]) => Element}
 */
const wayBack = (takeBack, words, host, done) => {
  const undo = () => {
    takeBack();
    host.replaceChildren();
    done(`Taken back: ${words}.`, true);
  };
  return make("p", { class: "toolbar" }, button(`Undo: ${words}`, undo));
};

/** @type {(form: HTMLFormElement) => void} */
const focusFirst = (form) => {
  const title = form.querySelector("[tabindex]");
  if (title instanceof HTMLElement) title.focus();
};

/**
 * Name each conflict, with the pilot's title where there are several pilots.
 *
 * @type {(conflicts: Conflict[], incoming: [Space, Records]) => Promise<NamedConflict[]>}
 */
const namesOf = async (conflicts, [space, records]) => {
  /** @type {(id: string) => Records[string] | undefined} */
  const get = (id) => openStore(space).get(id) ?? records[id];
  const named = await Promise.all(conflicts.map((conflict) => labelled(space, conflict, get)));
  if (space !== SPACES.pilots || new Set(conflicts.map(({ id }) => id)).size < 2) return named;
  return named.map((one) => ({ ...one, words: `${get(one.id)?.title ?? one.id}. ${one.words}` }));
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
