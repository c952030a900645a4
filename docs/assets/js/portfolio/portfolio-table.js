/** `<portfolio-table>`: the pilots side by side, narrowed and sorted, and taken along. */
import { counted } from "../ground/counted.js";
import { button, labelled, make } from "../ground/dom.js";
import { siteAddress } from "../ground/site.js";
import { say } from "../rules/pilot/phrases.js";
import { COLUMNS, cells, columnWords, headWords } from "../rules/pilot/portfolio.js";
import { choice } from "./choice.js";
import { flagList } from "./flag-list.js";
import { gathered } from "./gathered.js";
import { PortfolioPart, placesOf } from "./part.js";
import { takeOut } from "./take-out.js";

const ALL = "All";
const FLAGS = [
  ["red", "Something red"],
  ["overdue", "Something overdue"],
  ["none", "Nothing"],
];
const SOURCES = [
  ["kept", "In this browser"],
  ["files", "From files"],
];

class PortfolioTable extends PortfolioPart {
  build() {
    this.words = columnWords(this.framework);
    this.status = make("p", { class: "portfolio-count", role: "status" });
    this.selects = new Map();
    this.form = make(
      "form",
      { class: "portfolio-choice", submit: (event) => event.preventDefault() },
      this.select("owner", "Owner"),
      this.select("place", "Step"),
      this.select("flag", "Flag"),
      this.select("source", "Where from"),
      this.select("sort", "Sort by"),
    );
    this.heads = COLUMNS.slice(0, -1).map((name, at) => this.head(name, this.words[at]));
    this.top = make("thead", {}, make("tr", {}, ...this.heads));
    this.table = make("table", { class: "portfolio" }, this.top);
    this.append(this.form, this.status, make("div", { class: "table-wrap" }, this.table));
    const all = button("Show all pilots", () => this.showAll());
    this.none = make("p", { class: "state" }, "No pilot fits this choice. ", all);
    this.append(this.none);
    this.append(takeOut(() => ({ entries: this.entries, framework: this.framework })));
  }

  showAll() {
    choice.set({ owner: "", place: "", flag: "", source: "" });
    this.selects.get("owner").focus();
  }

  select(name, label) {
    const field = make("select", {
      class: "entry__control",
      name,
      change: () => choice.set({ [name]: field.value, ...(name === "sort" ? { isDown: false } : {}) }),
    });
    this.selects.set(name, field);
    return labelled(label, field);
  }

  head(name, words) {
    const sort = () => choice.set({ sort: name, isDown: choice.sort === name && !choice.isDown });
    return make(
      "th",
      { scope: "col", "data-column": name },
      button(words, sort, { class: "portfolio__sort" }),
    );
  }

  show(entries, all) {
    this.entries = entries;
    this.offer(all);
    for (const head of this.heads) {
      const isSorted = head.dataset.column === choice.sort;
      if (isSorted) head.setAttribute("aria-sort", choice.isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const found = entries.map(({ status }) => status);
    const pilots = counted(all.length, "pilot");
    const [words, undecided] = headWords(found, this.framework, gathered.day);
    this.status.replaceChildren(
      choice.isNarrowed ? words.replace(/^\d+ pilots?/, `${found.length} of ${pilots}`) : words,
      ...(undecided ? [" ", make("strong", { class: "portfolio-undecided" }, undecided)] : []),
    );
    this.table.replaceChildren(this.top, ...entries.map((entry) => this.rows(entry)));
    this.none.hidden = entries.length > 0;
  }

  /** Offer what there is; a choice of what is not there any more is taken back. */
  offer(all) {
    const owners = [...new Set(all.map(({ status }) => status.owner).filter(Boolean))].sort();
    const places = placesOf(this.framework).filter((id) => all.some(({ status }) => status.place === id));
    const steps = new Map(all.map(({ status }) => [status.place, status.step]));
    const codes = [...new Set(all.flatMap(({ status }) => status.flags.map(({ code }) => code)))];
    this.fill(
      "owner",
      owners.map((owner) => [owner, owner]),
      ALL,
    );
    this.fill(
      "place",
      places.map((id) => [id, steps.get(id)]),
      ALL,
    );
    this.fill(
      "flag",
      [...FLAGS, ...codes.map((code) => [code, say(this.framework, "portfolio-names", code)])],
      ALL,
    );
    this.fill("source", SOURCES, ALL);
    this.fill(
      "sort",
      COLUMNS.map((name, at) => [name, this.words[at]]),
      "What is red first",
    );
    const isMixed = new Set(all.map(({ file }) => file === null)).size > 1;
    this.selects.get("source").closest("p").hidden = !isMixed;
    if (!isMixed && choice.source) queueMicrotask(() => choice.set({ source: "" }));
  }

  fill(name, options, none) {
    const field = this.selects.get(name);
    const made = [["", none], ...options].map(([value, label]) => make("option", { value }, label));
    const isSame = made.map((option) => option.value + option.label).join() === this.offered?.get(name);
    this.offered ??= new Map();
    if (!isSame) field.replaceChildren(...made);
    this.offered.set(name, made.map((option) => option.value + option.label).join());
    field.value = choice[name];
    if (field.selectedIndex < 0) field.selectedIndex = 0;
    if (field.value !== choice[name]) queueMicrotask(() => choice.set({ [name]: "" }));
  }

  /** A pilot's row, and below it, as wide as the table, what to look at. */
  rows(entry) {
    const [, ...said] = cells(entry.status, this.framework).slice(0, -1);
    const { flags } = entry.status;
    const cellOf = (text, at) => make("td", { "data-label": this.words[at + 1] }, text);
    const row = make("tr", {}, make("th", { scope: "row" }, ...this.named(entry)), ...said.map(cellOf));
    const wide = () => make("td", { colspan: COLUMNS.length - 1 }, ...flagList(flags));
    return make(
      "tbody",
      {},
      row,
      ...(flags.length ? [make("tr", { class: "portfolio__flags" }, wide())] : []),
    );
  }

  /** The pilot's title, and of a file's pilot the file and the way to keep it. */
  named({ record, file, key, status }) {
    if (gathered.isExample) return [status.title];
    if (file === null)
      return [make("a", { href: `${siteAddress("pilot/")}#pilot=${record.id}` }, status.title)];
    const keep = button("Keep in this browser", () => this.keep(key, status.title), {
      class: "link-button link-button--quiet",
      "aria-label": `Keep ${status.title} in this browser`,
    });
    const isKept = gathered.isKept(record.id);
    return [status.title, make("span", { class: "portfolio__file" }, file), ...(isKept ? [] : [keep])];
  }

  keep(key, title) {
    gathered.keep(key);
    this.status.textContent = `“${title}” is kept in this browser now.`;
    this.status.tabIndex = -1;
    this.status.focus();
  }
}

customElements.define("portfolio-table", PortfolioTable);
