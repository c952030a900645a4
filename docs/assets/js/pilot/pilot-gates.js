/** `<pilot-gates>`: the three gates, with what keeps each shut, and the way to let evidence pass. */
import { gateParts } from "./gate-parts.js";
import { PilotPart } from "./part.js";
import { waiverButton } from "./pilot-waivers.js";

class PilotGates extends PilotPart {
  show(record) {
    this.renew(gateParts(record, this.framework, (entry) => waiverButton(record, entry)));
  }
}

customElements.define("pilot-gates", PilotGates);
