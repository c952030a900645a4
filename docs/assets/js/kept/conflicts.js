/**
 * How does a reader decide where two records differ? A form with one choice for each conflict.
 *
 *   conflictForm(conflicts, decide, cancel)   conflicts as backup.js lists them, each with `words`
 *     decide(sideOf)     sideOf(conflict) gives "ours" or "theirs"
 *
 * @typedef {import("./backup.js").Conflict} Conflict
 * @typedef {import("./backup.js").SideOf} SideOf
 * @typedef {Conflict & { words: string }} NamedConflict
 */
import { counted } from "../ground/counted.js";
import { button, freshId, make } from "../ground/dom.js";

/** @type {["ours" | "theirs", string][]} */
const SIDES = [
  ["ours", "Mine"],
  ["theirs", "Theirs"],
];

/**
 * Write a value in words: a list entry by entry, a group field by field.
 *
 * @type {(value: unknown) => string}
 */
const shown = (value) => {
  if (Array.isArray(value)) return value.map(shown).join("; ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([field, part]) => `${field}: ${shown(part)}`)
    .join(", ");
};

/** @type {(conflict: Conflict, name: string, side: "ours" | "theirs", label: string) => Element} */
const choice = (conflict, name, side, label) => {
  const isChosen = side === "ours";
  const id = freshId("side");
  const input = make("input", { type: "radio", id, name, value: side, checked: isChosen });
  const words = make("label", { for: id }, make("strong", {}, label), ` ${shown(conflict[side])}`);
  return make("p", { class: "item-entry item-entry--choice" }, input, words);
};

/** @type {(conflict: Conflict) => string} */
const keyOf = ({ id, path }) => [id, ...path].join(" ");

/**
 * Make the form in which a reader chooses a side for each conflict.
 *
 * @type {(conflicts: NamedConflict[], decide: (sideOf: SideOf) => void, cancel: () => void) => HTMLFormElement}
 */
export const conflictForm = (conflicts, decide, cancel) => {
  const fields = conflicts.map((conflict) =>
    make(
      "fieldset",
      { class: "conflict" },
      make("legend", {}, conflict.words),
      ...SIDES.map(([side, label]) => choice(conflict, keyOf(conflict), side, label)),
    ),
  );
  /** @type {(side: "ours" | "theirs") => () => void} */
  const all = (side) => () => {
    for (const input of form.querySelectorAll("input")) if (input.value === side) input.checked = true;
  };
  /** @type {(event: Event) => void} */
  const submit = (event) => {
    event.preventDefault();
    const sides = new FormData(form);
    decide((conflict) => (sides.get(keyOf(conflict)) === "theirs" ? "theirs" : "ours"));
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
