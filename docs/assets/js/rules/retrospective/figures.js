/**
 * How do the figures that somebody typed fill the fields of a record? As macros/text/figures.py has it:
 * `{ value: "about 70 %" }` becomes `{ value: 70, about: true, unit: "%" }`.
 *
 * @typedef {Record<string, unknown>} Entry
 * @typedef {import("../figures.js").Figure} Figure
 */
import { asSign, figureOf } from "../figures.js";

const WITH_UNIT = ["value", "low", "high", "compared_with", "baseline", "target", "actual"];
/** Those of which `about` speaks. */
const ROUNDED = ["value", "low", "high", "users", "people"];
const FIGURES = [...WITH_UNIT, "users", "people", "sample", "took_weeks"];
/**
 * What may stand behind a figure whose field says as much.
 *
 * @type {Record<string, string[]>}
 */
const COUNTED = { users: ["user", "users"], people: ["person", "people"], took_weeks: ["week", "weeks"] };

/**
 * Return an entry whose figures are figures, split among the fields that its record has. What is
 * doubtful, or has no field for what is said beside it, stays text, for the check to ask about.
 *
 * @type {(entry: Entry, parts: string[]) => Entry}
 */
export const settledFigures = (entry, parts) => {
  let settled = { ...entry };
  for (const name of FIGURES) {
    const typed = settled[name];
    const figure = typeof typed === "string" ? figureOf(typed) : undefined;
    const given = figure && split(figure, name, settled, parts);
    if (!given) continue;
    const { [name]: _, ...others } = settled;
    settled = { ...others, ...given };
  }
  return settled;
};

/** @type {(figure: Figure, name: string, entry: Entry, parts: string[]) => Entry | undefined} */
const split = (figure, name, entry, parts) => {
  const found = [numbers(figure, name, entry, parts), rounded(figure, name, entry, parts)];
  const all = [...found, withUnit(figure, name, entry, parts)];
  return all.includes(undefined) ? undefined : Object.assign({}, ...all);
};

/** @type {(figure: Figure, name: string, entry: Entry, parts: string[]) => Entry | undefined} */
const numbers = ({ value, low, high }, name, entry, parts) => {
  if (value !== undefined) return { [name]: value };
  const isFree = name === "value" && !("low" in entry) && !("high" in entry);
  return isFree && parts.includes("low") && parts.includes("high") ? { low, high } : undefined;
};

/** @type {(figure: Figure, name: string, entry: Entry, parts: string[]) => Entry | undefined} */
const rounded = ({ about }, name, entry, parts) => {
  if (!about) return {};
  const hasPlace = ROUNDED.includes(name) && parts.includes("about") && entry.about !== false;
  return hasPlace ? { about } : undefined;
};

/** @type {(figure: Figure, name: string, entry: Entry, parts: string[]) => Entry | undefined} */
const withUnit = ({ unit }, name, entry, parts) => {
  if (!unit || COUNTED[name]?.includes(unit.toLowerCase())) return {};
  if (!WITH_UNIT.includes(name) || !parts.includes("unit")) return undefined;
  const own = entry.unit || unit;
  return typeof own === "string" && asSign(own) === asSign(unit) ? { unit: own } : undefined;
};
