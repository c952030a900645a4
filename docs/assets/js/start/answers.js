/**
 * What is answered at the readiness gate? A pilot's answers are in its own record; before there is one they
 * are kept apart, and the next pilot takes them over.
 *
 *   answers.all                 as a pilot's record holds them
 *   answers.get(question)       one of them, or undefined
 *   answers.write(question, field, value)
 *   answers.takeOver(record)    puts a new pilot with these answers beside the others, and serves it
 *   event "change"              `detail.isOther`: they are another pilot's now
 */
import { openServed } from "../kept/of-pilot.js";
import { served } from "../kept/served.js";
import { SPACES } from "../kept/spaces.js";
import { openStore, together } from "../kept/store.js";
import { setAt } from "../rules/pilot/record.js";

const WORDS = "Answered a question";

/** Return the fields that say something. */
const given = (answer) => Object.fromEntries(Object.entries(answer).filter(([, value]) => value));

class Answers extends EventTarget {
  #pilots = openStore(SPACES.pilots);
  #before = openServed(SPACES.start);

  constructor() {
    super();
    this.#before.addEventListener("change", ({ detail }) => this.#announce(detail.from === "switch"));
    this.#pilots.addEventListener("change", ({ detail }) => {
      if (detail.ids.has(served.pilot)) this.#announce(false);
    });
  }

  get all() {
    if (served.record) return served.record.answers ?? [];
    return this.#before.entries().map(([question, answer]) => ({ question, ...given(answer) }));
  }

  get(question) {
    return this.all.find((answer) => answer.question === question);
  }

  write(question, field, value) {
    const join = `${question}/${field}`;
    const { record } = served;
    if (record) {
      const { id } = record;
      const path = `answers[question=${question}].${field}`;
      const patch = (store) => (store.get(id) ? { [id]: setAt(store.get(id), path, value) } : {});
      this.#pilots.change(WORDS, patch, `${id} ${path}`);
      return;
    }
    const patch = (kept) => {
      const { [field]: old, ...others } = kept.get(question) ?? {};
      const answer = value ? { ...others, [field]: value } : others;
      return { [question]: Object.keys(answer).length ? answer : null };
    };
    this.#before.change(WORDS, patch, join);
  }

  /** Return whether the pilot is kept. */
  takeOver(record) {
    const words = `Added “${record.title}”`;
    together(() => {
      this.#pilots.change(words, () => ({ [record.id]: record }));
      const given = this.#before.entries();
      if (!this.#pilots.fault) {
        this.#before.change(words, () => Object.fromEntries(given.map(([question]) => [question, null])));
      }
    });
    if (this.#pilots.fault) return false;
    served.serve(record.id);
    return true;
  }

  #announce(isOther) {
    this.dispatchEvent(new CustomEvent("change", { detail: { isOther } }));
  }
}

export const answers = new Answers();
