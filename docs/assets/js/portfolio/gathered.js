/**
 * Which pilots does the portfolio show? Those that this browser keeps, those of opened files, and while
 * there are none an invented example on its own day.
 *
 *   gathered.pilots     [{ record, file, key }], where `file` is null for a pilot that is kept here
 *   gathered.day        the day from which they are looked at
 *   gathered.isExample  whether they are the invented ones
 *   event "change"      when they are other ones, here or in another tab
 */
import { today } from "../ground/days.js";
import { loadJson } from "../ground/site.js";
import { wholePilot } from "../kept/pilot-whole.js";
import { SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";

class Gathered extends EventTarget {
  #store = openStore(SPACES.pilots);
  #files = new Map();
  #example = null;

  constructor() {
    super();
    this.#store.addEventListener("change", () => this.#announce());
    openStore(SPACES.checklists).addEventListener("change", () => this.#announce());
  }

  get pilots() {
    const own = this.#own;
    return own.length ? own : (this.#example?.records ?? []).map((record) => ({ record, file: "example" }));
  }

  get isExample() {
    return !this.#own.length;
  }

  get day() {
    return this.isExample ? (this.#example?.today ?? today()) : today();
  }

  get fileCount() {
    return this.#files.size;
  }

  get #own() {
    const kept = this.#store.entries().map(([, record]) => ({ record: wholePilot(record), file: null }));
    return [...kept, ...[...this.#files].map(([key, own]) => ({ ...own, key }))];
  }

  async loadExample() {
    this.#example = await loadJson("portfolio/example.json");
  }

  /** Show the pilots of files. Each team's file may be called pilot.yml; opened again, it is read again. */
  add(records) {
    for (const [file, record] of records) this.#files.set(`${record.id} ${file}`, { record, file });
    this.#announce();
  }

  /** Take the files off the page. */
  clear() {
    this.#files.clear();
    this.#announce();
  }

  isKept(id) {
    return this.#store.get(id) !== undefined;
  }

  /** Keep a file's pilot in this browser; one of the same id that is kept already stays as it is. */
  keep(key) {
    const { record } = this.#files.get(key);
    if (this.isKept(record.id)) return false;
    this.#files.delete(key);
    this.#store.change(`Added “${record.title}”`, () => ({ [record.id]: record }));
    return true;
  }

  #announce() {
    this.dispatchEvent(new Event("change"));
  }
}

export const gathered = new Gathered();
