/**
 * How is a mistake worded? The words come from rules.json; only the filling in is here.
 *
 * @typedef {(string | number)[]} Path   Names of fields, and places in lists.
 * @typedef {Record<string, unknown>} Parts   What is filled in.
 * @typedef {{ rule: string, message: string, hint: string, form: string }} Said
 * @typedef {Said & { name: string, where: string, at: Path }} Problem
 * @typedef {{
 *   words: Record<string, Said>,
 *   forms: Record<string, string>,
 *   form_by_pattern: Record<string, string>,
 *   how: Record<string, string>,
 *   instead: Record<string, string>,
 * }} WordRules
 */
import { datesMeant, isPartOfYear, shownDate } from "../dates.js";
import { readFigure, unmistakable } from "../figures.js";
import { nearest } from "./nearest.js";

/**
 * Fill in a template as Python's `str.format` does; a brace that is one is written twice.
 *
 * @type {(template: string, parts: Parts) => string}
 */
const fill = (template, parts) =>
  template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) =>
    name === undefined ? found[0] : String(parts[name] ?? ""),
  );

const DATES = ["date", "partial-date"];

/**
 * Write a path as an author reads it: `items[2].owner`, entries counted from 1.
 *
 * @type {(path: Path) => string}
 */
export const fieldName = (path) =>
  path
    .map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");

/**
 * Put an author's words on one line, and cut them where they are long.
 *
 * @type {(text: string, length?: number) => string}
 */
export const clipped = (text, length = 60) => {
  const line = [...text]
    .slice(0, length * 4)
    .join("")
    .trim()
    .split(/\s+/)
    .join(" ");
  const letters = [...line];
  return letters.length <= length ? line : `${letters.slice(0, length - 1).join("")}…`;
};

/** @type {(given: unknown) => string} */
export const quoted = (given) => `"${clipped(String(given ?? "None"))}"`;

/**
 * Return all that a text may mean as a figure.
 *
 * @type {(read: ReturnType<typeof readFigure>) => import("../figures.js").Doubt}
 */
const doubtOf = (read) => {
  if (read && "values" in read) return read;
  return { values: read?.value === undefined ? [] : [read.value], isBound: false };
};

export class Words {
  /** @param {WordRules} rules */
  constructor(rules) {
    this.rules = rules;
  }

  /**
   * A problem in the words of that name, of the value at a path; `at` is where a form shows it, and
   * `form` what it says there, with a place left for the question's label.
   *
   * @param {string} name
   * @param {Path} path
   * @param {Parts} [parts]
   * @param {Path} [at]
   * @returns {Problem}
   */
  problem(name, path, parts = {}, at = path) {
    const { rule, message, hint, form } = this.rules.words[name];
    return {
      name,
      rule,
      message: fill(message, parts),
      hint: fill(hint, parts),
      form: fill(form, { label: "{label}", ...parts }),
      where: fieldName(path),
      at,
    };
  }

  /**
   * How a text in this pattern is written; of a date, as what was given may be meant.
   *
   * @param {string} pattern
   * @param {string} given
   */
  form(pattern, given) {
    const form = this.rules.form_by_pattern[pattern];
    return DATES.includes(form) ? this.howToWriteDate(given, form) : this.rules.forms[form];
  }

  /**
   * How to write a date: a day alone where the form is `date`.
   *
   * @param {string} given
   * @param {string} form
   */
  howToWriteDate(given, form) {
    const isDay = form === "date";
    const [first, then] = datesMeant(given).filter((each) => !isDay || each.split("-").length > 2);
    if (then) {
      const words = { first_words: shownDate(first), then_words: shownDate(then) };
      return this.how("either-date", { first, then, ...words });
    }
    if (first) return this.how("date", { date: first });
    return !isDay && isPartOfYear(given) ? this.how("part-of-year") : this.rules.forms[form];
  }

  /**
   * How to write a figure: as it is read, or as its readers may mean it.
   *
   * @param {unknown} given
   * @param {string} expected
   */
  howToWrite(given, expected) {
    const isFigure = ["a number", "a whole number"].includes(expected);
    const read = isFigure && typeof given === "string" ? readFigure(given) : undefined;
    const { low, high, about = false } = /** @type {import("../figures.js").Figure} */ (read ?? {});
    if (low !== undefined && high !== undefined) {
      return this.how("range", { low: unmistakable(low), high: unmistakable(high) });
    }
    const { values, isBound } = doubtOf(read);
    const [point, whole] = values
      .filter((value) => expected !== "a whole number" || Number.isInteger(value))
      .map(unmistakable);
    if (point === undefined) return this.how("any", { expected });
    if (isBound) return this.how("bound", { figure: point });
    const name = given === point ? "unquoted" : "comma";
    const told = this.how(whole === undefined ? name : "comma-or-thousands", { point, whole });
    return about ? `${told} ${this.how("about")}` : told;
  }

  /**
   * Whether what is written in this pattern is a day, which has to be in the calendar too.
   *
   * @param {string} pattern
   */
  isOfDays(pattern) {
    return this.rules.form_by_pattern[pattern] === "date";
  }

  /**
   * @param {string} name
   * @param {Parts} [parts]
   */
  how(name, parts = {}) {
    return fill(this.rules.how[name], parts);
  }

  /**
   * @param {string} name
   * @param {Parts} [parts]
   */
  instead(name, parts = {}) {
    return fill(this.rules.instead[name], parts);
  }

  /**
   * @param {string} wrong
   * @param {Iterable<string>} known
   */
  nearest(wrong, known) {
    return nearest(wrong, known);
  }
}
