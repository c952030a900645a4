/**
 * `<kept-data>`: everything that this browser keeps as one file, and a file from elsewhere merged in.
 */

import { button, freshId, make } from "../ground/dom.js";
import { download, today } from "../ground/files.js";
import { backupText, readBackup, UnreadableBackup } from "./backup.js";
import { merge } from "./merging.js";
import { discardAside, putAside } from "./store.js";

const NOT_MADE =
  "No file was made: what is kept here would not come back from it. It stays in this browser; copy or " +
  "download it from each tool.";

class KeptData extends HTMLElement {
  file = make("input", {
    type: "file",
    id: freshId("import"),
    class: "visually-hidden",
    accept: ".json,application/json",
    change: () => this.take(),
  });
  said = make("p", { class: "worklist__said", role: "status" });
  choices = make("div", {});
  aside = make("div", {});

  connectedCallback() {
    const label = make("label", { for: this.file.id, class: "button" }, "Import and merge a file");
    const tools = make("div", { class: "toolbar" });
    tools.append(
      button("Export everything", () => this.save()),
      this.file,
      label,
    );
    this.replaceChildren(tools, this.said, this.choices, this.aside);
    this.showAside();
  }

  save() {
    try {
      download(`playbook-export-${today()}.json`, "application/json", backupText());
      this.say("Exported. The file holds everything that was entered in this browser.");
    } catch (error) {
      if (!(error instanceof UnreadableBackup)) throw error;
      this.say(NOT_MADE);
    }
  }

  async take() {
    const [file] = this.file.files ?? [];
    this.file.value = "";
    if (!file) return;
    try {
      const incoming = readBackup(await file.text());
      this.say("");
      merge({
        incoming,
        words: `Imported ${file.name}`,
        host: this.choices,
        done: (words) => this.say(words),
        cancelled: () => this.say("Nothing was imported."),
        offersUndo: true,
      });
    } catch (error) {
      if (!(error instanceof UnreadableBackup)) throw error;
      this.choices.replaceChildren(make("p", { class: "state state--error" }, error.message));
    }
  }

  /** Offer what could not be read and was put aside, until somebody deletes it. */
  showAside() {
    const lines = putAside().map(({ key, text }) => {
      const day = key.slice(-24, -14);
      const name = `playbook-damaged-${day}.txt`;
      const discard = () => {
        discardAside(key);
        this.showAside();
        this.say("Deleted");
      };
      return make(
        "li",
        {},
        `Damaged data, put aside on ${day} `,
        button("Download", () => download(name, "text/plain", text)),
        " ",
        button("Delete", discard),
      );
    });
    this.aside.replaceChildren(...(lines.length ? [make("ul", {}, ...lines)] : []));
  }

  /** @param {string} words */
  say(words) {
    this.said.textContent = words;
  }
}

customElements.define("kept-data", KeptData);
