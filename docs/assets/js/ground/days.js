/** How are days counted? As ISO text, `2026-01-05`, which sorts and compares as it stands. */
const DAY = 86_400_000;
/** There is no year 0, which JavaScript counts as one all the same. */
const WRITTEN = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** @type {(day: string) => number} */
const moment = (day) => Date.parse(`${day}T00:00:00Z`);

/** @type {(time: number) => string} */
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/**
 * Whether something is a text that names a day of the calendar.
 *
 * @param {unknown} text
 * @returns {text is string}
 */
export const isDay = (text) =>
  typeof text === "string" && WRITTEN.test(text) && !Number.isNaN(moment(text)) && iso(moment(text)) === text;

/** @type {(day: string, count: number) => string} */
export const addDays = (day, count) => iso(moment(day) + count * DAY);

/**
 * Return how many days lie between two days.
 *
 * @type {(from: string, to: string) => number}
 */
export const daysBetween = (from, to) => Math.round((moment(to) - moment(from)) / DAY);

/**
 * Return the later of two days.
 *
 * @type {(one: string, other: string) => string}
 */
export const later = (one, other) => {
  const [, last] = [one, other].sort();
  return last;
};

/**
 * Return the last working day before a day.
 *
 * @type {(day: string) => string}
 */
export const workingDayBefore = (day) => {
  const before = addDays(day, -1);
  const weekday = (new Date(moment(before)).getUTCDay() + 6) % 7;
  return addDays(before, -Math.max(0, weekday - 4));
};

/**
 * Return today's day where the reader is.
 *
 * @type {(now?: Date) => string}
 */
export const today = (now = new Date()) => iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));

/**
 * Return the Monday on or after a day.
 *
 * @type {(day: string) => string}
 */
export const mondayFrom = (day) => addDays(day, (8 - new Date(moment(day)).getUTCDay()) % 7);

/**
 * Write a day for a reader: `5 Jan 2026`.
 *
 * @type {(day: string) => string}
 */
export const shown = (day) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(moment(day));
