/**
 * How is a source listed? It gets its mark of itself, and its address tells what it can of it.
 *
 * A mark stays with its source when another one is removed, and is given to no other one while a statement
 * still names it.
 */
import { today } from "../ground/days.js";
import { listenInside, make } from "../ground/dom.js";
import { whenReleased } from "../ground/released.js";
import { toldBy } from "../rules/retrospective/address.js";
import { isFilled, markIn } from "./fields.js";

const control = (row, name) => row.querySelector(`[data-ask=${name}] .ask__control`);

export class Sources {
  /** `fields` are those of the form; `say` tells the reader what was filled in. */
  constructor(form, { fields, say }) {
    Object.assign(this, { form, fields, say });
    this.element = form.querySelector("[data-ask=sources]");
    listenInside(this.element, "input", ({ target, inputType }) => {
      this.forget(target);
      if (inputType === "insertFromPaste") this.takeAddress(target);
    });
    listenInside(this.element, "change", ({ target }) => this.takeAddress(target));
  }

  get rows() {
    return this.fields.lists.get(this.element).rows;
  }

  /** Give each source its mark, and show it; a row that says nothing else has none in the file. */
  settle() {
    for (const row of this.rows) {
      const id = control(row, "id");
      const isOwn = id.value.trim() && id.value !== row.dataset.mark;
      if (isOwn) {
        row.dataset.mark = id.value.trim();
        delete row.dataset.made;
      } else if (!row.dataset.mark) {
        row.dataset.mark = this.free();
        row.dataset.made = "";
      }
      const isTold = this.isTold(row, id);
      id.value = isTold || !("made" in row.dataset) ? row.dataset.mark : "";
      this.name(row);
    }
  }

  /** Whether a row says more than its mark, and the day of today, which the form fills in itself. */
  isTold(row, id) {
    const day = control(row, "read_on");
    const isToday = day?.value === today();
    const asks = [...row.querySelectorAll("[data-ask]")].filter((ask) => !ask.contains(id));
    const isTold = asks.some((ask) => !(isToday && ask.contains(day)) && isFilled(ask));
    if (isToday && !isTold) {
      day.value = "";
      row.dataset.born = "by-hand";
    }
    return isTold;
  }

  /** The mark itself is asked for where it is wrong; that nothing names a source is told of the source. */
  told(problems) {
    const told = problems.map((problem) => {
      const isUnused = problem.name === "source-unused";
      return isUnused ? { ...problem, at: problem.at.slice(0, -1) } : problem;
    });
    const wrong = new Set(told.map(({ at }) => this.fields.placeOf(at)));
    for (const row of this.rows) {
      const ask = row.querySelector("[data-ask=id]");
      ask.hidden = !wrong.has(ask);
    }
    return told;
  }

  /** The first mark that no source has, and that no statement names. */
  free() {
    const cited = [...this.form.querySelectorAll("[data-value]")].flatMap(({ value }) => markIn(value));
    const taken = new Set([...cited, ...this.rows.map(({ dataset }) => dataset.mark)]);
    for (const row of this.rows) taken.add(control(row, "id").value.trim());
    let number = 1;
    while (taken.has(`s${number}`)) number += 1;
    return `s${number}`;
  }

  /** The mark is seen in the row's name; it is asked for only where it is wrong. */
  name(row) {
    const name = `Source ${this.rows.indexOf(row) + 1} (${row.dataset.mark})`;
    const legend = row.querySelector(".row__name");
    if (legend.textContent !== name) legend.textContent = name;
  }

  /** What somebody writes over what an address told is theirs. */
  forget(target) {
    const ask = target.closest("[data-ask]");
    if (ask?.dataset.taken === undefined || ask.dataset.taken === target.value) return;
    delete ask.dataset.taken;
    ask.querySelector(".ask__taken")?.remove();
  }

  /** Fill in what the address tells and nobody has said. */
  takeAddress(target) {
    const ask = target.closest("[data-ask=url]");
    const row = ask?.closest("[data-row]");
    if (!row) return;
    const told = toldBy(target.value);
    whenReleased(() => this.takeTold(row, told));
  }

  /** A note under a field moves what is below it. */
  takeTold(row, told) {
    const taken = ["publisher", "published"].filter((name) => this.take(row, name, told[name]));
    const words = `Taken from the address: ${taken.map((name) => told[name]).join(", ")}.`;
    if (taken.length) setTimeout(() => this.say(words));
  }

  /** Whether a field was filled in; what was taken from a former address goes with it. */
  take(row, name, value = "") {
    const field = control(row, name);
    const ask = field.closest("[data-ask]");
    if (field.value.trim() && field.value !== ask.dataset.taken) return false;
    if (field.value === value) return false;
    field.value = value;
    ask.querySelector(".ask__taken")?.remove();
    if (!value) {
      delete ask.dataset.taken;
      return false;
    }
    ask.dataset.taken = value;
    field.after(make("p", { class: "ask__taken" }, "Taken from the address. Change it if it is not right."));
    return true;
  }
}
