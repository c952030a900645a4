/**
 * Which words does a portfolio have for a pilot? The same cells as macros/pilot/portfolio.py.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./status.js").PilotStatus} PilotStatus
 */
import { shownDate } from "../dates.js";
import { say } from "./phrases.js";

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
