/**
 * How does a portfolio leave the browser? As a calendar, a spreadsheet, a table for a slide or a mail,
 * and on paper: the pilots that are shown, in the order in which they are.
 */
import { csvText } from "../documents/csv.js";
import { toMarkdown } from "../documents/markdown.js";
import { button, make } from "../ground/dom.js";
import { copy, download } from "../ground/files.js";
import { shownDate } from "../rules/dates.js";
import { calendar } from "../rules/pilot/calendar.js";
import { cells, columnWords } from "../rules/pilot/portfolio.js";
import { gathered } from "./gathered.js";

const WIDTHS = [28, 24, 24, 8, 14, 32, 28, 60];
const NO_COPY = "The browser does not let the page copy; take the spreadsheet instead.";

/** Return the ways out; `read()` gives the entries that are shown and the framework. */
export const takeOut = (read) => {
  const said = make("span", { class: "toolbar__said", role: "status" });
  const name = () => `portfolio-${gathered.day}`;
  const table = () => {
    const { entries, framework } = read();
    return {
      columns: columnWords(framework),
      rows: entries.map(({ status }) => cells(status, framework)),
    };
  };
  const tell = (isCopied) => {
    said.textContent = isCopied ? "Copied" : NO_COPY;
  };
  const ways = {
    "Calendar of all (.ics)": () => {
      const { entries, framework } = read();
      const records = entries.map(({ record }) => record);
      download("portfolio.ics", "text/calendar", calendar(records, framework));
    },
    "Excel file": async () => {
      const { workbook, XLSX } = await import("../documents/xlsx.js");
      const { columns, rows } = table();
      const wide = columns.map((label, at) => ({ label, width: WIDTHS[at] }));
      download(`${name()}.xlsx`, XLSX, workbook({ name: "Pilots", columns: wide, rows }));
    },
    CSV: () => download(`${name()}.csv`, "text/csv", csvText(table().columns, table().rows)),
    "Copy as a table for a slide": async () =>
      tell(await copy({ text: markdown(table()), html: html(table()) })),
    "Copy as Markdown": async () => tell(await copy({ text: markdown(table()) })),
    "Print on a page": () => printed(),
  };
  const buttons = Object.entries(ways).map(([label, go]) => button(label, go));
  return make("p", { class: "tool__buttons portfolio-take" }, ...buttons, said);
};

const heading = () => `Pilots on ${shownDate(gathered.day)}`;

const markdown = ({ columns, rows }) =>
  toMarkdown([
    { kind: "heading", level: 2, text: heading() },
    { kind: "table", columns, rows },
  ]);

const html = ({ columns, rows }) => {
  const cell = (name, text) => make(name, { align: "left", valign: "top" }, ...lines(text));
  const head = make("tr", {}, ...columns.map((text) => cell("th", text)));
  const body = rows.map((row) => make("tr", {}, ...row.map((text) => cell("td", text))));
  const table = make(
    "table",
    { border: "1", cellpadding: "4" },
    make("thead", {}, head),
    make("tbody", {}, ...body),
  );
  return make("div", {}, make("h2", {}, heading()), table).innerHTML;
};

const lines = (text) => text.split("\n").flatMap((line, at) => (at ? [make("br"), line] : [line]));

/** Print the table alone, on a page as wide as it can be. */
const printed = () => {
  document.documentElement.dataset.printing = "portfolio";
  addEventListener("afterprint", () => delete document.documentElement.dataset.printing, { once: true });
  print();
};
