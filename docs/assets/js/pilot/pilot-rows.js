/** `<pilot-rows data-path="criteria">`: the success criteria, or the systems, of a pilot. */
import { counted } from "../ground/counted.js";
import { readingsOf } from "../rules/pilot/judge.js";
import { setAt } from "../rules/pilot/record.js";
import { Rows } from "./rows.js";

class PilotRows extends Rows {
  along(record, { id }) {
    const count = this.path === "criteria" ? readingsOf(record, id).length : 0;
    return count ? ` with ${counted(count, "reading")}` : "";
  }

  /** A criterion takes its readings along. */
  without(record, id) {
    if (this.path !== "criteria") return record;
    return (record.log ?? []).reduce(
      (changed, { week }) => setAt(changed, `log[week=${week}].readings[criterion=${id}].value`, undefined),
      record,
    );
  }
}

customElements.define("pilot-rows", PilotRows);
