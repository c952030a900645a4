/**
 * Which sources does a sentence name at its end? `It was stopped in May. [s1, s3]`
 *
 * As macros/text/marks.py reads it; `[reading]` says that it is our own reading.
 *
 * @typedef {{ text: string, sources: string[], isReading: boolean }} Marked   A text, and what its marks name.
 */
const READING = "reading";
const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const MARKS = new RegExp(
  `\\[\\s*(${ID}(?:\\s*[,;]?\\s+${ID}|\\s*[,;]\\s*${ID})*)\\s*\\]\\s*([.!?]?)\\s*$`,
  "i",
);
const USUAL = /^s[0-9]{1,3}$/;

/** @type {(name: string, sources: Set<string>) => boolean} */
const isMark = (name, sources) => name === READING || sources.has(name) || USUAL.test(name);

/**
 * Return a text without the marks at its end, and what they name. A mark is one of `sources` or looks
 * like the usual ones, `s1`; other brackets are text.
 *
 * @type {(text: string, sources: Iterable<string>) => Marked}
 */
export const marked = (text, sources) => {
  const known = new Set(sources);
  let rest = text.trimEnd();
  let stop = "";
  /** @type {string[]} */
  let names = [];
  for (let found = MARKS.exec(rest); found; found = MARKS.exec(rest)) {
    const inside = found[1].split(/[\s,;]+/).map((name) => name.toLowerCase());
    if (!inside.every((name) => isMark(name, known))) break;
    names = [...inside, ...names];
    stop = found[2] || stop;
    rest = rest.slice(0, found.index).trimEnd();
  }
  if (!names.length) return { text, sources: [], isReading: false };
  return {
    text: !stop || /[.!?]$/.test(rest) ? rest : rest + stop,
    sources: [...new Set(names.filter((name) => name !== READING))],
    isReading: names.includes(READING),
  };
};
