/**
 * How does a reader decide where two records differ? A form with one choice for each conflict.
 *
 *   conflictForm(conflicts, decide, cancel)   conflicts as labels.js names them
 *     decide(sideOf)     sideOf(conflict) gives "ours", "theirs" or "both"
 *
 * @typedef {import("./backup.js").Conflict} Conflict
 * @typedef {import("./backup.js").SideOf} SideOf
 * @typedef {ReturnType<SideOf>} Side
 * @typedef {Conflict & {
 *   words: string,
 *   choices?: Map<string, string>,
 *   fields?: Map<string, string>,
 * }} NamedConflict
 *   With what it is about; `choices` has the words for values, and `fields` those for parts of them.
 */
import { counted } from "../ground/counted.js";
import { isDay, shown as shownDay } from "../ground/days.js";
import { button, freshId, make } from "../ground/dom.js";
import { inDigits } from "../ground/figures.js";
import { isGroup } from "../ground/group.js";

/** @type {[Side, string][]} */
const SIDES = [
  ["ours", "Mine"],
  ["theirs", "Theirs"],
  ["both", "Both"],
];

/**
 * Write a value in words: a list entry by entry, a group field by field.
 *
 * @type {(conflict: NamedConflict, value: unknown) => string}
 */
const inWords = (conflict, value) => {
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.map((entry) => inWords(conflict, entry)).join("\n");
  if (isGroup(value)) return partsOf(conflict, value);
  if (typeof value === "number") return inDigits(value);
  return conflict.choices?.get(String(value)) ?? (isDay(value) ? shownDay(value) : String(value));
};

/** @type {(conflict: NamedConflict, group: Record<string, unknown>) => string} */
const partsOf = (conflict, group) =>
  Object.entries(group)
    .filter(([, part]) => part !== "")
    .map(([field, part]) => `${conflict.fields?.get(field) ?? field}: ${inWords(conflict, part)}`)
    .join(", ");

/** @type {(conflict: NamedConflict, name: string, side: Side, label: string) => Element} */
const choice = (conflict, name, side, label) => {
  const id = freshId("side");
  const input = make("input", { type: "radio", id, name, value: side, checked: side === "ours" });
  const text = inWords(conflict, conflict[side]);
  const lines = text.includes("\n") ? " conflict__value--lines" : "";
  const said = make("span", { class: `conflict__value${lines}` }, text);
  const words = make("label", { for: id }, make("strong", {}, label), " ", said);
  return make("p", { class: "item-entry item-entry--choice" }, input, words);
};

/** @type {(conflict: Conflict) => string} */
const keyOf = ({ id, path }) => JSON.stringify([id, ...path]);

/** @type {(conflict: NamedConflict) => Element} */
const question = (conflict) => {
  const sides = SIDES.filter(([side]) => side !== "both" || conflict.both !== null);
  return make(
    "fieldset",
    { class: "conflict" },
    make("legend", {}, conflict.words),
    ...sides.map(([side, label]) => choice(conflict, keyOf(conflict), side, label)),
  );
};

/**
 * Make the form in which a reader chooses a side for each conflict.
 *
 * @type {(conflicts: NamedConflict[], decide: (sideOf: SideOf) => void, cancel: () => void) => HTMLFormElement}
 */
export const conflictForm = (conflicts, decide, cancel) => {
  /** @type {(side: Side) => () => void} */
  const all = (side) => () => {
    for (const input of form.querySelectorAll("input")) if (input.value === side) input.checked = true;
  };
  /** @type {(event: Event) => void} */
  const submit = (event) => {
    event.preventDefault();
    const sides = new FormData(form);
    decide((conflict) => /** @type {Side} */ (sides.get(keyOf(conflict)) ?? "ours"));
  };
  const form = make("form", { class: "conflicts", submit });
  const count = counted(conflicts.length, "entry differs", "entries differ");
  const hasBoth = conflicts.some(({ both }) => both !== null);
  form.append(
    make("p", { class: "conflicts__title", tabindex: "-1" }, `${count}. Choose which to keep.`),
    ...conflicts.map(question),
    make(
      "p",
      { class: "toolbar" },
      make("button", { class: "button button--primary", type: "submit" }, "Keep what I chose"),
      button("All mine", all("ours")),
      button("All theirs", all("theirs")),
      ...(conflicts.length > 1 && hasBoth ? [button("Both where that can be", all("both"))] : []),
      button("Cancel", cancel),
    ),
  );
  return form;
};
