/** How does a document (see markdown.js) become part of a page? As elements, text staying text. */
import { make } from "../ground/dom.js";

/** Return a document's elements; its first heading gets the level given, the others follow. */
export const toNodes = (blocks, level = 3) => blocks.map((block) => MAKERS[block.kind](block, level - 1));

const MAKERS = {
  heading: ({ level, text }, raised) => make(`h${Math.min(6, level + raised)}`, {}, text),
  text: ({ text }) => make("p", { class: "document__text" }, text),
  list: ({ entries }) => make("ul", {}, ...entries.map((entry) => make("li", {}, entry))),
  checks: ({ entries }) =>
    make(
      "ul",
      { class: "document__checks" },
      ...entries.map(({ text, done }) => make("li", {}, `${done ? "Yes: " : "Not yet: "}${text}`)),
    ),
  table: ({ columns, rows }) =>
    make(
      "div",
      { class: "table-wrap" },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)))),
        make(
          "tbody",
          {},
          ...rows.map((row) =>
            make("tr", {}, ...row.map((cell, at) => make("td", { "data-label": columns[at] }, cell))),
          ),
        ),
      ),
    ),
};
