/** `<pilot-revision>`: from a decision to revise to the one revised pilot, and the decisions before this one. */
import { mondayFrom, shown, today } from "../ground/days.js";
import { button, make } from "../ground/dom.js";
import { freshSlug } from "../ground/slug.js";
import { usedIds } from "../kept/belongings.js";
import { together } from "../kept/store.js";
import { say } from "../rules/pilot/phrases.js";
import { setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";

/** What the revised pilot does not take along: it is judged by its own run. */
const OWN = ["decision", "log", "waivers", "moved", "status"];

/** Return the record of the revised pilot: what was agreed stays, and the decision to revise is kept. */
const revisedOf = (record) => {
  const { decision, title } = record;
  const taken = OWN.reduce((left, name) => setAt(left, name, undefined), record);
  return {
    ...taken,
    id: freshSlug(`${title} revised`, usedIds()),
    title: `${title} (revised)`,
    start: mondayFrom(today()),
    revision: true,
    earlier: [...(record.earlier ?? []), decision],
  };
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
        "The revised pilot becomes a record of its own, with the same criteria, owner, systems, reviews and " +
          "risks. Its log and its decision start empty, so that it is judged by its own run; its weeks start " +
          "next Monday, and you can move them. This record is archived as it is.",
      ),
      make(
        "p",
        { class: "tool__buttons" },
        button("Begin the revised pilot", () => this.begin()),
      ),
    ];
  }

  begin() {
    const { record } = desk;
    if (record.decision?.outcome !== "revise" || record.revision) return;
    together(() => {
      desk.put(revisedOf(record));
      desk.setStatus(record.id, "archived");
    });
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
