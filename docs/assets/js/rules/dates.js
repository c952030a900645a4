/**
 * Which date did somebody mean by what they typed: a day, a month or a year? As macros/text/dates.py reads it.
 *
 *   dateIn("6 June 2025")         "2025-06-06"
 *   datesMeant("06/07/2025")      ["2025-07-06", "2025-06-07"]: the day or the month first
 *   shownDate("2025-06")          "June 2025", as macros/text/shown.py shows it
 */
import { blanksOfOneKind } from "../ground/lines.js";

const MOST_LETTERS = 40;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const FORMS = [
  /^(?<year>[0-9]{4})(?:[-/.](?<month>[0-9]{1,2})(?:[-/.](?<day>[0-9]{1,2}))?)?$/,
  /^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})$/,
  /^(?<year>[0-9]{4})[-/](?<month>[0-9]{2})[-/](?<day>[0-9]{2})[t ][0-9]{2}:[0-9:.]{2,16}(?: ?z| ?[-+][0-9:]{2,5})?$/,
  /^(?<month>[0-9]{1,2})[-/.](?<year>[0-9]{4})$/,
  /^(?<one>[0-9]{1,2})[-/.](?<other>[0-9]{1,2})[-/.](?<year>[0-9]{4})$/,
  /^(?:(?<day>[0-9]{1,2})(?:st|[nr]d|th)?(?: of)?[- ])?(?<name>[a-z]{3,9})\.?,?(?: of)?[- ](?<year>[0-9]{4})$/,
  /^(?<name>[a-z]{3,9})\.?,? (?<day>[0-9]{1,2})(?:st|[nr]d|th)?,? (?<year>[0-9]{4})$/,
  /^(?<year>[0-9]{4}),?[- ](?<name>[a-z]{3,9})\.?,?(?:[- ](?<day>[0-9]{1,2})(?:st|[nr]d|th)?)?$/,
];
const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu(?:rs?)?|fri|sat|satur|sun)(?:day)?[.,]* /;
const PART_OF_YEAR =
  /(?:(?<![a-z])(?:q[1-4]|h[12])|quarter|half|spring|summer|autumn|fall|winter)(?![a-z0-9])/;
const DASHES = /[‐‑‒–—−]/g;

/**
 * Return the date that a text says; undefined where it says none, or one that does not exist, or may say two.
 *
 * @type {(text: string) => string | undefined}
 */
export const dateIn = (text) => {
  const meant = datesMeant(text);
  return meant.length === 1 ? meant[0] : undefined;
};

/**
 * Return the dates that a text may say: nearly always one or none.
 *
 * @type {(text: string) => string[]}
 */
export const datesMeant = (text) => {
  const line = onOneLine(text).replace(WEEKDAY, "");
  const found = FORMS.find((form) => form.test(line))?.exec(line);
  return found ? datesOf(found.groups ?? {}) : [];
};

/**
 * Whether a text speaks of a quarter, a half or a season of a year.
 *
 * @type {(text: string) => boolean}
 */
export const isPartOfYear = (text) => PART_OF_YEAR.test(onOneLine(text));

/**
 * Whether a date of this form, as far as it is known, is in the calendar.
 *
 * @type {(written: string) => boolean}
 */
export const exists = (written) => {
  const [year, month = 1, day = 1] = written.split("-").map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : LENGTHS[month - 1];
  return year >= 1 && day >= 1 && day <= days;
};

/**
 * Write a date as exactly as it is known: `2025`, `March 2025`, `14 March 2025`.
 *
 * @type {(written: string) => string}
 */
export const shownDate = (written) => {
  const [year, month, day] = String(written).split("-");
  const name = MONTHS[Number(month) - 1];
  if (!name) return String(written);
  return `${day ? `${Number(day)} ` : ""}${name} ${year}`;
};

/** @type {(text: string) => string} */
const onOneLine = (text) => {
  if ([...text].length > MOST_LETTERS) return "";
  const words = blanksOfOneKind(text.replace(/[\r\n]/g, " "))
    .replace(DASHES, "-")
    .split(" ");
  return words.filter(Boolean).join(" ").toLowerCase().replace(/\.$/, "");
};

/** @type {(parts: Record<string, string>) => string[]} */
const datesOf = ({ year, month = "", day = "", name, one, other }) => {
  if (one) {
    const found = new Set([existing(year, other, one), existing(year, one, other)]);
    return [...found].filter(Boolean);
  }
  const number = name ? monthOf(name) : month;
  const known = number || !name ? existing(year, number, day) : "";
  return known ? [known] : [];
};

/** @type {(name: string) => string} */
const monthOf = (name) => {
  const isShort = name.length === 3 || name === "sept";
  const at = MONTHS.findIndex((month) => {
    const whole = month.toLowerCase();
    return whole === name || (isShort && whole.startsWith(name));
  });
  return at < 0 ? "" : String(at + 1);
};

/** @type {(year: string, month: string, day: string) => string} */
const existing = (year, month, day) => {
  const written = [year, month.padStart(2, "0"), day.padStart(2, "0")]
    .slice(0, month ? (day ? 3 : 2) : 1)
    .join("-");
  return exists(written) ? written : "";
};
