/**
 * How do controls and a record keep in step? Each control names its field in `data-path`, or in
 * `data-field` inside a row, and how it is written in `data-kind`.
 *
 *   bind(root, { write })    write(path, value, name) takes each entry as it is made
 *   refill(root, read)       shows another record: what was being entered is gone
 *   fill(root, read)         shows what the record says, read(path) => value; the control in use is
 *                            left alone until it is left
 * What can't be kept is said beside the control, and the record stays as it was. Leaving a control
 * writes nothing: all that was entered is written by then, and another tab may have gone on since.
 */

import { isDay } from "../ground/days.js";
import { freshId, make } from "../ground/dom.js";
import { figureIn, isDoubtful, NO_FIGURE, shownNumber } from "../ground/figures.js";
import { whenReleased } from "../ground/released.js";
import { removedWords, tidy, visible } from "../ground/visible.js";
import { whichFigure } from "./which-figure.js";

const CONTROLS = "[data-kind]";
const SWITCHES = ["flag", "radio"];

const pathOf = (control) => control.dataset.path ?? control.dataset.field;

/** A line that begins with blanks goes on with the entry above it. */
const entriesOf = (text) =>
  text
    .replace(/\n[ \t]+(?=\S)/g, "\u0000")
    .split("\n")
    .map((line) => line.replaceAll("\u0000", "\n").trim())
    .filter(Boolean);

const number = (text, { dataset }) => {
  if (!text) return undefined;
  if (isDoubtful(text)) throw new Unusable(NO_FIGURE, () => whichFigure(text));
  const value = figureIn(text);
  if (value === undefined) throw new Unusable(NO_FIGURE);
  const { least, most } = dataset;
  if (value < Number(least ?? -Infinity) || value > Number(most ?? Infinity)) {
    throw new Unusable(`Write a figure from ${shownNumber(Number(least))} to ${shownNumber(Number(most))}.`);
  }
  return value;
};

const count = (text) => {
  if (!text) return undefined;
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1) throw new Unusable("Write whole weeks, such as 6.");
  return Number(text);
};

const day = (text, control) => {
  const { badInput, rangeUnderflow, rangeOverflow } = control.validity;
  if (badInput) throw new Unusable("Write the whole day.");
  // A year that is still being written, digit by digit, is one of long ago.
  if (rangeUnderflow || rangeOverflow) throw new Unusable("Write a day between 2000 and 2100.");
  if (text && !isDay(text)) throw new Unusable("There is no such day.");
  return text || undefined;
};

const plain = (text) => text || undefined;

const KINDS = {
  line: [plain, (value = "") => value],
  text: [plain, (value = "") => value],
  list: [entriesOf, (value = []) => value.map((entry) => entry.replaceAll("\n", "\n  ")).join("\n")],
  number: [number, (value = "") => String(value)],
  count: [count, (value = "") => String(value)],
  date: [day, (value = "") => value],
  choice: [plain, (value = "") => value],
};

/** Why an entry can't be kept; `ask` loads words that say more than `message` does. */
class Unusable extends Error {
  constructor(message, ask = () => message) {
    super(message);
    this.ask = ask;
  }
}

/** Return what a control says; throw with words for the reader where it can't be used. */
const entryIn = (control) => {
  const { kind } = control.dataset;
  if (kind === "flag") return control.checked;
  if (kind === "radio") return control.value || undefined;
  const text = tidy(control.value);
  if (!text && control.required && !control.validity.badInput) {
    throw new Unusable("This can not be empty; what stood here is kept.");
  }
  return KINDS[kind][0](text, control);
};

const display = (control, value) => {
  const { kind } = control.dataset;
  if (kind === "flag") control.checked = Boolean(value);
  else if (kind === "radio") control.checked = control.value === (value ?? "");
  else {
    const text = KINDS[kind][1](value);
    if (control.value !== text) control.value = text;
  }
};

export const nameOf = (control) =>
  (
    control.closest(".entry")?.querySelector(".entry__name") ?? control.closest("label, fieldset")
  )?.textContent
    .replace(/\s+/g, " ")
    .trim() ?? "";

const complain = (control, words, isWrong = Boolean(words)) => {
  const box = control.closest(".entry");
  let said = box?.querySelector(".entry__said");
  if (!box || (!words && !said)) return;
  if (!said) {
    said = box.appendChild(make("p", { class: "entry__said", id: freshId("said") }));
    const others = control.getAttribute("aria-describedby") ?? "";
    control.setAttribute("aria-describedby", `${others} ${said.id}`.trim());
  }
  said.textContent = words;
  // An empty `aria-invalid` tells a screen reader that all is well.
  if (isWrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
};

/** What the record says for each control, also for one in use, which shows it once it is left. */
const latest = new WeakMap();

/** Controls in which something stands that can't be kept, and why. */
const unusable = new WeakMap();

const take = (control, write) => {
  try {
    const value = entryIn(control);
    unusable.delete(control);
    complain(control, "");
    write(pathOf(control), value, nameOf(control));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    // While somebody is still typing, a half-written figure or day is no mistake yet.
    unusable.set(control, error);
    if (control !== document.activeElement) accuse(control);
  }
};

const accuse = async (control) => {
  const fault = unusable.get(control);
  const words = await fault.ask();
  if (unusable.get(control) === fault && control !== document.activeElement) complain(control, words);
};

/** Somebody is done with a control: it says why its entry was not kept, or what the record says. */
const leave = (control, write) => {
  // A day that is cleared or begun part by part may make no event.
  if (unusable.has(control) || control.validity.badInput) take(control, write);
  if (!unusable.has(control)) {
    const { removed } = visible(control.value);
    complain(control, removed ? removedWords(removed) : "", false);
    show(control);
  } else if (control.required && !control.value.trim() && !control.validity.badInput) {
    complain(control, unusable.get(control).message);
    unusable.delete(control);
    show(control);
  }
};

const show = (control) => {
  if (latest.has(control)) display(control, latest.get(control));
};

export const bind = (root, { write }) => {
  const isControl = (target) => target instanceof Element && target.matches(CONTROLS);
  root.addEventListener("input", ({ target }) => isControl(target) && take(target, write));
  root.addEventListener("focusout", ({ target }) => {
    // What is switched was taken at once, and shows the record all the time.
    if (!isControl(target) || SWITCHES.includes(target.dataset.kind)) return;
    const left = () => target !== document.activeElement && target.isConnected && leave(target, write);
    setTimeout(() => whenReleased(left));
  });
};

export const refill = (root, read) => {
  for (const control of root.querySelectorAll(CONTROLS)) {
    unusable.delete(control);
    complain(control, "");
    // A day that was begun is emptied only by an empty text.
    if (!SWITCHES.includes(control.dataset.kind)) control.value = "";
    latest.set(control, read(pathOf(control)));
    show(control);
  }
};

export const fill = (root, read) => {
  for (const control of root.querySelectorAll(CONTROLS)) {
    latest.set(control, read(pathOf(control)));
    const inUse = control === document.activeElement && !SWITCHES.includes(control.dataset.kind);
    if (!inUse && !unusable.has(control)) show(control);
  }
};
