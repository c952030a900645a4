/**
 * What is common to the parts of the workspace? Each shows the pilot that is worked on, is hidden
 * while there is none, and starts from its own template again when another pilot is chosen.
 *
 * A part says what to do in `build(record)`, once for a pilot, and `show(record)`, after each change.
 */

import { loadFramework } from "../rules/pilot/framework.js";
import { desk } from "./desk.js";

const saidBy = (parts) => parts.map(({ textContent }) => textContent).join();

export class PilotPart extends HTMLElement {
  async connectedCallback() {
    this.templates = Object.fromEntries(
      [...this.querySelectorAll(":scope > template")].map((part) => [
        Object.keys(part.dataset)[0] ?? "main",
        part,
      ]),
    );
    this.hidden = true;
    this.refresh = () => this.#refresh();
    try {
      this.framework = await loadFramework();
    } catch {
      return;
    }
    if (!this.isConnected) return;
    desk.addEventListener("change", this.refresh);
    this.refresh();
  }

  disconnectedCallback() {
    desk.removeEventListener("change", this.refresh);
  }

  /** Return a copy of what a template holds. */
  copy(name = "main") {
    return this.templates[name]?.content.cloneNode(true) ?? document.createDocumentFragment();
  }

  #refresh() {
    const { record } = desk;
    this.hidden = !record;
    if (!record) {
      this.shownId = null;
      this.replaceChildren();
      return;
    }
    if (record.id !== this.shownId) {
      this.shownId = record.id;
      this.replaceChildren(this.copy());
      this.build(record);
    }
    this.show(record);
  }

  /** Show parts in place of those shown, unless they say the same: what a reader unfolded stays open. */
  renew(parts) {
    if (saidBy(parts) !== saidBy([...this.children])) this.replaceChildren(...parts);
  }

  build() {}

  show() {}
}
