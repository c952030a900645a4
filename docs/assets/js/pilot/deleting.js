/** Is a pilot to go with everything that is kept under it? Asked in a dialog, which offers its file first. */
import { openDialog } from "../controls/dialog.js";
import { UnwritablePilot, writePilot } from "../documents/pilot-file.js";
import { button, make } from "../ground/dom.js";
import { download } from "../ground/files.js";
import { belongingsOf, wordsOf } from "../kept/belongings.js";
import { wholePilot } from "../kept/pilot-whole.js";
import { SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";

const NOT_LOADED = "What writes the file did not load. Check your connection and try again.";

/** Ask, and call `agreed` once somebody said yes. */
export const askDelete = (id, agreed) => {
  const record = openStore(SPACES.pilots).get(id);
  const said = make("p", { role: "status" });
  const save = async () => {
    try {
      const { text } = await writePilot(wholePilot(record));
      const name = `${id}.pilot.yml`;
      download(name, "text/yaml", text);
      said.textContent = `Saved as ${name}.`;
    } catch (error) {
      said.textContent = error instanceof UnwritablePilot ? error.message : NOT_LOADED;
    }
  };
  openDialog(`Delete “${record.title}”?`, (close) => {
    const agree = () => {
      close();
      agreed();
    };
    return [
      make("p", {}, "This goes from this browser:"),
      make("ul", {}, ...["its record", ...wordsOf(id)].map((words) => make("li", {}, words))),
      ...(hasDraft(id)
        ? [make("p", {}, "The draft of a retrospective is in no pilot.yml; the form saves it as a file.")]
        : []),
      make(
        "p",
        { class: "toolbar" },
        button("Save pilot.yml first", save),
        button("Delete", agree, { class: "button button--primary" }),
        button("Cancel", close),
      ),
      said,
    ];
  });
};

const hasDraft = (id) => belongingsOf(id).some(([space]) => space === SPACES.retrospectives);
