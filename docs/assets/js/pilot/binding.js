/**
 * How do controls and a record keep in step? Each control names its field in `data-path`, or in
 * `data-field` inside a row, and how it is written in `data-kind`.
 *
 *   bind(root, { read, write })    read(path) => value; write(path, value, name)
 *   fill(root, read)               shows what the record says; the control in use is left alone
 * What can't be kept is said beside the control, and the record stays as it was.
 */
import { freshId, make } from "../dom.js";
import { isDay } from "./days.js";

const CONTROLS = "[data-kind]";
const WRITTEN = '[data-kind]:not([type="radio"], [type="checkbox"], select)';

const pathOf = (control) => control.dataset.path ?? control.dataset.field;

/** A line that begins with blanks goes on with the entry above it. */
const entriesOf = (text) =>
  text
    .replace(/\n[ \t]+(?=\S)/g, "\u0000")
    .split("\n")
    .map((line) => line.replaceAll("\u0000", "\n").trim())
    .filter(Boolean);

const FIGURE = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/;

const number = (text) => {
  if (!text) return undefined;
  const value = FIGURE.test(text) ? Number(text.replace(",", ".")) : NaN;
  if (!(Math.abs(value) <= 1e15)) throw new Unusable("Write a figure, such as 92 or 4.5.");
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

class Unusable extends Error {}

/** Return what a control says; throw with words for the reader where it can't be used. */
const valueOf = (control) => {
  const { kind } = control.dataset;
  if (kind === "flag") return control.checked;
  if (kind === "radio") return control.value || undefined;
  const text = control.value.trim();
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
  (control.closest(".entry")?.querySelector(".entry__name") ?? control.closest("label, fieldset"))
    ?.textContent.replace(/\s+/g, " ").trim() ?? "";

const complain = (control, words) => {
  const box = control.closest(".entry");
  let said = box?.querySelector(".entry__said");
  if (!words && !said) return;
  if (!said) {
    said = box.appendChild(make("p", { class: "entry__said", id: freshId("said") }));
    const others = control.getAttribute("aria-describedby") ?? "";
    control.setAttribute("aria-describedby", `${others} ${said.id}`.trim());
  }
  said.textContent = words;
  control.toggleAttribute("aria-invalid", Boolean(words));
};

export const bind = (root, { read, write }) => {
  const take = (control) => {
    try {
      const value = valueOf(control);
      complain(control, "");
      write(pathOf(control), value, nameOf(control));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      // While somebody is still typing, a half-written figure or day is no mistake yet.
      if (control !== document.activeElement) complain(control, error.message);
    }
  };
  root.addEventListener("input", ({ target }) => target.matches(CONTROLS) && take(target));
  root.addEventListener("focusout", ({ target }) => {
    // What is chosen was taken at once; a radio button that is left is no choice.
    if (!target.matches(WRITTEN)) return;
    setTimeout(() => {
      if (target === document.activeElement || !target.isConnected) return;
      take(target);
      if (target.required && !target.value.trim()) display(target, read(pathOf(target)));
    });
  });
};

export const fill = (root, read) => {
  for (const control of root.querySelectorAll(CONTROLS)) {
    const inUse = control === document.activeElement && !["flag", "radio"].includes(control.dataset.kind);
    if (!inUse && !control.hasAttribute("aria-invalid")) display(control, read(pathOf(control)));
  }
};
