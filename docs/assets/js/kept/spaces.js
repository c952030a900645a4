/**
 * What kinds of things does the reader's browser keep?
 *
 * A space is a set of records by id, each a plain JSON object. Its declaration says:
 *   name         the key in storage is `playbook.store:<folder of the site>:<name>`
 *   isOfPilots   whether each record belongs to a pilot, whose id is the first part of its own; what was
 *                entered before there was a pilot belongs to `NO_PILOT`. See of-pilot.js
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
 *
 * @typedef {Readonly<Record<string, unknown>>} Kept   A record; what it holds is its tool's to know.
 * @typedef {Record<string, Kept>} Records   Records by their ids.
 * @typedef {{
 *   name: string,
 *   isOfPilots: boolean,
 *   version: number,
 *   migrations: ((records: Records) => Records)[],
 *   accepts: (id: string, record: Kept) => boolean,
 *   settle: (id: string, path: string[], ours: unknown, theirs: unknown) => unknown,
 *   counts: (id: string) => boolean,
 *   describe: (id: string, path: string[], get: (id: string) => Kept | undefined) => string,
 * }} Space
 */
import { isDay } from "../ground/days.js";
import { isGroup } from "../ground/group.js";
import { visibleIn } from "../ground/visible.js";

const ID = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;

/** In place of a pilot's id while there is none; no id is like it. */
export const NO_PILOT = "-";

/** @type {(records: Records) => Records} */
const underNoPilot = (records) =>
  Object.fromEntries(Object.entries(records).map(([id, record]) => [`${NO_PILOT}/${id}`, record]));

/**
 * Whether an id is a pilot's, or of none, and that many parts of its own.
 *
 * @type {(id: string, ...counts: number[]) => boolean}
 */
const hasParts = (id, ...counts) => counts.includes(id.split("/").length - 1);

/** @type {(id: string, words: (parts: string[]) => string) => string} */
const ofPilot = (id, words) => {
  const [pilot, ...parts] = id.split("/");
  return pilot === NO_PILOT ? words(parts) : `${pilot}: ${words(parts)}`;
};

/** @type {(value: unknown) => boolean} */
const isText = (value) => typeof value === "string" && value.length <= 10_000;

/** @type {(value: unknown) => boolean} */
const isTexts = (value) => isGroup(value) && Object.values(value).every(isText);

/** @type {(value: unknown) => boolean} */
const isGroups = (value) => Array.isArray(value) && value.every(isGroup);

/** @type {unknown[]} */
const STATES = ["open", "done", "na"];
const ITEM_FIELDS = ["state", "reason", "owner", "note", "link", "on"];

/**
 * Ticks. A record `<pilot>/<checklist>/<item>` holds what was entered for an item: `state` (open, done, na),
 * `reason`, `owner`, `note`, `link`, `on` (the day on which the state was set). A record
 * `<pilot>/<checklist>` holds the texts of the items as last seen (`seen`) and of items that a newer
 * edition dropped (`gone`), each by item id, and the `edition`.
 *
 * @type {Space}
 */
const checklists = {
  name: "checklists",
  isOfPilots: true,
  version: 2,
  migrations: [underNoPilot],
  accepts: (id, record) =>
    hasParts(id, 2)
      ? isTexts(record) &&
        Object.keys(record).every((field) => ITEM_FIELDS.includes(field)) &&
        STATES.includes(record.state ?? "open")
      : hasParts(id, 1) &&
        isTexts(record.seen ?? {}) &&
        isTexts(record.gone ?? {}) &&
        isText(record.edition ?? ""),
  settle: (id, path, ours, theirs) => {
    if (hasParts(id, 1)) return ours;
    return path.at(-1) === "on" ? [ours, theirs].sort().at(-1) : undefined;
  },
  counts: (id) => hasParts(id, 2),
  describe: (id, path, get) =>
    ofPilot(id, ([list, item]) => {
      const { seen, gone } = get(id.slice(0, id.lastIndexOf("/"))) ?? {};
      return `${fieldOf(seen, item) ?? fieldOf(gone, item) ?? `${list}/${item}`} (${path.join(", ")})`;
    }),
};

/** @type {(group: unknown, field: string) => unknown} */
const fieldOf = (group, field) => (isGroup(group) ? group[field] : undefined);

/** @type {(value: unknown) => boolean} */
const isLeaf = (value) => ["string", "number", "boolean"].includes(typeof value);

/**
 * Whether a value is made of texts, numbers, truth values, lists and groups of these.
 *
 * @type {(value: unknown, depth?: number) => boolean}
 */
const isData = (value, depth = 6) =>
  isLeaf(value) ||
  (depth > 0 &&
    (Array.isArray(value) || isGroup(value)) &&
    Object.values(value).every((part) => isData(part, depth - 1)));

const PILOT_LISTS = [
  ...["answers", "properties", "criteria", "criterion_changes", "integrations", "governance", "risks"],
  ...["blocked", "log", "waivers", "earlier", "plan", "checklists", "templates"],
];
const PILOT_GROUPS = ["owner", "decision", "moved"];

const DAY_FIELDS = [
  "start",
  "named",
  "judged_on",
  "agreed",
  "started",
  "finished",
  "due",
  "conditions_met",
  "on",
  "ends",
];

/**
 * Whether every day that a pilot's record names is in the calendar: plans are counted from them.
 *
 * @type {(record: Kept) => boolean}
 */
