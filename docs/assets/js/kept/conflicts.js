/**
 * How does a reader decide where two records differ? A form with one choice for each conflict.
 *
 *   conflictForm(conflicts, decide, cancel)   conflicts as backup.js lists them, each with `words`
 *     decide(sideOf)     sideOf(conflict) gives "ours" or "theirs"
 */
import { counted } from "../ground/counted.js";
import { button, freshId, make } from "../ground/dom.js";

const SIDES = [
  ["ours", "Mine"],
  ["theirs", "Theirs"],
];

/** A value in words: a list entry by entry, a group field by field. */
const shown = (value) => {
  if (Array.isArray(value)) return value.map(shown).join("; ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([field, part]) => `${field}: ${shown(part)}`)
    .join(", ");
};

const choice = (conflict, name, side, label) => {
  const isChosen = side === "ours";
  const id = freshId("side");
  const input = make("input", { type: "radio", id, name, value: side, checked: isChosen });
  const words = make("label", { for: id }, make("strong", {}, label), ` ${shown(conflict[side])}`);
  return make("p", { class: "item-entry item-entry--choice" }, input, words);
};

const keyOf = ({ id, path }) => [id, ...path].join(" ");

export const conflictForm = (conflicts, decide, cancel) => {
  const fields = conflicts.map((conflict) =>
    make(
      "fieldset",
      { class: "conflict" },
      make("legend", {}, conflict.words),
      ...SIDES.map(([side, label]) => choice(conflict, keyOf(conflict), side, label)),
    ),
  );
  const all = (side) => () => {
    for (const input of form.querySelectorAll(`input[value=${side}]`)) input.checked = true;
  };
  const submit = (event) => {
    event.preventDefault();
    const sides = new FormData(form);
    decide((conflict) => sides.get(keyOf(conflict)) ?? "ours");
  };
  const form = make("form", { class: "conflicts", submit });
  const count = counted(conflicts.length, "entry differs", "entries differ");
  form.append(
    make("p", { class: "conflicts__title", tabindex: "-1" }, `${count}. Choose which to keep.`),
    ...fields,
    make(
      "p",
      { class: "toolbar" },
      make("button", { class: "button button--primary", type: "submit" }, "Keep what I chose"),
      button("All mine", all("ours")),
      button("All theirs", all("theirs")),
      button("Cancel", cancel),
    ),
  );
  return form;
};
