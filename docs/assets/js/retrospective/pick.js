/**
 * How is an id chosen by its meaning? A text field with a list of what fits what was typed.
 * Source: WAI-ARIA Authoring Practices, "Combobox with list autocomplete".
 */
import { freshId, make } from "../ground/dom.js";
import { whenReleased } from "../ground/released.js";
import { named } from "../rules/retrospective/choosing.js";
import { quoted } from "../rules/shape/words.js";

const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/** What an account has to show, for those who say whether something was used or has hit. */
const testShown = ({ shown = [] }) => {
  if (!shown.length) return [];
  const facts = shown.map((fact) => make("li", {}, fact));
  return [make("p", {}, "Its test, by what was done. An account shows that"), make("ul", {}, ...facts)];
};

/** Most choices that the list shows at once; a word more shows others. */
const MOST_SHOWN = 60;

/**
 * Make a question choose from `choices`, which are called `kind`; `addressOf` leads to the page of
 * one, and `propose` is the field for what is none of them. `choosing` finds what somebody means; `idOf` finds the choice whose name was
 * typed, and `orElse` says what becomes of a name that none of them has, where it may be kept.
 */
export class Pick {
  constructor(ask, { choices, choosing, kind, addressOf, propose = null, orElse = "", idOf = null }) {
    Object.assign(this, { ask, choices, choosing, kind, addressOf, propose, orElse, at: -1 });
    this.idOf = idOf ?? ((typed) => named(choices, typed)?.id);
    this.input = ask.querySelector(".ask__control");
    this.list = make("ul", { class: "pick__list", role: "listbox", id: freshId("pick"), hidden: true });
    this.list.setAttribute("aria-label", ask.querySelector(".ask__name").textContent);
    this.meaning = make("div", { class: "pick__meaning" });
    const frame = make("div", { class: "pick" });
    this.input.replaceWith(frame);
    frame.append(this.input, this.list);
    frame.after(this.meaning);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-autocomplete": "list",
    })) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("blur", () => whenReleased(() => this.leave()));
    this.input.addEventListener("change", () => this.settle());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.explain();
  }

  get options() {
    return [...this.list.children];
  }

  open() {
    const typed = this.input.value.trim();
    const fitting = this.choosing.fitting(this.choices, typed);
    const isChosen = this.choices.some(({ id }) => id === typed);
    const found = isChosen || !typed ? [...new Set([...fitting, ...this.choices])] : fitting;
    const options = found.slice(0, MOST_SHOWN).map((choice) => this.option(choice));
    if (this.propose) options.push(this.proposal());
    if (this.orElse) options.push(this.remark(this.orElse));
    else if (!options.length) options.push(this.remark("Nothing fits these words."));
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(-1);
    this.explain();
    this.list.scrollIntoView({ block: "nearest" });
  }

  /** A line of the list that nobody can choose. */
  remark(words) {
    return make("li", { class: "pick__none", role: "option", "aria-disabled": "true" }, words);
  }

  option({ id, title, meaning }) {
    return make(
      "li",
      {
        class: "pick__option",
        role: "option",
        id: freshId("option"),
        "data-id": id,
        "aria-selected": "false",
        click: () => this.take(id),
      },
      make("span", { class: "pick__title" }, title),
      make("span", { class: "pick__about" }, meaning),
    );
  }

  proposal() {
    return make(
      "li",
      {
        class: "pick__option pick__option--none",
        role: "option",
        id: freshId("option"),
        "aria-selected": "false",
        click: () => this.takeNone(),
      },
      make("span", { class: "pick__title" }, "None fits: propose a practice"),
      make(
        "span",
        { class: "pick__about" },
        "Name it in the next field; several teams naming one make it a candidate.",
      ),
    );
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.at = -1;
    this.explain();
  }

  leave() {
    if (document.activeElement !== this.input) this.close();
  }

  /** While letters are composed, as in Japanese, the keys belong to what composes them. */
  key(event) {
    if (event.isComposing) return;
    const step = STEPS.get(event.key);
    if (step) {
      event.preventDefault();
      this.step(step);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.options[this.at].click();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  /** Move to the next or the previous option, from either end to the other. */
  step(step) {
    if (this.list.hidden) this.open();
    const count = this.options.length;
    this.mark(this.at < 0 && step < 0 ? count - 1 : (this.at + step + count) % count);
  }

  mark(at) {
    this.at = at;
    for (const [index, option] of this.options.entries()) {
      if (!option.hasAttribute("aria-disabled")) option.setAttribute("aria-selected", String(index === at));
    }
    const option = this.options[at];
    if (!option) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  }

  take(id) {
    this.input.value = id;
    this.input.focus();
    this.done();
  }

  /** What was typed for a name that no choice has is the name of the proposal. */
  takeNone() {
    const typed = this.input.value.trim();
    this.propose.value ||= this.choices.some(({ id }) => id === typed) ? "" : typed;
    this.input.value = "";
    this.propose.focus();
    this.done();
  }

  /** A name that somebody typed in full is a choice. */
  settle() {
    this.input.value = this.idOf(this.input.value) ?? this.input.value;
    whenReleased(() => this.explain());
  }

  /** Say that no choice has this name, and which are near. */
  refusal(words, at) {
    const typed = this.input.value.trim();
    const titles = this.choosing
      .near(this.choices, typed)
      .map(({ title }) => title)
      .join("” or “");
    const label = this.propose?.closest("[data-ask]").querySelector(".ask__name").textContent;
    const instead = [
      titles && words.instead("near", { titles }),
      label ? words.instead("propose", { label }) : words.instead("choose"),
    ];
    const parts = { kind: this.kind, given: quoted(typed), instead: instead.filter(Boolean).join(" ") };
    return words.problem("no-such-choice", at, parts);
  }

  done() {
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Say what the chosen id means, with a link to its page. */
  explain() {
    const chosen = this.choices.find(({ id }) => id === this.input.value.trim());
    if (chosen === this.explained) return;
    this.explained = chosen;
    this.meaning.replaceChildren();
    if (!chosen) return;
    const link = make("a", { href: this.addressOf(chosen), target: "_blank", rel: "noopener" }, chosen.title);
    this.meaning.append(make("p", {}, link, `: ${chosen.meaning}`), ...testShown(chosen));
  }
}
