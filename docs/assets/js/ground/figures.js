/**
 * Which figure did somebody mean by what they typed? The workspace and the contribution form ask this.
 * And how is one shown? As macros/text/shown.py shows it.
 *
 * "12,500" and "1.000" are thousands to one reader and decimals to another, so the workspace guesses
 * neither. The form asks about every comma, since `playbook check` does.
 */
export const NO_FIGURE = "Write a figure, such as 92 or 4.5.";

const FIGURE = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/;
const DOUBTFUL = /^([-+]?[1-9]\d{0,2})[.,](\d{3})$/;
const MOST = 1e15;

/**
 * Return the figure that a text says, with a point or a comma before its decimals, or undefined.
 *
 * @type {(text: string) => number | undefined}
 */
export const figureIn = (text) => {
  const value = FIGURE.test(text) ? Number(text.replace(",", ".")) : NaN;
  return Math.abs(value) <= MOST ? value : undefined;
};

/**
 * Whether a text may be a figure of thousands as well as one with three decimals.
 *
 * @type {(text: string) => boolean}
 */
export const isDoubtful = (text) => DOUBTFUL.test(text);

/**
 * Return the digits before and after the separator of such a text; an empty list for any other.
 *
 * @type {(text: string) => string[]}
 */
export const partsOfDoubtful = (text) => DOUBTFUL.exec(text)?.slice(1) ?? [];

const EXACT = 1_000_000;

/**
 * Write a figure with its unit, to six digits; what is no figure yet stays as it was typed.
 *
 * @type {(figure: number | string, unit?: string) => string}
 */
export const shownNumber = (figure, unit) => {
  const number = typeof figure === "number" ? figure.toLocaleString("en-US", digitsOf(figure)) : figure;
  return unit ? `${number} ${unit}` : String(number);
};

/** @type {(figure: number) => Intl.NumberFormatOptions} */
const digitsOf = (figure) => ({
  ...(Math.abs(figure) < EXACT ? { maximumSignificantDigits: 6 } : { maximumFractionDigits: 0 }),
  roundingMode: "halfEven",
});

/**
 * Write a number in digits alone, as in a file: `0.0000001` for what JavaScript calls `1e-7`.
 *
 * @type {(number: number) => string}
 */
export const inDigits = (number) => {
  const [digits, power] = String(number).split("e");
  if (!power) return digits;
  const exponent = Number(power);
  const all = digits.replace(/[-.]/g, "");
  const sign = number < 0 ? "-" : "";
  return exponent < 0
    ? `${sign}0.${"0".repeat(-exponent - 1)}${all}`
    : `${sign}${all.padEnd(exponent + 1, "0")}`;
};
