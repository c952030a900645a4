/**
 * Which words does a portfolio have for a pilot? The same cells as macros/pilot/portfolio.py.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./status.js").PilotStatus} PilotStatus
 */
import { shownDate } from "../dates.js";
import { say } from "./phrases.js";
import { isOverdue, isUndecided } from "./status.js";

/** The columns of a portfolio, by the keys of their words. */
export const COLUMNS = ["title", "owner", "place", "week", "gates", "next", "criteria", "flags"];

/**
 * Return the heads of a portfolio's columns.
 *
 * @type {(framework: Framework) => string[]}
 */
export const columnWords = (framework) => COLUMNS.map((name) => say(framework, "portfolio-columns", name));

/**
 * Return what each column says of a pilot.
 *
 * @type {(status: PilotStatus, framework: Framework) => string[]}
 */
export const cells = (status, framework) => [
  status.title,
  status.owner,
  status.step,
  status.week === null ? "" : String(status.week),
  say(framework, "portfolio-cells", "gates", {
    open: status.gates.filter(({ open }) => open).length,
    all: status.gates.length,
  }),
  status.next
    ? say(framework, "portfolio-cells", "next", {
        day: shownDate(status.next.day),
        title: status.next.title,
      })
    : "",
  criteriaWords(status, framework),
  status.flags.map(({ message }) => message).join("\n"),
];

/**
 * Return how many pilots there are and how many are overdue; and how many are undecided.
 *
 * @type {(pilots: PilotStatus[], framework: Framework, today: string) => [string, string]}
 */
export const headWords = (pilots, framework, today) => {
  const overdue = pilots.filter(({ flags }) => flags.some(isOverdue)).length;
  const undecided = pilots.filter(({ flags }) => isUndecided(flags)).length;
  const facts = { count: pilots.length, day: shownDate(today), overdue };
  return [
    say(framework, "portfolio-cells", "all", facts),
    undecided ? say(framework, "portfolio-cells", "undecided", { count: undecided }) : "",
  ];
};

/** @type {(status: PilotStatus, framework: Framework) => string} */
const criteriaWords = ({ criteria }, framework) =>
  Object.entries(criteria)
    .filter(([, count]) => count)
    .map(([name, count]) => say(framework, "portfolio-cells", name, { count }))
    .join(", ") || say(framework, "portfolio-cells", "none");

/**
 * Whether a rule is broken by a pilot.
 *
 * @type {(status: PilotStatus) => boolean}
 */
export const hasRed = ({ flags }) => flags.some(({ level }) => level === "red");

/**
 * Return where a pilot stands among others: undecided, then with something red, then not.
 *
 * @type {(status: PilotStatus) => number}
 */
export const urgency = (status) => (isUndecided(status.flags) ? 0 : hasRed(status) ? 1 : 2);
