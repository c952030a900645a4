/**
 * What does the reader's browser keep, and what happens when it can't?
 *
 *   const store = openStore(SPACES.checklists);    one instance for a page and a space
 *   store.get(id), store.entries()                 a record or undefined; all as [id, record]
 *   store.change("Ticked “…”", (store) => ({ [id]: record, [other]: null }))
 *       writes records, and `null` removes one. The function sees what other tabs wrote. Returns
 *       whether anything changed. A third argument joins changes that are undone in one step:
 *       pass the same value while a field is being typed in.
 *   store.undo()             takes back this tab's last change; what another tab changed since stays
 *   store.lastChange         the words of what `undo` takes back, or null
 *   store.fault              null, or what the reader must know: { kind, words, text }, where `text`
 *                            is what could not be read
 *   event "change"           detail: { ids: Set, from: "here" | "elsewhere" }
 *   event "fault"            when `store.fault` is another one
 *   putAside()               what could not be read: [{ key, text }]; discardAside(key) deletes one
 * Records are frozen: make new ones, `{ ...record, owner }`. Every tool keeps what is entered here, so
 * invisible characters are taken out of all texts here (visible.js), and spaces.js does so as they are read.
 *
 * Nothing is lost silently: when storage is off, full, damaged or of a newer edition, changes are
 * held in memory, tried again with the next change, and `fault` says so (`<store-notice>` shows it).
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {Map<string, Kept | null>} Patch   Records by their ids; null in place of one that goes.
 * @typedef {{ words: string, join: unknown, before: Patch, after: Patch }} Change
 * @typedef {keyof typeof WORDS} FaultKind
 * @typedef {{ kind: FaultKind, words: string, text: string | null }} Fault
 */

import { isSame } from "../ground/same.js";
import { visibleIn } from "../ground/visible.js";
import { UnusableRecords, upgrade } from "./spaces.js";

const PREFIX = "playbook.store.";
const ASIDE = "playbook.aside.";
const UNDO_DEPTH = 100;

const WORDS = {
  off:
    "This browser keeps nothing for this site. What you enter is lost when you close the page, " +
    "so download it before you go.",
  full:
    "The browser's storage for this site is full. Your latest changes are held only while this " +
    "page is open: download them, then make room in the browser's settings for site data.",
  damaged:
    "What this browser had kept here can not be read. It was put aside unchanged, and you start " +
    "from nothing. Download it if somebody is to repair it, or import your last export.",
  stuck:
    "What this browser had kept here can not be read, and there is no room to put it aside. It " +
    "was left as it is; what you enter now is lost when you close the page, so download it.",
  newer:
    "What is kept here was saved by a newer edition of this playbook. Reload the page to get that " +
    "edition; what you enter before is lost when you close the page.",
};

/** @type {Map<string, Store>} */
const opened = new Map();

/**
 * Open the store of a space; every caller on a page gets the same one.
 *
 * @type {(space: Space) => Store}
 */
export const openStore = (space) => {
  const store = opened.get(space.name) ?? new Store(space);
  opened.set(space.name, store);
  return store;
};

/**
 * Return what could not be read and was put aside.
 *
 * @type {() => { key: string, text: string }[]}
 */
export const putAside = () => {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(ASIDE));
    return keys.sort().map((key) => ({ key, text: localStorage.getItem(key) ?? "" }));
  } catch {
    return [];
  }
};

/**
 * Delete something that was put aside.
 *
 * @type {(key: string) => void}
 */
export const discardAside = (key) => localStorage.removeItem(key);

