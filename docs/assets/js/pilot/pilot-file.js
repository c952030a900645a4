/** `<pilot-file>`: the record as a file, out of the browser and into it. */

import { readPilot, UnreadablePilot, UnwritablePilot, writePilot } from "../documents/pilot-file.js";
import { make } from "../ground/dom.js";
import { download } from "../ground/files.js";
import { loadText } from "../ground/site.js";
import { removedWords } from "../ground/visible.js";
import { desk } from "./desk.js";
import { place } from "./opening.js";
import { PilotPart } from "./part.js";

const NOT_LOADED = "What reads and writes the file did not load. Check your connection and try again.";

class PilotFile extends PilotPart {
  build() {
    this.said = this.querySelector("[role=status]");
    this.querySelector("[data-save]").addEventListener("click", () => this.save());
    const field = this.querySelector("[data-open]");
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (file) await openFile(file, (words) => this.say(words));
      field.value = "";
    });
  }

  say(words, lacks = []) {
    const list = lacks.map(({ said }) => make("li", {}, said));
    this.said.replaceChildren(
      make("p", { class: "state" }, words),
      ...(list.length ? [make("ul", {}, ...list)] : []),
    );
  }

  async save() {
    try {
      const { text, lacks } = await writePilot(desk.whole);
      const name = `${desk.record.id}.pilot.yml`;
      download(name, "text/yaml", text);
      const more = lacks.length ? " It is not whole yet, which the terminal will say too:" : "";
      this.say(`Saved “${desk.record.title}” as ${name}.${more}`, lacks);
    } catch (error) {
      this.say(error instanceof UnwritablePilot ? error.message : NOT_LOADED);
    }
  }
}

/** Open a file, and put its pilot on the desk; of one that is there already, the reader is asked. */
export const openFile = async (file, say) => {
  try {
    const { record, removed, problems } = await readPilot(await file.text());
    const dropped = removed ? ` ${removedWords(removed, "the file")}` : "";
    const wrong = problems.map((said) => ` To correct: ${said}`).join("");
    place(record, (words) => say(`${words}${dropped}${wrong}`));
  } catch (error) {
    say(error instanceof UnreadablePilot ? error.message : NOT_LOADED);
  }
};

/** Open the finished record of an invented pilot, which shows what each part becomes. */
export const openExample = (say) => openFile({ text: () => loadText("pilot/example.yml") }, say);

customElements.define("pilot-file", PilotFile);
