/**
 * `<unit-costs>`: the table of a template whose rows are figures for a low, an expected and a high case, and
 * what comes of them. The rows are kept as those of any table are; what is worked out is not kept.
 */
import { bind, fill, refill } from "../controls/binding.js";
import { make } from "../ground/dom.js";
import { figureIn, inDigits } from "../ground/figures.js";
import { download } from "../ground/files.js";
import { served } from "../kept/served.js";
import { NO_PILOT } from "../kept/spaces.js";
import { named, UnitCosts } from "../rules/unit-costs.js";
import { keep, keyOf, said, store } from "./filled.js";
import { TemplateField } from "./template-field.js";

const WHOLE = ["hours", "cases a month"];
const NAME = "figure";
const BEFORE = "Where a figure can not be used, the one before it still counts.";

/** The table under the calculator takes the results over. */
const tableBelow = (element) => element.closest(".field").nextElementSibling?.querySelector("template-table");

const listOf = (names) => names.map((name) => `“${name}”`).join(", ");

class UnitCostsTable extends TemplateField {
  prepare() {
    this.calculator = new UnitCosts(JSON.parse(this.dataset.told));
    this.asked = new Map(this.calculator.told.inputs.map((asked) => [asked.id, asked]));
    this.groups = [...this.querySelectorAll("[data-asked]")];
    this.notice = this.querySelector(".costs__missing");
    this.results = this.querySelector(".costs__results");
    this.verdicts = this.querySelector(".costs__verdicts");
    this.status = this.results.querySelector("[role=status]");
    for (const group of this.groups) {
      const asked = this.asked.get(group.dataset.asked);
      bind(group, { write: (scenario, figure) => this.write(asked, scenario, figure) });
    }
    new MutationObserver(() => this.notify()).observe(this, {
      subtree: true,
      attributeFilter: ["aria-invalid"],
    });
    this.querySelector("[data-write]").addEventListener("click", () => this.writeResults());
    this.querySelector("[data-sheet]").addEventListener("click", () => this.takeSheet());
  }

  get rows() {
    return store.get(this.key)?.rows ?? [];
  }

  /** What was entered for a question, by scenario, as it is written. */
  rowOf(asked) {
    return this.rows.find((row) => row[NAME] === named(asked)) ?? {};
  }

  /** The row of a question takes its place; rows that nobody asks for here stay. */
  write(asked, scenario, figure) {
    const text = figure === undefined ? "" : inDigits(figure);
    const written = { ...this.rowOf(asked), [NAME]: named(asked), [scenario]: text };
    const names = [...this.asked.values()].map(named);
    const others = this.rows.filter((row) => row[NAME] !== named(asked));
    const place = (row) => (names.includes(row[NAME]) ? names.indexOf(row[NAME]) : names.length);
    const rows = [...others, written].sort((one, other) => place(one) - place(other));
    const filled = said(rows).filter((row) => Object.keys(row).some((column) => column !== NAME));
    keep(this.key, "rows", filled, `Changed “${asked.label}”`, `${this.key}/${asked.id}/${scenario}`);
  }

  /** The figures by scenario. What is no figure counts as not given, and is named. */
  get scenarios() {
    const read = (id) =>
      [...this.asked.values()].flatMap((asked) => {
        const figure = figureIn(this.rowOf(asked)[id] ?? "");
        return figure === undefined ? [] : [[asked.id, figure]];
      });
    return Object.fromEntries(
      this.calculator.told.scenarios.map(({ id }) => [id, Object.fromEntries(read(id))]),
    );
  }

  showOther() {
    this.each((group, read) => refill(group, read));
    this.work();
  }

  show() {
    this.each((group, read) => fill(group, read));
    this.work();
  }

  each(show) {
    for (const group of this.groups) {
      const row = this.rowOf(this.asked.get(group.dataset.asked));
      show(group, (scenario) => row[scenario]);
    }
  }

  work() {
    const { scenarios } = this;
    const missing = this.calculator.missing(scenarios.expected);
    const isReady = !missing.length;
    this.results.hidden = !isReady;
    this.notify();
    if (isReady) this.showResults(scenarios);
  }

  /** Say what the results wait for, or that they are not of what stands in the fields. */
  notify() {
    const missing = this.calculator.missing(this.scenarios.expected);
    const words = missing.length ? this.lacking(missing) : this.unread;
    if (this.notice.textContent !== words) this.notice.textContent = words;
  }

  get unread() {
    return this.querySelector("[aria-invalid]") ? BEFORE : "";
  }

  lacking(missing) {
    const labels = missing.map((id) => this.asked.get(id).label);
    return this.rows.length
      ? `Still needed as an expected figure: ${listOf(labels)}.`
      : "The results appear once the needed expected figures are there.";
  }

  showResults(scenarios) {
    const { told } = this.calculator;
    const complete = this.calculator.completed(scenarios);
    const verdicts = told.scenarios.map(({ label }, at) => {
      const words = this.calculator.verdict(complete[at]) || "A figure of this case is out of its bounds.";
      return make("li", {}, make("strong", {}, `${label}: `), words);
    });
    this.verdicts.replaceChildren(...verdicts);
    const lines = this.results.querySelectorAll("tbody tr");
    for (const [at, row] of this.calculator.results(scenarios).entries()) {
      [...lines[at].children].forEach((cell, place) => {
        cell.textContent = row[place];
      });
    }
    this.status.textContent = "";
  }

  writeResults() {
    const table = tableBelow(this);
    const ids = this.calculator.told.scenarios.map(({ id }) => id);
    const rows = this.calculator.results(this.scenarios).map(([name, ...texts]) => ({
      [NAME]: name,
      ...Object.fromEntries(ids.map((id, at) => [id, texts[at]])),
    }));
    keep(keyOf(table), "rows", said(rows), `Wrote the results into “${table.getAttribute("label")}”`);
    this.status.textContent = `Written into “${table.getAttribute("label")}”.`;
  }

  async takeSheet() {
    const { XLSX, workbook } = await import("../documents/xlsx.js");
    const label = this.getAttribute("label");
    const [head, ...rows] = this.calculator.sheet(this.scenarios);
    const cells = rows.map((row) => row.map(withDecimals));
    const columns = head.map((text, at) => ({ label: text, width: at ? 14 : 52 }));
    const name = served.pilot === NO_PILOT ? "unit-costs" : `${served.pilot}-unit-costs`;
    download(`${name}.xlsx`, XLSX, workbook({ name: label, columns, rows: cells, isList: false }));
  }
}

/** A result is shown to the whole, or to two decimals; a figure that was given as it is. */
const withDecimals = (cell) => (cell.unit ? { ...cell, decimals: WHOLE.includes(cell.unit) ? 0 : 2 } : cell);

customElements.define("unit-costs", UnitCostsTable);
