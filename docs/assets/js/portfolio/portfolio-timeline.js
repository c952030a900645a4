/**
 * `<portfolio-timeline>`: every pilot as a bar over the same days, with its gates. Places are shares of
 * the width, so that the picture fits a phone; what it shows is said in words for those who don't see it.
 */
import { addDays, daysBetween, later, shown } from "../ground/days.js";
import { make } from "../ground/dom.js";
import { lastDay } from "../rules/pilot/plan.js";
import { isUndecided } from "../rules/pilot/status.js";
import { gathered } from "./gathered.js";
import { PortfolioPart } from "./part.js";

const MONTHS_APART = [1, 2, 3, 6, 12, 24, 60, 120];
const MOST_MONTHS = 6;
/** A name of a month that begins later would stand beyond the edge. */
const NAMED_BEFORE = 0.8;

class PortfolioTimeline extends PortfolioPart {
  show(entries) {
    const spans = entries
      .map(({ record, status }) => ({ status, first: record.start, last: this.lastOf(record) }))
      .sort((a, b) => (a.first < b.first ? -1 : 1));
    if (!spans.length) return this.replaceChildren(make("p", {}, "No pilot fits the choice above."));
    const from = spans[0].first;
    const to = addDays(
      spans
        .map(({ last }) => last)
        .sort()
        .at(-1),
      1,
    );
    const whole = Math.max(1, daysBetween(from, to));
    this.share = (day) => Math.min(1, Math.max(0, daysBetween(from, day) / whole));
    const { day } = gathered;
    const now = from <= day && day < to ? [this.line("spans__now", day, "Today")] : [];
    const months = monthsOf(from, to).map((first) =>
      this.line("spans__month", first, this.share(first) < NAMED_BEFORE ? nameOf(first) : ""),
    );
    this.replaceChildren(
      make(
        "div",
        { class: "spans" },
        make("div", { class: "spans__scale", "aria-hidden": "true" }, ...months, ...now),
        make("ol", { class: "spans__rows" }, ...spans.map((span) => this.row(span))),
      ),
    );
  }

  /** The last day of the plan, or of the time box of a revised pilot. */
  lastOf(record) {
    const { outcome, ends } = record.decision ?? {};
    const last = lastDay(record, this.framework);
    return outcome === "revise" && ends ? later(last, ends) : last;
  }

  line(name, day, words) {
    return this.placed(make("span", { class: name }, make("span", {}, words)), day);
  }

  placed(element, day, last = day) {
    element.style.setProperty("--from", `${100 * this.share(day)}%`);
    element.style.setProperty("--size", `${100 * (this.share(addDays(last, 1)) - this.share(day))}%`);
    return element;
  }

  row({ status, first, last }) {
    const gates = status.gates.filter(({ day }) => day);
    const words = gates.map(({ title, day, open }) => `${title}: ${shown(day)}, ${open ? "open" : "shut"}`);
    const undecided = isUndecided(status.flags) ? status.flags[0].message : "";
    return make(
      "li",
      { class: "span" },
      make(
        "span",
        { class: "span__title" },
        status.title,
        ...(undecided ? [" ", make("strong", { class: "span__flag" }, undecided)] : []),
      ),
      make(
        "span",
        { class: "visually-hidden" },
        ` from ${shown(first)} to ${shown(last)}. ${words.join(". ")}.`,
      ),
      make(
        "span",
        { class: "span__days", "aria-hidden": "true" },
        this.placed(make("span", { class: "span__bar" }), first, last),
        ...gates.map((gate) => this.placed(make("span", { class: markOf(gate, status) }), gate.day)),
      ),
    );
  }
}

const markOf = ({ gate, open }, { flags }) => {
  const isMissed = gate === "decision" && flags.some(({ code }) => code === "decision-overdue");
  return `span__gate${open ? " span__gate--open" : ""}${isMissed ? " span__gate--missed" : ""}`;
};

const nameOf = (day) => {
  const [, month, year] = shown(day).split(" ");
  return `${month} ${year}`;
};

/** The first days of months between two days, so many apart that their names have room. */
const monthsOf = (from, to) => {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
  const apart = MONTHS_APART.find((count) => (last - first) / count <= MOST_MONTHS) ?? MONTHS_APART.at(-1);
  const days = [];
  for (let month = first + 1; month <= last; month += 1) {
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (month % apart === 0 && day < to) days.push(day);
  }
  return days;
};

customElements.define("portfolio-timeline", PortfolioTimeline);
