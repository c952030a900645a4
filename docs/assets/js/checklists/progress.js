/**
 * How far is a list? A strip with a mark for each item, and the same in words that are spoken.
 *
 *   const progress = new CheckProgress(lists)
 *   progress.element       sticks to the top of the screen while the list is read
 *   progress.show(get)     shows the state of all lists; with several, in the line above each one too
 */
import { make } from "../ground/dom.js";
import { countWords, progressWords, recordId, stateOf, sum, tally } from "./ticks.js";

export class CheckProgress {
  #lists;
  #lines = new Map();

  constructor(lists) {
    this.#lists = lists;
    this.strip = make("span", { class: "strip", "aria-hidden": "true" });
    this.words = make("span", { class: "check-progress__words", role: "status" });
    this.element = make("p", { class: "check-progress", tabindex: "-1" }, this.strip, this.words);
    if (lists.length === 1) return;
    this.strip.hidden = true;
    for (const list of lists) {
      const line = make("span", { class: "list-progress" });
      list.sheets[0].previousElementSibling.prepend(line);
      this.#lines.set(list, line);
    }
  }

  show(get) {
    const counts = this.#lists.map((list) => tally(list.id, list.items, get));
    for (const [list, line] of this.#lines) say(line, wordsOf(list, get));
    if (this.#lists.length > 1) say(this.words, `In all lists, ${countWords(sum(counts))}`);
    else this.#showOne(this.#lists[0], get);
  }

  #showOne(list, get) {
    say(this.words, wordsOf(list, get));
    const marks = list.items.map((item) => {
      const state = stateOf(get(recordId(list.id, item.id)));
      const gate = item.isGate ? " strip__mark--gate" : "";
      return make("span", { class: `strip__mark strip__mark--${state}${gate}` });
    });
    this.strip.replaceChildren(...marks);
  }
}

/** Change a text only when it says something else, so that it is spoken only then. */
const say = (element, words) => {
  if (element.textContent !== words) element.textContent = words;
};

const wordsOf = (list, get) => progressWords(list.id, list.items, get);
