/** How does somebody decide, place by place, what may become public? */
import { counted } from "../ground/counted.js";
import { freshId, make } from "../ground/dom.js";
import { coarser, Guard, namesIn, tellsDays } from "../rules/retrospective/guard.js";

const AROUND = 60;
const NAME = "a name that must not appear";

const keyOf = (find) => `${find.path.join("/")}:${find.start}`;

export class GuardStep {
  /**
   * `fields` knows where a path stands, `nameOf` names it for people, `words` are those of the
   * check; `accept` takes the data as it may leave.
   */
  constructor(section, { patterns, words, fields, nameOf, accept }) {
    Object.assign(this, { section, words, fields, nameOf });
    this.guard = new Guard(patterns, (path) => this.isWritten(path));
    this.list = section.querySelector("[data-findings]");
    this.names = section.querySelector("[data-names]");
    this.status = section.querySelector("[data-guard-status]");
    this.invitation = section.querySelector("[data-guard-look]");
    this.names.addEventListener("input", () => this.look());
    section.querySelector("[data-accept]").addEventListener("click", () => {
      if (this.isDecided()) accept(this.result());
    });
  }

  isWritten(path) {
    const control = this.fields.placeOf(path)?.dataset.control;
    return ["line", "text", "prose", "lines"].includes(control) || control === undefined;
  }

  open(data) {
    this.data = data;
    this.choices = new Map();
    this.look();
  }

  look() {
    const names = namesIn(this.names.value);
    this.findings = this.guard.findings(this.data, names);
    const parts = this.findings.map((find) => this.finding(find));
    if (tellsDays(this.data)) parts.push(this.dates());
    this.list.replaceChildren(...parts);
    const count = this.findings.length;
    this.invitation.textContent = this.words.problem("personal", []).hint;
    this.invitation.hidden = !count;
    const unfound = names.filter(
      (name) => !this.guard.findings(this.data, [name]).some(({ isName }) => isName),
    );
    const said = count
      ? `${counted(count, "place")} to look at.`
      : "Nothing found that looks like a secret, an account, an address or a sum. Read it once more for names.";
    const missing = unfound.map((name) => ` “${name}” does not appear.`);
    this.status.textContent = said + missing.join("");
  }

  choiceOf(find) {
    return this.choices.get(keyOf(find)) ?? { how: find.isName || find.isSecret ? "blank" : "" };
  }

  choose(find, choice) {
    this.choices.set(keyOf(find), { ...this.choiceOf(find), ...choice });
  }

  titleOf(find) {
    return `${this.nameOf(find.path)}: ${find.says ?? NAME}`;
  }

  finding(find) {
    const from = Math.max(0, find.start - AROUND);
    const before = find.text.slice(from, find.start);
    const after = find.text.slice(find.end, find.end + AROUND);
    const quote = make("p", { class: "finding__quote" });
    quote.append(from ? "… " : "", before, make("mark", {}, find.text.slice(find.start, find.end)), after);
    if (find.end + AROUND < find.text.length) quote.append(" …");
    const said = find.isSecret && this.words.problem("secret", find.path, { what: find.says }).form;
    return make(
      "fieldset",
      { class: `finding${find.isSecret ? " finding--secret" : ""}` },
      make("legend", { class: "finding__name" }, this.titleOf(find)),
      quote,
      ...(find.isSecret ? [make("p", { class: "finding__help" }, said)] : this.decision(find)),
    );
  }

  decision(find) {
    const name = freshId("finding");
    const chosen = this.choiceOf(find);
    const words = make("input", {
      class: "ask__control finding__words",
      id: freshId("instead"),
      type: "text",
      autocomplete: "off",
      value: chosen.instead ?? find.instead,
      input: ({ target }) => this.choose(find, { instead: target.value }),
    });
    const label = make("label", { class: "finding__label", for: words.id }, "In its place");
    const instead = make("p", { class: "finding__instead", hidden: chosen.how !== "blank" }, label, words);
    const choice = (how, said) => {
      const change = () => {
        this.choose(find, { how });
        instead.hidden = how !== "blank";
      };
      const radio = make("input", { type: "radio", name, value: how, checked: how === chosen.how, change });
      return make("label", { class: "choice" }, radio, make("span", {}, said));
    };
    const choices = [
      choice("keep", find.isName ? "Keep it: it means something else" : "Keep it: it may be public"),
      choice("blank", "Blank it out"),
    ];
    return [make("p", { class: "finding__choice" }, ...choices), instead];
  }

  dates() {
    const id = freshId("dates");
    const select = make(
      "select",
      { id, class: "ask__control", "data-dates": true },
      new Option("As entered", "10"),
      new Option("Months only", "7"),
      new Option("Years only", "4"),
    );
    return make(
      "p",
      { class: "ask" },
      make("label", { class: "ask__label", for: id }, "Write dates"),
      select,
    );
  }

  /** Whether each place is decided; where one is not, the reader is taken to it. */
  isDecided() {
    const open = this.findings.filter((find) => !this.choiceOf(find).how);
    if (!open.length) return true;
    const titles = open.map((find) => this.titleOf(find)).join("; ");
    this.status.textContent = `Keep it or blank it out? Still open: ${titles}.`;
    const first = this.list.children[this.findings.indexOf(open[0])];
    first.querySelector("input[type=radio]").focus();
    return false;
  }

  /** Return the data with all that is to go blanked out, and the dates as coarse as chosen. */
  result() {
    const goes = this.findings
      .map((find) => ({ ...find, ...this.choiceOf(find) }))
      .filter(({ how }) => how === "blank");
    const letters = Number(this.list.querySelector("[data-dates]")?.value ?? 10);
    return coarser(this.guard.cleared(this.data, goes), letters);
  }
}
