/**
 * What does somebody begin with: the draft that this browser kept, a pilot's record, a file, or
 * nothing? What replaces answers can be taken back.
 */
import { button, make } from "../ground/dom.js";
import { takeOver, waiting } from "../kept/handover.js";
import { served } from "../kept/served.js";
import { ofToday, ofTodayUntold } from "../rules/retrospective/former.js";
import { open, UnsuitedFile } from "./opening.js";
import { readText } from "./reading.js";

const PILOT = "retrospective";

/** Says what answers of an earlier form leave open. */
const saidOfOpen = (open) =>
  open.length ? ` The questions have changed since then. Please say again: ${open.join("; ")}.` : "";

const small = (label, listener) => button(label, listener, { class: "button button--small" });

const inWords = (path) => path.map((step) => (typeof step === "number" ? step + 1 : step)).join(" → ");

const MOST_LINES = 5;

export class Beginnings {
  /** `form` can `fill`, `update` and `keep`, and has the `file` that reads YAML; `store` keeps the draft. */
  constructor(form, { store, id }) {
    Object.assign(this, { form, store, id });
    this.status = form.querySelector("[data-said]");
    form.querySelector("[data-open]").addEventListener("change", (event) => this.open(event.target));
    form.querySelector("[data-leave-out]").addEventListener("click", () => this.leaveOut());
    form.querySelector("[data-clear]").addEventListener("click", () => this.startAgain());
    store.addEventListener("change", ({ detail }) => {
      if (detail.from === "elsewhere") this.resume("Taken over from your other tab.");
      if (detail.from === "switch") this.goOver();
    });
    this.resume("Your draft is back: this browser kept it.");
    this.receive();
  }

  say(...words) {
    this.status.replaceChildren(...words);
  }

  resume(words) {
    const draft = this.store.get(this.id);
    if (draft) this.form.asked.version = draft.version;
    this.form.opened = draft?.opened ?? null;
    const kept = draft?.answers ?? {};
    const { answers, open } = draft?.shape ? { answers: kept, open: [] } : ofTodayUntold(kept);
    this.form.fill(answers);
    this.form.update(null);
    if (this.hasAnswers) this.say(words + saidOfOpen(open));
  }

  /** Another pilot is served: its draft takes the place of this one's, which is kept. */
  goOver() {
    clearTimeout(this.form.timer);
    this.form.timer = null;
    this.form.messages.close();
    if (this.form.form.hidden) this.form.goTo("form");
    this.say();
    this.resume(`The draft for “${served.title}” is here.`);
    this.receive();
  }

  get hasAnswers() {
    return Object.keys(this.form.data).length > 0;
  }

  /** A pilot's record starts a retrospective; a draft is replaced only when the reader says so. */
  receive() {
    if (!waiting(PILOT)) return;
    if (!this.hasAnswers) {
      this.fromPilot();
      return;
    }
    const keep = () => {
      takeOver(PILOT);
      this.say();
    };
    this.say(
      "Your pilot can start a retrospective, and a draft of yours is here. ",
      small("Start from the pilot", () => this.fromPilot()),
      " ",
      small("Keep the draft", keep),
    );
  }

  fromPilot() {
    const { answers, open } = ofTodayUntold(takeOver(PILOT).fields);
    this.form.opened = null;
    this.begin(answers, `Started from your pilot: what it recorded is filled in.${saidOfOpen(open)}`);
  }

  async open(input) {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    try {
      const { answers: read, isPilot, cutIn } = await open(await readText(file), this.form);
      const { asked, ...answers } = read;
      this.form.opened = isPilot || asked !== undefined ? null : (answers.id ?? null);
      const today = ofToday(answers);
      const words = isPilot
        ? `Started from the pilot in ${file.name}: what it recorded is filled in.`
        : `Opened ${file.name}.${this.saidOfCut(cutIn)}`;
      this.begin(today.answers, words + saidOfOpen(today.open));
    } catch (error) {
      if (!(error instanceof UnsuitedFile || error instanceof this.form.file.UnreadableFile)) throw error;
      this.refuse(file.name, error);
    }
  }

  /** A comment in a file may be the rest of a text. */
  saidOfCut(lines) {
    if (!lines.length) return "";
    const shown = lines.slice(0, MOST_LINES).join(", ") + (lines.length > MOST_LINES ? " and others" : "");
    const where = `${lines.length === 1 ? "line" : "lines"} ${shown}`;
    return ` ${this.form.words.problem("text-cut", [], { where }).form}`;
  }

  /** The draft stays as it is. */
  refuse(name, { message, way }) {
    const title = make("strong", {}, `${name} was not opened.`);
    const link = way ? [" ", make("a", { href: way.address }, way.words), "."] : [];
    this.say(make("p", { class: "state state--error" }, title, ` ${message}`, ...link));
  }

  /** Only what the short version asks stays. */
  leaveOut() {
    const beyond = this.form.asked.beyondShort(this.form.data);
    const kept = Object.entries(this.form.data).filter(([name]) => !beyond.includes(name));
    this.begin(Object.fromEntries(kept), "Left out.");
  }

  /** The page of a pattern leads here with its name: a row for it is ready. */
  about(pattern) {
    const { practices = [] } = this.form.data;
    if (practices.some((practice) => practice.pattern === pattern.id)) return;
    this.form.fill({ ...this.form.data, practices: [...practices, { pattern: pattern.id }] });
    this.form.update();
    this.say(`“${pattern.title}” is filled in under “Patterns and practices”: say how it went.`);
  }

  startAgain() {
    this.form.opened = null;
    this.form.messages.close();
    this.begin({}, "The form is empty.");
  }

  /** Put answers in place of what is there; say what the form has no place for. */
  begin(answers, words) {
    const unplaced = this.form.fill(answers);
    const { asked } = this.form;
    if (asked.beyondShort(answers).length) asked.version = "full";
    this.form.update(words);
    const left = unplaced.length && ` The form has no place for: ${unplaced.map(inWords).join(", ")}.`;
    this.say(
      words,
      left || "",
      " ",
      small("Take that back", () => this.takeBack()),
    );
  }

  takeBack() {
    this.store.undo();
    this.resume("Your answers are back.");
  }
}
