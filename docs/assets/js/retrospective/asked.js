/** What does the form ask at the moment, and how far has somebody come? */
import { agreeing, counted } from "../ground/counted.js";
import { isFilled } from "./fields.js";

const OF_ITSELF = ["id", "dates", "record"];

export class Asked {
  /**
   * `following` hides what another answer makes needless, `stances` knows who tells it, and `required` are
   * the fields of the record.
   */
  constructor(root, { required, following, stances }) {
    Object.assign(this, { following, stances });
    this.form = root.querySelector("[data-form]");
    this.radios = [...root.querySelectorAll("[name=version]")];
    this.progress = root.querySelector("[data-progress]");
    this.more = root.querySelector("[data-beyond]");
    this.required = required.filter((name) => !OF_ITSELF.includes(name));
  }

  /** `brief` tells the facts and what one practice showed; `full` tells the whole story. */
  get version() {
    return this.radios.find(({ checked }) => checked).value;
  }

  set version(name) {
    for (const radio of this.radios) radio.checked = radio.value === name;
  }

  show(data, problems) {
    this.showQuestions(data);
    this.showProgress(data, problems);
  }

  get questions() {
    return [...this.form.querySelectorAll(".part > [data-ask]")];
  }

  /** Return the fields that are answered though the short version does not ask for them. */
  beyondShort(data) {
    return this.questions
      .filter((ask) => !this.isBrief(ask) && ask.dataset.ask in data)
      .map((ask) => ask.dataset.ask);
  }

  /** Whether the short version asks it; of sources it asks those whose statements have to name some. */
  isBrief(ask) {
    return ask.classList.contains("ask--brief") || (ask.dataset.ask === "sources" && this.stances.isSourced);
  }

  /** The short version asks less, and hides nothing that is answered or wrong. */
  showQuestions(data) {
    const isBrief = this.version === "brief";
    this.following.show(data);
    for (const ask of this.questions) {
      const isAsked = this.isBrief(ask) || ask.dataset.ask in data;
      ask.hidden = (isBrief && !isAsked) || !this.following.isOpen(ask, data);
    }
    this.stances.show(data, this.version);
    for (const part of this.form.querySelectorAll(".part")) {
      part.hidden = !part.querySelector(":scope > [data-ask]:not([hidden]), :scope > [data-stance]");
    }
    this.showBeyond(isBrief ? this.beyondShort(data).length : 0);
    this.showSourcing(data);
  }

  showBeyond(count) {
    const said = counted(count, "answer of the full version stays", "answers of the full version stay");
    this.more.hidden = !count;
    this.more.querySelector("[data-beyond-said]").textContent = `${said} in the form and in the file.`;
    this.more.querySelector("button").textContent = agreeing(count, "Leave it out", "Leave them out");
  }

  /** Where a statement comes from is asked once there is a source that it can come from. */
  showSourcing(data) {
    const isPublished = data.record === "public-record";
    for (const fold of this.form.querySelectorAll(".sourcing:has([data-cites])")) {
      const isNeeded = isPublished || data.sources || fold.querySelector(".is-wrong");
      const mayQuote = this.version === "full" && fold.querySelector("[data-ask=who]");
      fold.hidden = !isNeeded && !mayQuote && !isFilled(fold);
    }
  }

  showProgress(data, problems) {
    const answered = [
      ...this.required.map((name) => name in data),
      Boolean(data.dates?.outcome),
      "worked" in data || "did_not_work" in data,
      Boolean(this.stances.stance),
      ...(data.record === "public-record" ? [Boolean(data.sources)] : []),
    ];
    const count = answered.filter(Boolean).length;
    const isComplete = count === answered.length;
    const more = isComplete && problems.length ? `, ${problems.length} to fix` : "";
    this.progress.textContent = `${count} of ${counted(answered.length, "required answer")}${more}.`;
  }
}
