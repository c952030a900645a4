/** What does a filled template read like as a document? As blocks, see documents/markdown.js. */
import { keyOf, said, store } from "./filled.js";

const EMPTY = { kind: "text", text: "Not filled in yet." };

/** Return the document of the fields on a page, under the title of its pilot if it has one. */
export const documentOf = (title, fields, pilot = null) => [
  { kind: "heading", level: 1, text: pilot ? `${title}: ${pilot}` : title },
  ...fields.flatMap((field, at) => [
    ...(field.section === fields[at - 1]?.section
      ? []
      : [{ kind: "heading", level: 2, text: field.heading }]),
    { kind: "heading", level: 3, text: field.label },
    body(field),
  ]),
];

const body = ({ element, kind, choices, columns, columnLabels }) => {
  const kept = store.get(keyOf(element));
  if (kind === "choice") {
    return { kind: "checks", entries: choices.map((text) => ({ text, done: text === kept?.text })) };
  }
  if (kind === "table") {
    const rows = said(kept?.rows ?? []);
    if (!rows.length) return EMPTY;
    return {
      kind: "table",
      columns: columnLabels,
      rows: rows.map((row) => columns.map((id) => row[id] ?? "")),
    };
  }
  if (kind === "list") return kept ? { kind: "list", entries: kept.entries } : EMPTY;
  return kept ? { kind: "text", text: kept.text } : EMPTY;
};
