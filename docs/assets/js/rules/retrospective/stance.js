/**
 * How does the writer of a retrospective stand to it? As macros/contribute/questions/there.py tells it from
 * two fields of the file, and whether those two contradict each other.
 *
 * @typedef {{ word: string, record: string, tie: string }} Stance   `tie` is empty where there is none.
 * @typedef {{ record?: unknown, contributor?: unknown }} Answers
 */
import { isGroup } from "../../ground/group.js";

/** @type {(answers: Answers) => unknown} */
const tieOf = ({ contributor }) => (isGroup(contributor) ? contributor.tie : undefined);

/**
 * Return the stance that the answers tell, if they tell one.
 *
 * @template {Stance} Known
 * @param {Answers} answers
 * @param {Known[]} stances
 * @returns {Known | undefined}
 */
export const stanceOf = (answers, stances) =>
  stances.find(({ record, tie }) => record === answers.record && (!tie || tie === tieOf(answers)));

/**
 * Whether no single answer could have told both fields: what was given has to be shown as it is.
 *
 * @type {(answers: Answers, stances: Stance[]) => boolean}
 */
export const isContrary = (answers, stances) => {
  const given = tieOf(answers);
  const fits = stances.some(
    ({ record, tie }) =>
      (answers.record === undefined || record === answers.record) && (given === undefined || tie === given),
  );
  const stance = stanceOf(answers, stances);
  return !fits || Boolean(stance && !stance.tie && answers.contributor !== undefined);
};
