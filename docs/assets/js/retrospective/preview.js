/** How will the page read? The same parts in the same order as the page itself, built as elements. */
import { counted } from "../ground/counted.js";
import { make } from "../ground/dom.js";
import { shownNumber } from "../ground/figures.js";
import { shownDate } from "../rules/dates.js";
import { isExternal, targetOf } from "../rules/prose.js";
import { between } from "./dates.js";
import { elements } from "./elements.js";

const list = (value) => (Array.isArray(value) ? value : []);
const group = (value) => (typeof value === "object" && value !== null ? value : {});
const textOf = (entry) => (typeof entry === "string" ? entry : (group(entry).text ?? ""));
const ownersIn = ({ owner, later_owners: later }) => [...(owner ? [owner] : []), ...list(later)];
const joined = (...parts) => parts.filter(Boolean).join(", ");
const withUnit = (value, unit) => (value === undefined ? "" : shownNumber(value, unit));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const NO_PILOT = "none; it went straight into use";

const noProduction = ({ outcome }, { production, no_pilot: hadNone }) => {
  if (hadNone) return "";
  if (production) return `in production ${shownDate(production)}; the pilot's start is not known`;
  return outcome === "never-left-pilot" ? "no production" : "";
};

const span = (began, ended) => {
  if (began && ended) return `${shownDate(began)} to ${shownDate(ended)}`;
  if (began) return `from ${shownDate(began)}`;
  return ended ? `until ${shownDate(ended)}` : "";
};

const outcomeDate = ({ outcome, outcome_by: isBy }) => outcome && `${isBy ? "by " : ""}${shownDate(outcome)}`;

const people = (count, about, ...words) => {
  const many = count === undefined ? "" : counted(count, ...words);
  return many && about ? `about ${many}` : many;
};

const figure = ({ value, low, high, unit, about }) => {
  const range = low !== undefined && high !== undefined && `${withUnit(low)} to ${withUnit(high, unit)}`;
  const shown = withUnit(value, unit) || range;
  return shown && about ? `about ${shown}` : shown;
};

export class Preview {
  /**
   * `labelOf` names a choice of a question; `choices` are the items by kind that a report can name, and
   * `words` those that the page has for a choice.
   */
  constructor(root, { labelOf, choices, words }) {
    Object.assign(this, { root, labelOf, choices, words });
  }

  show(data) {
    this.root.replaceChildren(...this.page(data));
  }

  page(data) {
    const dates = group(data.dates);
    this.phases = dates.no_pilot ? this.words.phase_of_use : this.words.phase;
    this.members = list(data.organisations).map((named) => this.member(named));
    return [
      make("p", { class: "kicker" }, "Retrospective ", make("span", {}, this.organisations())),
      make("h3", { class: "preview__title" }, data.title ?? "Without a title yet"),
      this.said("lede", data.summary),
      this.facts(data, dates),
      ...this.events(data),
      ...this.detailed("Step by step", data.stages, (entry) => this.stage(entry)),
      ...this.part("The story", this.prose(textOf(data.story))),
      ...this.part("Failure modes", this.reports(data.failure_modes, "mode", "failure-mode")),
      ...this.part("Practices, and what followed", this.reports(data.practices, "pattern", "pattern")),
      ...this.detailed("Success criteria", data.criteria, (entry) => this.criterion(entry)),
      ...this.detailed("What was measured", data.results, (entry) => this.result(entry)),
      ...this.detailed("Who was harmed", data.harm, (entry) => this.harm(entry)),
      ...this.detailed("Who owned it", ownersIn(data), (entry) => this.owner(entry)),
      ...this.detailed("Systems it used", data.integrations, (entry) => this.integration(entry)),
      ...this.detailed("Reviews", data.governance, (entry) => this.review(entry)),
      ...this.detailed("Decisions", data.decisions, (entry) => this.decision(entry)),
      ...this.detailed("What is contested", data.says, ({ who, what }) => ({ name: who, note: what })),
      ...Object.entries(this.words.findings).flatMap(([name, title]) =>
        this.part(title, this.statements(data[name])),
      ),
      ...this.detailed("What others can take over", data.reusable, ({ asset, kind, link }) => ({
        name: asset,
        facts: joined(kind, link),
      })),
      ...this.detailed("Sources", data.sources, ({ title, publisher, published }) => ({
        name: title,
        facts: joined(publisher, published && shownDate(published)),
      })),
    ].filter(Boolean);
  }

