/**
 * How is a figure of a pilot written, so that a reader sees why it is judged as it is? As
 * macros/pilot/figures.py writes it.
 */
import { inDigits } from "../../ground/figures.js";

const FEWEST = 4;
const MOST = 20;

/**
 * Write a figure with its unit, to four decimals or to as many as tell it from the others.
 *
 * @type {(value?: number, unit?: string, ...others: (number | undefined)[]) => string}
 */
export const figure = (value, unit, ...others) => {
  if (value === undefined) return "none";
  const shown = shownBeside(
    value,
    others.filter((other) => other !== undefined && other !== value),
  );
  return unit ? `${shown} ${unit}` : shown;
};

/** @type {(value: number, others: (number | undefined)[]) => string} */
const shownBeside = (value, others) => {
  for (let decimals = FEWEST; decimals <= MOST; decimals += 1) {
    const shown = rounded(value, decimals);
    if (others.every((other) => shown !== rounded(Number(other), decimals))) return shown;
  }
  return inDigits(value);
};

/**
 * Round halves away from zero; what is left of a very small figure is zero without a sign.
 *
 * @type {(value: number, decimals: number) => string}
 */
const rounded = (value, decimals) => inDigits(Number(value.toFixed(decimals)) + 0);
