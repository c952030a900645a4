/** `<pilot-revision>`: from a decision to revise to the one revised pilot, and the decisions before this one. */
import { shown } from "../ground/days.js";
import { button, make } from "../ground/dom.js";
import { say } from "../rules/pilot/phrases.js";
import { setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";

/** Return the record of the revised pilot: its decision is open again, and the one to revise is kept. */
const begun = (record) => {
  const { decision } = record;
  if (decision?.outcome !== "revise" || record.revision) return record;
  const open = setAt(record, "decision", undefined);
  return { ...open, revision: true, earlier: [...(record.earlier ?? []), decision] };
};

class PilotRevision extends PilotPart {
  build() {
    this.status = make("p", { class: "visually-hidden", role: "status" });
    this.next = make("div", {});
    this.earlier = make("div", { class: "earlier" });
    this.append(this.next, this.earlier, this.status);
  }

  show(record) {
    this.next.replaceChildren(...this.way(record));
    this.earlier.replaceChildren(...this.before(record));
  }

  way({ decision, revision }) {
    if (decision?.outcome !== "revise" || revision) return [];
    if (!decision.changes?.length || !decision.ends) {
      return [
        make(
          "p",
          { class: "state" },
          "The revised pilot can begin once the decision names what must change and the day on which it ends.",
        ),
      ];
    }
    return [
      make(
        "p",
        {},
        "The decision is kept below, and the record goes on with the same criteria, systems and log. If the " +
          "twelve weeks start again, change the first day of week 1.",
      ),
      make(
        "p",
        { class: "tool__buttons" },
        button("Begin the revised pilot", () => this.begin()),
      ),
    ];
  }

  begin() {
    desk.change("Began the revised pilot", begun);
    this.status.textContent = "The revised pilot has begun. The decision to revise is kept below.";
    document.querySelector('[data-path="start"]')?.focus();
  }

  before({ earlier = [] }) {
    if (!earlier.length) return [];
    return [
      make("h3", {}, "Decided before"),
      ...earlier.map(({ outcome, by, on, reason, changes = [], ends }) =>
        make(
          "div",
          { class: "earlier__decision" },
          make("p", {}, make("strong", {}, say(this.framework, "outcomes", outcome ?? "open"))),
          ...texts([by, on && shown(on)].filter(Boolean).join(", "), reason),
          ...(changes.length ? [make("ul", {}, ...changes.map((change) => make("li", {}, change)))] : []),
          ...texts(ends && `The revised pilot ends on ${shown(ends)}.`),
        ),
      ),
    ];
  }
}

const texts = (...said) => said.filter(Boolean).map((text) => make("p", {}, text));

customElements.define("pilot-revision", PilotRevision);