const hasRealDays = ({ start, owner, criteria = [], governance = [], decision, plan = [], moved = {} }) =>
  [{ start }, owner, criteria, governance, decision, plan]
    .flat()
    .flatMap((part) => DAY_FIELDS.map((field) => fieldOf(part, field)))
    .concat(
      [plan].flat().map((area) => fieldOf(area, "by")),
      Object.values(moved ?? {}),
    )
    .every((day) => day === undefined || isDay(day));

/**
 * Pilots: a record `<pilot>` is that pilot's `pilot.yml`, where required fields may still be empty.
 *
 * @type {Space}
 */
const pilots = {
  name: "pilots",
  isOfPilots: false,
  version: 1,
  migrations: [],
  accepts: (id, record) =>
    isData(record) &&
    record.version === 1 &&
    record.id === id &&
    typeof record.title === "string" &&
    isDay(record.start) &&
    PILOT_LISTS.every((name) => isGroups(record[name] ?? [])) &&
    PILOT_GROUPS.every((name) => isGroup(record[name] ?? {})) &&
    hasRealDays(record),
  settle: () => undefined,
  counts: () => true,
  describe: (id, path, get) => `${get(id)?.title ?? id} (${path.join(", ")})`,
};

/**
 * The readiness gate before there is a pilot: a record `-/<question>` is `{ text, sufficient }`. A pilot has
 * its answers in its own record.
 *
 * @type {Space}
 */
const start = {
  name: "start",
  isOfPilots: true,
  version: 2,
  migrations: [underNoPilot],
  accepts: (id, record) =>
    hasParts(id, 1) &&
    isText(record.text ?? "") &&
    ["undefined", "boolean"].includes(typeof record.sufficient),
  settle: () => undefined,
  counts: () => true,
  describe: (id, path) => ofPilot(id, ([question]) => `The readiness gate: ${question} (${path.join(", ")})`),
};

/**
 * Filled templates: a record `<pilot>/<template>/<section>/<field>` is `{ text }`, `{ entries }` or
 * `{ rows }`, by the field's kind.
 *
 * @type {Space}
 */
const templates = {
  name: "templates",
  isOfPilots: true,
  version: 2,
  migrations: [underNoPilot],
  accepts: (id, record) => hasParts(id, 3) && isData(record),
  settle: () => undefined,
  counts: () => true,
  describe: (id) => ofPilot(id, (parts) => `The template ${parts.join(", ")}`),
};

/** @type {(records: Records) => Records} */
const underItsPilot = (records) =>
  Object.fromEntries(
    Object.entries(records).map(([what, record]) => [`${String(record.from).split(":")[1]}/${what}`, record]),
  );

/**
 * What one tool hands to another; see handover.js.
 *
 * @type {Space}
 */
const handover = {
  name: "handover",
  isOfPilots: true,
  version: 2,
  migrations: [underItsPilot],
  accepts: (id, record) => hasParts(id, 1) && isGroup(record.fields) && isData(record, 10),
  settle: (_id, _path, ours) => ours,
  counts: () => false,
  describe: (id) => `Handed over: ${id}`,
};

/**
 * Retrospectives that are being written. The record `<pilot>/draft` holds the `answers`, field by field as
 * the file has them, and the `version` of the form (brief, full) that asks.
 *
 * @type {Space}
 */
const retrospectives = {
  name: "retrospectives",
  isOfPilots: true,
  version: 2,
  migrations: [underNoPilot],
  accepts: (id, record) =>
    hasParts(id, 1) &&
    isGroup(record.answers) &&
    isData(record, 10) &&
    (record.version === "brief" || record.version === "full"),
  settle: () => undefined,
  counts: () => true,
  describe: (id, path) =>
    ofPilot(id, () => `The retrospective that you are writing (${path.slice(1).join(", ")})`),
};

export const SPACES = { checklists, retrospectives, pilots, start, templates, handover };

/** Why records can't be used. */
export class UnusableRecords extends Error {
  /** @param {"damaged" | "newer"} kind */
  constructor(kind) {
    super(`The records are ${kind}.`);
    this.kind = kind;
  }
}

/**
 * Bring records to the shape of this edition; throw `UnusableRecords` where that can't be done.
 *
 * @type {(space: Space, kept: unknown) => Records}
 */
export const upgrade = (space, kept) => {
  if (!isGroup(kept) || !isVersion(kept.version) || !isGroup(kept.records)) {
    throw new UnusableRecords("damaged");
  }
  if (kept.version > space.version) throw new UnusableRecords("newer");
  const records = migrated(space, kept.version, kept.records);
  /** @type {([id, record]: [string, unknown]) => boolean} */
  const isUsable = ([id, record]) => ID.test(id) && isGroup(record) && space.accepts(id, record);
  if (!Object.entries(records).every(isUsable)) throw new UnusableRecords("damaged");
  return records;
};

/**
 * @param {unknown} value
 * @returns {value is number}
 */
const isVersion = (value) => Number.isInteger(value) && Number(value) > 0;

/** @type {(space: Space, version: number, kept: Record<string, unknown>) => Records} */
const migrated = (space, version, kept) => {
  // A migration throws on what it can't work with; what it returns is checked afterwards.
  let records = /** @type {Records} */ (kept);
  try {
    for (const migrate of space.migrations.slice(version - 1)) records = migrate(records);
    return visibleIn(records).value;
  } catch {
    throw new UnusableRecords("damaged");
  }
};
