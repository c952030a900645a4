/**
 * What does a calendar program read? The plan's days, weekly reviews and reviews, as RFC 5545 text. The
 * terminal writes the same bytes: macros/pilot/calendar.py says what a UID is made of.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./record.js").Review} Review
 * @typedef {"step" | "gate" | "week" | "review" | "conditions" | "area" | "ends"} EventKind
 * @typedef {{
 *   key: string,
 *   kind: EventKind,
 *   title: string,
 *   first: string,
 *   last: string,
 *   step: string,
 * }} CalendarEvent   Days in a pilot's calendar, and the step that they belong to, if any.
 */
import { addDays, daysBetween, later, workingDayBefore } from "../../ground/days.js";
import { slug } from "../../ground/slug.js";
import { pointsOf } from "./framework.js";
import { say } from "./phrases.js";
import { appointments, runOf } from "./plan.js";

const LONGEST = 73;
const MOST_WEEKS = 520;

/** A gate is announced at nine in the morning, a week before it and on the day before it. */
const ALARMS = ["-P6DT15H", "-PT15H"];

/**
 * Return a moment as a calendar stamps it: `20261130T120000Z`.
 *
 * @type {(now?: Date) => string}
 */
export const stampOf = (now = new Date()) => now.toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * Return the calendar of pilots as the text of an .ics file; a second pilot of the same id gets its
 * number, so that no UID repeats.
 *
 * @type {(records: PilotRecord[], framework: Framework, stamp?: string) => string}
 */
export const calendar = (records, framework, stamp = stampOf()) => {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pilot to Production//Pilot workspace//EN"];
  for (const record of records) {
    const count = (seen.get(record.id) ?? 0) + 1;
    seen.set(record.id, count);
    const pilot = count === 1 ? record.id : `${record.id}.${count}`;
    lines.push(...events(record, framework).flatMap((event) => entry(record.title, pilot, event, stamp)));
  }
  lines.push("END:VCALENDAR");
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
};

/**
 * Return what a pilot's calendar holds: steps and gates, weeks, reviews, areas of the plan.
 *
 * @type {(record: PilotRecord, framework: Framework) => CalendarEvent[]}
 */
export const events = (record, framework) => [
  ...planned(record, framework),
  ...weeks(record, framework),
  ...reviews(record, framework),
  ...areas(record, framework),
  ...ends(record, framework),
];

/**
 * Return the week of a pilot that a day is in; week 1 begins on its first day.
 *
 * @type {(record: PilotRecord, day: string) => number}
 */
export const weekOf = (record, day) => Math.floor(daysBetween(record.start, day) / 7) + 1;

/**
 * Return a key for each review: its id, or its name's slug, or the numbers of its letters.
 *
 * @type {(reviews: Review[]) => string[]}
 */
export const reviewKeys = (reviews) => {
  const ownIds = new Set(reviews.map(({ id }) => id));
  /** @type {string[]} */
  const keys = [];
  for (const { id, review } of reviews) {
    const stem = id || slug(review ?? "") || numbersOf(review ?? "") || "review";
    let key = stem;
    for (let count = 2; keys.includes(key) || (key !== id && ownIds.has(key)); count += 1) {
      key = `${stem}-${count}`;
    }
    keys.push(key);
  }
  return keys;
};

/**
 * Return what tells apart names without Latin letters, which have no slug.
 *
 * @type {(name: string) => string}
 */
const numbersOf = (name) => [...name].map((sign) => sign.codePointAt(0)?.toString(16)).join("-");

/** @type {(record: PilotRecord, framework: Framework) => CalendarEvent[]} */
const planned = (record, framework) =>
  appointments(record, framework).map(({ id, title, first, last, isGate }) => ({
    key: id,
    kind: isGate ? "gate" : "step",
    title: say(framework, "events", isGate ? "gate" : "step", { title }),
    first,
    last,
    step: framework.steps.find((step) => id === step.id || id === `${step.id}-gate`)?.id ?? "",
  }));

/**
 * The review of each week of the run, on the week's last working day or the run's.
 *
 * @type {(record: PilotRecord, framework: Framework) => CalendarEvent[]}
 */
