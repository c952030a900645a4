/**
 * Which pilots lie on the reader's desk, and which one is worked on? The one that the tab serves.
 *
 *   desk.pilots, desk.record, desk.select(id)
 *   desk.whole                the record with its ticks and its filled templates, as pilot.yml holds it
 *   desk.change("Changed “Owner”", (record) => record, join)    changes the pilot that is worked on
 *   desk.put(record)          puts a whole pilot there, in place of an earlier one, and selects it
 *   desk.setStatus(id, status)
 *   desk.remove(id)           removes a pilot and everything that is kept under it
 *   desk.undo(), desk.lastChange    of the pilot that is worked on, and of pilots that came or went
 *   event "change"    when a pilot, the ticks of one or the choice of it is another one, here or in another tab
 * The chosen pilot stands in the address, `#pilot=<id>`, so that it can be linked to. While nobody chose
 * one, and when the chosen one is gone, it is the one that started last.
 */
import { discard } from "../kept/belongings.js";
import { replacePilot, wholePilot } from "../kept/pilot-whole.js";
import { served } from "../kept/served.js";
import { NO_PILOT, SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";
import { setAt } from "../rules/pilot/record.js";

const IN_ADDRESS = /^#pilot=([a-z0-9-]+)$/;

/** Whether all that a change says of a pilot is whether it runs, which the list shows. */
const isMoved = (before, after, id) => before.get(id).status !== after.get(id).status;

class Desk extends EventTarget {
  #store = openStore(SPACES.pilots);

  constructor() {
    super();
    this.#store.addEventListener("change", () => this.#announce());
    openStore(SPACES.checklists).addEventListener("change", () => this.#announce());
    served.addEventListener("change", () => {
      this.#writeAddress();
      this.#announce();
    });
    addEventListener("hashchange", () => this.#readAddress());
    this.#readAddress();
    this.#choose();
  }

  /** The pilots, those that start first first. */
  get pilots() {
    const records = this.#store.entries().map(([, record]) => record);
    return records.sort((a, b) => (a.start + a.title < b.start + b.title ? -1 : 1));
  }

  get record() {
    return served.record;
  }

  get whole() {
    return wholePilot(this.record);
  }

  get lastChange() {
    return this.#store.lastOf((change) => this.#isHere(change));
  }

  select(id) {
    history.replaceState(history.state, "", `#pilot=${id}`);
    served.serve(id);
  }

  /** Say whether a pilot runs, is paused or is put away. */
  setStatus(id, status) {
    const words = { running: "Resumed", paused: "Paused", archived: "Archived" }[status];
    this.#store.change(`${words} “${this.#store.get(id).title}”`, (store) => ({
      [id]: setAt(store.get(id), "status", status === "running" ? undefined : status),
    }));
  }

  /** A pilot that another tab removed in this moment stays removed. */
  change(words, make, join = null) {
    const { id } = this.record;
    const patch = (store) => (store.get(id) ? { [id]: make(store.get(id)) } : {});
    return this.#store.change(words, patch, join && `${id} ${join}`);
  }

  put(record) {
    replacePilot(record, `Added “${record.title}”`);
    this.select(record.id);
  }

  remove(id) {
    discard(id, `Removed “${this.#store.get(id).title}”`);
  }

  undo() {
    const before = new Set(this.pilots.map(({ id }) => id));
    this.#store.undo((change) => this.#isHere(change));
    const back = this.pilots.find(({ id }) => !before.has(id));
    if (back) this.select(back.id);
  }

  /** Whether a change is of the pilot that is worked on, or of one that came or went. */
  #isHere({ before, after }) {
    const own = this.record?.id;
    const isListed = (id) => after.get(id) === null || before.get(id) === null || isMoved(before, after, id);
    return [...after.keys()].every((id) => id === own || isListed(id));
  }

  /** An address that leads to a section stays. */
  #writeAddress() {
    const { pathname, search, hash } = location;
    if (hash && !IN_ADDRESS.test(hash)) return;
    const address = this.record ? `#pilot=${this.record.id}` : pathname + search;
    history.replaceState(history.state, "", address);
  }

  #readAddress() {
    const [, id] = IN_ADDRESS.exec(location.hash) ?? [];
    if (id && id !== served.pilot && this.#store.get(id)) served.serve(id);
  }

  /** Serve the pilot that started last where nobody chose one, and where the chosen one is gone. */
  #choose() {
    const last = this.pilots.findLast(({ status }) => status !== "archived") ?? this.pilots.at(-1);
    if (last && !served.record && served.chosen !== NO_PILOT) {
      served.serve(last.id, { isForNewTabs: false });
    }
  }

  #announce() {
    this.#choose();
    this.dispatchEvent(new Event("change"));
  }
}

export const desk = new Desk();
