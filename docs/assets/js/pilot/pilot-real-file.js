/**
 * `<pilot-real-file>`: keeps the pilot in a real pilot.yml, in the team's repository for instance. Each change
 * is saved to it a moment later; what somebody else wrote to it since is never written over unasked. Shown
 * where the browser can do this; `useFile(handle)` takes the file that the reader chose.
 */
import { readPilot, UnreadablePilot, UnwritablePilot, writePilot } from "../documents/pilot-file.js";
import { button } from "../ground/dom.js";
import { isSame } from "../ground/same.js";
import { merge } from "../kept/merging.js";
import { incomingOf, wholePilot } from "../kept/pilot-whole.js";
import { desk } from "./desk.js";
import { forgetOthers, handleOf, keepHandle } from "./kept-handles.js";
import { PilotPart } from "./part.js";
import { RealFile } from "./real-file.js";

/** So long after the last keystroke a change is saved, and so often the file is looked at. */
const PAUSE = 800;
const WATCH = 5000;

const TYPES = [{ description: "Pilot record", accept: { "text/yaml": [".yml", ".yaml"] } }];

const canPick = () => "showOpenFilePicker" in window && "showSaveFilePicker" in window;

const timeNow = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Return the text that the workspace would write of what a file holds, or null where it can't be read. */
const rewritten = async (text) => {
  try {
    return (await writePilot((await readPilot(text)).record)).text;
  } catch {
    return null;
  }
};

class PilotRealFile extends PilotPart {
  /** A pilot that is removed takes its file along, so that a new one of its name gets another. */
  forget = () => {
    const ids = desk.pilots.map(({ id }) => id);
    if (isSame(ids, this.knownIds)) return;
    this.knownIds = ids;
    this.forgetting = forgetOthers(ids);
  };

  connectedCallback() {
    this.look = () => this.enqueue(() => this.sync());
    this.leave = () => document.hidden && this.look();
    addEventListener("focus", this.look);
    document.addEventListener("visibilitychange", this.leave);
    this.watch = setInterval(() => document.hidden || this.enqueue(() => this.sync(true)), WATCH);
    desk.addEventListener("change", this.forget);
    this.forget();
    return super.connectedCallback();
  }

  disconnectedCallback() {
    removeEventListener("focus", this.look);
    document.removeEventListener("visibilitychange", this.leave);
    clearInterval(this.watch);
    desk.removeEventListener("change", this.forget);
    super.disconnectedCallback();
  }

  build() {
    this.section = this.querySelector("section");
    this.words = this.querySelector("[role=status]");
    this.tools = this.querySelector(".tool__buttons");
    this.choices = this.querySelector("[data-choices]");
    this.shownLabels = null;
    this.offer();
    this.enqueue(() => this.resume());
  }

