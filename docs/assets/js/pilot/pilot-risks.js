/** `<pilot-risks>`: the failure modes that the record points to, and why. */
import { counted } from "../ground/counted.js";
import { make } from "../ground/dom.js";
import { siteAddress } from "../ground/site.js";
import { risks } from "../rules/pilot/risks.js";
import { missingList } from "./missing-list.js";
import { PilotPart } from "./part.js";

class PilotRisks extends PilotPart {
  show(record) {
    const found = risks(record, this.framework);
    const parts = found.length
      ? [make("ul", { class: "risks" }, ...found.map((risk) => this.risk(risk)))]
      : [make("p", { class: "state" }, "The record shows no sign of any of the five.")];
    this.renew(parts);
  }

  risk({ mode, because }) {
    const signs = counted(because.length, "sign");
    return make(
      "li",
      { class: "risk" },
      make("p", { class: "risk__mode" }, make("a", { href: siteAddress(mode.address).href }, mode.title)),
      make("p", { class: "risk__fix" }, make("span", {}, "Fix"), ` ${mode.fix}`),
      make("details", {}, make("summary", {}, `${signs} in the record`), missingList(because)),
    );
  }
}

customElements.define("pilot-risks", PilotRisks);
