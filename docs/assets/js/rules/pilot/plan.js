/**
 * On which days does each step of a pilot take place? The same rules as macros/pilot/plan.py; one table
 * of cases, tests/cases/judgements, holds both to them.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./record.js").Review} Review
 * @typedef {{ first: string, last: string }} Days
 * @typedef {Days & { id: string, title: string, isGate: boolean }} Appointment
 * @typedef {{ at: number, isLate: boolean, message: string }} Remark
 */
import { addDays, daysBetween, later, workingDayBefore } from "../../ground/days.js";
import { say } from "./phrases.js";

const WEEKS = 12;

/**
 * Return each step with its days, and each gate on the last working day of its step.
 *
 * @type {(record: PilotRecord, framework: Framework) => Appointment[]}
 */
export const appointments = (record, framework) =>
  framework.steps.flatMap((step) => {
    /** @type {(event: string, planned: string) => string} */
    const moved = (event, planned) => record.moved?.[event] ?? planned;
    const first = moved(`${step.id}-start`, addDays(record.start, 7 * (step.first - 1)));
    const end = moved(step.id, workingDayBefore(addDays(record.start, 7 * step.last)));
    const last = later(first, end);
    const own = { id: step.id, title: step.title, first, last, isGate: false };
    if (!step.gate) return [own];
    const day = moved(`${step.id}-gate`, last);
    return [own, { id: `${step.id}-gate`, title: step.gate.title, first: day, last: day, isGate: true }];
  });

/**
 * Return the days on which the pilot itself runs: the step that keeps records.
 *
 * @type {(record: PilotRecord, framework: Framework) => Days}
 */
export const runOf = (record, framework) => {
  const step = framework.steps.find(({ kind }) => kind === "record");
  const found = appointments(record, framework).find(({ id }) => id === step?.id);
  return found ?? { first: record.start, last: record.start };
};

/**
 * Return those of the twelve weeks in which the pilot runs by its plan.
 *
 * @type {(record: PilotRecord, framework: Framework) => number[]}
 */
export const weeksOfRun = (record, framework) => {
  if (!framework.steps.some(({ kind }) => kind === "record")) return [];
  const { first, last } = runOf(record, framework);
  const [from, to] = [first, last].map((day) => weekOf(record, day));
  return Array.from({ length: WEEKS }, (_, at) => at + 1).filter((week) => week >= from && week <= to);
};

/**
 * Return the week in which a day is, counted from the first day of week 1.
 *
 * @type {(record: PilotRecord, day: string) => number}
 */
export const weekOf = (record, day) => Math.floor(daysBetween(record.start, day) / 7) + 1;

/**
 * Return the last working day of a week of the plan.
 *
 * @type {(record: PilotRecord, week: number) => string}
 */
export const endOfWeek = (record, week) => workingDayBefore(addDays(record.start, 7 * week));

/**
 * Return the last day of the twelve weeks.
 *
 * @type {(record: PilotRecord, framework: Framework) => string}
 */
export const lastDay = (record, framework) =>
  appointments(record, framework)
    .map(({ last }) => last)
    .reduce((last, day) => later(last, day));

/**
 * Return what the lead times of unfinished reviews mean for the day on which they start.
 *
 * @type {(record: PilotRecord, framework: Framework) => Remark[]}
 */
export const reviewRemarks = (record, framework) => {
  const limit = lastDay(record, framework);
  return (record.governance ?? []).flatMap((review, at) => remarksOn(review, at, limit, framework));
};

/** @type {(review: Review, at: number, limit: string, framework: Framework) => Remark[]} */
const remarksOn = ({ review, started, lead_weeks: weeks, finished }, at, limit, framework) => {
  if (!weeks || finished) return [];
  const lead = 7 * weeks;
  const facts = { weeks, review, limit, latest: addDays(limit, -lead) };
  if (!started) return [{ at, isLate: false, message: say(framework, "reviews", "start-by", facts) }];
  const ends = addDays(started, lead);
  if (ends <= limit) return [];
  return [{ at, isLate: true, message: say(framework, "reviews", "late", { ...facts, started, ends }) }];
};
