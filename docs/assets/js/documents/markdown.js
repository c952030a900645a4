/**
 * How does a document become Markdown? A document is a list of blocks, the same for every format:
 *   { kind: "heading", level, text }    { kind: "text", text }
 *   { kind: "list", entries: [text] }   { kind: "checks", entries: [{ text, done }] }
 *   { kind: "table", columns: [text], rows: [[text]] }
 * Addresses in its texts are in angle brackets in Markdown, and so lead where they lead.
 */
import { linked } from "./addresses.js";

export const toMarkdown = (blocks) => `${blocks.map((block) => WRITERS[block.kind](block)).join("\n\n")}\n`;

const inEntry = (text) => linked(text).replaceAll("\n", "\n  ");

const inCell = (text) => linked(text).replaceAll("|", "\\|").replaceAll("\n", " ");

const row = (cells) => `| ${cells.map(inCell).join(" | ")} |`;

const WRITERS = {
  heading: ({ level, text }) => `${"#".repeat(level)} ${linked(text)}`,
  text: ({ text }) => linked(text).replace(/\n{3,}/g, "\n\n"),
  list: ({ entries }) => entries.map((entry) => `- ${inEntry(entry)}`).join("\n"),
  checks: ({ entries }) =>
    entries.map(({ text, done }) => `- [${done ? "x" : " "}] ${inEntry(text)}`).join("\n"),
  table: ({ columns, rows }) => [row(columns), row(columns.map(() => "---")), ...rows.map(row)].join("\n"),
};
