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
    this.onChange = () => this.show();
    desk.addEventListener("change", this.onChange);
    this.show();
  }

  disconnectedCallback() {
    desk.removeEventListener("change", this.onChange);
  }

  /** Show the example while the desk is empty; without it the words above say enough. */
  async show() {
    const isWanted = !desk.pilots.length;
    if (isWanted === this.isWanted) return;
    this.isWanted = isWanted;
    if (isWanted) await this.load();
    else this.shown.replaceChildren();
  }

  async load() {
    try {
      const [framework, { record }] = await Promise.all([loadFramework(), loadText(EXAMPLE).then(readPilot)]);
      if (this.isWanted) this.shown.replaceChildren(...excerpt(record, framework));
      this.shown.hidden = false;
    } catch {
      this.shown.hidden = true;
    }
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
