/** Where is something entered that a judgement misses: on this page, or on that of a checklist? */
import { siteAddress } from "../ground/site.js";
import { desk } from "./desk.js";

const SECTIONS = {
  answers: "requirements",
  owner: "requirements",
  criteria: "criteria",
  properties: "design",
  integrations: "integrations",
  governance: "reviews",
  log: "log",
  risks: "watched",
  blocked: "blocked",
  waivers: "waivers",
  criterion_changes: "criteria",
  decision: "decision",
};

const inRow = (path, at, field) => `[data-path="${path}"] .row[data-at="${at}"] [data-field="${field}"]`;

/** The last week in which a criterion has no reading, or its last week. */
const emptyReading = (id) => {
  const places = [...document.querySelectorAll(`pilot-readings [data-path*="[criterion=${id}]"]`)];
  const place = places.findLast(({ value }) => !value) ?? places.at(-1);
  return place && `pilot-readings [data-path="${place.dataset.path}"]`;
};

/** The first week of the log in which nothing stands. */
const emptyWeek = () => {
  const logged = (desk.record.log ?? []).map(({ week }) => String(week));
  const weeks = [...document.querySelectorAll(".week")].map(({ dataset }) => dataset.week);
  return `.week[data-week="${weeks.find((week) => !logged.includes(week)) ?? weeks[0]}"] [data-path]`;
};

const SELECTORS = {
  answers: ({ about, code }) =>
    `[data-path="answers[question=${about}].${code === "answer-weak" ? "sufficient" : "text"}"]`,
  owner: () => '[data-path="owner.role"]',
  criteria: ({ path: [, at], about }) => {
    if (at === undefined) return '[data-path="criteria"] .rows__add input';
    return about === "reading" ? emptyReading(desk.record.criteria[at].id) : inRow("criteria", at, about);
  },
  properties: ({ about, code }) =>
    `[data-path="properties[property=${about}].${code === "property-missing" ? "holds" : "shown_by"}"]`,
  integrations: ({ about }) =>
    `[data-path="integrations"] :is([data-field="${about ?? "in_pilot"}"], .rows__add input)`,
  governance: ({ path: [, at], about }) =>
    at === undefined ? '[data-path="governance"] .rows__add input' : inRow("governance", at, about),
  log: ({ about, code }) =>
    code === "weeks-unlogged"
      ? emptyWeek()
      : `.week[open] [data-path$="].${about}"], [data-path$="].${about}"]`,
  waivers: () => "pilot-waivers .waiver button",
  criterion_changes: ({ path: [, at] }) => `.change[data-place="${at}"] [data-field]`,
  decision: ({ path: [, field], about }) => `[data-path="decision.${about ?? field ?? "outcome"}"]`,
};

/** Return the address of the place in which something missing is entered. */
export const placeOf = ({ path: [first, at], about }) => {
  const list = first === "checklists" && desk.record && desk.whole.checklists?.[at];
  if (!list) return `#${about === "reading" ? SECTIONS.log : (SECTIONS[first] ?? "stands")}`;
  return siteAddress(`checklists/${list.checklist}/#${about}`).href;
};

/** Go to the control in which it is entered; return whether there is one. */
export const goTo = (missing) => {
  const selector = SELECTORS[missing.path[0]]?.(missing);
  const control = selector && document.querySelector(selector);
  if (!control) return false;
  const fold = control.closest("details");
  if (fold) fold.open = true;
  control.focus({ preventScroll: true });
  control
    .closest(".work-point, .change, .waiver, .row, .entry, form, label")
    ?.scrollIntoView({ block: "center" });
  return true;
};
