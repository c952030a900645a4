/**
 * What is common to the parts of the portfolio? Each shows the pilots that are chosen, again after each
 * change: `show(entries)`, where an entry is { record, file, status, rank }.
 */
import { make } from "../ground/dom.js";
import { loadFramework } from "../rules/pilot/framework.js";
import { status } from "../rules/pilot/status.js";
import { choice, shown } from "./choice.js";
import { gathered } from "./gathered.js";

const FAILED = "The portfolio could not be loaded. Check your connection and reload the page.";
const AFTER = ["revise", "over", "stopped", "archived"];

let loading = null;

/** Load the framework, and the example that an empty page shows. */
const load = () => {
  loading ??= Promise.all([loadFramework(), gathered.loadExample()]).then(([framework]) => framework);
  return loading;
};

/** What was said of records on a day: every part asks for it, after each change. */
const known = new WeakMap();

const statusOf = (record, framework, day) => {
  if (known.get(record)?.day !== day) known.set(record, { day, found: status(record, framework, day) });
  return known.get(record).found;
};

/** Return the places in which a pilot can be, in their order. */
export const placesOf = (framework) => ["before", ...framework.steps.map(({ id }) => id), ...AFTER];

export class PortfolioPart extends HTMLElement {
  async connectedCallback() {
    try {
      this.framework = await load();
    } catch {
      this.failed();
      return;
    }
    if (!this.isConnected) return;
    this.refresh = () => this.show(shown(this.all()), this.all());
    gathered.addEventListener("change", this.refresh);
    choice.addEventListener("change", this.refresh);
    this.build();
    this.refresh();
  }

  disconnectedCallback() {
    gathered.removeEventListener("change", this.refresh);
    choice.removeEventListener("change", this.refresh);
  }

  all() {
    const places = placesOf(this.framework);
    return gathered.pilots.map(({ record, file, key }) => {
      const found = statusOf(record, this.framework, gathered.day);
      return { record, file, key, status: found, rank: places.indexOf(found.place) };
    });
  }

  failed() {
    this.append(make("p", { class: "state state--error", role: "alert" }, FAILED));
  }

  build() {}

  show() {}
}