const weeks = (record, framework) => {
  if (!framework.steps.some(({ kind }) => kind === "record")) return [];
  const run = runOf(record, framework);
  /** @type {CalendarEvent[]} */
  const found = [];
  const last = Math.min(MOST_WEEKS, weekOf(record, run.last));
  for (let week = Math.max(1, weekOf(record, run.first)); week <= last; week += 1) {
    const friday = workingDayBefore(addDays(record.start, 7 * week));
    const [soonest] = [friday, run.last].sort();
    const day = later(soonest, run.first);
    const title = say(framework, "events", "week", { week });
    found.push({ key: `week-${week}`, kind: "week", title, first: day, last: day, step: "" });
  }
  return found;
};

/** @type {(record: PilotRecord, framework: Framework) => CalendarEvent[]} */
const reviews = ({ governance = [] }, framework) => {
  const keys = reviewKeys(governance);
  return governance.flatMap((review, at) => ofReview(review, keys[at], framework));
};

/** @type {(entry: Review, key: string, framework: Framework) => CalendarEvent[]} */
const ofReview = (entry, key, framework) => {
  const { review, started: first, outcome, due, conditions_met: met } = entry;
  /** @type {CalendarEvent[]} */
  const found = [];
  if (first) {
    const title = say(framework, "events", "review", { review });
    const last = later(endOf(entry, first), first);
    found.push({ key: `review-${key}`, kind: "review", title, first, last, step: "" });
  }
  if (outcome === "conditions" && due && !met) {
    const title = say(framework, "events", "conditions", { review });
    found.push({ key: `conditions-${key}`, kind: "conditions", title, first: due, last: due, step: "" });
  }
  return found;
};

/** @type {(review: Review, started: string) => string} */
const endOf = ({ finished, lead_weeks: lead }, started) =>
  finished ?? (lead ? addDays(started, 7 * lead) : started);

/** @type {(record: PilotRecord, framework: Framework) => CalendarEvent[]} */
const areas = ({ plan = [] }, framework) => {
  const step = framework.steps.find(({ kind }) => kind === "area")?.id ?? "";
  return pointsOf(framework, "area").flatMap((point) => {
    const { start, by } = plan.findLast(({ area }) => area === point.id) ?? {};
    const [first, last] = [start ?? by, by ?? start];
    if (!first || !last) return [];
    const title = say(framework, "events", "area", { title: point.title });
    return [{ key: `area-${point.id}`, kind: "area", title, first, last: later(first, last), step }];
  });
};

/** @type {(record: PilotRecord, framework: Framework) => CalendarEvent[]} */
const ends = ({ decision }, framework) => {
  if (decision?.outcome !== "revise" || !decision.ends) return [];
  const day = decision.ends;
  const title = say(framework, "events", "ends");
  return [{ key: "revision-ends", kind: "ends", title, first: day, last: day, step: "" }];
};

/** @type {(pilot: string, id: string, event: CalendarEvent, stamp: string) => string[]} */
const entry = (pilot, id, { key, kind, title, first, last }, stamp) => {
  const summary = escaped(`${pilot}: ${title}`);
  return [
    "BEGIN:VEVENT",
    `UID:${key}.${id}@pilot.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${first.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${addDays(last, 1).replaceAll("-", "")}`,
    `SUMMARY:${summary}`,
    "TRANSP:TRANSPARENT",
    ...(kind === "gate" ? ALARMS.flatMap((trigger) => alarm(summary, trigger)) : []),
    "END:VEVENT",
  ];
};

/** @type {(summary: string, trigger: string) => string[]} */
const alarm = (summary, trigger) => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${summary}`,
  `TRIGGER:${trigger}`,
  "END:VALARM",
];

/** @type {(letter: string) => boolean} */
const isControl = (letter) => !"\t\n".includes(letter) && (letter < " " || letter === "\x7f");

/** @type {(text: string) => string} */
const escaped = (text) =>
  [...text.replace(/[\\;,]/g, "\\$&")]
    .filter((letter) => !isControl(letter))
    .join("")
    .replaceAll("\n", "\\n");

/**
 * Fold a line at 75 bytes; the rest goes on lines that begin with a blank.
 *
 * @type {(line: string) => string[]}
 */
const folded = (line) => {
  const parts = [];
  let part = "";
  let size = 0;
  for (const letter of line) {
    const bytes = new TextEncoder().encode(letter).length;
    if (size + bytes > LONGEST) {
      parts.push(part);
      [part, size] = [" ", 1];
    }
    part += letter;
    size += bytes;
  }
  return [...parts, part];
};