  /** Return an organisation as the page names it, and as its record does. */
  member(named) {
    const filed = this.choices.organisation.find(({ id }) => id === named);
    if (filed) return { id: named, name: filed.title, sector: filed.sector };
    return { id: group(named).name, ...group(named) };
  }

  organisations() {
    return joined(...this.members.map(({ name }) => name));
  }

  /** Name the organisation of a report, where there are several. */
  of({ organisation }) {
    return this.members.length > 1 && this.members.find(({ id }) => id === organisation)?.name;
  }

  part(title, content) {
    return content ? [make("h4", { class: "preview__part" }, title), content] : [];
  }

  detailed(title, entries, describe) {
    const shown = list(entries).map((entry) => this.detail(describe(group(entry))));
    return this.part(title, shown.length && make("ul", { class: "detailed" }, ...shown));
  }

  facts(data, dates) {
    const outcome = this.labelOf(data.outcome, "outcome");
    const sector = data.sector ?? this.members[0]?.sector;
    const rows = {
      Outcome: joined(outcome, outcomeDate(dates)),
      Organisation: this.organisations(),
      With: list(data.partners).join(", "),
      Sector: joined(this.labelOf(sector, "sector"), data.region),
      Technique: this.labelOf(data.technique, "technique"),
      Pilot: dates.no_pilot ? NO_PILOT : between(dates.pilot_start, dates.pilot_end ?? dates.decision),
      "Pilot to decision": between(dates.pilot_start, dates.decision),
      "Pilot to production": between(dates.pilot_start, dates.production) || noProduction(data, dates),
      "In production": dates.no_pilot && dates.production && `from ${shownDate(dates.production)}`,
      Record: this.labelOf(data.record, "record"),
      "Last looked at": dates.seen && shownDate(dates.seen),
      "What it does": data.use_case,
    };
    const shown = Object.entries(rows).filter(([, text]) => text);
    return make("dl", { class: "facts" }, ...shown.map(([name, text]) => this.fact(name, text)));
  }

  fact(name, text) {
    const said = make("dd");
    said.append(this.inline(text));
    return make("div", { class: "facts__row" }, make("dt", {}, name), said);
  }

  events({ timeline }) {
    const entries = list(timeline).map(({ when = "", what = "" }) => {
      const said = make("span", { class: "event__what" });
      said.append(this.inline(what));
      return make(
        "li",
        { class: "event" },
        make("span", { class: "event__when" }, shownDate(when)),
        " ",
        said,
      );
    });
    return this.part("When it happened", entries.length && make("ol", { class: "events" }, ...entries));
  }

  reports(entries, field, kind) {
    const shown = list(entries).map((entry) => {
      const item = this.choices[kind].find(({ id }) => id === entry[field]);
      const name = item?.title ?? entry[field] ?? entry.proposed ?? "";
      const { word, label, facts, beside } = field === "mode" ? this.mode(entry) : this.practice(entry);
      const status = make(
        "span",
        { class: `status status--${/^[a-z-]+$/.test(word) ? word : "open"}` },
        label,
      );
      return make(
        "li",
        { class: "mode-report" },
        make("p", { class: "mode-report__head" }, status, ` ${name}`, ...this.beside(beside)),
        ...(facts ? [make("p", { class: "detail__facts" }, facts)] : []),
        this.said("mode-report__evidence", entry.evidence) ?? "",
      );
    });
    return shown.length && make("ul", { class: "mode-reports" }, ...shown);
  }

  mode(report) {
    const { status = "" } = report;
    return { word: status, label: this.words.status[status] ?? status, beside: this.of(report) };
  }

