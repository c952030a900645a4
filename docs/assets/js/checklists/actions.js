/**
 * What can a reader do with a list besides ticking it? The tools above it, and undo beside its progress.
 * Copies and files take the items that are shown; a link carries everything.
 *
 *   const tools = new CheckTools({ shown, get, undo, share, say })
 *     shown()   the lists with the items that are shown
 *     say(words) tells the reader what happened
 *   tools.elements            what goes into the toolbar
 *   tools.undo                what stays in sight while the list is read
 *   tools.show(lastChange)    whether there is something to undo, and what
 */

import { button, make } from "../ground/dom.js";
import { copy, download, today } from "../ground/files.js";
import { slug } from "../ground/slug.js";
import { COLUMNS, toCsv, toHtml, toJson, toMarkdown, toPlain, toRows } from "./formats.js";
import { edition } from "./page.js";
import { STATE_WORDS } from "./ticks.js";

const printed = () => {
  print();
  return null;
};

const WIDTHS = [24, 20, 10, 60, 14, 30, 20, 20, 8, 50, 40, 40, 12, 24];

export class CheckTools {
  constructor({ shown, get, undo, share, say }) {
    Object.assign(this, { shown, get, say });
    this.undo = button("Undo", undo, { class: "link-button check-progress__undo", disabled: true });
    this.menu = make("details", { class: "drop", keydown: (event) => this.#close(event) });
    const choices = make("div", { class: "drop__choices" });
    choices.append(...this.#choices());
    this.menu.append(make("summary", { class: "button" }, "Copy or download"), choices);
    this.elements = [this.menu, button("Share link", share)];
  }

  show(lastChange) {
    this.undo.disabled = lastChange === null;
    this.undo.title = lastChange ?? "";
  }

  #choices() {
    const { shown, get } = this;
    const save = (ending, type, content) => download(`${this.#name()}.${ending}`, type, content);
    const choice = (label, act) => button(label, () => this.#run(act));
    return [
      choice("Copy as Markdown", () => copy({ text: toMarkdown(shown(), get) })),
      choice("Copy as plain text", () => copy({ text: toPlain(shown(), get) })),
      choice("Copy for a document", () => copy({ text: toPlain(shown(), get), html: toHtml(shown(), get) })),
      choice("Download for Excel (.xlsx)", () => this.#workbook(save)),
      choice("Download as CSV", () => save("csv", "text/csv;charset=utf-8", toCsv(shown(), get))),
      choice("Download as JSON", () => save("json", "application/json", toJson(shown(), get, edition()))),
      ...this.#files(),
      choice("Print", printed),
    ];
  }

  /** The files that the end of the page offers without scripts too; nothing is ticked in them. */
  #files() {
    return [...document.querySelectorAll("main .downloads a")].map(
      ({ href, download: name, textContent }) => {
        const label = `Download the empty list as ${textContent}`;
        return make("a", { class: "button", href, download: name, click: () => this.#run(() => {}) }, label);
      },
    );
  }

  #name() {
    const lists = this.shown();
    const name = lists.length === 1 ? lists[0].id : "checklists";
    return [name, slug(lists[0]?.pilot ?? ""), today()].filter(Boolean).join("-");
  }

  /** The writer of workbooks is loaded when somebody wants one. */
  async #workbook(save) {
    const { XLSX, workbook } = await import("../documents/xlsx.js");
    const lists = this.shown();
    const content = workbook({
      name: lists.length === 1 ? lists[0].title : "Checklists",
      columns: COLUMNS.map((label, at) => ({ label, width: WIDTHS[at] })),
      rows: toRows(lists, this.get),
      choices: { [COLUMNS.indexOf("State")]: Object.values(STATE_WORDS) },
    });
    save("xlsx", XLSX, content);
  }

  async #run(act) {
    const isCopied = await act(); // nothing for a download, null for what needs no word
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
    if (isCopied === true) this.say("Copied");
    else if (isCopied === false) this.say("This browser does not let the page copy: download instead");
    else if (isCopied === undefined) this.say("Downloaded");
  }

  #close(event) {
    if (event.key !== "Escape" || !this.menu.open) return;
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
  }
}
