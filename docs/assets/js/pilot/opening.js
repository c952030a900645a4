/**
 * What happens when a colleague's pilot.yml is opened? A pilot that is new here goes on the desk; of one
 * that is here already, the reader chooses what becomes of the two. Nothing is replaced unasked.
 *
 *   place(record, say)   puts the record of a file on the desk; `say` takes what happened in words
 */
import { button, freshId, make } from "../ground/dom.js";
import { isSame } from "../ground/same.js";
import { freshSlug } from "../ground/slug.js";
import { merge } from "../kept/merging.js";
import { incomingOf, wholePilot } from "../kept/pilot-whole.js";
import { desk } from "./desk.js";

const LONGEST_TITLE = 240;
const UNCHANGED = "Nothing was changed.";

export const place = (record, say) => {
  const mine = desk.pilots.find(({ id }) => id === record.id);
  if (!mine) {
    desk.put(record);
    say(`Opened “${record.title}”.`);
  } else if (isSame(wholePilot(mine), record)) {
    desk.select(mine.id);
    say(`“${mine.title}” is on your desk already, and the file says the same.`);
  } else {
    ask(mine, record, say);
  }
};

/** Ask in a dialog what becomes of mine and of the file's. */
const ask = (mine, theirs, say) => {
  let said = UNCHANGED;
  const dialog = make("dialog", { class: "pilot-opening", close: () => leave() });
  const leave = () => {
    dialog.remove();
    say(said);
  };
  const finish = (words) => {
    said = words;
    dialog.close();
  };
  const merged = () => {
    const host = make("div", {});
    dialog.replaceChildren(title, host);
    merge({
      incoming: incomingOf(theirs),
      words: `Merged “${mine.title}” with a file`,
      host,
      done: (_, hasChanged) => finish(mergedWords(mine, hasChanged)),
      cancelled: () => dialog.close(),
    });
  };
  const title = make(
    "h2",
    { class: "pilot-opening__title", id: freshId("opening") },
    `“${mine.title}” is here already`,
  );
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(
    title,
    make("p", {}, "The file differs from what this browser has. What should happen to the two?"),
    make(
      "ul",
      { class: "pilot-opening__ways" },
      way(
        "Merge with mine",
        "Keeps what either has. Where the two contradict each other, you choose.",
        merged,
        true,
      ),
      way("Replace mine", "Keeps only what the file says. Undo brings yours back.", () =>
        finish(replaced(theirs)),
      ),
      way("Keep both", "Puts the file's pilot beside yours, as a second one.", () => finish(beside(theirs))),
    ),
    make(
      "p",
      {},
      button("Cancel", () => dialog.close()),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
};

const way = (label, means, choose, isFirst = false) => {
  const id = freshId("means");
  const attributes = { "aria-describedby": id, ...(isFirst ? { class: "button button--primary" } : {}) };
  return make("li", {}, button(label, choose, attributes), make("span", { id }, means));
};

const mergedWords = ({ id, title }, hasChanged) => {
  desk.select(id);
  return hasChanged
    ? `Merged “${title}” with the file. Undo takes it back.`
    : `Nothing new: your “${title}” has all that the file says, or you kept yours.`;
};

const replaced = (theirs) => {
  desk.put(theirs);
  return `Opened “${theirs.title}” in place of the one that was here. Undo brings that back.`;
};

/** Put the file's record beside mine, under a name of its own. */
const beside = (theirs) => {
  const { pilots } = desk;
  const id = freshSlug(
    theirs.id,
    pilots.map((pilot) => pilot.id),
  );
  const number = id.slice(id.lastIndexOf("-") + 1);
  const title = `${theirs.title.slice(0, LONGEST_TITLE - 8)} (${number})`;
  desk.put({ ...theirs, id, title });
  return `Opened “${title}” beside the one that was here.`;
};
