/** `<pilot-keeping>`: says that some browsers drop what a site keeps, and saves all of it as one file. */
import { download, today } from "../ground/files.js";
import { backupText, UnreadableBackup } from "../kept/backup.js";
import { PilotPart } from "./part.js";

class PilotKeeping extends PilotPart {
  build() {
    this.querySelector("[data-save-all]").addEventListener("click", () => this.save());
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
