/**
 * What does one pilot have in a space? A store in which the records of other pilots are not seen.
 *
 *   const store = openFor(SPACES.checklists, "invoice-triage")
 *   const store = openServed(SPACES.checklists)    of the pilot that the tab serves, whichever it is
 * It is used like a store: get, entries, change, undo, lastChange, fault, and the events; ids are without
 * the pilot's. `undo` takes back what was changed for this pilot alone. Of the served pilot's store the event
 * "change" also comes when another pilot is served: `from` is then "switch", and `ids` names the records of
 * both.
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {import("./store.js").Change} Change
 * @typedef {import("./store.js").Store} Store
 */
import { served } from "./served.js";
import { openStore } from "./store.js";

export class PilotStore extends EventTarget {
  #store;
  #pilotOf;
  /** The ids that were seen last, to name them when another pilot is served. */
  #seen;

  /**
   * @param {Space} space
   * @param {() => string} pilotOf
   */
  constructor(space, pilotOf) {
    super();
    this.#store = openStore(space);
    this.#pilotOf = pilotOf;
    this.#seen = this.#ids();
    this.#store.addEventListener("change", (event) => this.#pass(event));
    this.#store.addEventListener("fault", () => this.dispatchEvent(new Event("fault")));
  }

  get pilot() {
    return this.#pilotOf();
  }

  get space() {
    return this.#store.space;
  }

  get fault() {
    return this.#store.fault;
  }

  get lastChange() {
    return this.#store.lastOf((change) => this.#isOwn(change));
  }

  /**
   * Return a record's id in the space.
   *
   * @param {string} id
   */
  idOf(id) {
    return `${this.pilot}/${id}`;
  }

  /** @param {string} id */
  get(id) {
    return this.#store.get(this.idOf(id));
  }

  /** @returns {[string, Kept][]} */
  entries() {
    const start = this.idOf("");
    return this.#store
      .entries()
      .filter(([id]) => id.startsWith(start))
      .map(([id, record]) => [id.slice(start.length), record]);
  }

  /**
   * @param {string} words
   * @param {(store: PilotStore) => Record<string, Kept | null>} makePatch
   * @param {unknown} [join]
   * @returns {boolean}
   */
  change(words, makePatch, join = null) {
    const patch = () =>
      Object.fromEntries(Object.entries(makePatch(this)).map(([id, record]) => [this.idOf(id), record]));
    return this.#store.change(words, patch, typeof join === "string" ? this.idOf(join) : join);
  }

  undo() {
    this.#store.undo((change) => this.#isOwn(change));
  }

  /** Say that another pilot is served now. */
  switched() {
    const ids = new Set([...this.#seen, ...this.#ids()]);
    this.#seen = this.#ids();
    this.dispatchEvent(new CustomEvent("change", { detail: { ids, from: "switch" } }));
  }

  #ids() {
    return new Set(this.entries().map(([id]) => id));
  }

  /** @param {Change} change */
  #isOwn(change) {
    const start = this.idOf("");
    return [...change.after.keys()].every((id) => id.startsWith(start));
  }

  /** @param {Event} event */
  #pass(event) {
    const { ids, from } = /** @type {CustomEvent<{ ids: Set<string>, from: string }>} */ (event).detail;
    const start = this.idOf("");
    const own = [...ids].filter((id) => id.startsWith(start)).map((id) => id.slice(start.length));
    if (!own.length) return;
    this.#seen = this.#ids();
    this.dispatchEvent(new CustomEvent("change", { detail: { ids: new Set(own), from } }));
  }
}

/** @type {Map<string, PilotStore>} */
const opened = new Map();

/** @type {(name: string, make: () => PilotStore) => PilotStore} */
const once = (name, make) => {
  const store = opened.get(name) ?? make();
  opened.set(name, store);
  return store;
};

/**
 * Open what a pilot has in a space; every caller on a page gets the same store.
 *
 * @type {(space: Space, pilot: string) => PilotStore}
 */
export const openFor = (space, pilot) =>
  once(`${space.name}/${pilot}`, () => new PilotStore(space, () => pilot));

/**
 * Open what the served pilot has in a space; every caller on a page gets the same store.
 *
 * @type {(space: Space) => PilotStore}
 */
export const openServed = (space) => once(space.name, () => following(space));

/** @type {(space: Space) => PilotStore} */
const following = (space) => {
  const store = new PilotStore(space, () => served.pilot);
  let { pilot } = served;
  served.addEventListener("change", () => {
    if (pilot === served.pilot) return;
    pilot = served.pilot;
    store.switched();
  });
  return store;
};