  show() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.look, PAUSE);
  }

  /** The pilot that is kept here, as it is now. */
  get record() {
    return desk.pilots.find(({ id }) => id === this.shownId);
  }

  /** All that the file is to hold of it. */
  get whole() {
    return wholePilot(this.record);
  }

  /** Do one thing with the file after the other; of a pilot that is shown no more, nothing. */
  enqueue(work) {
    const id = this.shownId;
    const turn = async () => {
      if (id !== this.shownId || !this.record) return;
      try {
        await work();
      } catch (error) {
        this.fail(error);
      }
    };
    this.turns = (this.turns ?? Promise.resolve()).then(turn);
    return this.turns;
  }

  say(words, ...buttons) {
    if (this.words.textContent !== words) this.words.textContent = words;
    const detail = { words: this.file ? words : "", isAsking: this.isAsking };
    this.dispatchEvent(new CustomEvent("file-said", { bubbles: true, detail }));
    const labels = buttons.map(([label]) => label).join();
    if (labels === this.shownLabels) return;
    this.shownLabels = labels;
    const hadFocus = this.tools.contains(document.activeElement);
    this.tools.replaceChildren(...buttons.map(([label, listener]) => button(label, listener)));
    if (hadFocus) this.tools.querySelector("button")?.focus();
  }

  offer(words = "") {
    this.file = null;
    this.saved = null;
    this.kept = null;
    this.isAsking = false;
    this.choices.replaceChildren();
    this.say(
      words,
      ["Keep in a file you have", () => this.pick(() => showOpenFilePicker({ types: TYPES }))],
      [
        "Keep in a new file",
        () =>
          this.pick(async () => [
            await showSaveFilePicker({ types: TYPES, suggestedName: `${this.shownId}.pilot.yml` }),
          ]),
      ],
    );
    this.section.hidden = !canPick() && !words;
  }

  async pick(ask) {
    try {
      const [handle] = await ask();
      await this.useFile(handle);
    } catch (error) {
      // Somebody who closes the browser's dialog has chosen nothing.
      if (error.name !== "AbortError") this.fail(error);
    }
  }

  /** Keep the pilot in a file; one that holds something else already is asked about. */
  useFile(handle) {
    return this.enqueue(async () => {
      const file = new RealFile(handle);
      this.section.hidden = false;
      if (!(await file.mayWrite(true))) {
        this.offer(`The browser does not let this page write to ${file.name}.`);
        return;
      }
      this.file = file;
      if (!(await file.read()).trim()) await this.save();
      else await this.compare();
    });
  }

  /** Take up the file of an earlier visit. */
  async resume() {
    await this.forgetting;
    const kept = await handleOf(this.shownId);
    if (!kept) return;
    this.section.hidden = false;
    this.file = new RealFile(kept.handle, kept.seen);
    await this.goOn(false);
  }

  async goOn(isAsking) {
    if (await this.file.mayWrite(isAsking)) {
      this.isAsking = false;
      await this.sync();
      return;
    }
    this.isAsking = true;
    this.say(
      `This pilot was kept in ${this.file.name}. The browser asks again on each visit.`,
      [`Go on with ${this.file.name}`, () => this.enqueue(() => this.goOn(true))],
      this.stopButton(),
    );
  }

  stopButton() {
    return ["Stop keeping it there", () => this.enqueue(() => this.stop())];
  }

  async stop() {
    const { name } = this.file;
    await keepHandle(this.shownId, undefined);
    this.offer(`The pilot is no longer saved to ${name}. The file stays as it is.`);
  }

  /**
   * Save what changed here, or ask about what changed there; while something is asked, nothing. One look of
   * many takes a record that is the same object for unchanged.
   */
  async sync(isOneOfMany = false) {
    if (!this.file || this.isAsking) return;
    if (await this.file.isChanged()) {
      await this.file.read();
      await this.compare();
    } else if (!isOneOfMany || this.record !== this.saved) await this.save();
  }

  /** See what the file holds by now: this pilot, another state of it, another one, or none. */
  async compare() {
    const { name, seen } = this.file;
    const { record, whole } = this;
    try {
      const { record: theirs } = await readPilot(seen.text);
      if (theirs.id !== this.shownId) this.askAboutOther(theirs.title);
      else if ((await rewritten(seen.text)) === (await writePilot(whole)).text) await this.keep(record);
      else this.askAboutChange();
    } catch (error) {
      if (!(error instanceof UnreadablePilot)) throw error;
      this.ask(`${name} can not be read. ${error.message}`, this.overButton());
    }
  }

  /** Save the pilot; a file that says the same in a layout of its own is left alone. */
  async save(isOver = false) {
    const { record, whole } = this;
    const { text } = await writePilot(whole);
    if (isOver || text !== (await rewritten(this.file.seen.text))) await this.file.write(text);
    await this.keep(record);
  }

  /** The file says what this record says; remember both. */
  async keep(record) {
    const { handle, seen, name } = this.file;
    this.saved = record;
    this.isAsking = false;
    this.choices.replaceChildren();
    if (seen === this.kept) return;
    this.kept = seen;
    await keepHandle(this.shownId, { handle, seen });
    this.say(`Kept in ${name}. Saved at ${timeNow()}.`, this.stopButton());
  }

  ask(words, ...buttons) {
    this.isAsking = true;
    this.kept = null;
    this.say(words, ...buttons, this.stopButton());
  }

  overButton() {
    return ["Write this pilot over it", () => this.enqueue(() => this.save(true))];
  }

  askAboutChange() {
    this.ask(
      `${this.file.name} was changed elsewhere. Nothing is saved to it until you choose.`,
      ["Merge the two", () => this.enqueue(() => this.merge())],
      ["Take what the file says", () => this.enqueue(() => this.take())],
      this.overButton(),
    );
  }

  async merge() {
    const { record } = await readPilot(await this.file.read());
    merge({
      incoming: incomingOf(record),
      words: `Merged ${this.file.name}`,
      host: this.choices,
      done: () => this.goOnSaving(),
      cancelled: () => {},
    });
  }

  async take() {
    const { record } = await readPilot(await this.file.read());
    desk.put(record);
    await this.keep(this.record);
  }

  goOnSaving() {
    this.isAsking = false;
    this.look();
  }

  askAboutOther(title) {
    this.ask(
      `${this.file.name} holds another pilot, “${title}”.`,
      ["Open that pilot", () => this.enqueue(() => this.openOther())],
      this.overButton(),
    );
  }

  /** Go to the pilot that the file holds; one that is on the desk already is compared with it there. */
  async openOther() {
    const { record } = await readPilot(await this.file.read());
    await keepHandle(record.id, { handle: this.file.handle, seen: null });
    if (desk.pilots.some(({ id }) => id === record.id)) desk.select(record.id);
    else desk.put(record);
  }

  fail(error) {
    if (!this.file) {
      this.offer("The file could not be opened.");
      return;
    }
    const { name } = this.file;
    const why =
      error instanceof UnwritablePilot
        ? error.message
        : `${name} could not be read or written. It may have been moved, or its disk may be full.`;
    this.ask(`${why} What you enter is kept in this browser.`, ["Try again", () => this.goOnSaving()]);
  }
}

customElements.define("pilot-real-file", PilotRealFile);