/** @type {<Value>(value: Value) => Value} */
const frozen = (value) => {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

/** @type {(error: unknown) => boolean} */
const isAboutRoom = (error) =>
  error instanceof Error && ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"].includes(error.name);

export class Store extends EventTarget {
  #space;
  /** @type {Map<string, Kept>} */
  #records = new Map();
  /** @type {Patch} */
  #unsaved = new Map();
  /** @type {Change[]} */
  #changes = [];
  /** @type {Fault | null} */
  #fault = null;
  #mayWrite = true;

  /** @param {Space} space */
  constructor(space) {
    super();
    this.#space = space;
    this.#records = this.#read() ?? new Map();
    // A null key says that the whole storage was emptied.
    addEventListener("storage", ({ key }) => [this.#key, null].includes(key) && this.#catchUp());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#catchUp());
  }

  get space() {
    return this.#space;
  }

  get fault() {
    return this.#fault;
  }

  get lastChange() {
    return this.#changes.at(-1)?.words ?? null;
  }

  /** @param {string} id */
  get(id) {
    return this.#records.get(id);
  }

  entries() {
    return [...this.#records];
  }

  /**
   * @param {string} words
   * @param {(store: Store) => Record<string, Kept | null>} makePatch
   * @param {unknown} [join]
   * @returns {boolean}
   */
  change(words, makePatch, join = null) {
    this.#catchUp();
    const patch = new Map(Object.entries(visibleIn(makePatch(this)).value));
    for (const [id, record] of patch) if (isSame(record, this.get(id))) patch.delete(id);
    if (!patch.size) return false;
    this.#remember({ words, join, before: this.#now(patch.keys()), after: patch });
    this.#write(patch);
    return true;
  }

  undo() {
    this.#catchUp();
    const last = this.#changes.pop();
    if (!last) return;
    const untouched = [...last.before].filter(([id]) => isSame(last.after.get(id), this.get(id)));
    this.#write(new Map(untouched));
  }

  /**
   * @param {Iterable<string>} ids
   * @returns {Patch}
   */
  #now(ids) {
    return new Map([...ids].map((id) => [id, this.get(id) ?? null]));
  }

  /** @param {Change} change */
  #remember(change) {
    const last = this.#changes.at(-1);
    if (last && change.join !== null && change.join === last.join) {
      last.before = new Map([...change.before, ...last.before]);
      last.after = new Map([...last.after, ...change.after]);
    } else {
      this.#changes = [...this.#changes, change].slice(-UNDO_DEPTH);
    }
  }

  get #key() {
    return PREFIX + this.#space.name;
  }

  /** @param {Patch} patch */
  #write(patch) {
    for (const [id, record] of patch) {
      this.#put(this.#records, id, record);
      this.#unsaved.set(id, record);
    }
    this.#save();
    this.#announce(patch.keys(), "here");
  }

  /**
   * @param {Map<string, Kept>} records
   * @param {string} id
   * @param {Kept | null} record
   */
  #put(records, id, record) {
    if (record === null) records.delete(id);
    else records.set(id, frozen(record));
  }

  /**
   * Take over what other tabs wrote; what this tab could not save stays on top. Where the storage
   * has become unusable since, this tab goes on with what it has.
   */
  #catchUp() {
    const before = this.#records;
    const kept = this.#read();
    if (!kept) return;
    this.#records = kept;
    for (const [id, record] of this.#unsaved) this.#put(this.#records, id, record);
    const ids = new Set([...before.keys(), ...this.#records.keys()]);
    const changed = [...ids].filter((id) => !isSame(before.get(id), this.get(id)));
    if (changed.length) this.#announce(changed, "elsewhere");
  }

  /**
   * Read what is kept; return null, and report why, where that can't be used.
   *
   * @returns {Map<string, Kept> | null}
   */
  #read() {
    let text;
    try {
      text = localStorage.getItem(this.#key);
    } catch {
      return this.#report("off");
    }
    if (text === null) {
      this.#mayWrite = true;
      return new Map();
    }
    try {
      const records = upgrade(this.#space, JSON.parse(text));
      this.#mayWrite = true;
      return new Map(Object.entries(frozen(records)));
    } catch (error) {
      const isNewer = error instanceof UnusableRecords && error.kind === "newer";
      return isNewer ? this.#refuse("newer") : this.#moveAside(text);
    }
  }

  /** @param {string} text */
  #moveAside(text) {
    try {
      localStorage.setItem(`${ASIDE}${this.#space.name}.${new Date().toISOString()}`, text);
      localStorage.removeItem(this.#key);
    } catch {
      return this.#refuse("stuck", text);
    }
    return this.#records.size ? this.#save() : this.#report("damaged", text);
  }

  /**
   * @param {FaultKind} kind
   * @param {string | null} text
   */
  #refuse(kind, text = null) {
    this.#mayWrite = false;
    return this.#report(kind, text);
  }

  #save() {
    if (!this.#mayWrite) return null;
    const records = Object.fromEntries(this.#records);
    try {
      localStorage.setItem(this.#key, JSON.stringify({ version: this.#space.version, records }));
    } catch (error) {
      return this.#report(isAboutRoom(error) ? "full" : "off");
    }
    this.#unsaved.clear();
    return this.#fault?.kind === "damaged" ? null : this.#report(null);
  }

  /**
   * @param {FaultKind | null} kind
   * @param {string | null} text
   * @returns {null}
   */
  #report(kind, text = null) {
    if (kind !== (this.#fault?.kind ?? null)) {
      this.#fault = kind && { kind, words: WORDS[kind], text };
      this.dispatchEvent(new Event("fault"));
    }
    return null;
  }

  /**
   * @param {Iterable<string>} ids
   * @param {"here" | "elsewhere"} from
   */
  #announce(ids, from) {
    this.dispatchEvent(new CustomEvent("change", { detail: { ids: new Set(ids), from } }));
  }
}
