/**
 * Which characters may a text hold? What `playbook check` refuses is taken out on the way in, whichever
 * tool it comes in by, since a reader could not find it to delete it. The terminal's twin is
 * macros/content/loader/text.py.
 *
 *   visible(text)      { text, removed }: without its invisible characters, line ends as `\n`, and how
 *                      many were taken out; other programs' line ends leave a blank
 *   visibleIn(value)   { value, removed }: the same for every text in lists and groups
 *   tidy(text)         what a field says: visible, and without blanks around it or at its lines' ends
 *   removedWords(3)    says so to anyone who entered them, or opened what they were in
 */
import { counted } from "./counted.js";
import { isGroup } from "./group.js";

const INVISIBLE =
  /[^\t\n\x20-\x7e\xa0-\u{10ffff}]|[\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
/** Other programs end lines with these; a blank keeps the words on both sides apart. */
const LINE_ENDS = "\v\f\x85\u2028\u2029";

/** @type {(text: string) => { text: string, removed: number }} */
export const visible = (text) => {
  let removed = 0;
  const kept = text.replace(/\r\n?/g, "\n").replace(INVISIBLE, (letter) => {
    removed += 1;
    return LINE_ENDS.includes(letter) ? " " : "";
  });
  return { text: kept, removed };
};

/** @type {<Value>(value: Value) => { value: Value, removed: number }} */
export const visibleIn = (value) => {
  let removed = 0;
  /** @type {(part: unknown) => unknown} */
  const of = (part) => {
    if (typeof part === "string") {
      const seen = visible(part);
      removed += seen.removed;
      return seen.text;
    }
    if (Array.isArray(part)) return part.map(of);
    if (!isGroup(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, of(inner)]));
  };
  const seen = /** @type {typeof value} */ (of(value));
  return { value: seen, removed };
};

/** @type {(text: string) => string} */
export const tidy = (text) =>
  visible(text)
    .text.replace(/(?<![ \t])[ \t]+$/gm, "")
    .trim();

/** @type {(count: number, place?: string) => string} */
export const removedWords = (count, place = "what you entered") =>
  `${counted(count, "invisible character was", "invisible characters were")} taken out of ${place}.`;
