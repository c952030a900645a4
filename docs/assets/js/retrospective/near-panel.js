/**
 * Is what somebody writes here already? Records that may tell of the same deployment are shown with links, as
 * soon as a title, an organisation or a source's address was entered. It asks, and keeps nobody from going on.
 */
import { counted } from "../ground/counted.js";
import { listenInside, make } from "../ground/dom.js";
import { whenReleased } from "../ground/released.js";
import { loadJson, siteAddress } from "../ground/site.js";
import { Near } from "../rules/retrospective/near.js";

const RECORDS = "contribute/retrospective/records.json";
const MOST_SHOWN = 5;
const ASKED = ["title", "organisations", "sources"];

const within = ASKED.map((name) => `.part > [data-ask=${name}]`).join(", ");

export class NearPanel {
  /** `root` has a panel in the form and one before the hand-over; `names` are as in `Near`. */
  constructor(root, names) {
    this.form = root.querySelector("[data-form]");
    this.panels = [...root.querySelectorAll("[data-near]")];
    this.status = root.querySelector("[data-near-said]");
    this.names = names;
    this.shown = "[]";
    this.typed = null;
    listenInside(this.form, "input", ({ target }) => this.typing(target));
    this.form.addEventListener("change", () => this.typing(null));
  }

  typing(control) {
    this.typed = control?.closest(within) ? control : null;
  }

  /** The records that there are are loaded once somebody has written what may be one of them. */
  load() {
    this.near ??= loadJson(RECORDS).then(
      (records) => new Near(records, this.names),
      () => null,
    );
    return this.near;
  }

  /** Nothing is said of a word while it is typed. `id` is that of a record that was opened. */
  async show({ title, organisations, sources }, id) {
    const answers = { id, title, organisations, sources };
    if (this.typed && this.typed === document.activeElement) return;
    if (!title && !organisations && !sources) {
      this.put([]);
      return;
    }
    const near = await this.load();
    if (near) this.put(near.to(answers), title || organisations ? "title" : "sources");
  }

  /** `name` is the question in whose part the panel stands. */
  put(found, name = "title") {
    const shown = JSON.stringify(found.map(({ record, reasons }) => [record.id, reasons]));
    if (shown === this.shown) return;
    this.shown = shown;
    whenReleased(() => this.fill(found, name));
  }

  fill(found, name) {
    const [inForm] = this.panels;
    const part = this.form.querySelector(`.part > [data-ask=${name}]`).parentElement;
    if (inForm.parentElement !== part) part.append(inForm);
    for (const panel of this.panels) {
      const lines = found.slice(0, MOST_SHOWN).map((one) => this.line(one));
      const more = found.length - lines.length;
      if (more > 0) lines.push(make("li", {}, `and ${counted(more, "other record")} that may be it`));
      panel.querySelector("[data-near-list]").replaceChildren(...lines);
      panel.hidden = !found.length;
    }
    this.status.textContent = found.length
      ? `${counted(found.length, "record")} here may be of the same deployment. See “Is it one of these?”`
      : "";
  }

  line({ record, reasons }) {
    const link = make(
      "a",
      { href: siteAddress(record.address).href, target: "_blank", rel: "noopener" },
      record.title,
    );
    return make("li", {}, link, `: it ${reasons.join(", and ")}.`);
  }
}
