/**
 * What does the reader's browser keep, and what happens when it can't?
 *
 *   const store = openStore(SPACES.checklists);    one instance for a page and a space
 *   store.get(id), store.entries()                 a record or undefined; all as [id, record]
 *   store.change("Ticked “…”", (store) => ({ [id]: record, [other]: null }))
 *       writes records, and `null` removes one. The function sees what other tabs wrote. Returns
 *       whether anything changed. A third argument joins changes that are undone in one step:
 *       pass the same value while a field is being typed in.
 *   store.undo(fits)         takes back this tab's last change; what another tab changed since stays
 *   store.lastChange         the words of what `undo` takes back, or null
 *   store.lastOf(fits)       the words of the last change that fits, such as one of a single pilot
 *   together((takeBack) => …)   makes all changes inside one, in whichever spaces; `undo` in any of these
 *                            takes all of it back, and so does `takeBack()`
 *   store.fault              null, or what the reader must know: { kind, words, text }, where `text`
 *                            is what could not be read
 *   event "change"           detail: { ids: Set, from: "here" | "elsewhere" }
 *   event "fault"            when `store.fault` is another one
 *   putAside()               what could not be read: [{ key, text }]; discardAside(key) deletes one
 * Records are frozen: make new ones, `{ ...record, owner }`. Every tool keeps what is entered here, so
 * invisible characters are taken out of all texts here (visible.js), and spaces.js does so as they are read.
 *
 * Keys carry the site's folder, so that two playbooks on one host do not share. What an earlier edition kept
 * without it is taken over by the first site of the host that looks.
 *
 * Nothing is lost silently: when storage is off, full, damaged or of a newer edition, changes are
 * held in memory, tried again with the next change, and `fault` says so (`<store-notice>` shows it).
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {Map<string, Kept | null>} Patch   Records by their ids; null in place of one that goes.
 * @typedef {{ words: string, join: unknown, before: Patch, after: Patch, joint?: Map<Store, Change> }} Change
 * @typedef {(change: Change) => boolean} Fits   Whether a change is of the kind that is asked for.
 * @typedef {keyof typeof WORDS} FaultKind
 * @typedef {{ kind: FaultKind, words: string, text: string | null }} Fault
 */

import { isSame } from "../ground/same.js";
import { FOLDER } from "../ground/site.js";
import { visibleIn } from "../ground/visible.js";
import { UnusableRecords, upgrade } from "./spaces.js";

const PREFIX = `playbook.store:${FOLDER}:`;
const ASIDE = `playbook.aside:${FOLDER}:`;
/** What an earlier edition kept for all sites of a host. */
const OLD_PREFIX = "playbook.store.";
const OLD_ASIDE = "playbook.aside.";
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

/** @type {Map<Store, Change> | null} */
let joint = null;

/** @type {(parts: Map<Store, Change>) => void} */
const takeBackAll = (parts) => {
  for (const [store, change] of parts) store.takeBack(change);
};

/**
 * Make all changes inside one; inside another one it is a part of that.
 *
 * @type {<Value>(act: (takeBack: () => void) => Value) => Value}
 */
export const together = (act) => {
  const isOuter = joint === null;
  const parts = joint ?? new Map();
  joint = parts;
  try {
    return act(() => takeBackAll(parts));
  } finally {
    if (isOuter) joint = null;
  }
};

/**
 * Return what could not be read and was put aside.
 *
 * @type {() => { key: string, text: string }[]}
 */
export const putAside = () => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(OLD_ASIDE)) continue;
      localStorage.setItem(ASIDE + key.slice(OLD_ASIDE.length), localStorage.getItem(key) ?? "");
      localStorage.removeItem(key);
    }
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
  /** Whether what was read is still under the key of an earlier edition. */
  #isOld = false;

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
    return this.lastOf(() => true);
  }

  /** @param {Fits} fits */
  lastOf(fits) {
    return this.#changes.findLast(fits)?.words ?? null;
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

  /**
   * Let what is changed together in other spaces be taken back here too.
   *
   * @param {string} words
   */
  mark(words) {
    this.#remember({ words, join: null, before: new Map(), after: new Map() });
    this.#announce([], "here");
  }

  /** @param {Fits} [fits] */
  undo(fits = () => true) {
    this.#catchUp();
    const last = this.#changes.findLast(fits);
    if (!last) return;
    takeBackAll(last.joint ?? new Map([[this, last]]));
  }

  /** @param {Change} change */
  takeBack(change) {
    this.#catchUp();
    this.#changes = this.#changes.filter((each) => each !== change);
    const untouched = [...change.before].filter(([id]) => isSame(change.after.get(id), this.get(id)));
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
    const last = joint ? joint.get(this) : this.#joinedBy(change.join);
    if (last) {
      last.before = new Map([...change.before, ...last.before]);
      last.after = new Map([...last.after, ...change.after]);
      return;
    }
    if (joint) joint.set(this, Object.assign(change, { joint }));
    this.#changes = [...this.#changes, change].slice(-UNDO_DEPTH);
  }

  /** @param {unknown} join */
  #joinedBy(join) {
    const last = this.#changes.at(-1);
    return join !== null && last?.join === join ? last : undefined;
  }

  get #key() {
    return PREFIX + this.#space.name;
  }

  get #oldKey() {
    return OLD_PREFIX + this.#space.name;
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
      text = this.#text();
    } catch {
      return this.#report("off");
    }
    this.#mayWrite = true;
    if (text === null) return new Map();
    try {
      const records = upgrade(this.#space, JSON.parse(text));
      this.#settleIn(records);
      return new Map(Object.entries(frozen(records)));
    } catch (error) {
      const isNewer = error instanceof UnusableRecords && error.kind === "newer";
      return isNewer ? this.#refuse("newer") : this.#moveAside(text);
    }
  }

  /** Return what is kept; where that is nothing, what an earlier edition kept. */
  #text() {
    const text = localStorage.getItem(this.#key);
    this.#isOld = false;
    if (text !== null) return text;
    const old = localStorage.getItem(this.#oldKey);
    this.#isOld = old !== null;
    return old;
  }

  /**
   * Keep under this site's key what was read from the former one; without room it stays where it is until a
   * change can be saved.
   *
   * @param {Records} records
   */
  #settleIn(records) {
    if (!this.#isOld) return;
    try {
      this.#keep(records);
    } catch {}
  }

  /** @param {string} text */
  #moveAside(text) {
    try {
      localStorage.setItem(`${ASIDE}${this.#space.name}.${new Date().toISOString()}`, text);
      localStorage.removeItem(this.#isOld ? this.#oldKey : this.#key);
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
      this.#keep(records);
    } catch (error) {
      return this.#report(isAboutRoom(error) ? "full" : "off");
    }
    this.#unsaved.clear();
    return this.#fault?.kind === "damaged" ? null : this.#report(null);
  }

  /** @param {Records} records */
  #keep(records) {
    localStorage.setItem(this.#key, JSON.stringify({ version: this.#space.version, records }));
    if (this.#isOld) localStorage.removeItem(this.#oldKey);
    this.#isOld = false;
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
