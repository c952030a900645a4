/**
 * What does a calendar program read? The plan's days and the reviews, as RFC 5545 text.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {{ id: string, title: string, first: string, last: string }} Event
 */
import { addDays, later } from "../../ground/days.js";
import { appointments } from "./plan.js";

const LONGEST = 73;

/**
 * Return a pilot's plan as the text of an .ics file.
 *
 * @type {(record: PilotRecord, framework: Framework, now?: Date) => string}
 */
export const calendar = (record, framework, now = new Date()) => {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = [...planned(record, framework), ...reviews(record)];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Pilot to Production//Pilot workspace//EN",
    ...events.flatMap((event) => entry(record, event, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
};

/** @type {(record: PilotRecord, framework: Framework) => Event[]} */
const planned = (record, framework) =>
  appointments(record, framework).map(({ id, title, first, last, isGate }) => ({
    id,
    first,
    last,
    title: isGate ? `Gate: ${title}` : title,
  }));

/** @type {(record: PilotRecord) => Event[]} */
const reviews = (record) =>
  (record.governance ?? []).flatMap(({ review, started, finished, lead_weeks: weeks }, at) => {
    if (!started) return [];
    const last = finished ?? (weeks ? addDays(started, 7 * weeks) : started);
    return [
      {
        id: `review-${at + 1}`,
        title: `Review: ${review}`,
        first: started,
        last: later(last, started),
      },
    ];
  });

/** @type {(record: PilotRecord, event: Event, stamp: string) => string[]} */
const entry = (record, { id, title, first, last }, stamp) => [
  "BEGIN:VEVENT",
  `UID:${record.id}-${id}@pilot.invalid`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${first.replaceAll("-", "")}`,
  `DTEND;VALUE=DATE:${addDays(last, 1).replaceAll("-", "")}`,
  `SUMMARY:${escaped(`${record.title}: ${title}`)}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

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
