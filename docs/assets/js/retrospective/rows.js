/**
 * How does a list grow and shrink? The row that the page came with is the mould of all others.
 *
 * A row is born with ids of its own. The event "rows" tells that there is one more or one less.
 */
export class Rows {
  constructor(element) {
    this.element = element;
    this.list = element.querySelector(".rows__list");
    this.mould = this.list.querySelector("[data-row]");
    this.born = 0;
    this.isText = "text" in element.dataset;
    this.mould.remove();
    this.mould.querySelector(".row__tools").hidden = false;
    element.querySelector(".rows__tools").hidden = false;
    element.querySelector("[data-add]").addEventListener("click", () => this.addByHand());
  }

  get rows() {
    return [...this.list.children];
  }

  add() {
    const row = this.mould.cloneNode(true);
    this.born += 1;
    this.rename(row, `-${this.born}`);
    row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
    this.list.append(row);
    this.count();
    this.element.dispatchEvent(new CustomEvent("rows", { bubbles: true, detail: { row } }));
    return row;
  }

  addByHand() {
    const row = this.add();
    row.dataset.born = "by-hand";
    row.querySelector(".ask__control").focus();
  }

  /** Have a row to write in. */
  begin() {
    if (this.rows.length) return;
    this.add().dataset.born = "by-hand";
  }

  remove(row) {
    const { rows } = this;
    const beside = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
    const next = beside?.querySelector(".ask__control") ?? this.element.querySelector("[data-add]");
    row.remove();
    this.count();
    next.focus();
    this.element.dispatchEvent(new CustomEvent("rows", { bubbles: true, detail: {} }));
  }

  clear() {
    this.list.replaceChildren();
  }

  /** Give a row's parts ids that no other row has. */
  rename(row, ending) {
    for (const part of row.querySelectorAll("[id]")) part.id += ending;
    for (const name of ["for", "aria-describedby", "aria-labelledby"]) {
      for (const part of row.querySelectorAll(`[${name}]`)) {
        const ids = part
          .getAttribute(name)
          .split(" ")
          .map((id) => id + ending);
        part.setAttribute(name, ids.join(" "));
      }
    }
  }

  count() {
    for (const [index, row] of this.rows.entries()) {
      const name = `${this.mould.dataset.entry} ${index + 1}`;
      row.querySelector(".row__name").textContent = name;
      if (this.isText) row.querySelector(".ask__control").setAttribute("aria-label", name);
      row
        .querySelector("[data-remove]")
        .setAttribute("aria-label", `Remove: ${this.mould.dataset.entry.toLowerCase()} ${index + 1}`);
    }
  }
}
