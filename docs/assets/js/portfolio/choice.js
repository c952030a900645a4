/**
 * Which of the pilots are shown, and in which order? All parts of the page show the same ones.
 *
 *   choice.owner, .place, .flag, .source    what is chosen of each; nothing for all of them
 *   choice.sort                              a column, and `isDown` whether the last one comes first
 *   choice.set({ owner })                    event "change"
 *   shown(entries)                           the entries that fit, in order
 */
import { hasRed, urgency } from "../rules/pilot/portfolio.js";
import { isOverdue } from "../rules/pilot/status.js";

class Choice extends EventTarget {
  owner = "";
  place = "";
  flag = "";
  source = "";
  sort = "";
  isDown = false;

  set(changed) {
    Object.assign(this, changed);
    this.dispatchEvent(new Event("change"));
  }

  get isNarrowed() {
    return Boolean(this.owner || this.place || this.flag || this.source);
  }
}

export const choice = new Choice();

const FLAGS = {
  red: ({ status }) => hasRed(status),
  overdue: ({ status }) => status.flags.some(isOverdue),
  none: ({ status }) => !status.flags.length,
};

const fitsFlag = (entry) =>
  !choice.flag ||
  (FLAGS[choice.flag]?.(entry) ?? entry.status.flags.some(({ code }) => code === choice.flag));

const fits = (entry) =>
  (!choice.owner || entry.status.owner === choice.owner) &&
  (!choice.place || entry.status.place === choice.place) &&
  (!choice.source || (choice.source === "kept") === (entry.file === null)) &&
  fitsFlag(entry);

const compared = (one, other) => one.localeCompare(other, "en", { numeric: true });

/** What an entry is sorted by, as a text. */
const KEYS = {
  title: ({ status }) => status.title,
  owner: ({ status }) => status.owner || "\uffff",
  place: ({ rank }) => String(rank),
  week: ({ status }) => String(status.week ?? 0),
  gates: ({ status }) => String(status.gates.filter(({ open }) => open).length),
  next: ({ status }) => status.next?.day ?? "9999",
  criteria: ({ status }) => `${status.criteria.not_met} ${status.criteria.unread}`,
  flags: ({ status }) => String(status.flags.filter(({ level }) => level === "red").length),
};

const byDefault = (a, b) => urgency(a.status) - urgency(b.status) || compared(a.status.title, b.status.title);

export const shown = (entries) => {
  const sorted = entries.filter(fits).sort(byDefault);
  const key = KEYS[choice.sort];
  if (key) sorted.sort((a, b) => compared(key(a), key(b)));
  return choice.isDown && key ? sorted.reverse() : sorted;
};
