/** `<pilot-plan>`: the twelve weeks with real days, each of which can be moved. */

import { bind, fill } from "../controls/binding.js";
import { make } from "../ground/dom.js";
import { download } from "../ground/files.js";
import { calendar } from "../rules/pilot/calendar.js";
import { appointments } from "../rules/pilot/plan.js";
import { setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";
import { timeline } from "./timeline.js";

const withoutMoves = (record) => ({ ...record, moved: undefined });

const daysOf = (record, framework) =>
  Object.fromEntries(
    appointments(record, framework).flatMap(({ id, first, last, isGate }) =>
      isGate
        ? [[id, first]]
        : [
            [`${id}-start`, first],
            [id, last],
          ],
    ),
  );

class PilotPlan extends PilotPart {
  build(record) {
    this.body = this.querySelector("tbody");
    this.body.append(...appointments(record, this.framework).map((entry) => this.row(entry)));
    bind(this.body, {
      write: (event, day, name) => this.move(event, day, name),
    });
    this.querySelector("[data-calendar]").addEventListener("click", () =>
      download(`${desk.record.id}.ics`, "text/calendar", calendar([desk.record], this.framework)),
    );
    this.reset = this.querySelector("[data-reset]");
    this.reset.addEventListener("click", () => {
      desk.change("Took all moves back", (kept) => setAt(kept, "moved", undefined));
      this.body.querySelector("input").focus();
    });
  }

  /** Keep a day that differs from the planned one; a day that is emptied is the planned one again. */
  move(event, day, name) {
    const planned = daysOf(withoutMoves(desk.record), this.framework)[event];
    const moved = day === planned ? undefined : day;
    desk.change(`Moved “${name}”`, (record) => setAt(record, `moved.${event}`, moved), event);
  }

  row({ id, title, isGate }) {
    const day = (event, label) =>
      make(
        "td",
        { "data-label": label },
        make(
          "div",
          { class: "entry" },
          make(
            "label",
            {},
            make("span", { class: "entry__name visually-hidden" }, `${title}: ${label.toLowerCase()}`),
            make("input", {
              type: "date",
              class: "entry__control",
              "data-kind": "date",
              "data-field": event,
              min: "2000-01-01",
              max: "2100-12-31",
            }),
          ),
        ),
      );
    const days = isGate
      ? [make("td", { "data-label": "First day", class: "plan__none" }), day(id, "Day of the gate")]
      : [day(`${id}-start`, "First day"), day(id, "Last day")];
    return make(
      "tr",
      { class: isGate ? "plan__gate" : "" },
      make("th", { scope: "row" }, isGate ? `Gate: ${title}` : title),
      ...days,
      make("td", { "data-label": "Moved", "data-moved": id }),
    );
  }

  show(record) {
    const days = daysOf(record, this.framework);
    fill(this.body, (event) => days[event]);
    for (const cell of this.body.querySelectorAll("[data-moved]")) {
      const events = [cell.dataset.moved, `${cell.dataset.moved}-start`];
      cell.textContent = events.some((event) => record.moved?.[event]) ? "Moved" : "";
    }
    this.reset.hidden = !Object.keys(record.moved ?? {}).length;
    this.querySelector(".plan-picture").replaceChildren(timeline(record, this.framework));
  }
}

customElements.define("pilot-plan", PilotPlan);
