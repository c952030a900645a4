/**
 * What does the plan look like? Steps and reviews as bars over the days, gates as marks, today as a
 * line. Places are shares of the width, so the picture fits a phone without smaller letters.
 */
import { addDays, daysBetween, later, shown, today } from "../ground/days.js";
import { appointments, reviewRemarks } from "../rules/pilot/plan.js";
import { draw, percent, picture } from "./svg.js";

const ROW = 36;
const HEAD = 24;

/** Return the picture of a pilot's plan. */
export const timeline = (record, framework) => {
  const plan = appointments(record, framework);
  const rows = [...stepRows(plan), ...reviewRows(record, framework)];
  const days = rows.flatMap(({ first, last }) => [first, last]).sort();
  const [from, to] = [days[0], addDays(days.at(-1), 1)];
  const whole = Math.max(1, daysBetween(from, to));
  const share = (day) => daysBetween(from, day) / whole;
  const height = HEAD + ROW * rows.length;
  return picture(
    `The plan from ${shown(from)} to ${shown(days.at(-1))}; the table below has the same days.`,
    height,
    { class: "plan-svg" },
    ...months(from, to).map((day, at, all) => month(day, share(day), share(all[at + 1] ?? to), height)),
    ...rows.map((row, at) => bar(row, share, HEAD + ROW * at)),
    ...now(from, to, share, height),
  );
};

const stepRows = (plan) =>
  plan
    .filter(({ isGate }) => !isGate)
    .map(({ id, title, first, last }) => ({
      kind: "step",
      title,
      first,
      last,
      gate: plan.find((entry) => entry.id === `${id}-gate`),
    }));

const reviewRows = (record, framework) => {
  const late = new Set(
    reviewRemarks(record, framework)
      .filter((each) => each.isLate)
      .map(({ at }) => at),
  );
  return (record.governance ?? []).flatMap((review, at) => {
    const last = endOf(review);
    if (!review.started || !last) return [];
    const title = `Review: ${review.review}`;
    const said = late.has(at) ? { kind: "late", title: `${title}, too late` } : { kind: "review", title };
    return [{ ...said, first: review.started, last: later(last, review.started) }];
  });
};

/** The day on which a review was done, or is by its lead time; undefined where neither is known. */
const endOf = ({ started, finished, lead_weeks: weeks }) =>
  finished ?? (started && weeks ? addDays(started, 7 * weeks) : undefined);

/** The day on which the picture begins, and the first of every month in it. */
const months = (from, to) => {
  const firsts = [from];
  let [year, number] = from.split("-").map(Number);
  for (;;) {
    [year, number] = number === 12 ? [year + 1, 1] : [year, number + 1];
    const day = `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}-01`;
    if (day >= to || firsts.length > 60) return firsts;
    firsts.push(day);
  }
};

const month = (day, share, end, height) =>
  draw(
    "g",
    { class: "plan-svg__month" },
    draw("line", { x1: percent(share), x2: percent(share), y1: 0, y2: height }),
    // The name of a month of which few days are shown would stand in the next one, or beyond the edge.
    ...(end - share > 0.08
      ? [draw("text", { x: percent(share), y: 13, dx: 4 }, shown(day).split(" ")[1])]
      : []),
  );

const bar = ({ kind, title, first, last, gate }, share, y) => {
  const [start, end] = [share(first), share(addDays(last, 1))];
  const isRight = start > 0.5;
  const label = { x: percent(isRight ? end : start), y: y + 13, "text-anchor": isRight ? "end" : "start" };
  const box = {
    x: percent(start),
    width: percent(Math.max(end - start, 0.004)),
    y: y + 18,
    height: 11,
    rx: 2,
  };
  const mark = gate
    ? [
        draw(
          "svg",
          { x: percent(share(addDays(gate.first, 1))), y: y + 14, overflow: "visible" },
          draw("path", { class: "plan-svg__gate", d: "M-3 0h5v19h-5z" }),
        ),
      ]
    : [];
  return draw(
    "g",
    { class: `plan-svg__row plan-svg__row--${kind}` },
    draw("text", label, title),
    draw("rect", box),
    ...mark,
  );
};

const now = (from, to, share, height) => {
  const day = today();
  if (day < from || day >= to) return [];
  const x = percent(share(day));
  return [draw("line", { class: "plan-svg__now", x1: x, x2: x, y1: 0, y2: height })];
};
