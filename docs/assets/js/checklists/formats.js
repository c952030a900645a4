/**
 * How do checklists with what was entered leave the browser? As Markdown, text, HTML, CSV, JSON and
 * rows for a spreadsheet. Pure: lists as page.js reads them, and `get` for a record by its id. A
 * list of which only some items are shown has all of them in `all`, and its progress counts those; `pilot` is
 * the title of the pilot that it is of, or nothing.
 */
import { linked, literal, pointed, whole } from "../documents/addresses.js";
import { csvText } from "../documents/csv.js";
import { make } from "../ground/dom.js";
import { progressWords, recordId, STATE_WORDS, stateOf } from "./ticks.js";

export const COLUMNS = [
  ...["Checklist", "Item", "Blocks the gate", "Statement", "State", "Why it does not apply"],
  ...["Role", "Owner", "Week", "Proof asked for", "Evidence", "Note", "State set on", "Pilot"],
];

const recordOf = (item, get) => get(recordId(item.listId, item.id)) ?? {};

/** Every item as cells, in the order of `COLUMNS`; the week is a number. */
export const toRows = (lists, get) =>
  lists.flatMap((list) =>
    list.items.map((item) => {
      const record = recordOf(item, get);
      const { owner = "", link = "", note = "", on = "" } = record;
      const state = stateOf(record);
      const reason = state === "na" ? record.reason : "";
      const gate = item.isGate ? "yes" : "no";
      return [
        ...[list.title, item.id, gate, item.text, STATE_WORDS[state], reason],
        ...[item.role, owner, item.week, item.proof, link, note, on, list.pilot ?? ""],
      ];
    }),
  );

const EVIDENCE = "Evidence";

/** What was entered for an item, as pairs of a label and a text. */
const entered = (record) => {
  const pairs = [
    ["Does not apply", stateOf(record) === "na" && record.reason],
    ["Owner", record.owner],
    [EVIDENCE, record.link],
    ["Note", record.note],
  ];
  return pairs.filter(([, text]) => text);
};

const groups = (list) => {
  const gate = list.items.filter((item) => item.isGate);
  const rest = list.items.filter((item) => !item.isGate);
  const parts = [
    [`Blocks ${list.gate || "the gate"}`, gate],
    [gate.length ? "Also" : "Items", rest],
  ];
  return parts.filter(([, items]) => items.length);
};

const progress = (list, get) => `${progressWords(list.id, list.all ?? list.items, get)}.`;

const isTouched = (list, get) => (list.all ?? list.items).some((item) => get(recordId(list.id, item.id)));

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

const isAddress = (label, text) => label === EVIDENCE && isWeb(text);

/** What was entered, as Markdown: an address leads where it leads, all else is shown as it was typed. */
const asMarkdown = (label, text) => (isAddress(label, text) ? pointed(whole(text)) : literal(oneLine(text)));

const asPlain = (label, text) => (isAddress(label, text) ? whole(text) : oneLine(text));

const MARKS = { open: "[ ]", done: "[x]", na: "[x]" };

export const toMarkdown = (lists, get) => lists.map((list) => markdownList(list, get)).join("\n");

const markdownList = (list, get) => {
  const lines = [`# ${list.title}`, "", linked(list.summary), ""];
  if (list.pilot) lines.push(`For: ${literal(list.pilot)}`, "");
  if (isTouched(list, get)) lines.push(progress(list, get), "");
  for (const [heading, items] of groups(list)) {
    lines.push(`## ${heading}`, "");
    for (const item of items) lines.push(...markdownItem(item, recordOf(item, get)));
    lines.push("");
  }
  return lines.join("\n");
};

const markdownItem = (item, record) => {
  const state = stateOf(record);
  const said = linked(item.text);
  const text = state === "na" ? `~~${said}~~` : said;
  return [
    `- ${MARKS[state]} ${text} (${item.role}, week ${item.week}; proof: ${linked(item.proof)})`,
    ...entered(record).map(([label, words]) => `  - ${label}: ${asMarkdown(label, words)}`),
  ];
};

const BOXES = { open: "[ ]", done: "[x]", na: "[-]" };

const pilotLines = ({ pilot }) => (pilot ? [`For: ${pilot}`] : []);

export const toPlain = (lists, get) =>
  lists
    .map((list) => {
      const lines = [list.title.toUpperCase(), ...pilotLines(list), progress(list, get)];
      for (const [heading, items] of groups(list)) {
        lines.push("", heading);
        for (const item of items) {
          const record = recordOf(item, get);
          lines.push(`${BOXES[stateOf(record)]} ${item.text}`);
          lines.push(`    ${item.role}, week ${item.week}`);
          for (const [label, words] of entered(record)) lines.push(`    ${label}: ${asPlain(label, words)}`);
        }
      }
      return `${lines.join("\n")}\n`;
    })
    .join("\n");

/** HTML for a document: a heading and a table for each list. */
export const toHtml = (lists, get) => {
  const parts = lists.flatMap((list) => [
    make("h1", {}, list.title),
    ...pilotLines(list).map((line) => make("p", {}, line)),
    make("p", {}, progress(list, get)),
    htmlTable(list, get),
  ]);
  return make("div", {}, ...parts).innerHTML;
};

const htmlTable = (list, get) => {
  const head = make("tr", {});
  for (const name of ["State", "Statement", "Who", "Week"]) {
    head.append(make("th", { align: "left" }, name));
  }
  const table = make("table", { border: "1", cellpadding: "4" }, make("thead", {}, head));
  for (const [, items] of groups(list)) {
    for (const item of items) table.append(htmlRow(item, recordOf(item, get)));
  }
  return table;
};

const htmlRow = (item, record) => {
  const said = make("td", { valign: "top" }, item.text);
  if (item.isGate) said.append(" ", make("strong", {}, "(gate)"));
  for (const [label, words] of entered(record)) {
    const shown = isAddress(label, words) ? make("a", { href: words }, words) : words;
    said.append(make("br"), `${label}: `, shown);
  }
  const cell = (text) => make("td", { valign: "top" }, text);
  const who = record.owner ? `${record.owner} (${item.role})` : item.role;
  return make("tr", {}, cell(STATE_WORDS[stateOf(record)]), said, cell(who), cell(`${item.week}`));
};

/** Whether what was entered is an address that a browser can open. */
export const isWeb = (text) => {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol);
  } catch {
    return false;
  }
};

/** CSV for a spreadsheet. */
export const toCsv = (lists, get) => csvText(COLUMNS, toRows(lists, get));

export const toJson = (lists, get, edition) =>
  JSON.stringify(
    {
      edition,
      ...(lists[0]?.pilot ? { pilot: lists[0].pilot } : {}),
      checklists: lists.map((list) => ({
        id: list.id,
        title: list.title,
        progress: progress(list, get),
        items: list.items.map((item) => jsonItem(item, recordOf(item, get))),
      })),
    },
    null,
    2,
  );

const jsonItem = ({ id, text, isGate, role, week, proof }, record) => ({
  ...{ id, text, blocks_gate: isGate, role, week, proof, ...record },
  state: { open: "open", done: "done", na: "not-applicable" }[stateOf(record)],
});
