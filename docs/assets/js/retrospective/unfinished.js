/**
 * How is an unfinished contribution taken up on another computer? From a file with the answers so far, which
 * the form opens, and `playbook new retrospective` goes on with.
 *
 * As a draft of the terminal, it names what need not be asked again: what is answered and not wrong.
 */
import { make } from "../ground/dom.js";
import { download } from "../ground/files.js";

const NAME = "draft-retrospective.yml";
const COMMENT = " A draft: `playbook new retrospective` goes on with it, as does the form on the site.";

/** Return the names of the fields that are answered, and in which nothing is wrong. */
const settled = (data, problems) => {
  const wrong = new Set(problems.map(({ at }) => at[0]));
  return Object.keys(data)
    .filter((name) => !wrong.has(name))
    .sort();
};

/** Offer what is in the form as a file, and say so; a text that no file can hold is told. */
export const saveUnfinished = (form) => {
  const { data, problems, beginnings } = form;
  try {
    download(NAME, "application/yaml", form.textOf({ ...data, asked: settled(data, problems) }, COMMENT));
    beginnings.say(`Saved as ${NAME}. Open it here, in any browser, to go on.`);
  } catch (error) {
    if (!(error instanceof form.file.Unwritable)) throw error;
    beginnings.say(make("p", { class: "state state--error" }, error.message));
  }
};
