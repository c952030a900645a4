/** `<pilot-proposal>`: each criterion beside its reading, and the outcome that follows by the rule. */

import { toNodes } from "../documents/nodes.js";
import { make } from "../ground/dom.js";
import { judgeAlone, proposed } from "../rules/pilot/judge.js";
import { criteriaTable } from "../rules/pilot/memo.js";
import { say } from "../rules/pilot/phrases.js";
import { missingList } from "./missing-list.js";
import { PilotPart } from "./part.js";

/** Return what the framework's rule proposes for a record. */
export const proposalPart = (record, framework) => {
  const outcome = proposed(record, framework);
  return make(
    "p",
    { class: `proposal proposal--${outcome}` },
    make("strong", {}, "The rule proposes"),
    ` ${say(framework, "outcomes", outcome)}`,
  );
};

class PilotProposal extends PilotPart {
  show(record) {
    const parts = [
      ...(record.criteria?.length ? toNodes([criteriaTable(record, this.framework)]) : []),
      proposalPart(record, this.framework),
      ...this.against(record),
    ];
    this.renew(parts);
  }

  /** What stands between the decision and the rule, once somebody has decided. */
  against(record) {
    if (!record.decision?.outcome) return [];
    const missing = judgeAlone(record, "decision", this.framework).filter(
      ({ path }) => path[0] === "decision",
    );
    if (!missing.length) return [];
    return [
      make("div", { class: "state" }, make("p", {}, "Before this decision stands:"), missingList(missing)),
    ];
  }
}

customElements.define("pilot-proposal", PilotProposal);
