/**
 * What does the address of a source say of it? Its host, and the day or the month if it stands in there.
 *
 * @typedef {{ publisher?: string, published?: string }} Told
 */
import { today } from "../../ground/days.js";

const DATES = [
  /(?<![0-9])((?:19[5-9]|20[0-9])[0-9])[/_-]([01][0-9])[/_-]([0-3][0-9])(?![0-9])/,
  /(?<![0-9])((?:19[5-9]|20[0-9])[0-9])([01][0-9])([0-3][0-9])(?![0-9])/,
  /(?<![0-9])((?:19[5-9]|20[0-9])[0-9])[/_-]([01][0-9])(?![0-9])(?![/_-][0-9])/,
];

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAMED =
  /(?<![0-9])((?:19[5-9]|20[0-9])[0-9])[/_-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-]([0-3][0-9])(?![0-9])/g;
const KEPT = /^https?:\/\/web\.archive\.org\/web\/[0-9]{4,14}(?:[a-z]{2}_)?\/(?=https?:\/\/)/;
const DOI = /\/10\.[0-9]{4,9}\//;
const RESOLVERS = ["doi.org", "dx.doi.org"];

/** @type {(found: string, year: string, month: string, day: string) => string} */
const withNumber = (_found, year, month, day) =>
  `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day}`;

/** @type {(text: string) => URL | null} */
const parsed = (text) => {
  try {
    return new URL(text.trim().replace(KEPT, ""));
  } catch {
    return null;
  }
};

/** @type {(path: string, last: string) => string | undefined} */
const dateIn = (path, last) => {
  if (DOI.test(path)) return undefined;
  const read = path.toLowerCase().replace(NAMED, withNumber);
  for (const form of DATES) {
    const found = form.exec(read);
    if (!found) continue;
    const date = found.slice(1).join("-");
    if (date <= last.slice(0, date.length) && exists(date)) return date;
  }
  return undefined;
};

/** @type {(date: string) => boolean} */
const exists = (date) => {
  const day = date.length === 7 ? `${date}-01` : date;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
};

/**
 * Return what an address tells; of what is no web address, nothing. No day after `last` is believed. Of a page
 * that web.archive.org keeps, this is what the page's own address tells; a DOI tells neither who published nor when.
 *
 * @type {(address: string, last?: string) => Told}
 */
export const toldBy = (address, last = today()) => {
  const url = parsed(address);
  if (!url || !["http:", "https:"].includes(url.protocol) || !url.hostname.includes(".")) return {};
  if (RESOLVERS.includes(url.hostname)) return {};
  const published = dateIn(url.pathname, last);
  return { publisher: url.hostname.replace(/^www\./, ""), ...(published && { published }) };
};
