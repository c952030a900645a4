/** How is the time between two dates written for a reader? As macros/evidence does. */
import { counted } from "../ground/counted.js";

const MONTHS = 12;

const some = (count, noun) => (count ? counted(count, noun) : "");

const spanInWords = (months, isAbout) => {
  if (months < 0) return "";
  if (isAbout && !months) return "within a year";
  const parts = [some(Math.floor(months / MONTHS), "year"), some(months % MONTHS, "month")];
  const words = parts.filter(Boolean).join(" ") || "within a month";
  return isAbout ? `about ${words}` : words;
};

/** The time between two dates in words, or nothing where one of them is no date. */
export const between = (start, end) => {
  const dates = [start, end].map((date) => /^(\d{4})(?:-(\d{2}))?/.exec(date ?? ""));
  if (dates.includes(null)) return "";
  const [[, firstYear, firstMonth], [, lastYear, lastMonth]] = dates;
  const years = MONTHS * (lastYear - firstYear);
  if (!firstMonth || !lastMonth) return spanInWords(years, true);
  return spanInWords(years + (lastMonth - firstMonth), false);
};
