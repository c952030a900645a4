/**
 * Which known word is nearest to a mistyped one? Python's `difflib.get_close_matches`, since
 * `playbook check` asks that, and both have to suggest the same.
 * Source: Ratcliff and Metzener, "Pattern Matching: the Gestalt Approach", 1988.
 */
const CUTOFF = 0.6;

/**
 * Return the nearest known word, or an empty text where none is near.
 *
 * @type {(wrong: string, known: Iterable<string>) => string}
 */
export const nearest = (wrong, known) => {
  let best = { score: CUTOFF, word: "" };
  const given = [...wrong];
  for (const word of known) {
    const letters = [...word];
    if (mostRatio(letters, given) < best.score) continue;
    const score = ratio(letters, given);
    if (score > best.score || (score === best.score && word > best.word)) best = { score, word };
  }
  return best.word;
};

/**
 * Return the ratio if all shared letters were in the same order: an upper bound that is quick to compute.
 *
 * @type {(a: string[], b: string[]) => number}
 */
const mostRatio = (a, b) => {
  const total = a.length + b.length;
  const shorter = Math.min(a.length, b.length);
  if (2 * shorter < CUTOFF * total) return 0;
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const letter of a) left.set(letter, (left.get(letter) ?? 0) + 1);
  let common = 0;
  for (const letter of b) {
    const count = left.get(letter) ?? 0;
    if (count) common += 1;
    left.set(letter, Math.max(0, count - 1));
  }
  return total ? (2 * common) / total : 1;
};

/**
 * Return how alike two lists of letters or words are, from 0 to 1.
 *
 * @type {(a: string[], b: string[]) => number}
 */
export const ratio = (a, b) => {
  const total = a.length + b.length;
  return total ? (2 * matches(a, b, 0, a.length, 0, b.length)) / total : 1;
};

/**
 * Count the letters that match: the longest run in common, then left and right of it.
 *
 * @type {(a: string[], b: string[], aFrom: number, aTo: number, bFrom: number, bTo: number) => number}
 */
const matches = (a, b, aFrom, aTo, bFrom, bTo) => {
  const run = longestRun(a, b, aFrom, aTo, bFrom, bTo);
  if (!run.size) return 0;
  return (
    run.size +
    matches(a, b, aFrom, run.a, bFrom, run.b) +
    matches(a, b, run.a + run.size, aTo, run.b + run.size, bTo)
  );
};

/**
 * @typedef {{ a: number, b: number, size: number }} Run   Where it begins in each, and how long it is.
 * @type {(a: string[], b: string[], aFrom: number, aTo: number, bFrom: number, bTo: number) => Run}
 */
const longestRun = (a, b, aFrom, aTo, bFrom, bTo) => {
  let best = { a: aFrom, b: bFrom, size: 0 };
  let before = new Map();
  for (let i = aFrom; i < aTo; i += 1) {
    const lengths = new Map();
    for (let j = bFrom; j < bTo; j += 1) {
      if (a[i] !== b[j]) continue;
      const size = (before.get(j - 1) ?? 0) + 1;
      lengths.set(j, size);
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size };
    }
    before = lengths;
  }
  return best;
};
