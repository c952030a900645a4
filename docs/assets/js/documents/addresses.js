/**
 * Where in a text is an address, and how does Markdown say it so that it leads there? In angle
 * brackets, in which nothing is markup, for CommonMark and for GitHub alike. The terminal's twin is
 * macros/text/autolinks.py.
 *
 *   parts(text)        [{ text, isAddress }]: the text, cut where an address begins or ends
 *   pointed(address)   an address as Markdown
 *   linked(text)       a text in Markdown with its addresses in angle brackets
 *   literal(text)      Markdown that shows a text as it was typed, and leads where its addresses lead
 *   whole(address)     an address with its blanks encoded, so that every program takes it for one;
 *                      browsers leave out the line ends in one, and so does this
 */
const ADDRESS =
  /(?<![A-Za-z0-9.+-])(?:(?:https?|ftp):\/\/|mailto:|www\.)[^\s<>"\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+/gi;
const CLOSERS = { ")": "(", "]": "[", "}": "{" };
const ENDS_A_SENTENCE = "?!.,:;'’”»…";
const MARKS = "*_~`";
const ENCODED = /[\s<>`|]/g;
const ENTITY = /&(#?[0-9a-z]+);/gi;
/** What stands before an address that Markdown takes for one already, or for code. */
const POINTED = ["<", "](", "`", '="'];

const marksBefore = (text, end) => {
  let start = end;
  while (start > 0 && MARKS.includes(text[start - 1])) start -= 1;
  return text.slice(start, end);
};

/** How often each letter is in a text, and none of the others. */
const counter = (text) => {
  const counts = new Map();
  const add = (letter, many) => counts.set(letter, (counts.get(letter) ?? 0) + many);
  for (let at = 0; at < text.length; at += 1) add(text[at], 1);
  return { of: (letter) => counts.get(letter) ?? 0, less: (letter) => add(letter, -1) };
};

/** Leave out what follows an address in a sentence: its full stop, what closes a bracket or emphasis. */
const trimmed = (address, marks) => {
  const [opened, kept] = [counter(marks), counter(address)];
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1];
    const opener = CLOSERS[last];
    const isOver = opener
      ? kept.of(last) > kept.of(opener)
      : ENDS_A_SENTENCE.includes(last) || opened.of(last) > 0;
    if (!isOver) break;
    opened.less(last);
    kept.less(last);
  }
  return address.slice(0, end);
};

export const parts = (text) => {
  const found = [];
  let from = 0;
  for (const { 0: given, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(given, marksBefore(text, index));
    if (index > from) found.push({ text: text.slice(from, index), isAddress: false });
    found.push({ text: address, isAddress: true });
    from = index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from), isAddress: false });
  return found;
};

const percent = (letters) =>
  [...new TextEncoder().encode(letters)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");

export const whole = (address) =>
  address
    .trim()
    .replace(/[\t\n]/g, "")
    .replace(/\s/g, percent);

const escaped = (text) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(ENTITY, "\\&$1;");

export const pointed = (address) => {
  const target = address.replace(ENCODED, percent).replace(ENTITY, "&$1%3B");
  return /^www\./i.test(address) ? `[${escaped(address)}](<http://${target}>)` : `<${target}>`;
};

export const linked = (text) => {
  let before = "";
  return parts(text)
    .map((part) => {
      const isPlain = !part.isAddress || POINTED.some((mark) => before.endsWith(mark));
      before = (before + part.text).slice(-2);
      return isPlain ? part.text : pointed(part.text);
    })
    .join("");
};

export const literal = (text) =>
  parts(text)
    .map((part) => (part.isAddress ? pointed(part.text) : escaped(part.text)))
    .join("");