  beside(words) {
    return words ? [" ", make("span", { class: "mode-report__new" }, words)] : [];
  }

  practice(report) {
    const { use = "", effect, basis, by } = report;
    const { words } = this;
    const used = words.use[use] ?? use;
    const beside = report.proposed && "no pattern yet";
    if (!effect) return { word: `use-${use}`, label: capital(used), facts: this.of(report), beside };
    const concluded = basis !== "reading" && words.by[by];
    return {
      word: effect,
      label: this.labelOf(effect, "effect"),
      facts: joined(this.of(report), used, words.basis[basis], concluded),
      beside,
    };
  }

  detail({ name = "", facts = "", note }) {
    const head = make("p", { class: "detail__name" });
    head.append(this.inline(name));
    const parts = [facts && make("p", { class: "detail__facts" }, facts), this.said("detail__note", note)];
    return make("li", { class: "detail" }, head, ...parts.filter(Boolean));
  }

  stage({ name, began, ended, users, about, decision, why }) {
    const facts = joined(
      span(began, ended),
      people(users, about, "user"),
      this.words.decision[decision] ?? decision,
    );
    return { name, facts, note: why };
  }

  criterion({ metric, unit, baseline, target, actual, set }) {
    const known = { baseline, target, reached: actual };
    const figures = Object.entries(known)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name} ${withUnit(value, unit)}`);
    return { name: metric, facts: joined(...figures, this.when(set, "set")) };
  }

  result(result) {
    const { metric, unit, compared_with: before, population, sample, when, note } = result;
    const { measured_by: by, design, finding, interval } = result;
    const { words } = this;
    return {
      name: metric,
      facts: joined(
        figure(result),
        before !== undefined && `compared with ${withUnit(before, unit)}`,
        words.finding[finding],
        interval,
        population,
        sample && `${sample.toLocaleString("en-US")} counted`,
        when && shownDate(when),
        words.measured_by[by],
        words.design[design],
        this.of(result),
      ),
      note,
    };
  }

  harm({ what, people: count, about, money, law }) {
    return { name: what, facts: joined(people(count, about, "person", "people"), money), note: law };
  }

  owner({ role = "Business owner", named, since, until, commitment }) {
    return { name: role, facts: joined(this.when(named, "named"), span(since, until)), note: commitment };
  }

  integration({ system, kind, when, note }) {
    return { name: system, facts: joined(kind, this.when(when, "connected")), note };
  }

  review({ review, started, took_weeks: weeks, finished, note }) {
    return {
      name: review,
      facts: joined(
        this.when(started, "began"),
        weeks && `took ${counted(weeks, "week")}`,
        this.when(finished, "done"),
      ),
      note,
    };
  }

  /** Say in which phase something happened, where that is known. */
  when(phase, happened) {
    if (phase === "never") return `never ${happened}`;
    return phase && `${happened} ${this.phases[phase] ?? phase}`;
  }

  decision({ what, why, alternatives, by, when }) {
    const instead = list(alternatives).join("; ");
    const note = [why && `Why: ${why}`, instead && `Instead of: ${instead}`].filter(Boolean).join("  \n");
    return { name: what, facts: joined(by, when && shownDate(when)), note };
  }

  statements(entries) {
    const shown = list(entries).map((entry) => {
      const said = make("li");
      said.append(this.inline(textOf(entry)));
      if (group(entry).who) said.append(` (${entry.who})`);
      return said;
    });
    return shown.length && make("ul", { class: "statements" }, ...shown);
  }

  said(name, text) {
    if (!text) return null;
    const line = make("p", { class: name });
    line.append(this.inline(text));
    return line;
  }

  inline(text) {
    return elements(String(text), true, this.addressOf);
  }

  prose(text) {
    if (!text) return null;
    const passage = make("div", { class: "passage" });
    passage.append(elements(String(text), false, this.addressOf));
    return passage;
  }

  /** Links of the site are shown and not followed: the reader's form is on this page. */
  addressOf(href) {
    return targetOf(href) || !isExternal(href) ? "" : href;
  }
}
