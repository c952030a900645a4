/**
 * Which figure did somebody mean by what they typed? As macros/text/figures.py reads it: a figure is
 * understood where everybody reads it alike, and asked about where they do not.
 *
 *   figureOf("about 70 %")        { value: 70, about: true, unit: "%" }
 *   figureOf("3,000-3,200")       { low: 3000, high: 3200, about: false, unit: "" }
 *   readFigure("1.234")           { values: [1.234, 1234], isBound: false }: doubtful
 *   unmistakable(1.234)           "1.2340", which is read as that figure
 *
 * @typedef {{ value?: number, low?: number, high?: number, about: boolean, unit: string }} Figure
 * @typedef {{ values: number[], isBound: boolean }} Doubt   What a figure may be that is not clear.
 * @typedef {{
 *   digits: string,
 *   doubt: string,
 *   power: number,
 *   currency: string,
 *   isPercent: boolean,
 *   end: number,
 * }} Quantity
 */
import { inDigits } from "../ground/figures.js";
import { blanksOfOneKind } from "../ground/lines.js";

const MOST_LETTERS = 80;
const MOST_DIGITS = 15;
const LEAST = 1e-6;
const MOST_WORDS = 4;

const ABOUT =
  /(?:(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|nearly|almost|some|(?:an )?estimated)(?![a-z.])|[~≈]) ?/iy;
const BOUND =
  /(?:(?:over|more than|at least|above|up to|under|below|less than|fewer than|at most|no more than|no less than|no fewer than)(?![a-z])|[<>≤≥]=?) ?/iy;
