/**
 * Which pilot do the tools of this tab serve? The one that was chosen in it; a new tab begins with the last
 * choice, and while nothing was chosen, or the chosen pilot is gone, with no pilot yet.
 *
 *   served.pilot        the id, or `NO_PILOT`
 *   served.record       its record, or undefined
 *   served.title        its title, or “No pilot yet”
 *   served.chosen       what was chosen, be it no pilot, or a pilot that is gone; null while nothing was
 *   served.serve(id, { isForNewTabs })   chooses; `isForNewTabs` is true unless told otherwise
 *   event "leave"       before another one is chosen here: what waits to be kept is kept now
 *   event "change"      when it is another one, also since another tab deleted it, or it has another title
 *
 * @typedef {import("./spaces.js").Kept} Kept
 */
import { FOLDER } from "../ground/site.js";
import { NO_PILOT, SPACES } from "./spaces.js";
import { openStore } from "./store.js";

const KEY = `playbook.served:${FOLDER}`;
const CHOICE = /^(?:-|[a-z0-9]+(?:-[a-z0-9]+)*)$/;
export const NO_PILOT_TITLE = "No pilot yet";

/** Return what a storage says was chosen, or null. @type {(storage: () => Storage) => string | null} */
const chosenIn = (storage) => {
  try {
    const chosen = storage().getItem(KEY) ?? "";
    return CHOICE.test(chosen) ? chosen : null;
  } catch {
    return null;
  }
};

/** Without a storage the choice holds while the page is open. @type {(storage: () => Storage, id: string) => void} */
const remember = (storage, id) => {
  try {
    storage().setItem(KEY, id);
  } catch {}
};

const ofTab = () => sessionStorage;
const ofSite = () => localStorage;

class Served extends EventTarget {
  #pilots = openStore(SPACES.pilots);
  #chosen = chosenIn(ofTab) ?? chosenIn(ofSite);
  #shown = "";

  constructor() {
    super();
    if (this.#chosen !== null) remember(ofTab, this.#chosen);
    this.#shown = this.#now;
    this.#pilots.addEventListener("change", () => this.#announce());
  }

  get chosen() {
    return this.#chosen;
  }

  get pilot() {
    return this.#chosen !== null && this.#pilots.get(this.#chosen) ? this.#chosen : NO_PILOT;
  }

  /** @returns {Kept | undefined} */
  get record() {
    return this.#pilots.get(this.pilot);
  }

  get title() {
    return this.record ? String(this.record.title) : NO_PILOT_TITLE;
  }

  /**
   * @param {string} id
   * @param {{ isForNewTabs?: boolean }} [options]
   */
  serve(id, { isForNewTabs = true } = {}) {
    this.dispatchEvent(new Event("leave"));
    this.#chosen = id;
    remember(ofTab, id);
    if (isForNewTabs) remember(ofSite, id);
    this.#announce();
  }

  get #now() {
    return `${this.pilot} ${this.title}`;
  }

  #announce() {
    if (this.#shown === this.#now) return;
    this.#shown = this.#now;
    this.dispatchEvent(new Event("change"));
  }
}

export const served = new Served();
