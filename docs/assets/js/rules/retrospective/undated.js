/**
 * Which days of looking are those of writing, as nobody gives another one? As macros/contribute/drafts.py
 * fills them in: a source is read on that day, and a team that tells of its own deployment has seen it then.
 *
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {{
 *   record?: string,
 *   dates?: { seen?: string },
 *   sources?: { read_on?: string }[],
 * }} Answers
 */

/**
 * Return the paths of the days that are to be filled in.
 *
 * @type {(answers: Answers) => Path[]}
 */
export const undated = ({ record, dates, sources = [] }) => {
  /** @type {Path[]} */
  const seen = record === "contributed" && dates && dates.seen === undefined ? [["dates", "seen"]] : [];
  /** @type {Path[]} */
  const read = sources.flatMap((source, index) =>
    source.read_on === undefined ? [["sources", index, "read_on"]] : [],
  );
  return [...seen, ...read];
};
