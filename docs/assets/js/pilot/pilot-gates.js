/** `<pilot-gates>`: the three gates, with what keeps each shut, and the way to let evidence pass. */
import { wholePilot } from "../kept/pilot-whole.js";
import { gateParts } from "./gate-parts.js";
import { PilotPart } from "./part.js";
import { waiverButton } from "./pilot-waivers.js";

class PilotGates extends PilotPart {
  /** A gate asks for the ticks of its checklist too, which are kept beside the record. */
  show(record) {
    this.renew(gateParts(wholePilot(record), this.framework, (entry) => waiverButton(record, entry)));
  }
}

customElements.define("pilot-gates", PilotGates);
