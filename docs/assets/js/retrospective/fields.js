/**
 * How do answers get from the form into data, and from data into the form?
 *
 * An element with `data-ask` asks for the field of that name and says by `data-control` how it is
 * answered. The form may be read at any time: what is not answered is not there.
 */
import { tidy, visible } from "../ground/visible.js";
import { figureOf, unmistakable } from "../rules/figures.js";
import { Rows } from "./rows.js";

/** Return the questions that stand directly in a form, a group or a row. */
export const asksIn = (container) =>
  [...container.querySelectorAll("[data-ask]")].filter(
    (ask) => ask.parentElement.closest("[data-ask], [data-row], form") === container,
  );

/** Whether anything is answered inside an element. */
export const isFilled = (element) =>
  [...element.querySelectorAll(".ask__control, [data-value]")].some(({ checked, type, value }) =>
    type === "checkbox" ? checked : value.trim(),
  );

/** Return the answer to the question of that name beside another one. */
export const answerBeside = (ask, name) => {
  const container = ask.parentElement.closest("[data-ask], [data-row], form");
  const other = asksIn(container).find((one) => one.dataset.ask === name);
  return other?.querySelector(".ask__control").value;
};

const lines = (text) =>
  tidy(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
/** Return the ids that a text names. */
export const markIn = (text) =>
  tidy(text)
    .split(/[\s,]+/)
    .filter(Boolean);

/** A figure as a number; what says more, or may be read in two ways, stays text, so that the check can ask. */
const numberIn = (text) => {
  const { value, about, unit } = figureOf(text) ?? {};
  return value === undefined || about || unit ? text : value;
};

/** A figure of a file is clear: a point in it stands before decimals. */
const IN_A_FILE = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;

const fillNumber = (control, value) => {
  const text = visible(String(value)).text;
  control.value = IN_A_FILE.test(text) ? unmistakable(Number(text)) : text;
};

/** What holds an answer: where it is chosen from a list that the form makes, a field of its own. */
const fieldOf = (ask) => ask.querySelector("[data-value]") ?? ask.querySelector(".ask__control");

const oneOrSeveral = (entries) => (entries.length === 1 ? entries[0] : entries);

const READ = {
  lines: (control) => lines(control.value),
  ids: (control) => oneOrSeveral(markIn(control.value)),
  number: (control) => numberIn(tidy(control.value)),
  count: (control) => numberIn(tidy(control.value)),
  flag: (control) => control.checked,
};

const FILL = {
  lines: (control, value) => (control.value = list(value).map(onOneLine).join("\n")),
  ids: (control, value) => (control.value = list(value).join(", ")),
  number: (control, value) => fillNumber(control, value),
  count: (control, value) => fillNumber(control, value),
  flag: (control, value) => (control.checked = value === true || value === "true"),
  choice: (control, value) => fillChoice(control, value),
};

const list = (value) => (Array.isArray(value) ? value : [value]);
const onOneLine = (text) => String(text).replace(/\s+/g, " ");

/** A word that is no choice is shown as one, so that the check can say what is wrong with it. */
export const fillChoice = (control, value) => {
  control.querySelector("[data-stray]")?.remove();
  const known = [...control.options].some((option) => option.value === String(value));
  if (!known) {
    const stray = new Option(String(value), String(value));
    stray.dataset.stray = "";
    control.append(stray);
  }
  control.value = String(value);
};

const isAnswer = (value) =>
  value !== "" &&
  value !== false &&
  value !== undefined &&
  !(typeof value === "object" && !Object.keys(value).length);

export class Fields {
  constructor(form) {
    this.form = form;
    this.lists = new Map();
    for (const rows of form.querySelectorAll("[data-control=rows]")) {
      this.lists.set(rows, new Rows(rows));
    }
  }

  /** Return the data that the answers make, and the element that asks for each part of it. */
  read() {
    this.places = new Map();
    return this.readAll(this.form, []);
  }

  readAll(container, path) {
    const asks = asksIn(container).filter(({ dataset }) => !("out" in dataset));
    const answers = asks.map((ask) => {
      const name = ask.dataset.ask;
      this.places.set([...path, name].join("/"), ask);
      return [name, this.readOne(ask, [...path, name])];
    });
    return Object.fromEntries(answers.filter(([, value]) => isAnswer(value)));
  }

  readOne(ask, path) {
    const { control } = ask.dataset;
    if (control === "group") return this.short(ask, this.readAll(ask, path), path);
    if (control === "rows") return this.readRows(ask, path);
    const field = fieldOf(ask);
    return (READ[control] ?? ((input) => tidy(input.value)))(field);
  }

  /** Rows that say nothing are left out, and the others close up. */
  readRows(ask, path) {
    const entries = [];
    for (const row of this.lists.get(ask).rows) {
      const at = [...path, entries.length];
      this.places.set(at.join("/"), row);
      const entry = this.short(ask, this.readAll(row, at), at);
      if (isAnswer(entry)) entries.push(entry);
    }
    return entries;
  }

  /** A text that stands alone is written as the text alone. */
  short(ask, fields, path) {
    const isAlone = "text" in ask.dataset && Object.keys(fields).join() === "text";
    if (isAlone) this.places.set(path.join("/"), this.places.get([...path, "text"].join("/")));
    return isAlone ? fields.text : fields;
  }

  /** Return the element that asks for the value at a path, or for the nearest that holds it. */
  placeOf(path) {
    for (let length = path.length; length > 0; length -= 1) {
      const place = this.places.get(path.slice(0, length).join("/"));
      if (place) return place;
    }
    return null;
  }

  /** Whether there is a question for a field of the record. */
  asksFor(name) {
    return asksIn(this.form).some(({ dataset }) => dataset.ask === name);
  }

  /** Put one value at a path into the form. */
  put(path, value) {
    this.fillOne(this.placeOf(path), value, path);
  }

  /** Put data into the form; return the paths of what the form has no place for. */
  fill(data) {
    return this.fillAll(this.form, data, []);
  }

  fillAll(container, data, path) {
    const asks = asksIn(container);
    for (const ask of asks) this.clear(ask);
    const known = new Map(asks.map((ask) => [ask.dataset.ask, ask]));
    return Object.entries(data).flatMap(([name, value]) => {
      const ask = known.get(name);
      return ask ? this.fillOne(ask, value, [...path, name]) : [[...path, name]];
    });
  }

  fillOne(ask, value, path) {
    const { control } = ask.dataset;
    if (value === null) return [];
    if (control === "rows") return this.fillRows(ask, list(value), path);
    if (control === "group") return this.fillGroup(ask, ask, value, path);
    if (typeof value === "object" && !["lines", "ids"].includes(control)) return [path];
    const field = fieldOf(ask);
    if (FILL[control]) FILL[control](field, value);
    else field.value = visible(String(value)).text;
    return [];
  }

  fillRows(ask, entries, path) {
    const rows = this.lists.get(ask);
    while (rows.rows.length < entries.length) rows.add();
    return entries.flatMap((entry, index) => this.fillGroup(ask, rows.rows[index], entry, [...path, index]));
  }

  fillGroup(ask, container, value, path) {
    const fields = typeof value === "object" ? value : this.shortFor(ask, value);
    if (typeof fields !== "object" || Array.isArray(fields)) return [path];
    return this.fillAll(container, fields, path);
  }

  /** Return the fields that a text or an id is short for, where it may be. */
  shortFor({ dataset }, value) {
    if ("text" in dataset) return { text: value };
    return "files" in dataset ? { name: value } : value;
  }

  clear(ask) {
    const { control } = ask.dataset;
    const field = fieldOf(ask);
    if (control === "rows") this.lists.get(ask).clear();
    else if (control === "group") for (const inner of asksIn(ask)) this.clear(inner);
    else if (control === "flag") field.checked = false;
    else if (control === "choice") fillDefault(field);
    else field.value = "";
  }
}

const fillDefault = (select) => {
  select.querySelector("[data-stray]")?.remove();
  select.selectedIndex = [...select.options].findIndex((option) => option.defaultSelected);
  if (select.selectedIndex < 0) select.selectedIndex = 0;
};