const BOUND_AFTER = /^(?: ?\+| or (?:more|less|fewer)| at (?:least|most))$/i;
const CURRENCY = /(?:[A-Z]{1,3} ?)?[$€£¥₹] ?|(?:EUR|USD|GBP|CHF|JPY|AUD|CAD|NZD|SEK|NOK|DKK|INR|CNY|BRL) ?/y;
const NUMBER = /[-+]?\.?[0-9]+(?:[ .,'\u2019][0-9]+)*/y;
const SCALE = / ?(thousand|million|billion|mio\.?|mn|bn|k)(?![a-z])/iy;
/** A million behind a currency; metres or minutes behind anything else. */
const SHORT_SCALE = / ?(m)(?![a-z])/iy;
const PERCENT = / ?(?:%|(?:percent|per cent|pct)(?![a-z]))/iy;
const BETWEEN = / ?- ?| (?:to|and) /iy;
const FROM = /(?:between|from) /iy;
const DASHES = /[‐‑‒–—−]/g;
const UNIT = /^[A-Za-z/%°µ$€£\u00c0-\u1fff\u2070-\uffff-]+$/;
const NO_UNIT = [
  "or",
  "and",
  "so",
  "something",
  "plus",
  "odd",
  "than",
  "but",
  "to",
  "between",
  "versus",
  "vs",
];
const NO_FIRST_UNIT = /^(?:-.*|b|mm|t|tn|trillion|lakh|crore|hundred|dozen|st|[nr]d|th|s)$/i;
/** @type {Record<string, number>} */
const POWERS = { thousand: 3, k: 3, million: 6, mio: 6, "mio.": 6, mn: 6, m: 6, billion: 9, bn: 9 };
/** @type {Record<string, string[]>} */
const JOINTS = { "": ["-", "to"], "between ": ["and"], "from ": ["to"] };

/**
 * Return the figure that a text says; undefined where it says none, or may say several.
 *
 * @type {(text: string) => Figure | undefined}
 */
export const figureOf = (text) => {
  const read = readFigure(text);
  return read && "values" in read ? undefined : read;
};

/**
 * Return the figure that a text says, or what it may be where that is not clear.
 *
 * @type {(text: string) => Figure | Doubt | undefined}
 */
export const readFigure = (text) => {
  const line = onOneLine(text);
  if ([...line].length > MOST_LETTERS) return undefined;
  const bound = matchAt(BOUND, line, 0);
  const about = bound ? null : matchAt(ABOUT, line, 0);
  const from = matchAt(FROM, line, length(bound ?? about));
  const first = quantityAt(line, length(bound ?? about) + length(from));
  if (!first) return undefined;
  const second = secondAfter(first, line);
  if (second && (bound || !second.isAfter(from))) return undefined;
  if (second) return rangeOf(first, second.quantity, unitIn(line.slice(second.quantity.end)), !!about);
  return from ? undefined : singleOf(first, line.slice(first.end), { isAbout: !!about, isBound: !!bound });
};

/** @type {(text: string) => string} */
const onOneLine = (text) =>
  blanksOfOneKind(text.replace(/[\r\n]/g, " "))
    .replace(DASHES, "-")
    .split(" ")
    .filter(Boolean)
    .join(" ");

/**
 * Return the other end of a range, and whether what stands between both goes with how it begins.
 *
 * @type {(first: Quantity, line: string) => { quantity: Quantity, isAfter: (from: RegExpExecArray | null) => boolean } | undefined}
 */
const secondAfter = (first, line) => {
  const found = matchAt(BETWEEN, line, first.end);
  const quantity = found && quantityAt(line, first.end + length(found));
  if (!quantity) return undefined;
  const joint = found[0].trim().toLowerCase();
  return { quantity, isAfter: (from) => JOINTS[(from?.[0] ?? "").toLowerCase()].includes(joint) };
};

/**
 * Write a figure so that `figureOf` reads it: with a nought where three decimals stand.
 *
 * @type {(figure: number) => string}
 */
export const unmistakable = (figure) => {
  const digits = inDigits(figure);
  const [whole, decimals = ""] = digits.split(".");
  return decimals.length === 3 && mayBeGrouped(whole.replace("-", "")) ? `${digits}0` : digits;
};

/** @type {(unit: string) => string} */
export const asSign = (unit) => {
  const percent = matchAt(PERCENT, unit, 0);
  return percent && percent[0].length === unit.length ? "%" : unit.toLowerCase();
};

/** @type {(pattern: RegExp, line: string, at: number) => RegExpExecArray | null} */
const matchAt = (pattern, line, at) => {
  pattern.lastIndex = at;
  return pattern.exec(line);
};

/** @type {(found: RegExpExecArray | null) => number} */
const length = (found) => found?.[0].length ?? 0;

/** @type {(quantity: Quantity, rest: string, said: { isAbout: boolean, isBound: boolean }) => Figure | Doubt | undefined} */
const singleOf = (quantity, rest, said) => {
  const values = valuesOf(quantity);
  const isBound = said.isBound || BOUND_AFTER.test(rest);
  const unit = BOUND_AFTER.test(rest) ? "" : unitIn(rest);
  if (unit === undefined || !values.length) return undefined;
  if (isMillions(unit)) {
    const [many] = valuesOf({ ...quantity, power: quantity.power + 6 });
    return { values: [values[0], many ?? []].flat(), isBound };
  }
  if (isBound || values.length > 1 || quantity.doubt) return { values, isBound };
  return { value: values[0], about: said.isAbout, unit: wholeUnit(quantity, unit) };
};

/** @type {(first: Quantity, then: Quantity, unit: string | undefined, about: boolean) => Figure | undefined} */
const rangeOf = (first, then, unit, about) => {
  if (unit === undefined || isMillions(unit) || first.doubt || then.doubt) return undefined;
  if (!areAlike(first, then)) return undefined;
  const [low] = valuesOf({ ...first, power: first.power || then.power });
  const [high] = valuesOf(then);
  if (low === undefined || high === undefined || low >= high) return undefined;
  return { low, high, about, unit: wholeUnit({ ...then, currency: first.currency }, unit) };
};

/** @type {(first: Quantity, then: Quantity) => boolean} */
const areAlike = (first, then) =>
  (then.isPercent || !first.isPercent) &&
  ["", first.currency].includes(then.currency) &&
  first.power <= then.power;

/** @type {(line: string, at: number) => Quantity | undefined} */
const quantityAt = (line, at) => {
  const currency = matchAt(CURRENCY, line, at);
  const start = at + length(currency);
  const number = matchAt(NUMBER, line, start);
  const read = number && digitsOf(number[0]);
  if (!read) return undefined;
  const end = start + length(number);
  const scale = matchAt(SCALE, line, end) ?? (currency && matchAt(SHORT_SCALE, line, end));
  const percent = matchAt(PERCENT, line, end + length(scale));
  return {
    ...read,
    power: scale ? POWERS[scale[1].toLowerCase()] : 0,
    currency: currency ? currency[0].trim() : "",
    isPercent: percent !== null,
    end: end + length(scale) + length(percent),
  };
};

/**
 * Return a number's digits with a point, and how it may be read beside that; undefined if it is none.
 *
 * @type {(written: string) => { digits: string, doubt: string } | undefined}
 */
const digitsOf = (written) => {
  const sign = written.startsWith("-") ? "-" : "";
  const number = written.replace(/^[-+]/, "").replaceAll("\u2019", "'");
  const groups = (number.startsWith(".") ? `0${number}` : number).split(/[ .,']/);
  if (groups.join("").length > MOST_DIGITS || /^0./.test(groups[0])) return undefined;
  const whole = `${sign}${groups.join("")}`;
  const decimal = `${sign}${groups.slice(0, -1).join("")}.${groups.at(-1)}`;
  const reading = readingOf(number.replace(/[0-9]/g, ""), groups);
  if (!reading) return undefined;
  return {
    digits: reading === "whole" ? whole : decimal,
    doubt: reading === "either" ? whole : reading.replace(/^(?:whole|clear)$/, ""),
  };
};

/**
 * Say how the marks between the digits are read: "whole" is thousands, "clear" a decimal mark, "decimal"
 * one that wants to be asked about, "either" both; nothing where they are neither.
 *
 * @type {(marks: string, groups: string[]) => string}
 */
const readingOf = (marks, groups) => {
  const isGrouped = areThousands(groups);
  if (!marks || (isGrouped && new Set(marks).size === 1 && marks !== ".")) return "whole";
  if (marks === ",") return "decimal";
  if (marks === ".") return isGrouped ? "either" : "clear";
  return readingOfTwo(marks.slice(0, -1), marks.slice(-1), groups);
};

/** @type {(before: string, last: string, groups: string[]) => string} */
const readingOfTwo = (before, last, groups) => {
  const isClear = new Set(before).size === 1 && ".,".includes(last) && !before.includes(last);
  if (!isClear || !areThousands(groups.slice(0, -1))) return "";
  return last === "," && before[0] !== "." && areThousands(groups) ? "either" : "clear";
};

/** @type {(groups: string[]) => boolean} */
const areThousands = ([first, ...others]) =>
  mayBeGrouped(first) && others.every(({ length: digits }) => digits === 3);

/** @type {(whole: string) => boolean} */
const mayBeGrouped = (whole) => whole.length <= 3 && !whole.startsWith("0");

/** @type {(quantity: Quantity) => number[]} */
const valuesOf = ({ digits, doubt, power }) => {
  const readings = ["", "decimal"].includes(doubt) ? [digits] : [digits, doubt];
  const values = readings.map((reading) => Number(`${reading}e${power}`) + 0);
  const isUsable = values.every((value) => !value || (Math.abs(value) >= LEAST && Math.abs(value) < 1e15));
  return isUsable ? values : [];
};

/**
 * Return the unit that stands behind a figure, maybe none; undefined where it is something else.
 *
 * @type {(rest: string) => string | undefined}
 */
const unitIn = (rest) => {
  const words = rest.replace(/^ | $/g, "").replace(/\.$/, "").split(" ");
  if (words.join("") === "") return "";
  if (words.length > MOST_WORDS || !words.every((word) => UNIT.test(word))) return undefined;
  const lower = words.map((word) => word.toLowerCase());
  const isOther = NO_FIRST_UNIT.test(words[0]);
  return isOther || lower.some((word) => NO_UNIT.includes(word)) ? undefined : words.join(" ");
};

/**
 * Whether a unit may be a million as well as metres or minutes.
 *
 * @type {(unit: string) => boolean}
 */
const isMillions = (unit) => ["m", "M"].includes(unit.split(" ")[0]);

/** @type {(quantity: Quantity, unit: string) => string} */
const wholeUnit = ({ currency, isPercent }, unit) =>
  [currency, isPercent ? "%" : "", unit].filter(Boolean).join(" ");
