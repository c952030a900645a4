/**
 * `<pilot-example>`: what a pilot becomes here, shown while the desk is empty: gates, criteria against their
 * readings and the proposal of a finished pilot, to read only, and the ways to go on from there.
 */
import { toNodes } from "../documents/nodes.js";
import { readPilot } from "../documents/pilot-file.js";
import { button, make } from "../ground/dom.js";
import { loadText } from "../ground/site.js";
import { loadFramework } from "../rules/pilot/framework.js";
import { criteriaTable } from "../rules/pilot/memo.js";
import { desk } from "./desk.js";
import { gateParts } from "./gate-parts.js";
import { proposalPart } from "./pilot-proposal.js";

const EXAMPLE = "pilot/example.yml";

class PilotExample extends HTMLElement {
  connectedCallback() {
    this.shown = make("div", { class: "pilot-example__excerpt" });
    this.append(
      make(
        "p",
        { class: "tool__buttons" },
        button("Open the whole example", () => this.open()),
        button("Start your own", () => this.start(), { class: "button button--primary" }),
      ),
      this.shown,
    );
    this.onChange = () => this.showOnce();
    desk.addEventListener("change", this.onChange);
    this.showOnce();
  }

  disconnectedCallback() {
    desk.removeEventListener("change", this.onChange);
  }

  /** Load the example the first time that the desk is empty; without it the words above say enough. */
  async showOnce() {
    if (desk.pilots.length || this.isLoaded) return;
    this.isLoaded = true;
    try {
      const [framework, { record }] = await Promise.all([loadFramework(), loadText(EXAMPLE).then(readPilot)]);
      this.shown.replaceChildren(...excerpt(record, framework));
    } catch {
      this.isLoaded = false;
    }
    this.shown.hidden = !this.isLoaded;
  }

  open() {
    this.dispatchEvent(new CustomEvent("open-example", { bubbles: true }));
  }

  start() {
    this.dispatchEvent(new CustomEvent("start-pilot", { bubbles: true }));
  }
}

/** Return the parts of a finished record that say most. */
const excerpt = (record, framework) => [
  make("h3", { class: "pilot-example__title" }, record.title),
  make("p", {}, record.use_case),
  make("div", { class: "pilot-example__gates tool--gates" }, ...gateParts(record, framework)),
  ...toNodes([criteriaTable(record, framework)]),
  proposalPart(record, framework),
  ...(record.decision?.reason ? [make("p", {}, record.decision.reason)] : []),
];

customElements.define("pilot-example", PilotExample);
