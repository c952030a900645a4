/**
 * What does a page say about its checklists? The page stays the only place that says it.
 *
 * A list is { id, title, summary, gate, items, sheets }: `gate` names the gate that it guards or is
 * empty, `sheets` are its <ul>s. An item is { id, listId, text, proof, role, week, isGate, row }.
 */
import { lineOf } from "../ground/dom.js";

/** Read the checklists of the page, in its order. */
export const readLists = () => {
  const lists = new Map();
  for (const sheet of document.querySelectorAll("ul.checks[data-checklist]")) {
    const { checklist: id, title, summary, gate = "" } = sheet.dataset;
    if (!lists.has(id)) lists.set(id, { id, title, summary, gate, items: [], sheets: [] });
    lists.get(id).sheets.push(sheet);
    lists.get(id).items.push(...[...sheet.children].map((row) => readItem(row, id)));
  }
  return [...lists.values()];
};

const readItem = (row, listId) => ({
  id: row.dataset.item,
  listId,
  text: lineOf(row.querySelector(".check__text"), ".origin-tag"),
  proof: lineOf(row.querySelector(".check__evidence dd")),
  role: row.dataset.role,
  week: Number(row.dataset.week),
  isGate: row.hasAttribute("data-gate"),
  row,
});

/** The edition of this playbook, or nothing where the page does not say. */
export const edition = () => document.documentElement.dataset.edition ?? "";

/** An item's text, short enough to speak of it. */
export const shortText = (text) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);
