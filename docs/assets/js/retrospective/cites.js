/**
 * Which of the listed sources say a statement? They are chosen from a list under it, taken over from the
 * statement above, or named by marks at its end, such as `[s1]`.
 *
 * What is chosen stands in a hidden field, from which the boxes are made: a statement may name a source
 * that is listed no more, and says so.
 */
import { listenInside, make } from "../ground/dom.js";
import { marked } from "../rules/retrospective/marks.js";
import { asksIn, markIn } from "./fields.js";

/** From how many sources on a statement's list is opened only when somebody wants it. */
const MANY = 6;
const TEXTS = ["line", "text", "prose"];

const valueIn = (set) => set.querySelector("[data-value]");
const chosenIn = (set) => markIn(valueIn(set).value);
const readingOf = (set) => set.parentElement.querySelector(":scope > [data-ask=reading] .ask__control");
const foldOf = (set) => set.closest(".sourcing");
const toolsOf = (set) => foldOf(set).previousElementSibling;

/** What a statement says of where it comes from, in words. */
const inWords = ({ chosen, isReading }) => [...chosen, ...(isReading ? ["our own reading"] : [])].join(", ");

const answerOf = (set) => ({ chosen: chosenIn(set), isReading: Boolean(readingOf(set)?.checked) });

export class Cites {
  /** `say` tells the reader what was filled in, and `changed` the form that something was. */
  constructor(form, { say, changed }) {
    Object.assign(this, { form, say, changed });
    this.sources = [];
    listenInside(form, "change", ({ target }) => {
      if (target.matches("[data-cite]")) this.choose(target);
      else this.takeMarks(target);
    });
    listenInside(form, "click", ({ target }) => {
      const above = target.closest("[data-as-above]");
      if (above) this.asAbove(above.closest(".sourcing__tools").nextElementSibling);
      const fold = target.closest(".sourcing > summary")?.parentElement;
      if (fold) fold.dataset.own = "";
      if (target.closest("[data-list-source]")) form.querySelector("[data-ask=sources] [data-add]").click();
    });
    listenInside(form, "toggle", ({ target }) => this.opened(target), { capture: true });
    listenInside(form, "reveal", ({ target }) => this.opened(target.closest(".sourcing")));
    listenInside(form, "keydown", (event) => this.press(event));
  }

  get sets() {
    return [...this.form.querySelectorAll("[data-cites]")].map((part) => part.closest("[data-ask]"));
  }

  /** Show in every statement what can be chosen, and what is. */
  show(data) {
    this.sources = (data.sources ?? []).filter(({ id }) => id);
    this.isPublished = data.record === "public-record";
    let above = null;
    for (const set of this.sets) {
      this.settle(set);
      this.showBoxes(set);
      this.showSaid(set);
      this.showAbove(set, above);
      const answer = answerOf(set);
      if (inWords(answer)) above = answer;
    }
  }

  /** The list of a statement is open where it is short, until somebody opens or closes it. */
  settle(set) {
    const fold = foldOf(set);
    if (!this.isPublished || !this.sources.length || "own" in fold.dataset) return;
    if (fold.contains(document.activeElement) || fold.querySelector(".is-wrong")) return;
    fold.open = this.sources.length <= MANY;
  }

  opened(fold) {
    const set = fold?.open && fold.matches(".sourcing") && fold.querySelector("[data-cites]");
    if (set) this.showBoxes(set.closest("[data-ask]"));
  }

  /** What is wrong with a statement's sources is not said in a closed fold. */
  reveal() {
    for (const fold of this.form.querySelectorAll(".sourcing:not([open]):has(.is-wrong)")) {
      fold.open = true;
      this.opened(fold);
    }
  }

  /** Show the boxes of a list that is open; they are made anew where the sources have changed. */
  showBoxes(set) {
    if (!foldOf(set).open) return;
    const chosen = chosenIn(set);
    const gone = chosen.filter((id) => !this.sources.some((source) => source.id === id));
    const offered = [
      ...this.sources.map(({ id, title = "" }) => [id, title]),
      ...gone.map((id) => [id, null]),
    ];
    const list = set.querySelector("[data-cites]");
    if (list.dataset.made !== JSON.stringify(offered)) this.makeBoxes(list, offered);
    for (const box of list.querySelectorAll("[data-cite]")) box.checked = chosen.includes(box.value);
  }

