/** How are a retrospective's dates and times written for a reader? As macros/text/shown.py and macros/evidence do. */
import { counted } from "../ground/counted.js";

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

/** Write a date as exactly as it is known: `2025`, `March 2025`, `14 March 2025`. */
export const shownDate = (written) => {
  const [year, month, day] = String(written).split("-");
  if (!MONTHS[month - 1]) return String(written);
  return `${day ? `${Number(day)} ` : ""}${MONTHS[month - 1]} ${year}`;
};

const some = (count, noun) => (count ? counted(count, noun) : "");

const spanInWords = (months, isAbout) => {
  if (months < 0) return "";
  if (isAbout && !months) return "within a year";
  const parts = [some(Math.floor(months / MONTHS.length), "year"), some(months % MONTHS.length, "month")];
  const words = parts.filter(Boolean).join(" ") || "within a month";
  return isAbout ? `about ${words}` : words;
};

/** The time between two dates in words, or nothing where one of them is no date. */
export const between = (start, end) => {
  const dates = [start, end].map((date) => /^(\d{4})(?:-(\d{2}))?/.exec(date ?? ""));
  if (dates.includes(null)) return "";
  const [[, firstYear, firstMonth], [, lastYear, lastMonth]] = dates;
  const years = MONTHS.length * (lastYear - firstYear);
  if (!firstMonth || !lastMonth) return spanInWords(years, true);
  return spanInWords(years + (lastMonth - firstMonth), false);
};
