/**
 * What is common to lists in a pilot's record: rows of fields, added by their name, removed one by
 * one. A row is named by the field `data-key`; with `data-ids` a new row also gets an id.
 */
import { bind, fill } from "./binding.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";
import { freshSlug } from "../slug.js";
import { getAt, setAt } from "./record.js";

export class Rows extends PilotPart {
  get path() {
    return this.dataset.path;
  }

  entries(record) {
    return record[this.path] ?? [];
  }

  build() {
    this.append(this.copy("list"));
    this.list = this.querySelector(".rows__list");
    this.status = this.querySelector("[role=status]");
    this.form = this.querySelector(".rows__add");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(this.form.elements.name.value.trim());
      this.form.reset();
    });
  }

  add(name) {
    if (!name) return;
    const entry = { [this.dataset.key]: name, ...JSON.parse(this.dataset.defaults) };
    desk.change(`Added “${name}”`, (record) => {
      const entries = this.entries(record);
      const ids = "ids" in this.dataset ? { id: freshSlug(name, entries.map(({ id }) => id)) } : {};
      return setAt(record, this.path, [...entries, { ...ids, ...entry }]);
    });
    this.status.textContent = `Added “${name}”.`;
    this.list.lastElementChild?.querySelector("[data-kind]").focus();
  }

  remove(at) {
    const { [this.dataset.key]: name, id } = this.entries(desk.record)[at];
    this.list.replaceChildren();
    desk.change(`Removed “${name}”`, (record) =>
      this.without(setAt(record, this.path, this.entries(record).filter((_, place) => place !== at)), id),
    );
    this.status.textContent = `Removed “${name}”. Undo brings it back.`;
    this.form.elements.name.focus();
  }

  /** Take out what else in the record belongs to a row that is removed. */
  without(record) {
    return record;
  }

  show(record) {
    const entries = this.entries(record);
    while (this.list.children.length > entries.length) this.list.lastElementChild.remove();
    while (this.list.children.length < entries.length) this.list.append(this.row(this.list.children.length));
    entries.forEach((entry, at) => {
      const row = this.list.children[at];
      row.querySelector(".row__title").textContent = entry[this.dataset.key];
      row.querySelector(".row__remove").setAttribute("aria-label", `Remove ${entry[this.dataset.key]}`);
      fill(row, (field) => entry[field]);
      this.showRow(row, entry, at);
    });
  }

  showRow() {}

  row(at) {
    const row = this.copy("row").firstElementChild;
    const pathTo = (field) => `${this.path}[${at}].${field}`;
    bind(row, {
      read: (field) => getAt(desk.record, pathTo(field)),
      write: (field, value, name) =>
        desk.change(`Changed “${name}”`, (record) => setAt(record, pathTo(field), value), pathTo(field)),
    });
    const remove = row.querySelector(".row__remove");
    remove.addEventListener("click", () => this.remove(at));
    return row;
  }
}
