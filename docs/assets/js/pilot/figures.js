/**
 * Which figure does somebody mean by what was typed? The workspace and the contribution form ask this.
 *
 * "12,500" and "1.000" are thousands to one reader and decimals to another, so the workspace guesses
 * neither. The form asks about every comma, since `playbook check` does.
 */
export const NO_FIGURE = "Write a figure, such as 92 or 4.5.";

const FIGURE = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/;
const DOUBTFUL = /^([-+]?[1-9]\d{0,2})[.,](\d{3})$/;
const MOST = 1e15;

/** Return the figure that a text says, with a point or a comma before its decimals, or undefined. */
export const figureIn = (text) => {
  const value = FIGURE.test(text) ? Number(text.replace(",", ".")) : NaN;
  return Math.abs(value) <= MOST ? value : undefined;
};

/** Whether a text may be a figure of thousands as well as one with three decimals. */
export const isDoubtful = (text) => DOUBTFUL.test(text);

/** Ask which of the two was meant, in the form's words; each is written so that it is in no doubt. */
export const whichFigure = async (text) => {
  const [, before, after] = DOUBTFUL.exec(text);
  const decimals = String(Number(`0.${after}`)).slice(1);
  const point = `${before}${decimals.length > 3 ? `${decimals}0` : decimals}`;
  try {
    const words = await loadWords();
    return words.how("comma-or-thousands", { point, whole: `${before}${after}` });
  } catch {
    return NO_FIGURE;
  }
};

const loadWords = async () => {
  const [{ Words }, rules] = await Promise.all([
    import("../shape/words.js"),
    import("./framework.js").then(({ loadJson }) => loadJson("contribute/retrospective/rules.json")),
  ]);
  return new Words(rules);
};
