/** `<pilot-document name="memo" heading="…">`: a document made of the record, to read and take along. */

import { toNodes } from "../documents/nodes.js";
import { takeAlong } from "../documents/take-along.js";
import { make } from "../ground/dom.js";
import { wholePilot } from "../kept/pilot-whole.js";
import { briefBlocks, deploymentBlocks } from "../rules/pilot/brief.js";
import { memoBlocks } from "../rules/pilot/memo.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";

const DOCUMENTS = { brief: briefBlocks, memo: memoBlocks, deployment: deploymentBlocks };

class PilotDocument extends PilotPart {
  get name() {
    return this.getAttribute("name");
  }

  blocks(record) {
    return DOCUMENTS[this.name](wholePilot(record), this.framework);
  }

  build() {
    const read = () => ({ name: `${desk.record.id}-${this.name}`, blocks: this.blocks(desk.record) });
    this.text = make("div", { class: "document" });
    this.fold = make(
      "details",
      { class: "source document-fold", toggle: () => this.show(desk.record) },
      make("summary", {}, this.getAttribute("heading")),
      this.text,
    );
    this.append(this.fold, takeAlong(read, { print: () => this.print() }));
  }

  show(record) {
    if (this.fold.open && record) this.text.replaceChildren(...toNodes(this.blocks(record)));
  }

  /** Print this document alone. */
  print() {
    this.fold.open = true;
    this.show(desk.record);
    this.classList.add("printing");
    document.documentElement.dataset.printing = "document";
    addEventListener("afterprint", () => this.printed(), { once: true });
    print();
  }

  printed() {
    this.classList.remove("printing");
    delete document.documentElement.dataset.printing;
  }
}

customElements.define("pilot-document", PilotDocument);
