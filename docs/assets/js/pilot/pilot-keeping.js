/**
 * `<pilot-keeping>`: is the pilot safe? In the file that it is kept in, as `<pilot-real-file>` says by the event
 * "file-said"; else some browsers drop it after a while, and one click saves everything that is kept here.
 */
import { make } from "../ground/dom.js";
import { download, today } from "../ground/files.js";
import { backupText, UnreadableBackup } from "../kept/backup.js";
import { PilotPart } from "./part.js";

class PilotKeeping extends PilotPart {
  connectedCallback() {
    this.onSaid = ({ detail }) => {
      this.inFile = detail;
      this.showFile();
    };
    document.addEventListener("file-said", this.onSaid);
    return super.connectedCallback();
  }

  disconnectedCallback() {
    document.removeEventListener("file-said", this.onSaid);
    super.disconnectedCallback();
  }

  build() {
    this.browser = this.querySelector("[data-in-browser]");
    this.file = this.querySelector("[data-in-file]");
    this.querySelector("[data-save-all]").addEventListener("click", () => this.save());
    this.showFile();
  }

  showFile() {
    if (!this.browser) return;
    const { words = "", isAsking = false } = this.inFile ?? {};
    this.browser.hidden = Boolean(words);
    this.file.hidden = !words;
    this.file.classList.toggle("keeping--asking", isAsking);
    this.file.replaceChildren(make("a", { href: "#file" }, words));
  }

  save() {
    const said = this.querySelector("[role=status]");
    try {
      download(`playbook-export-${today()}.json`, "application/json", backupText());
      said.textContent = "Saved: all that was entered in this browser, pilots and everything else.";
    } catch (error) {
      if (!(error instanceof UnreadableBackup)) throw error;
      said.textContent = "No file was made. Download each pilot on its own, at the end of its page.";
    }
  }
}

customElements.define("pilot-keeping", PilotKeeping);
