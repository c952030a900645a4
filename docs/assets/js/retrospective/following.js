/**
 * Which questions does another answer make needless? They are hidden, unless they are answered or wrong.
 *
 * `data-only-if` names the question beside this one that has to be answered, by one of `data-only-answers`
 * where there are any; with `data-only-several` it is a list of the whole record with several entries,
 * with `data-only-unless` the question is asked as long as that one has no answer.
 * `data-published` is asked of those alone who compile a record from what others published. Of an entry of
 * `data-files` that has a file, the file says the rest, and `data-entries-of` offers the entries of a list.
 */
import { answerBeside, fillChoice, isFilled } from "./fields.js";

const isWrong = (ask) => ask.matches(".is-wrong, :has(.is-wrong)");

export class Following {
  /** `fields` are those of the form; `titleOf` names what has a file by its id. */
  constructor(form, { fields, titleOf }) {
    Object.assign(this, { form, fields, titleOf });
  }

  /** Show and hide the questions by the data that the answers make. */
  show(data) {
    for (const ask of this.form.querySelectorAll("[data-published], [data-only-if]")) {
      ask.hidden = !this.isOpen(ask, data);
    }
    for (const rows of this.form.querySelectorAll("[data-files]")) this.showUnfiled(rows, data);
    for (const select of this.form.querySelectorAll("[data-entries-of]")) this.offer(select, data);
    if (document.activeElement?.closest("[data-ask][hidden]")) this.goOn(document.activeElement);
  }

  /** A question that went while somebody was in it hands the focus on. */
  goOn(from) {
    const controls = [...this.form.querySelectorAll(".ask__control")];
    const next = controls.slice(controls.indexOf(from) + 1).find((control) => !control.closest("[hidden]"));
    next?.focus();
  }

  /** Whether a question is to be seen. */
  isOpen(ask, data) {
    return this.isAsked(ask, data) || isFilled(ask) || isWrong(ask);
  }

  isAsked(ask, data) {
    const { published, onlyIf, onlyAnswers, onlySeveral, onlyUnless } = ask.dataset;
    if (published !== undefined && data.record !== "public-record") return false;
    if (onlyIf === undefined) return true;
    if (onlySeveral !== undefined) return (data[onlyIf] ?? []).length > 1;
    const given = answerBeside(ask, onlyIf);
    if (onlyUnless !== undefined) return !given;
    return Boolean(given) && (!onlyAnswers || onlyAnswers.split(" ").includes(given));
  }

  showUnfiled(rows, data) {
    const name = rows.dataset.ask;
    const entries = (data[name] ?? []).map((entry, index) => [this.fields.placeOf([name, index]), entry]);
    const byRow = new Map(entries);
    for (const row of rows.querySelectorAll("[data-row]")) {
      const [, ...others] = row.querySelectorAll("[data-ask]");
      for (const ask of others) ask.hidden = typeof byRow.get(row) === "string";
    }
  }

  /** Offer each entry by its title, or by its name where it has no file; what was chosen stays. */
  offer(select, data) {
    const entries = (data[select.dataset.entriesOf] ?? []).map((entry) =>
      typeof entry === "string" ? [entry, this.titleOf(entry)] : [entry.name, entry.name],
    );
    const offered = JSON.stringify(entries);
    if (select.dataset.offered === offered) return;
    select.dataset.offered = offered;
    const { value } = select;
    const options = entries.filter(([name]) => name).map(([name, title]) => new Option(title, name));
    select.replaceChildren(select.options[0], ...options);
    fillChoice(select, value);
  }
}
