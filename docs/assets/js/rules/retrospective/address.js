/**
 * What does the address of a source say of it? Its host, and the day or the month if it stands in there.
 *
 * @typedef {{ publisher?: string, published?: string }} Told
 */
import { today } from "../../ground/days.js";

const DATES = [
  /(?<![0-9])((?:19|20)[0-9]{2})[/_-]([01][0-9])[/_-]([0-3][0-9])(?![0-9])/,
  /(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])/,
  /(?<![0-9])((?:19|20)[0-9]{2})[/_-]([01][0-9])(?![0-9])(?![/_-][0-9])/,
];

/** @type {(text: string) => URL | null} */
const parsed = (text) => {
  try {
    return new URL(text.trim());
  } catch {
    return null;
  }
};

/** @type {(path: string, last: string) => string | undefined} */
const dateIn = (path, last) => {
  for (const form of DATES) {
    const found = form.exec(path);
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
 * Return what an address tells; of what is no web address, nothing. No day after `last` is believed.
 *
 * @type {(address: string, last?: string) => Told}
 */
export const toldBy = (address, last = today()) => {
  const url = parsed(address);
  if (!url || !["http:", "https:"].includes(url.protocol) || !url.hostname.includes(".")) return {};
  const published = dateIn(url.pathname, last);
  return { publisher: url.hostname.replace(/^www\./, ""), ...(published && { published }) };
};
