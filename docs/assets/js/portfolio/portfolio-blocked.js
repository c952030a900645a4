/** `<portfolio-blocked>`: what pilots wait for, by whom they wait for. */
import { counted } from "../ground/counted.js";
import { make } from "../ground/dom.js";
import { shownDate } from "../rules/dates.js";
import { isOver } from "../rules/pilot/status.js";
import { PortfolioPart } from "./part.js";

const COLUMNS = ["Waits for", "What", "Pilot", "Since"];

class PortfolioBlocked extends PortfolioPart {
  show(entries) {
    const rows = entries
      .filter(({ record }) => !isOver(record))
      .flatMap(({ status }) => status.blocked.map((entry) => ({ ...entry, title: status.title })));
    if (!rows.length) return this.replaceChildren(make("p", {}, "Nothing is entered as blocked."));
    const counts = new Map();
    for (const { on } of rows) counts.set(on, (counts.get(on) ?? 0) + 1);
    rows.sort(
      (a, b) =>
        counts.get(b.on) - counts.get(a.on) || a.on.localeCompare(b.on) || (b.days ?? -1) - (a.days ?? -1),
    );
    const head = make("tr", {}, ...COLUMNS.map((words) => make("th", { scope: "col" }, words)));
    this.replaceChildren(
      make(
        "div",
        { class: "table-wrap" },
        make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows.map((row) => this.row(row)))),
      ),
    );
  }

  row({ on, what, title, since, days }) {
    const words = since ? `${shownDate(since)}, ${counted(days, "day")}` : "";
    const said = [what, title, words];
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, on),
      ...said.map((text, at) => make("td", { "data-label": COLUMNS[at + 1] }, text)),
    );
  }
}

customElements.define("portfolio-blocked", PortfolioBlocked);
