/** `<template-table>`: a table of a template; a row is a group of texts, and one is always at hand. */
import { bind, fill } from "../controls/binding.js";
import { keep, store } from "./filled.js";
import { TemplateField } from "./template-field.js";

class TemplateTable extends TemplateField {
  prepare() {
    this.body = this.querySelector(".fill-table");
    this.pattern = this.querySelector("template[data-row]").content;
    this.querySelector("[data-add]").addEventListener("click", () => {
      this.body.append(this.row());
      this.number();
      this.body.lastElementChild.querySelector("textarea").focus();
    });
  }

  get rows() {
    return store.get(this.key)?.rows ?? [];
  }

  row() {
    const row = this.pattern.cloneNode(true).firstElementChild;
    bind(row, { write: (column, text) => this.write(this.place(row), column, text) });
    row.querySelector("button").addEventListener("click", () => this.remove(row));
    return row;
  }

  place(row) {
    return [...this.body.children].indexOf(row);
  }

  /** A row in the middle may be empty while it is written; the last empty ones are not kept. */
  write(at, column, text) {
    const rows = Array.from({ length: Math.max(at + 1, this.rows.length) }, (_, place) => ({
      ...this.rows[place],
      ...(place === at ? { [column]: text ?? "" } : {}),
    }));
    const isEmpty = (row) => Object.values(row).every((cell) => !cell);
    while (rows.length && isEmpty(rows.at(-1))) rows.pop();
    keep(this.key, "rows", rows, `Changed “${this.label}”`, `${this.key}/${at}/${column}`);
  }

  remove(row) {
    const at = this.place(row);
    row.remove();
    const others = this.rows.filter((_, place) => place !== at);
    keep(this.key, "rows", others, `Removed a row of “${this.label}”`);
    this.show();
    this.querySelector("[data-add]").focus();
  }

  showOther() {
    this.body.replaceChildren();
    this.show();
  }

  show() {
    const count = Math.max(
      1,
      this.rows.length,
      this.contains(document.activeElement) ? this.body.children.length : 0,
    );
    while (this.body.children.length > count) this.body.lastElementChild.remove();
    while (this.body.children.length < count) this.body.append(this.row());
    for (const [at, row] of [...this.body.children].entries()) {
      fill(row, (column) => this.rows[at]?.[column]);
    }
    this.number();
  }

  number() {
    [...this.body.children].forEach((row, at) => {
      row.querySelector("legend").textContent = `Yours, row ${at + 1}`;
    });
  }
}

customElements.define("template-table", TemplateTable);
