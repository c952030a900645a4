/**
 * What did a new edition change in a list that somebody works with? The texts of the items as last
 * seen are kept in the list's own record; see spaces.js.
 *
 *   seenNow(list, record)      the record of a list once its items have been seen as they are now
 *   newsOf(list, record, get)  { added, changed, retired, kept } or null; get(id) gives any record
 *   newsPanel(list, news, get, settle)  an element that says so; settle() is called when it was read
 */
import { counted } from "../ground/counted.js";
import { button, make } from "../ground/dom.js";
import { edition } from "./page.js";
import { recordId } from "./ticks.js";

export const seenNow = (list, record = {}) => {
  const seen = Object.fromEntries(list.items.map(({ id, text }) => [id, text]));
  const left = Object.entries({ ...record.gone, ...record.seen });
  const gone = Object.fromEntries(left.filter(([id]) => !Object.hasOwn(seen, id)));
  return { seen, ...(Object.keys(gone).length ? { gone } : {}), edition: edition() };
};

export const newsOf = (list, record, get) => {
  const { seen, gone = {} } = record ?? {};
  if (!seen) return null;
  const has = (id) => Object.hasOwn(seen, id);
  const now = new Set(list.items.map(({ id }) => id));
  const news = {
    from: record.edition,
    added: list.items.filter(({ id }) => !has(id)),
    changed: list.items.filter(({ id, text }) => has(id) && seen[id] !== text),
    retired: Object.entries(seen).filter(([id]) => !now.has(id)),
    kept: Object.entries(gone).filter(([id]) => !now.has(id) && get(recordId(list.id, id))),
    was: seen,
  };
  const isNews = news.added.length || news.changed.length || news.retired.length;
  return isNews || news.kept.length ? { ...news, isNews } : null;
};

export const newsPanel = (list, news, get, settle) => {
  const from = news.from && news.from !== edition() ? ` since edition ${news.from}` : "";
  const panel = make("section", { class: "news", "aria-label": `What changed in ${list.title}` });
  panel.append(make("p", { class: "news__title" }, `This list has changed${from}. Your ticks are kept.`));
  if (news.added.length) {
    panel.append(part(counted(news.added.length, "new item", "new items"), news.added.map(toItem)));
  }
  if (news.changed.length) {
    const lines = news.changed.map((item) =>
      make("li", {}, link(item), make("br"), `It said: ${news.was[item.id]}`),
    );
    panel.append(part(`${counted(news.changed.length, "item", "items")} reworded`, lines));
  }
  if (news.retired.length) {
    const lines = news.retired.map(([id, text]) => retired(text, get(recordId(list.id, id))));
    panel.append(part(`${counted(news.retired.length, "item", "items")} retired`, lines));
  }
  panel.append(button("I have read this", settle));
  return panel;
};

/** What was entered for items that earlier editions had, and that this one does not ask for. */
export const keptPanel = (list, kept, get, remove) => {
  const lines = kept.map(([id, text]) => {
    const line = retired(text, get(recordId(list.id, id)));
    line.append(
      " ",
      button("Remove", () => remove(id), { "aria-label": `Remove “${text}”` }),
    );
    return line;
  });
  const title = `From earlier editions: ${counted(kept.length, "item", "items")}`;
  return make("details", { class: "news news--kept" }, make("summary", {}, title), make("ul", {}, ...lines));
};

const part = (title, lines) =>
  make("div", {}, make("p", { class: "news__part" }, title), make("ul", {}, ...lines));

const link = ({ row, text }) => make("a", { href: `#${row.id}` }, text);

const toItem = (item) => make("li", {}, link(item));

const retired = (text, record) => {
  const entered = [
    { done: "done", na: "does not apply" }[record?.state],
    record?.reason,
    record?.owner && `owner ${record.owner}`,
    record?.link,
    record?.note,
  ].filter(Boolean);
  return make("li", {}, entered.length ? `${text} (${entered.join("; ")})` : text);
};
