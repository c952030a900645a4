/**
 * Which entries did somebody mean who wrote a list into a plain box? As macros/text/plain.py reads it:
 * marks of every sort, wrapped lines, lists set into an entry, and titles over them.
 */
const TAB = "    ";
const WIDE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const NOTHING = /[\u200b\u2060\ufeff]/g;

/** Marks that a blank follows: without one they are a hyphen, emphasis or a sign. */
const MARKS = ["-", "*", "+", "–", "—", "·"];
const BULLETS = "•‣◦▪▫●○■□➢✓✔";
const BOX = /^\[[ xX]\](?= |$)/;
const NUMBER = /^[0-9]{1,3}[.)](?: |$)/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/;
const HEADING = /^#{1,6}(?: |$)/;
const NESTED = 2;
const ENDS = ".!?:;,…–—。！？：；、،؛؟।";

/** @typedef {{ words: string, indent: number, isMarked: boolean, isHeading: boolean }} Line */

/**
 * Return a text whose blanks are all of the usual kind, without those of no width.
 *
 * @type {(text: string) => string}
 */
export const blanksOfOneKind = (text) => text.replaceAll("\t", TAB).replace(WIDE, " ").replace(NOTHING, "");

/**
 * Return the entries of a text in a box, each on one line and without its mark.
 *
 * @type {(text: string) => string[]}
 */
export const linesIn = (text) => {
  const lines = blanksOfOneKind(text.replace(/\r\n?/g, "\n")).split("\n").map(read);
  const isMarked = lines.some((line) => line.isMarked && line.words);
  return isMarked ? entriesOf(lines) : lines.map((line) => line.words).filter(Boolean);
};

/** @type {(text: string) => string} */
const withoutBlanksBefore = (text) => {
  let at = 0;
  while (text[at] === " ") at += 1;
  return text.slice(at);
};

/** @type {(text: string) => string} */
const withoutBlanksAround = (text) => {
  let end = text.length;
  while (text[end - 1] === " ") end -= 1;
  return withoutBlanksBefore(text.slice(0, end));
};

/** @type {(line: string) => Line} */
const read = (line) => {
  const words = withoutBlanksAround(line);
  const indent = line.length - withoutBlanksBefore(line).length;
  if (RULE.test(words)) return { words: "", indent, isMarked: false, isHeading: false };
  const rest = afterMark(words);
  const isHeading = HEADING.test(rest);
  const told = isHeading ? rest.slice(rest.search(/ |$/)) : rest;
  return { words: told.split(" ").filter(Boolean).join(" "), indent, isMarked: rest !== words, isHeading };
};

/**
 * Return what follows the marks that a line begins with; `- • x` has two.
 *
 * @type {(words: string) => string}
 */
const afterMark = (words) => {
  let rest = withoutBlanksBefore(words.replace(NUMBER, ""));
  for (;;) {
    const length = markLength(rest);
    if (!length) return rest;
    rest = withoutBlanksBefore(rest.slice(length));
  }
};

/** @type {(words: string) => number} */
const markLength = (words) => {
  const [first] = words.split(" ", 1);
  if (MARKS.includes(first)) return first.length;
  const box = BOX.exec(words);
  if (box) return box[0].length;
  return words && BULLETS.includes(words[0]) ? 1 : 0;
};

/** Goes through the lines of a text in which some are marked. */
class Entries {
  constructor() {
    /** @type {string[][]} */
    this.found = [];
    this.top = 0;
    this.isBegun = false;
    this.isOpen = false;
    this.isApart = false;
  }

  /** @type {(line: Line, isAboveMarked: boolean) => void} */
  take(line, isAboveMarked) {
    const isTop = !(this.isBegun && line.indent >= this.top + NESTED);
    if (line.isMarked && isTop) {
      Object.assign(this, { top: line.indent, isBegun: true, isOpen: false });
    }
    if (!line.words) {
      this.isApart = true;
      return;
    }
    const isHeading = line.isHeading && !line.isMarked;
    const isAlone = isHeading || !this.isOpen || (this.isApart && isTop);
    if (isAlone && isAboveMarked && isTitle(line)) {
      this.isOpen = false;
      return;
    }
    this.put(line, isHeading);
  }

  /** @type {(line: Line, isHeading: boolean) => void} */
  put(line, isHeading) {
    const open = this.found.at(-1);
    if (open && this.isOpen && !isHeading) {
      open.push(joint(String(open.at(-1)), line, this.isApart) + line.words);
    } else {
      this.found.push([line.words]);
    }
    this.isOpen = !isHeading;
    this.isApart = false;
  }
}

/** @type {(line: Line) => boolean} */
const isTitle = (line) => !line.isMarked && (line.isHeading || line.words.endsWith(":"));

/** @type {(lines: Line[]) => string[]} */
const entriesOf = (lines) => {
  const above = aboveMarked(lines);
  const entries = new Entries();
  for (const [number, line] of lines.entries()) entries.take(line, above[number]);
  return entries.found.map((parts) => parts.join(""));
};

/**
 * Return for each line whether the next one with words is marked.
 *
 * @type {(lines: Line[]) => boolean[]}
 */
const aboveMarked = (lines) => {
  let isMarked = false;
  const found = [...lines].reverse().map((line) => {
    const own = isMarked;
    if (line.words) isMarked = line.isMarked;
    return own;
  });
  return found.reverse();
};

/** @type {(above: string, line: Line, isApart: boolean) => string} */
const joint = (above, line, isApart) => {
  if (ENDS.includes(above.slice(-1))) return " ";
  if (line.isMarked) return "; ";
  return isApart ? ". " : " ";
};
