/**
 * What did somebody mean who typed a figure, a date or a list as people write them? What everybody reads alike
 * is put into the fields that are there for it once the field is left; of anything else the check asks.
 */
import { counted } from "../ground/counted.js";
import { linesIn } from "../ground/lines.js";
import { visible } from "../ground/visible.js";
import { dateIn } from "../rules/dates.js";
import { unmistakable } from "../rules/figures.js";
import { settledFigures } from "../rules/retrospective/figures.js";
import { asksIn } from "./fields.js";

const FIGURES = ["number", "count"];
const BESIDE = ["unit", "about"];
const TOLD = {
  low: (value) => `from ${value}`,
  high: (value) => `to ${value}`,
  unit: (value) => `unit ${value}`,
  about: () => "rounded",
};

const controlOf = (ask) => ask.querySelector(".ask__control");

/** The answers beside a figure that say more of it, each as it was typed. */
const entryOf = (asks) =>
  Object.fromEntries(
    [...asks]
      .map(([name, control]) => [name, control.type === "checkbox" ? control.checked : control.value.trim()])
      .filter(([, value]) => value),
  );

const textOf = (value) => (typeof value === "number" ? unmistakable(value) : String(value ?? ""));

const put = (control, value) => {
  if (control.type === "checkbox") control.checked = value === true;
  else control.value = textOf(value);
};

const settleFigure = (ask) => {
  const container = ask.parentElement.closest("[data-ask], [data-row], form");
  const beside = asksIn(container).filter(
    (one) => FIGURES.includes(one.dataset.control) || BESIDE.includes(one.dataset.ask),
  );
  const asks = new Map(beside.map((one) => [one.dataset.ask, controlOf(one)]));
  const typed = entryOf(asks);
  const settled = settledFigures(typed, [...asks.keys()]);
  const changed = [...asks.keys()].filter((name) => textOf(settled[name]) !== textOf(typed[name]));
  for (const name of changed) put(asks.get(name), settled[name]);
  return changed
    .filter((name) => name in settled)
    .map((name) => (TOLD[name] ?? ((value) => value))(textOf(settled[name])));
};

const settleDate = (ask) => {
  const control = controlOf(ask);
  const date = dateIn(control.value);
  if (date === undefined || date === control.value) return [];
  control.value = date;
  return [date];
};

const settleLines = (ask) => {
  const control = controlOf(ask);
  const before = visible(control.value).text.split("\n");
  const entries = linesIn(control.value);
  const isAsWritten = before.filter((line) => line.trim()).every((line, at) => line.trim() === entries[at]);
  if (isAsWritten) return [];
  control.value = entries.join("\n");
  return [`${counted(entries.length, "entry", "entries")}, one a line`];
};

/** Settle what was typed into a question's field; return how it was read, in words, or nothing. */
export const settle = (ask) => {
  const { control } = ask.dataset;
  const typed = controlOf(ask)?.value.trim();
  if (!typed) return "";
  const told = [
    ...(FIGURES.includes(control) ? settleFigure(ask) : []),
    ...(control === "date" ? settleDate(ask) : []),
    ...(control === "lines" ? settleLines(ask) : []),
  ];
  if (!told.length) return "";
  const what = control === "lines" ? "Your list" : `“${typed}”`;
  return `${what} was read as ${told.join(", ")}.`;
};
