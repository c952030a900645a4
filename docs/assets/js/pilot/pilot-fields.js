/** `<pilot-fields>`: fields of the pilot that is worked on, each bound to its path in the record. */

import { bind, fill } from "../controls/binding.js";
import { counted } from "../ground/counted.js";
import { getAt, setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";

class PilotFields extends PilotPart {
  connectedCallback() {
    bind(this, {
      write: (path, value, name) =>
        desk.change(`Changed “${name}”`, (record) => setAt(record, path, value), path),
    });
    return super.connectedCallback();
  }

  build() {
    const week = this.querySelector(".week");
    if (week) week.open = true;
  }

  show(record) {
    fill(this, (path) => getAt(record, path));
    for (const week of this.querySelectorAll(".week")) this.count(week, record);
  }

  /** Say how many of a week's records hold something, so that a folded week shows it too. */
  count(week, record) {
    const lists = [...week.querySelectorAll("[data-path]")];
    const full = lists.filter((control) => getAt(record, control.dataset.path)?.length).length;
    week.querySelector("[data-count]").textContent = `${full} of ${counted(lists.length, "record")}`;
  }
}

customElements.define("pilot-fields", PilotFields);
