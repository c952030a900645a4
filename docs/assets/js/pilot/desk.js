/**
 * Which pilots lie on the reader's desk, and which one is worked on?
 *
 *   desk.pilots, desk.record, desk.select(id)
 *   desk.change("Changed “Owner”", (record) => record, join)    changes the pilot that is worked on
 *   desk.put(record), desk.remove(id), desk.undo(), desk.lastChange
 *   event "change"    when a pilot or the choice of it is another one, here or in another tab
 * The chosen pilot stands in the address, `#pilot=<id>`, so that it can be linked to.
 */
import { SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";

const IN_ADDRESS = /^#pilot=([a-z0-9-]+)$/;

class Desk extends EventTarget {
  #store = openStore(SPACES.pilots);
  #chosen = null;

  constructor() {
    super();
    this.#store.addEventListener("change", () => this.#announce());
    addEventListener("hashchange", () => this.#readAddress());
    this.#readAddress();
  }

  /** The pilots, those that start first first. */
  get pilots() {
    const records = this.#store.entries().map(([, record]) => record);
    return records.sort((a, b) => (a.start + a.title < b.start + b.title ? -1 : 1));
  }

  /** The pilot that is worked on: the chosen one, or the one that started last. */
  get record() {
    return this.#store.get(this.#chosen) ?? this.pilots.at(-1);
  }

  get lastChange() {
    return this.#store.lastChange;
  }

  select(id) {
    this.#chosen = id;
    history.replaceState(history.state, "", `#pilot=${id}`);
    this.#announce();
  }

  /** A pilot that another tab removed in this moment stays removed. */
  change(words, make, join = null) {
    const { id } = this.record;
    this.#chosen ??= id;
    const patch = (store) => (store.get(id) ? { [id]: make(store.get(id)) } : {});
    return this.#store.change(words, patch, join && `${id} ${join}`);
  }

  put(record) {
    this.#store.change(`Added “${record.title}”`, () => ({ [record.id]: record }));
    this.select(record.id);
  }

  remove(id) {
    const { title } = this.#store.get(id);
    this.#store.change(`Removed “${title}”`, () => ({ [id]: null }));
  }

  undo() {
    this.#store.undo();
  }

  #readAddress() {
    const [, id] = IN_ADDRESS.exec(location.hash) ?? [];
    if (!id || id === this.#chosen) return;
    this.#chosen = id;
    this.#announce();
  }

  #announce() {
    this.dispatchEvent(new Event("change"));
  }
}

export const desk = new Desk();
