/** How is a count put into words? As macros/text/counted.py says it; a test holds this to that. */

/**
 * Return the words that agree with a count; `many` is `one` with an s where it is not given.
 *
 * @type {(count: number | string, one: string, many?: string) => string}
 */
export const agreeing = (count, one, many = `${one}s`) => (Math.abs(Number(count)) === 1 ? one : many);

/**
 * Write a count with its words: `1 page`, `1,204 pages`, `0.5 weeks`. The words may be more than a
 * noun, so that a verb agrees too: `counted(n, "item is", "items are")`. What somebody wrote in place
 * of a number stays as it is.
 *
 * @type {(count: number | string, one: string, many?: string) => string}
 */
export const counted = (count, one, many) => {
  const number = Number(count);
  // Zero is said without a sign, which adding nothing takes away.
  const shown = Number.isFinite(number)
    ? (number + 0).toLocaleString("en", { maximumFractionDigits: 20 })
    : count;
  return `${shown} ${agreeing(count, one, many)}`;
};
