/**
 * What is asked before a pilot starts, or takes over what was entered without one? Each in a dialog.
 *
 *   askNew(done), askMove(done)    done(words, takeBack) says what happened; `takeBack` may be missing
 */
import { mondayFrom, today } from "../ground/days.js";
import { button, labelled, make } from "../ground/dom.js";
import { freshSlug } from "../ground/slug.js";
import { tidy } from "../ground/visible.js";
import { countOf, forget, incomingFrom, usedIds, wordsOf } from "../kept/belongings.js";
import { merge } from "../kept/merging.js";
import { served } from "../kept/served.js";
import { NO_PILOT, SPACES } from "../kept/spaces.js";
import { openStore, together } from "../kept/store.js";
import { openDialog } from "./dialog.js";

/** Ask for a name and a day, start a pilot with them, and serve it. */
export const askNew = (done) => {
  const title = make("input", { type: "text", maxlength: "240", required: true, autocomplete: "off" });
  const start = make("input", { type: "date", min: "2000-01-01", max: "2100-12-31", required: true });
  start.value = mondayFrom(today());
  const taken = make("input", { type: "checkbox" });
  const dialog = openDialog("New pilot", (close) => {
    const submit = (event) => {
      event.preventDefault();
      const name = tidy(title.value);
      if (!name) return;
      const id = startPilot({ title: name, start: start.value });
      if (taken.checked) moveTo(id, make("div"), done);
      else done(`“${name}” is started. Nothing is entered for it yet.`);
      close();
    };
    const form = make(
      "form",
      { submit },
      labelled("What is the pilot called?", title),
      labelled("First day of week 1", start),
    );
    if (countOf(NO_PILOT)) form.append(takesOver(taken));
    form.append(
      make(
        "p",
        { class: "toolbar" },
        make("button", { class: "button button--primary", type: "submit" }, "Start this pilot"),
        button("Cancel", close),
      ),
    );
    return [form];
  });
  dialog.querySelector("input").focus();
};

const takesOver = (taken) => {
  const line = labelled(`It takes over what has no pilot yet: ${wordsOf(NO_PILOT).join(", ")}`, taken);
  line.classList.add("item-entry--choice");
  line.prepend(taken);
  return line;
};

/** Put a new pilot beside the others, and serve it; return its id. */
const startPilot = ({ title, start }) => {
  const id = freshSlug(title, usedIds());
  openStore(SPACES.pilots).change(`Added “${title}”`, () => ({ [id]: { version: 1, id, title, start } }));
  served.serve(id);
  return id;
};

/** Ask which pilot takes over what was entered without one. */
export const askMove = (done) => {
  const pilots = openStore(SPACES.pilots).entries();
  const select = make("select", {});
  select.append(...pilots.map(([value, { title }]) => make("option", { value }, title)));
  if (served.pilot !== NO_PILOT) select.value = served.pilot;
  const host = make("div", { class: "dialog__conflicts" });
  const dialog = openDialog("Move to a pilot", (close) => {
    const finish = (...said) => {
      done(...said);
      close();
    };
    return [
      make("p", {}, `Without a pilot there is: ${wordsOf(NO_PILOT).join(", ")}. Nothing of it stays behind.`),
      labelled("To which pilot?", select),
      make(
        "p",
        { class: "toolbar" },
        button("Move", () => moveTo(select.value, host, finish), { class: "button button--primary" }),
        button("Cancel", close),
      ),
      host,
    ];
  });
  dialog.querySelector("select").focus();
};

/** Merge what has no pilot into what one has; where both say something else, `host` asks. */
const moveTo = (pilot, host, done) => {
  const before = served.pilot;
  const { title } = openStore(SPACES.pilots).get(pilot);
  const words = `Moved to “${title}”`;
  merge({
    incoming: incomingFrom(NO_PILOT, pilot),
    words,
    host,
    done: () =>
      together((takeBack) => {
        forget(NO_PILOT, words);
        served.serve(pilot);
        done(`${words}.`, () => {
          takeBack();
          served.serve(before);
        });
      }),
    cancelled: () => host.replaceChildren(),
  });
};
