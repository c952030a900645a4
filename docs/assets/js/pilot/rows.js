/**
 * What is common to lists in a pilot's record: rows of fields, added by their name, removed one by
 * one. A row is named by the field `data-key`; with `data-ids` a new row also gets an id.
 */
import { bind, fill } from "../controls/binding.js";
import { freshSlug } from "../ground/slug.js";
import { tidy } from "../ground/visible.js";
import { setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";
import { removedRow } from "./removed-row.js";
import { matchRows } from "./row-match.js";

export class Rows extends PilotPart {
  get path() {
    return this.dataset.path;
  }

  get rows() {
    return [...this.list.querySelectorAll(":scope > .row")];
  }

  entries(record) {
    return record[this.path] ?? [];
  }

  build() {
    this.append(this.copy("list"));
    this.list = this.querySelector(".rows__list");
    this.status = this.querySelector("[role=status]");
    this.form = this.querySelector(".rows__add");
    this.shown = new WeakMap();
    this.removed = null;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(tidy(this.form.elements.name.value));
      this.form.reset();
    });
    for (const ready of this.querySelectorAll("[data-ready]")) {
      ready.addEventListener("click", () => this.add(ready.textContent, JSON.parse(ready.dataset.ready)));
    }
  }

  add(name, more = {}) {
    if (!name) return;
    const entry = { [this.dataset.key]: name, ...JSON.parse(this.dataset.defaults), ...more };
    desk.change(`Added “${name}”`, (record) => {
      const entries = this.entries(record);
      const ids = "ids" in this.dataset ? { id: freshSlug(name, this.takenIds(record)) } : {};
      return setAt(record, this.path, [...entries, { ...ids, ...entry }]);
    });
    this.status.textContent = `Added “${name}”.`;
    this.list.lastElementChild?.querySelector("[data-kind]").focus();
  }

  remove(row) {
    const at = this.rows.indexOf(row);
    const entry = this.shown.get(row);
    const name = entry[this.dataset.key];
    const words = `Removed “${name}”${this.along(desk.record, entry)}.`;
    desk.change(`Removed “${name}”`, (record) =>
      this.change(record, row, (entries, place) =>
        this.without(
          setAt(
            record,
            this.path,
            entries.filter((_, other) => other !== place),
          ),
          entry,
        ),
      ),
    );
    this.removed = removedRow(words, () => this.bringBack(at));
    this.list.insertBefore(this.removed, this.rows[at] ?? null);
    this.status.textContent = `${words} Undo stands where it was.`;
    // The line stays in view; the next entry can be typed at once.
    this.form.elements.name.focus({ preventScroll: true });
  }

  bringBack(at) {
    desk.undo();
    this.status.textContent = "Brought back.";
    this.rows[at]?.querySelector(".row__remove").focus();
  }

  /** What else is removed with an entry, in words that follow its name. */
  along() {
    return "";
  }

  /** Take out what else in the record belongs to an entry that is removed. */
  without(record) {
    return record;
  }

  /** The ids that a new entry may not have. */
  takenIds(record) {
    return this.entries(record).map(({ id }) => id);
  }

  /** Return the record with something else in one field of an entry. */
  written(record, at, field, value) {
    return setAt(record, `${this.path}[${at}].${field}`, value);
  }

  /** What a row shows of one field of its entry. */
  shownIn(entry, field) {
    return entry[field];
  }

  /**
   * Change the entry of a row, wherever it stands by now. `desk.change` has shown what another tab
   * wrote before it asks for this, so a row that is gone has lost its entry, and nothing changes.
   */
  change(record, row, make) {
    const at = this.rows.indexOf(row);
    return at < 0 ? record : make(this.entries(record), at);
  }

  show(record) {
    this.removed?.remove();
    const entries = this.entries(record);
    const { rows, shown } = this;
    const found = matchRows(rows, entries, { shownBy: (row) => shown.get(row), key: this.dataset.key });
    for (const row of rows) if (!found.includes(row)) row.remove();
    entries.forEach((entry, at) => {
      const row = found[at] ?? this.row();
      // A row is moved only where it must be: one that is moved loses the focus.
      if (this.list.children[at] !== row) this.list.insertBefore(row, this.list.children[at] ?? null);
      shown.set(row, entry);
      row.dataset.at = at;
      row.querySelector(".row__title").textContent = entry[this.dataset.key];
      row.querySelector(".row__remove").setAttribute("aria-label", `Remove ${entry[this.dataset.key]}`);
      fill(row.querySelector(".row__fields"), (field) => this.shownIn(entry, field));
      this.showRow(row, entry, at, record);
    });
  }

  showRow() {}

  row() {
    const row = this.copy("row").firstElementChild;
    bind(row.querySelector(".row__fields"), {
      write: (field, value, name) => {
        const { id } = this.shown.get(row);
        const place = `${this.path}[${id ?? this.rows.indexOf(row)}].${field}`;
        desk.change(
          `Changed “${name}”`,
          (record) => this.change(record, row, (_, at) => this.written(record, at, field, value)),
          place,
        );
      },
    });
    row.querySelector(".row__remove").addEventListener("click", () => this.remove(row));
    return row;
  }
}
