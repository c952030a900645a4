/**
 * On which days does a pilot do what? The same rules as macros/pilot/plan.py; one table of cases,
 * tests/cases/judgements, holds both to them.
 */
import { addDays, workingDayBefore } from "../../ground/days.js";
import { say } from "./words.js";

const later = (one, other) => (one > other ? one : other);

/** Return each step with its days, and each gate on the last working day of its step. */
export const appointments = (record, framework) =>
  framework.steps.flatMap((step) => {
    const moved = (event, planned) => record.moved?.[event] ?? planned;
    const first = moved(`${step.id}-start`, addDays(record.start, 7 * (step.first - 1)));
    const end = moved(step.id, workingDayBefore(addDays(record.start, 7 * step.last)));
    const last = later(first, end);
    const own = { id: step.id, title: step.title, first, last, isGate: false };
    if (!step.gate) return [own];
    const day = moved(`${step.id}-gate`, last);
    return [own, { id: `${step.id}-gate`, title: step.gate.title, first: day, last: day, isGate: true }];
  });

/** Return the days on which the pilot itself runs: the step that keeps records. */
export const runOf = (record, framework) => {
  const step = framework.steps.find(({ kind }) => kind === "record");
  const found = appointments(record, framework).find(({ id }) => id === step?.id);
  return found ?? { first: record.start, last: record.start };
};

/** Return the last day of the twelve weeks. */
export const lastDay = (record, framework) =>
  appointments(record, framework)
    .map(({ last }) => last)
    .reduce(later);

/** Return what the lead times of unfinished reviews mean for the day on which they start. */
export const reviewRemarks = (record, framework) => {
  const limit = lastDay(record, framework);
  return (record.governance ?? []).flatMap((review, at) => {
    if (!review.lead_weeks || review.finished) return [];
    const lead = 7 * review.lead_weeks;
    const facts = {
      weeks: review.lead_weeks,
      review: review.review,
      limit,
      latest: addDays(limit, -lead),
    };
    if (!review.started) {
      return [{ at, isLate: false, message: say(framework, "reviews", "start-by", facts) }];
    }
    const ends = addDays(review.started, lead);
    if (ends <= limit) return [];
    const { started } = review;
    return [{ at, isLate: true, message: say(framework, "reviews", "late", { ...facts, started, ends }) }];
  });
};
