/**
 * Which sources does a sentence name at its end? `It was stopped in May. [s1, s3]`
 *
 * As macros/text/marks.py reads it; `[reading]` says that it is our own reading.
 *
 * @typedef {{ text: string, sources: string[], isReading: boolean }} Marked   A text, and what its marks name.
 */
const READING = "reading";
const USUAL = /^s[0-9]{1,3}$/;
const STOPS = [".", "!", "?"];

/** @type {(name: string, sources: Set<string>) => boolean} */
const isMark = (name, sources) => name === READING || sources.has(name) || USUAL.test(name);

/**
 * Return what stands before the last brackets, the marks in them, and the stop after them.
 *
 * @type {(text: string, sources: Set<string>) => { before: string, names: string[], stop: string } | null}
 */
const lastMarks = (text, sources) => {
  const stop = STOPS.find((one) => text.endsWith(one)) ?? "";
  const bare = text.slice(0, text.length - stop.length).trimEnd();
  const opened = bare.lastIndexOf("[");
  if (opened < 0 || !bare.endsWith("]")) return null;
  const names = bare
    .slice(opened + 1, -1)
    .split(/[\s,;]/)
    .filter(Boolean)
    .map((name) => name.toLowerCase());
  if (!names.length || !names.every((name) => isMark(name, sources))) return null;
  return { before: bare.slice(0, opened).trimEnd(), names, stop };
};

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
  for (let found = lastMarks(rest, known); found; found = lastMarks(rest, known)) {
    names = [...found.names, ...names];
    stop = found.stop || stop;
    rest = found.before;
  }
  if (!names.length) return { text, sources: [], isReading: false };
  return {
    text: STOPS.some((one) => rest.endsWith(one)) ? rest : rest + stop,
    sources: [...new Set(names.filter((name) => name !== READING))],
    isReading: names.includes(READING),
  };
};
