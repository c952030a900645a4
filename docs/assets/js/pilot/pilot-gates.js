/** `<pilot-gates>`: the three gates, with what keeps each shut. */
import { counted } from "../ground/counted.js";
import { shown } from "../ground/days.js";
import { make } from "../ground/dom.js";
import { GATES, judgeAlone } from "../rules/pilot/judge.js";
import { appointments } from "../rules/pilot/plan.js";
import { missingList } from "./missing-list.js";
import { PilotPart } from "./part.js";

/** A longer list of what is missing is folded. */
const MOST_OPEN = 7;

class PilotGates extends PilotPart {
  show(record) {
    const days = new Map(appointments(record, this.framework).map((entry) => [entry.id, entry.first]));
    let isBefore = true;
    const parts = GATES.map((gate) => {
      const missing = judgeAlone(record, gate, this.framework);
      const isOpen = isBefore && !missing.length;
      const part = this.gate(gate, missing, { isOpen, isBefore }, days);
      isBefore = isOpen;
      return part;
    });
    this.renew(parts);
  }

  gate(name, missing, { isOpen, isBefore }, days) {
    const step = this.framework.steps.find(({ gate }) => gate?.id === name);
    const title = step?.gate.title ?? name;
    const day = step ? days.get(`${step.id}-gate`) : undefined;
    const standing = isOpen ? "Open" : "Shut";
    return make(
      "section",
      {
        class: `gate gate--${isOpen ? "open" : "shut"}`,
        "aria-label": `${title}: ${standing.toLowerCase()}`,
      },
      make("p", { class: "callout__kind" }, `Gate${day ? `, ${shown(day)}` : ""}`),
      make("p", { class: "gate__title" }, `${title}: ${standing.toLowerCase()}`),
      ...(missing.length ? [this.folded(missing)] : []),
      ...(!missing.length && !isBefore
        ? [make("p", {}, "Nothing of its own is missing; the gate before it is shut.")]
        : []),
      ...(isOpen ? [make("p", {}, "Nothing is missing.")] : []),
    );
  }

  folded(missing) {
    const count = counted(missing.length, "thing is missing", "things are missing");
    return make(
      "details",
      { open: missing.length <= MOST_OPEN },
      make("summary", {}, count),
      missingList(missing),
    );
  }
}

customElements.define("pilot-gates", PilotGates);
