/** `<pilot-handover>`: hands what the record says to the form for a retrospective. */
import { counted } from "../ground/counted.js";
import { button, make } from "../ground/dom.js";
import { siteAddress } from "../ground/site.js";
import { handOver } from "../kept/handover.js";
import { asRetrospective } from "../rules/pilot/hand-on.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";

const FORM = "contribute/retrospective/";

class PilotHandover extends PilotPart {
  build() {
    this.said = make("p", { class: "handover__said" });
    this.fault = make("div", { role: "alert" });
    this.append(
      this.said,
      make(
        "p",
        { class: "tool__buttons" },
        button("Turn into a retrospective", () => this.go(), { class: "button button--primary" }),
      ),
      this.fault,
    );
  }

  show(record) {
    const fields = asRetrospective(record, this.framework);
    const entries = this.framework.records.reduce((sum, name) => sum + (fields[name]?.length ?? 0), 0);
    const parts = [
      counted(fields.criteria?.length ?? 0, "criterion").replace("criterions", "criteria"),
      counted(fields.integrations?.length ?? 0, "system"),
      counted(fields.governance?.length ?? 0, "review"),
      counted(fields.decisions?.length ?? 0, "decision"),
      `${counted(entries, "entry", "entries")} of the log`,
    ];
    this.said.textContent = `The form starts with ${parts.join(", ")}.`;
  }

  go() {
    const record = desk.record;
    const fields = asRetrospective(record, this.framework);
    if (handOver("retrospective", { from: `pilot:${record.id}`, fields })) {
      location.assign(siteAddress(FORM));
      return;
    }
    this.fault.replaceChildren(
      make(
        "p",
        { class: "state state--error" },
        make("strong", {}, "This browser keeps nothing for the form to take over."),
        " Download pilot.yml below; the command ",
        make("code", {}, "playbook new retrospective --from pilot.yml"),
        " makes the same start of it.",
      ),
    );
  }
}

customElements.define("pilot-handover", PilotHandover);
