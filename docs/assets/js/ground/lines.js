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
const STOPS = ".!?:…。！？।]";
const CLOSING = "\"'”’»)";
const OPENING = "\"'“‘«( ";

/** Characters from which a line may have been wrapped for its length. */
const WIDE_LINE = 45;

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
  if (isMarked) return entriesOf(lines);
  const paragraphs = paragraphsOf(lines);
  return paragraphs.flatMap((paragraph) => unwrapped(paragraph, paragraphs.length > 1));
};

/**
 * Return the lines with words, parted where one has none.
 *
 * @type {(lines: Line[]) => Line[][]}
 */
const paragraphsOf = (lines) => {
  /** @type {Line[][]} */
  const paragraphs = [[]];
  for (const line of lines) {
    if (line.words) paragraphs.at(-1)?.push(line);
    else paragraphs.push([]);
  }
  return paragraphs.filter((paragraph) => paragraph.length);
};

/**
 * Return the entries of a paragraph without marks, each with the lines that go on in it.
 *
 * @type {(lines: Line[], isOneOfSeveral: boolean) => string[]}
 */
const unwrapped = (lines, isOneOfSeveral) => {
  const isWrapped =
    isOneOfSeveral && lines.slice(0, -1).some(({ words }) => isWide(words) && !endsSentence(words));
  const isInLower = beginsInLower(lines[0].words);
  /** @type {string[]} */
  const entries = [];
  for (const [number, line] of lines.entries()) {
    const above = lines[number - 1];
    const goesOn =
      above && (isWrapped || (!isInLower && !endsSentence(above.words) && beginsInLower(line.words)));
    if (goesOn && !line.isHeading && !above.isHeading) entries.push(`${entries.pop()} ${line.words}`);
    else entries.push(line.words);
  }
  return entries;
};

/** @type {(words: string) => boolean} */
const isWide = (words) => [...words].length >= WIDE_LINE;

/** @type {(words: string) => boolean} */
const endsSentence = (words) => {
  let end = words.length;
  while (end && CLOSING.includes(words[end - 1])) end -= 1;
  return end > 0 && STOPS.includes(words[end - 1]);
};

/** @type {(words: string) => boolean} */
const beginsInLower = (words) => {
  const first = [...words].find((character) => !OPENING.includes(character)) ?? "";
  return first.toUpperCase() !== first && first === first.toLowerCase();
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

  /** @type {(line: Line, isAboveMarked: boolean, isBelowMarks: boolean) => void} */
  take(line, isAboveMarked, isBelowMarks) {
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
    this.put(line, isHeading, isBelowMarks);
  }

  /** @type {(line: Line, isHeading: boolean, isBelowMarks: boolean) => void} */
  put(line, isHeading, isBelowMarks) {
    const open = this.found.at(-1);
    const isOwn = this.isApart && isBelowMarks && line.indent <= Math.min(this.top, 1);
    if (open && this.isOpen && !isHeading && !isOwn) {
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
  const last = lines.findLastIndex((line) => line.isMarked);
  for (const [number, line] of lines.entries()) entries.take(line, above[number], number > last);
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
