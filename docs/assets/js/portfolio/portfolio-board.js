/** `<portfolio-board>`: the pilots by the step that each is in. */
import { counted } from "../ground/counted.js";
import { make } from "../ground/dom.js";
import { say } from "../rules/pilot/phrases.js";
import { hasRed } from "../rules/pilot/portfolio.js";
import { PortfolioPart, placesOf } from "./part.js";

class PortfolioBoard extends PortfolioPart {
  show(entries) {
    const isStep = (id) => this.framework.steps.some((step) => step.id === id);
    const columns = placesOf(this.framework)
      .map((id) => [id, entries.filter(({ status }) => status.place === id)])
      .filter(([id, found]) => isStep(id) || found.length);
    this.replaceChildren(
      make("div", { class: "board" }, ...columns.map(([id, found]) => this.column(id, found))),
    );
  }

  column(id, found) {
    const step = this.framework.steps.find((each) => each.id === id);
    const title = step?.title ?? say(this.framework, "portfolio-places", id);
    return make(
      "section",
      { class: "board__column" },
      make("h3", { class: "board__title" }, title),
      make("p", { class: "board__count" }, counted(found.length, "pilot")),
      make("ul", { class: "board__pilots" }, ...found.map((entry) => this.card(entry))),
    );
  }

  card({ status }) {
    const red = status.flags.filter(({ level }) => level === "red");
    return make(
      "li",
      { class: hasRed(status) ? "board__pilot board__pilot--red" : "board__pilot" },
      make("strong", {}, status.title),
      ...(status.owner ? [make("span", {}, status.owner)] : []),
      ...red.slice(0, 1).map(({ message }) => make("span", { class: "board__flag" }, message)),
      ...(red.length > 1 ? [make("span", {}, `and ${counted(red.length - 1, "more red flag")}`)] : []),
    );
  }
}

customElements.define("portfolio-board", PortfolioBoard);
