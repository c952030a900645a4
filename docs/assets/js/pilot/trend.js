/** What do the readings of a criterion look like, week by week, between its baseline and its target? */
import { figure } from "../rules/pilot/judge.js";
import { draw, percent, picture } from "./svg.js";

const HEIGHT = 88;
const EDGE = 10;

/** Return the levels that a criterion is read against: its baseline and its target or limit, where set. */
export const levelsOf = ({ kind, baseline, target }) =>
  [
    { name: "baseline", word: "baseline", value: baseline },
    { name: "target", word: kind === "keep-within" ? "limit" : "target", value: target },
  ].filter(({ value }) => value !== undefined);

/** Return the picture of a criterion's readings; each stands over the middle of its week's field. */
export const trend = (criterion, readings, weeks) => {
  const { metric, unit } = criterion;
  const shown = readings.filter(({ week }) => weeks.includes(week));
  const levels = levelsOf(criterion);
  const all = [...shown, ...levels].map(({ value }) => value);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const y = (value) =>
    high === low ? HEIGHT / 2 : EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE);
  const x = (week) => percent((weeks.indexOf(week) + 0.5) / weeks.length);
  const said = shown.map(({ week, value }) => `week ${week}: ${figure(value, unit, ...all)}`).join(", ");
  const beside = levels.map(({ word, value }) => `; ${word} ${figure(value, unit, ...all)}`).join("");
  return picture(
    `${metric}: ${said}${beside}.`,
    HEIGHT,
    { class: "trend" },
    ...levels.map(({ name, value }) =>
      draw("line", { class: `trend__${name}`, x1: 0, x2: "100%", y1: y(value), y2: y(value) }),
    ),
    ...shown.slice(1).map(({ week, value }, at) =>
      draw("line", {
        class: "trend__line",
        x1: x(shown[at].week),
        y1: y(shown[at].value),
        x2: x(week),
        y2: y(value),
      }),
    ),
    ...shown.map(({ week, value }) =>
      draw("circle", { class: "trend__dot", cx: x(week), cy: y(value), r: 4 }),
    ),
  );
};