  /** The focus stays with its source, or in the list where that is gone. */
  makeBoxes(list, offered) {
    const focused = list.contains(document.activeElement) ? (document.activeElement.value ?? "") : null;
    list.dataset.made = JSON.stringify(offered);
    list.replaceChildren(...(offered.length ? offered.map((one) => this.box(...one)) : this.none()));
    if (focused === null) return;
    const same = list.querySelector(`[value="${CSS.escape(focused)}"]`);
    (same ?? list.querySelector("input, button")).focus();
  }

  box(id, title) {
    const box = make("input", { type: "checkbox", class: "ask__control", value: id, "data-cite": true });
    const mark = make("span", { class: "cite__mark" }, id);
    const words = title === null ? "is not listed" : title || "no title yet";
    const name = make("span", { class: "cite__title" }, words);
    const isGone = title === null ? " cite--gone" : "";
    return make("label", { class: `cite${isGone}`, title: words }, box, mark, " ", name);
  }

  none() {
    return [
      make(
        "p",
        { class: "cites__none" },
        "No source is listed yet. ",
        make(
          "button",
          { type: "button", class: "button button--small", "data-list-source": true },
          "List one",
        ),
      ),
    ];
  }

  showSaid(set) {
    const said = foldOf(set).querySelector("[data-sourced]");
    const answer = inWords(answerOf(set));
    const words = answer || (this.isPublished && this.sources.length ? "nothing yet" : "");
    const shown = words && `: ${words}`;
    if (said.textContent !== shown) said.textContent = shown;
  }

  /** As above is offered where a statement has no answer yet. */
  showAbove(set, above) {
    const tools = toolsOf(set);
    const isOffered = above && !inWords(answerOf(set)) && this.fits(set, above);
    const shown = isOffered ? `As above: ${inWords(above)}` : "";
    const button = tools.querySelector("[data-as-above]");
    if (button.textContent !== shown) button.textContent = shown;
    if (tools.hidden === Boolean(shown)) {
      if (!shown && tools.contains(document.activeElement)) foldOf(set).querySelector("summary").focus();
      tools.hidden = !shown;
    }
  }

  /** Not everything that is told can be our own reading. */
  fits(set, { chosen }) {
    return chosen.length > 0 || Boolean(readingOf(set));
  }

  choose(box) {
    const set = box.closest("[data-ask]");
    const others = chosenIn(set).filter((id) => id !== box.value);
    this.put(set, box.checked ? [...others, box.value] : others);
  }

  put(set, chosen, isReading = null) {
    valueIn(set).value = chosen.join(", ");
    const reading = readingOf(set);
    if (reading && isReading !== null) reading.checked = isReading;
    this.showBoxes(set);
    this.showSaid(set);
    this.changed();
  }

  /** Take over what the nearest statement above says that says something. */
  asAbove(fold) {
    const own = fold?.querySelector("[data-cites]")?.closest("[data-ask]");
    const { sets } = this;
    const before = sets.slice(0, sets.indexOf(own)).map(answerOf);
    const above = before.findLast((answer) => inWords(answer));
    if (!own || !above || !this.fits(own, above)) return;
    this.put(own, above.chosen, above.isReading);
    this.say(`As above: ${inWords(above)}.`);
  }

  press(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (key !== "ArrowUp" || !altKey || ctrlKey || metaKey || shiftKey) return;
    if (target.matches("select, [role=combobox]")) return;
    const fold = statementOf(target)?.querySelector(".sourcing");
    if (!fold) return;
    event.preventDefault();
    this.asAbove(fold);
  }

  /** Marks at the end of a statement become its sources; a mark that it can't have stays text. */
  takeMarks(control) {
    const ask = control.closest("[data-ask]");
    const statement = ask && TEXTS.includes(ask.dataset.control) && statementOf(control);
    const set = statement && asksIn(statement).find(({ dataset }) => dataset.ask === "source");
    if (!set) return;
    const known = this.sources.map(({ id }) => id);
    const { text, sources, isReading } = marked(control.value, known);
    if (text === control.value || (isReading && !readingOf(set))) return;
    control.value = text;
    this.put(set, [...new Set([...chosenIn(set), ...sources])], isReading || null);
    this.say(`Where it comes from: ${inWords(answerOf(set))}.`);
  }
}

/** The row or the group that a part of a statement belongs to. */
export const statementOf = (part) => {
  const holder = part.closest("[data-row], [data-control=group]");
  const isOne = holder && asksIn(holder).some(({ dataset }) => dataset.ask === "source");
  return isOne ? holder : null;
};
