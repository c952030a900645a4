/**
 * How does a pilot's record hold what is entered for it elsewhere, so that one file is the whole pilot? Its
 * ticks and its filled templates are lists of the record, as macros/pilot/record.py has them; in the browser
 * they are kept in spaces of their own.
 *
 *   wholePilot(record)      the record with its ticks and templates in it
 *   partsOf(record)         [record, ticks, templates]: the record without them, and the two by their ids
 *   incomingOf(record)      the same for `merge`: [[space, records], …]
 *   replacePilot(record, words)   puts all of it in place of what is kept, as one change
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {Readonly<Record<string, any>>} PilotRecord   A pilot's record, which is the rules' to know.
 */
import { isDay } from "../ground/days.js";
import { isGroup } from "../ground/group.js";
import { tidy } from "../ground/visible.js";
import { openFor } from "./of-pilot.js";
import { SPACES } from "./spaces.js";
import { openStore, together } from "./store.js";

const ITEM_TEXTS = ["reason", "owner", "note", "link"];

/**
 * What the record itself holds, as one that came in by another way, is left where no tool has it.
 *
 * @type {(record: PilotRecord) => PilotRecord}
 */
export const wholePilot = (given) => {
  const [record, ticks, texts] = partsOf(given);
  return {
    ...record,
    ...listed("checklists", ticksOf(withOwn(SPACES.checklists, record.id, ticks))),
    ...listed("templates", templatesOf(withOwn(SPACES.templates, record.id, texts))),
  };
};

/** @type {(space: Space, pilot: string, records: Records) => [string, Kept][]} */
const withOwn = (space, pilot, records) =>
  Object.entries({ ...records, ...Object.fromEntries(openFor(space, pilot).entries()) });

/** @type {(name: string, entries: Kept[]) => Records | {}} */
const listed = (name, entries) => (entries.length ? { [name]: entries } : {});

/**
 * Put entries together under the first parts of their ids.
 *
 * @type {(entries: [string, Kept][], named: (list: string, entries: Kept[]) => Kept) => Kept[]}
 */
const grouped = (entries, named) => {
  /** @type {Map<string, Kept[]>} */
  const groups = new Map();
  for (const [list, entry] of entries) groups.set(list, [...(groups.get(list) ?? []), entry]);
  return [...groups].map(([list, group]) => named(list, group));
};

/** @type {(records: [string, Kept][]) => Kept[]} */
const ticksOf = (records) => {
  const entries = records
    .filter(([id]) => id.includes("/"))
    .map(([id, record]) => {
      const [list, item] = id.split("/");
      return /** @type {[string, Kept]} */ ([list, { item, ...itemOf(record) }]);
    })
    .filter(([, entry]) => Object.keys(entry).length > 1);
  return grouped(entries, (checklist, items) => ({ checklist, items }));
};

/** @type {(record: Kept) => Kept} */
const itemOf = (record) => {
  const texts = ITEM_TEXTS.map((field) => [field, tidy(String(record[field] ?? ""))]);
  const { state, on } = record;
  return Object.fromEntries(
    [["state", state], ...texts, ["on", isDay(String(on)) ? on : ""]].filter(([, value]) => value),
  );
};

/** @type {(records: [string, Kept][]) => Kept[]} */
const templatesOf = (records) => {
  const entries = records
    .map(([id, record]) => {
      const [template, section, field] = id.split("/");
      return /** @type {[string, Kept]} */ ([template, { section, field, ...fieldOf(record) }]);
    })
    .filter(([, entry]) => Object.keys(entry).length > 2);
  return grouped(entries, (template, fields) => ({ template, fields }));
};

/** @type {(record: Kept) => Kept} */
const fieldOf = ({ text, entries, rows }) => {
  if (Array.isArray(rows))
    return some(
      "rows",
      rows.map(rowOf).filter((row) => Object.keys(row).length),
    );
  if (Array.isArray(entries))
    return some("entries", entries.map((entry) => tidy(String(entry))).filter(Boolean));
  const said = tidy(String(text ?? ""));
  return said ? { text: said } : {};
};

/** @type {(name: string, list: unknown[]) => Kept} */
const some = (name, list) => (list.length ? { [name]: list } : {});

/** @type {(row: Kept) => Kept} */
const rowOf = (row) =>
  Object.fromEntries(
    Object.entries(row)
      .map(([column, cell]) => [column, tidy(String(cell))])
      .filter(([, cell]) => cell),
  );

/** @type {(record: PilotRecord) => [PilotRecord, Records, Records]} */
export const partsOf = ({ checklists = [], templates = [], ...record }) => [
  record,
  Object.fromEntries(recordsIn(checklists, "checklist", "items", tickIn)),
  Object.fromEntries(recordsIn(templates, "template", "fields", fieldIn)),
];

/**
 * @type {(
 *   lists: unknown[],
 *   name: string,
 *   inside: string,
 *   take: (entry: Kept) => [string, Kept],
 * ) => [string, Kept][]}
 */
const recordsIn = (lists, name, inside, take) =>
  lists.filter(isGroup).flatMap((list) =>
    [list[inside] ?? []]
      .flat()
      .filter(isGroup)
      .map(take)
      .map(([id, record]) => /** @type {[string, Kept]} */ ([`${list[name]}/${id}`, record]))
      .filter(([, record]) => Object.keys(record).length),
  );

/** @type {(entry: Kept) => [string, Kept]} */
const tickIn = (entry) => [String(entry.item), itemOf(entry)];

/** @type {(entry: Kept) => [string, Kept]} */
const fieldIn = (entry) => [`${entry.section}/${entry.field}`, fieldOf(full(entry))];

/**
 * A list that a file leaves out is empty; then the text holds.
 *
 * @type {(entry: Kept) => Kept}
 */
const full = ({ rows, entries, text }) => ({
  text,
  ...(Array.isArray(entries) && entries.length ? { entries } : {}),
  ...(Array.isArray(rows) && rows.length ? { rows } : {}),
});

/** @type {(record: PilotRecord) => [Space, Records][]} */
export const incomingOf = (whole) => {
  const [record, ticks, texts] = partsOf(whole);
  /** @type {(records: Records) => Records} */
  const own = (records) =>
    Object.fromEntries(Object.entries(records).map(([id, each]) => [`${record.id}/${id}`, each]));
  return [
    [SPACES.pilots, { [record.id]: record }],
    [SPACES.checklists, own(ticks)],
    [SPACES.templates, own(texts)],
  ];
};

/** @type {(record: PilotRecord, words: string) => void} */
export const replacePilot = (whole, words) => {
  const [record, ticks, texts] = partsOf(whole);
  together(() => {
    const pilots = openStore(SPACES.pilots);
    const hasOthers = [
      replace(SPACES.checklists, record.id, ticks, words),
      replace(SPACES.templates, record.id, texts, words),
    ].includes(true);
    const isOther = pilots.change(words, () => ({ [record.id]: record }));
    if (hasOthers && !isOther) pilots.mark(words);
  });
};

/**
 * What a list looked like when it was last seen stays.
 *
 * @type {(space: Space, pilot: string, records: Records, words: string) => boolean}
 */
const replace = (space, pilot, records, words) =>
  openFor(space, pilot).change(words, (store) => {
    const gone = store.entries().filter(([id]) => id.includes("/"));
    return { ...Object.fromEntries(gone.map(([id]) => [id, null])), ...records };
  });
