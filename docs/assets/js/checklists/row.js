/**
 * How does a reader answer one item? A row of the page gets a real checkbox in place of its printed
 * box, what was entered in words, and a fold with the fields.
 *
 *   const row = new CheckRow(item, enter)     enter(item, fields, words, join) writes
 *   row.show(record, isShared)                shows a record; a shared one can't be changed
 */
import { freshId, labelled, make } from "../ground/dom.js";
import { isWeb } from "./formats.js";
import { shortText } from "./page.js";
import { stateOf } from "./ticks.js";

/** The id of the list of names that owner fields offer. */
export const OWNER_NAMES = "check-owner-names";

export class CheckRow {
  #item;
  #enter;
  #record = {};
  #fields = null;

  constructor(item, enter) {
    this.#item = item;
    this.#enter = enter;
    const text = item.row.querySelector(".check__text");
    text.id ||= freshId("check-text");
    this.entered = make("dl", { class: "check__entered", id: freshId("check-entered") });
    this.tick = make("input", {
      type: "checkbox",
      class: "check__tick",
      "aria-labelledby": text.id,
      "aria-describedby": this.entered.id,
      change: () => this.#setState(this.tick.checked ? "done" : "open"),
    });
    // A click comes before the fold opens, so the next key already finds the fields; the browser's
    // own search in the page opens a fold without one.
    this.fold = make("details", { class: "check__fold", toggle: () => this.#unfold() });
    this.fold.append(make("summary", { click: () => this.#unfold() }, "Owner, evidence, note"));
    item.row.querySelector(".check__box").replaceWith(this.tick);
    item.row.querySelector(".check__facts").after(this.entered);
    item.row.querySelector(".check__body").append(this.fold);
  }

  show(record = {}, isShared = false) {
    this.#record = record;
    const state = stateOf(record);
    this.tick.checked = state === "done";
    this.tick.disabled = isShared;
    this.fold.hidden = isShared;
    this.#item.row.dataset.state = state;
    this.entered.replaceChildren(...this.#said(state));
    if (this.#fields) this.#fill();
  }

  /** What was entered, in words: on the screen, on paper, and for screen readers. */
  #said(state) {
    const { state: chosen, reason, owner, link, note, on } = this.#record;
    const day = on ? `since ${on}` : "yes";
    const evidence = isWeb(link) ? make("a", { href: link, rel: "noopener", class: "external" }, link) : link;
    return [
      state === "done" && ["Done", day],
      state === "na" && ["Does not apply", reason],
      chosen === "na" && state === "open" && ["Open", "needs a reason why it does not apply"],
      owner && ["Owner", owner],
      link && ["Evidence", evidence],
      note && ["Note", note],
    ]
      .filter(Boolean)
      .map(([label, words]) => make("div", {}, make("dt", {}, label), make("dd", {}, words)));
  }

  #setState(state) {
    const words = { done: "Ticked", open: "Opened", na: "Set as not applicable" }[state];
    this.#write({ state }, words);
  }

  #write(fields, words, join) {
    this.#enter(this.#item, fields, `${words} “${shortText(this.#item.text)}”`, join);
  }

  /** Make the fields when somebody opens the fold for the first time. */
  #unfold() {
    if (this.#fields) return;
    const field = (name, key, label, attributes = {}) => {
      const words = `Changed the ${label} of`;
      let join = null;
      return make(name, {
        ...attributes,
        autocomplete: "off",
        focus: () => (join = Symbol(key)),
        input: (event) => this.#write({ [key]: event.target.value }, words, join),
      });
    };
    const owner = field("input", "owner", "owner", { list: OWNER_NAMES, maxlength: 120 });
    const link = field("input", "link", "evidence", { inputmode: "url", maxlength: 2000 });
    const note = field("textarea", "note", "note", { rows: 2, maxlength: 4000 });
    const reason = field("input", "reason", "reason", { maxlength: 1000 });
    const exempt = make("input", {
      type: "checkbox",
      id: freshId("check-na"),
      change: () => this.#exempt(exempt.checked, reason),
    });
    const why = labelled("Why it does not apply", reason);
    const legend = make("legend", { class: "visually-hidden" }, `About “${shortText(this.#item.text)}”`);
    const label = make("label", { for: exempt.id }, "Does not apply to our pilot");
    const choice = make("p", { class: "item-entry item-entry--choice" }, exempt, label);
    this.#fields = { owner, link, note, reason, exempt, why };
    this.fold.append(
      make(
        "fieldset",
        { class: "check__fields" },
        legend,
        labelled("Owner, by name", owner),
        labelled("Evidence, as a link or where it is kept", link),
        labelled("Note", note),
        choice,
        why,
      ),
    );
    this.#fill();
  }

  #exempt(isExempt, reason) {
    this.#setState(isExempt ? "na" : "open");
    if (isExempt) reason.focus();
  }

  #fill() {
    const { exempt, why, ...texts } = this.#fields;
    exempt.checked = this.#record.state === "na";
    why.hidden = !exempt.checked;
    for (const [key, field] of Object.entries(texts)) {
      const value = this.#record[key] ?? "";
      if (field.value !== value) field.value = value;
    }
  }
}
