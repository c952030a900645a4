/** Which of two figures was meant, thousands or one with decimals? Asked in the form's words. */
import { NO_FIGURE, partsOfDoubtful } from "../ground/figures.js";
import { loadJson } from "../ground/site.js";

/** Ask which of the two was meant; each is written so that it is in no doubt. */
export const whichFigure = async (text) => {
  const [before, after] = partsOfDoubtful(text);
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
    import("../rules/shape/words.js"),
    loadJson("contribute/retrospective/rules.json"),
  ]);
  return new Words(rules);
};
