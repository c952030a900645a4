/**
 * `<sample-size>`: how many cases a comparison needs, from what its form says. What is wrong is said at
 * its field. Nothing is kept and nothing leaves the page.
 */
import { whichFigure } from "../controls/which-figure.js";
import { make } from "../ground/dom.js";
import { figureIn, isDoubtful } from "../ground/figures.js";
import { tidy } from "../ground/visible.js";
import { sampleSize } from "../rules/pilot/sample-size.js";

const PERCENT = / ?%$/;
const ASSUMED = "What this assumes";
const OTHERWISE = "If that is too many";

class SampleSize extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.form = this.querySelector("form");
    this.status = this.querySelector(".sample__answer");
    this.more = this.querySelector(".sample__more");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer({ isAsked: true });
    });
    this.form.addEventListener("change", () => {
      this.choose();
      if (this.wasAsked) this.answer({ isAsked: false });
    });
    this.choose();
    this.form.hidden = false;
  }

  get fields() {
    return [...this.form.querySelectorAll("input[type=text]")].filter(
      (field) => !field.closest("[data-for][hidden]"),
    );
  }

  /** Show what is asked for shares, or for averages. */
  choose() {
    const { value } = this.form.elements.measure;
    for (const part of this.form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== value;
  }

  async answer({ isAsked }) {
    this.wasAsked = true;
    const { entry, unread } = this.read();
    const found = sampleSize(entry, this.words);
    // A field that can't be read is missing in the entry too; how to write it says more.
    const faults = new Map([...found.faults, ...(await this.asked(unread))]);
    for (const field of this.fields) this.complain(field, faults.get(field.name) ?? "");
    if (!faults.size) return this.show(found);
    this.show({ says: [], assumes: [], ways: [] });
    if (isAsked) this.goTo(this.fields.find(({ name }) => faults.has(name)));
  }

  /** Return what the form says, and the fields whose text says no figure. */
  read() {
    const { measure, better, power } = this.form.elements;
    const entry = { measure: measure.value, better: better.value, power: Number(power.value) };
    const unread = [];
    for (const field of this.fields) {
      const text = tidy(field.value).replace(PERCENT, "");
      const value = isDoubtful(text) ? undefined : figureIn(text);
      if (text && value === undefined) unread.push([field.name, text]);
      entry[field.name] = value;
    }
    return { entry, unread };
  }

  /** Return how to write each of these texts, by its field. */
  asked(unread) {
    const how = (text) => (isDoubtful(text) ? whichFigure(text) : this.words.needed);
    return Promise.all(unread.map(async ([name, text]) => [name, await how(text)]));
  }

  complain(field, words) {
    field.closest(".entry").querySelector(".entry__said").textContent = words;
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  goTo(field) {
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.focus();
  }

  show({ says, assumes, ways }) {
    this.status.replaceChildren(...says.map((words) => make("p", {}, words)));
    this.more.replaceChildren(...this.list(ASSUMED, assumes), ...this.list(OTHERWISE, ways));
  }

  list(title, entries) {
    if (!entries.length) return [];
    return [make("h3", {}, title), make("ul", {}, ...entries.map((words) => make("li", {}, words)))];
  }
}

customElements.define("sample-size", SampleSize);
