/** How are changes to agreed criteria shown? Each in a sentence, with two fields: who changed it, and why. */
import { bind, fill } from "../controls/binding.js";
import { make } from "../ground/dom.js";
import { setAt } from "../rules/pilot/record.js";
import { keyOf, saidOf } from "./criterion-changes.js";
import { desk } from "./desk.js";

/** Show changes of the record in an element that holds nothing else. */
export const showChanges = (host, record, changes) => {
  const keys = changes.map(keyOf);
  const shown = [...host.children].map(({ dataset }) => dataset.change);
  if (keys.join("\n") !== shown.join("\n")) host.replaceChildren(...keys.map(changePart));
  host.hidden = !changes.length;
  for (const [at, change] of changes.entries()) {
    const part = host.children[at];
    part.querySelector(".change__said").textContent = saidOf(change);
    part.dataset.place = record.criterion_changes.indexOf(change);
    fill(part, (field) => change[field]);
  }
};

const changePart = (key) => {
  const part = make(
    "fieldset",
    { class: "change", "data-change": key },
    make("legend", { class: "change__said" }),
    make(
      "div",
      { class: "entry-row" },
      entry(
        "by",
        "Who changed it: a position",
        make("input", { type: "text", maxlength: "240", autocomplete: "off" }),
      ),
      entry("why", "Why", make("textarea", { rows: "1", maxlength: "2000" })),
    ),
  );
  bind(part, {
    write: (field, value, name) =>
      desk.change(
        `Changed “${name}”`,
        // What another tab did is shown by now; a change that it took back has no part any more.
        (record) =>
          part.isConnected
            ? setAt(record, `criterion_changes[${part.dataset.place}].${field}`, value)
            : record,
        `${key} ${field}`,
      ),
  });
  return part;
};

const entry = (field, label, control) => {
  control.className = "entry__control";
  Object.assign(control.dataset, { field, kind: field === "by" ? "line" : "text" });
  return make(
    "div",
    { class: `entry entry--${field}` },
    make("label", { class: "entry__label" }, make("span", { class: "entry__name" }, label), control),
  );
};
