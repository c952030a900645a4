/** Where does the form show what is wrong? At the field, and all of it in a list with links. */
import { counted } from "../ground/counted.js";
import { make } from "../ground/dom.js";

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const isBefore = (one, other) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

const controlOf = (place) =>
  place.querySelector(":scope > .ask__control, :scope > .choice .ask__control") ??
  place.querySelector(":scope > .pick > .ask__control");

/** The first thing in a place that can take the focus. */
const stopOf = (place) =>
  controlOf(place) ?? place.querySelector("input[type=radio], .ask__control, [data-add], button");

export class Messages {
  constructor(root, fields) {
    this.form = root.querySelector("[data-form]");
    this.summary = root.querySelector("[data-summary]");
    this.title = root.querySelector("[data-summary-title]");
    this.list = root.querySelector("[data-summary-list]");
    this.fields = fields;
    this.seen = new WeakSet();
    this.showsAll = false;
  }

  /** Put problems in the order of the form; what has no place in it comes first. */
  inOrder(problems) {
    return problems
      .map((problem) => [problem, this.fields.placeOf(problem.at)])
      .sort(([, one], [, other]) => {
        if (one === other) return 0;
        if (!one || !other) return one ? 1 : -1;
        return isBefore(one, other) ? -1 : 1;
      })
      .map(([problem]) => problem);
  }

  /** From now on, what is wrong in this place is shown. */
  touch(place) {
    if (place) this.seen.add(place);
  }

  /** Show the problems of every place that somebody has been to, or of all. */
  show(problems) {
    const shown = new Map();
    for (const problem of problems) {
      const place = this.fields.placeOf(problem.at);
      if (this.isShown(place)) shown.set(place, [...(shown.get(place) ?? []), problem]);
    }
    for (const slot of this.form.querySelectorAll(".ask__said:not([hidden])")) {
      if (!shown.has(slot.parentElement)) this.say(slot.parentElement, []);
    }
    for (const [place, own] of shown) this.say(place, own);
    if (!this.summary.hidden) this.listAll(problems);
  }

  isShown(place) {
    return Boolean(place) && (this.showsAll || this.isSeen(place));
  }

  isSeen(place) {
    return this.seen.has(place);
  }

  /** What is said of a problem to somebody who sees the form: a field is called by its label. */
  saidOf(problem, label) {
    const { message, hint, form } = problem;
    const asked = label.endsWith("?") ? form.replace("{label}.", "{label}") : form;
    const said = form ? asked.replaceAll("{label}", label) : `${message}.${hint && ` ${hint}`}`;
    const place = this.fields.placeOf(problem.at);
    return sentence(said)
      .split("`")
      .map((part, index) => (index % 2 ? this.called(part, place) : part));
  }

  /** Words of the file in words of the form: the nearest question of that name. */
  called(name, place) {
    const asks = `[data-ask=${CSS.escape(name)}] .ask__name`;
    for (let up = place?.parentElement ?? this.form; this.form.contains(up); up = up.parentElement) {
      const label = up.querySelector(asks);
      if (label) return `“${label.textContent}”`;
    }
    return make("code", {}, name);
  }

  say(place, problems) {
    const slot = place.querySelector(":scope > .ask__said");
    const control = controlOf(place);
    if (!slot) return;
    const label = this.ownName(place);
    const said = make("p", {}, ...problems.flatMap((one) => [...this.saidOf(one, label), " "]));
    if (slot.textContent !== said.textContent) slot.replaceChildren(...said.childNodes);
    slot.hidden = !problems.length;
    place.classList.toggle("is-wrong", problems.length > 0);
    if (problems.length) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }

  /** Show everything that is wrong, and take the reader to the list. */
  finish(problems) {
    this.showsAll = true;
    this.summary.hidden = false;
    this.show(problems);
    this.goTo(this.fields.placeOf(problems[0].at));
  }

  close() {
    this.summary.hidden = true;
    this.showsAll = false;
  }

  listAll(problems) {
    const count = counted(problems.length, "thing");
    this.title.textContent = problems.length ? `${count} left to fix` : "All fixed: finish now";
    this.list.replaceChildren(...problems.map((problem) => this.line(problem)));
  }

  line(problem) {
    const place = this.fields.placeOf(problem.at);
    const name = this.nameOf(place);
    const said = this.saidOf(problem, name);
    if (!place) return make("li", {}, ...said);
    const isNamed = problem.form.includes("{label}");
    const link = make("a", { href: `#${this.anchor(place)}` }, ...(isNamed ? said : [name]));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.goTo(place);
    });
    return make("li", {}, link, ...(isNamed ? [] : [": ", ...said]));
  }

  anchor(place) {
    return stopOf(place)?.id ?? place.id;
  }

  /** Name a place as the form does, with the row that it stands in. */
  nameOf(place) {
    if (!place) return "The file";
    const holder = place.parentElement.closest("[data-row], [data-control=group]");
    if (place.dataset.ask === "text" && holder) return this.nameOf(holder);
    const own = this.ownName(place);
    const row = place.parentElement.closest("[data-row]");
    return row ? `${row.querySelector(".row__name").textContent}, ${own.toLowerCase()}` : own;
  }

  ownName(place) {
    return place.querySelector(".row__name, .ask__name").textContent;
  }

  goTo(place) {
    if (!place) {
      this.summary.focus();
      return;
    }
    for (let up = place; up; up = up.parentElement?.closest("details")) up.open = true;
    place.dispatchEvent(new CustomEvent("reveal", { bubbles: true }));
    const stop = stopOf(place);
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "center" });
  }
}
