/**
 * What kinds of things does the reader's browser keep?
 *
 * A space is a set of records by id, each a plain JSON object. Its declaration says:
 *   name         the key in storage is `playbook.store.<name>`
 *   version      the version of its records' shape; starts at 1
 *   migrations   the function at index n - 1 takes records of version n to version n + 1
 *   accepts      (id, record) => whether a record can be used; others are put aside as damaged
 *   settle       (id, path, ours, theirs) => the value that a merge takes where two differ, or
 *                undefined: then objects are merged field by field, and of other values the reader
 *                chooses one
 *   counts       (id) => whether the reader would count the record as an entry
 *   describe     (id, path, get) => what a field of a record is, in words, where two differ
 * Ids are slugs, or slugs joined by slashes. A new tool adds its space here, so that one file
 * exports, imports and merges everything.
 */
import { isDay } from "../ground/days.js";
import { visibleIn } from "../ground/visible.js";

const ID = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;

const isText = (value) => typeof value === "string" && value.length <= 10_000;

const isTexts = (value) => isPlain(value) && Object.values(value).every(isText);

/** Whether a value is an object made of keys and values, and no list. */
export const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const STATES = ["open", "done", "na"];
const ITEM_FIELDS = ["state", "reason", "owner", "note", "link", "on"];

/**
 * Ticks. A record `<checklist>/<item>` holds what was entered for an item: `state` (open, done, na),
 * `reason`, `owner`, `note`, `link`, `on` (the day on which the state was set). A record
 * `<checklist>` holds the texts of the items as last seen (`seen`) and of items that a newer
 * edition dropped (`gone`), each by item id, and the `edition`.
 */
const checklists = {
  name: "checklists",
  version: 1,
  migrations: [],
  accepts: (id, record) =>
    id.includes("/")
      ? isTexts(record) &&
        Object.keys(record).every((field) => ITEM_FIELDS.includes(field)) &&
        STATES.includes(record.state ?? "open")
      : isTexts(record.seen ?? {}) && isTexts(record.gone ?? {}) && isText(record.edition ?? ""),
  settle: (id, path, ours, theirs) => {
    if (!id.includes("/")) return ours;
    return path.at(-1) === "on" ? [ours, theirs].sort().at(-1) : undefined;
  },
  counts: (id) => id.includes("/"),
  describe: (id, path, get) => {
    const [list, item] = id.split("/");
    const { seen, gone } = get(list) ?? {};
    return `${seen?.[item] ?? gone?.[item] ?? id} (${path.join(", ")})`;
  },
};

const isLeaf = (value) => ["string", "number", "boolean"].includes(typeof value);

/** Whether a value is made of texts, numbers, truth values, lists and groups of these. */
const isData = (value, depth = 6) =>
  isLeaf(value) ||
  (depth > 0 &&
    (Array.isArray(value) || isPlain(value)) &&
    Object.values(value).every((part) => isData(part, depth - 1)));

const PILOT_LISTS = ["answers", "properties", "criteria", "integrations", "governance", "log", "plan"];
const PILOT_GROUPS = ["owner", "decision", "moved"];

const DAY_FIELDS = ["start", "named", "agreed", "started", "finished", "on", "ends"];

/** Whether every day that a pilot's record names is in the calendar: plans are counted from them. */
const hasRealDays = ({ start, owner, criteria = [], governance = [], decision, plan = [], moved = {} }) =>
  [{ start }, owner, ...criteria, ...governance, decision, ...plan]
    .flatMap((part) => DAY_FIELDS.map((field) => part?.[field]))
    .concat(
      plan.map(({ by }) => by),
      Object.values(moved),
    )
    .every((day) => day === undefined || isDay(day));

/** Pilots: a record `<pilot>` is that pilot's `pilot.yml`, where required fields may still be empty. */
const pilots = {
  name: "pilots",
  version: 1,
  migrations: [],
  accepts: (id, record) =>
    isData(record) &&
    record.version === 1 &&
    record.id === id &&
    typeof record.title === "string" &&
    isDay(record.start) &&
    PILOT_LISTS.every((name) => (record[name] ?? []).every?.(isPlain)) &&
    PILOT_GROUPS.every((name) => isPlain(record[name] ?? {})) &&
    hasRealDays(record),
  settle: () => undefined,
  counts: () => true,
  describe: (id, path, get) => `${get(id)?.title ?? id} (${path.join(", ")})`,
};

/** The readiness gate before there is a pilot: a record `<question>` is `{ text, sufficient }`. */
const start = {
  name: "start",
  version: 1,
  migrations: [],
  accepts: (id, record) =>
    isText(record.text ?? "") && ["undefined", "boolean"].includes(typeof record.sufficient),
  settle: () => undefined,
  counts: () => true,
  describe: (id, path) => `The readiness gate: ${id} (${path.join(", ")})`,
};

/**
 * Filled templates: a record `<template>/<section>/<field>` is `{ text }`, `{ entries }` or
 * `{ rows }`, by the field's kind.
 */
const templates = {
  name: "templates",
  version: 1,
  migrations: [],
  accepts: (id, record) => id.split("/").length === 3 && isData(record),
  settle: () => undefined,
  counts: () => true,
  describe: (id) => `The template ${id.replaceAll("/", ", ")}`,
};

/** What one tool hands to another; see handover.js. */
const handover = {
  name: "handover",
  version: 1,
  migrations: [],
  accepts: (id, record) => isPlain(record.fields) && isData(record, 10),
  settle: (id, path, ours) => ours,
  counts: () => false,
  describe: (id) => `Handed over: ${id}`,
};

/**
 * Retrospectives that are being written. The record `draft` holds the `answers`, field by field as
 * the file has them, and the `version` of the form (brief, full) that asks.
 */
const retrospectives = {
  name: "retrospectives",
  version: 1,
  migrations: [],
  accepts: (id, record) =>
    isPlain(record.answers) && isData(record, 10) && ["brief", "full"].includes(record.version),
  settle: () => undefined,
  counts: () => true,
  describe: (id, path) => `The retrospective that you are writing (${path.slice(1).join(", ")})`,
};

export const SPACES = { checklists, retrospectives, pilots, start, templates, handover };

/** Why records can't be used: `kind` is `damaged` or `newer`. */
export class UnusableRecords extends Error {
  constructor(kind) {
    super(`The records are ${kind}.`);
    this.kind = kind;
  }
}

/** Bring records to the shape of this edition; throw `UnusableRecords` where that can't be done. */
export const upgrade = (space, kept) => {
  const isKept = isPlain(kept) && Number.isInteger(kept.version) && kept.version > 0;
  if (!isKept || !isPlain(kept.records)) throw new UnusableRecords("damaged");
  if (kept.version > space.version) throw new UnusableRecords("newer");
  let { records } = kept;
  try {
    for (const migrate of space.migrations.slice(kept.version - 1)) records = migrate(records);
    records = visibleIn(records).value;
  } catch {
    throw new UnusableRecords("damaged");
  }
  const isUsable = ([id, record]) => ID.test(id) && isPlain(record) && space.accepts(id, record);
  if (!Object.entries(records).every(isUsable)) throw new UnusableRecords("damaged");
  return records;
};
