/**
 * Can a criterion be met as it is written? One rule, for a pilot's record and a retrospective alike;
 * its twin is macros/model/targets.py.
 *
 * @typedef {{ kind?: string, better?: string, baseline?: number, target?: number }} Aim
 */

/**
 * Whether a target to improve to lies on the wrong side of the baseline. A limit to keep within may be
 * worse than the baseline, and a direction that nobody has chosen has no wrong side.
 *
 * @type {(aim: Aim) => boolean}
 */
export const isWorseThanBaseline = ({ kind = "improve", better, baseline, target }) => {
  if (kind !== "improve" || !better || baseline === undefined || target === undefined) return false;
  return better === "higher" ? target < baseline : target > baseline;
};
