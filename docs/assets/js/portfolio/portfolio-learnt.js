/** `<portfolio-learnt>`: what the pilots show together, as counts. */
import { make } from "../ground/dom.js";
import { learnt, learntLines } from "../rules/pilot/learnt.js";
import { gathered } from "./gathered.js";
import { PortfolioPart } from "./part.js";

const GROUPS = {
  criteria: "Which criteria are not met",
  reviews: "How long reviews take",
  gates: "Which gates wait",
  blocked: "What pilots wait for",
};

class PortfolioLearnt extends PortfolioPart {
  show(entries) {
    const { day } = gathered;
    const records = entries.map(({ record }) => record);
    const lines = learntLines(learnt(records, this.framework, day), this.framework, day);
    const parts = Object.entries(GROUPS).filter(([name]) => lines[name].length);
    this.replaceChildren(
      ...lines.pilots.map((line) => make("p", {}, line)),
      ...parts.flatMap(([name, title]) => [
        make("h3", { class: "learnt__title" }, title),
        make("ul", {}, ...lines[name].map((line) => make("li", {}, line))),
      ]),
    );
  }
}

customElements.define("portfolio-learnt", PortfolioLearnt);
