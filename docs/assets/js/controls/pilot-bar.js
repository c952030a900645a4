/**
 * `<pilot-bar>`: says on top of a tool which pilot it serves, switches to another one, starts one, and moves
 * what was entered without a pilot to one.
 */
import { counted } from "../ground/counted.js";
import { button, make } from "../ground/dom.js";
import { countOf } from "../kept/belongings.js";
import { NO_PILOT_TITLE, served } from "../kept/served.js";
import { NO_PILOT, SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";
import { askMove, askNew } from "./pilot-questions.js";

const STATUS_WORDS = { paused: " (paused)", archived: " (archived)" };

const isArchived = ({ status }) => status === "archived";

class PilotBar extends HTMLElement {
  connectedCallback() {
    this.pilots = openStore(SPACES.pilots);
    this.name = make("strong", {});
    // A click comes before the menu opens, so that it is never seen without its choices.
    const summary = make(
      "summary",
      { class: "button pilot-bar__served", click: () => this.fill() },
      "For: ",
      this.name,
    );
    this.choices = make("div", {
      class: "drop__choices pilot-bar__choices",
      role: "group",
      "aria-label": "Which pilot this page serves",
    });
    this.menu = make(
      "details",
      { class: "drop", keydown: (event) => this.leave(event) },
      summary,
      this.choices,
    );
    this.loose = button("", () => this.move(), { class: "link-button link-button--quiet pilot-bar__loose" });
    this.said = make("p", { class: "pilot-bar__said", role: "status" });
    this.replaceChildren(this.menu, this.loose, this.said);
    this.outside = ({ target }) => {
      if (!(target instanceof Node && this.menu.contains(target))) this.close();
    };
    this.refresh = () => this.show();
    addEventListener("pointerdown", this.outside);
    this.gone = () => this.sayGone();
    served.addEventListener("change", this.refresh);
    served.addEventListener("change", this.gone);
    for (const space of Object.values(SPACES)) openStore(space).addEventListener("change", this.refresh);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener("pointerdown", this.outside);
    served.removeEventListener("change", this.refresh);
    served.removeEventListener("change", this.gone);
    for (const space of Object.values(SPACES)) openStore(space).removeEventListener("change", this.refresh);
  }

  show() {
    this.name.textContent = served.title;
    const count = countOf(NO_PILOT);
    this.loose.hidden = !count || served.pilot === NO_PILOT;
    this.loose.textContent = `${counted(count, "entry has", "entries have")} no pilot yet`;
    if (this.menu.open) this.fill();
  }

  fill() {
    const records = this.pilots.entries().map(([, record]) => record);
    records.sort((one, other) => isArchived(one) - isArchived(other) || one.title.localeCompare(other.title));
    const choice = (id, label) =>
      button(label, () => this.choose(id), id === served.pilot ? { "aria-current": "true" } : {});
    this.choices.replaceChildren(
      ...records.map(({ id, title, status }) => choice(id, `${title}${STATUS_WORDS[status] ?? ""}`)),
      choice(NO_PILOT, NO_PILOT_TITLE),
      make("hr"),
      button("New pilot…", () => this.start()),
      ...(records.length && countOf(NO_PILOT) ? [button(this.moveWords, () => this.move())] : []),
    );
  }

  get moveWords() {
    return served.pilot === NO_PILOT
      ? "Move what is here to a pilot…"
      : "Move what has no pilot yet to a pilot…";
  }

  /** Another tab may have deleted the pilot that this page served. */
  sayGone() {
    const isGone = served.chosen !== NO_PILOT && served.chosen !== served.pilot;
    if (isGone) this.say("The pilot that this page was for is deleted. What you enter now has no pilot.");
  }

  close() {
    this.menu.open = false;
  }

  leave(event) {
    if (event.key !== "Escape" || !this.menu.open) return;
    this.close();
    this.menu.querySelector("summary").focus();
  }

  choose(id) {
    this.close();
    this.menu.querySelector("summary").focus();
    served.serve(id);
    this.say(id === NO_PILOT ? "Now without a pilot." : `Now for “${served.title}”.`);
  }

  start() {
    this.close();
    askNew((words, undo) => this.say(words, undo));
  }

  move() {
    this.close();
    askMove((words, undo) => this.say(words, undo));
  }

  /** Say what was done; where it can be taken back, there is a button. */
  say(words, undo = null) {
    const back = () => {
      undo();
      this.say("Taken back.");
    };
    const parts = undo ? [" ", button("Undo", back, { class: "link-button" })] : [];
    this.said.replaceChildren(words, ...parts);
  }
}

customElements.define("pilot-bar", PilotBar);
