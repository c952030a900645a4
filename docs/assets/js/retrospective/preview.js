/** How will the page read? The same parts in the same order as the page itself, built as elements. */
import { counted } from "../ground/counted.js";
import { make } from "../ground/dom.js";
import { shownNumber } from "../ground/figures.js";
import { isExternal, targetOf } from "../rules/prose.js";
import { between, shownDate } from "./dates.js";
import { elements } from "./elements.js";

const list = (value) => (Array.isArray(value) ? value : []);
const group = (value) => (typeof value === "object" && value !== null ? value : {});
const textOf = (entry) => (typeof entry === "string" ? entry : (group(entry).text ?? ""));
const joined = (...parts) => parts.filter(Boolean).join(", ");
const withUnit = (value, unit) => (value === undefined ? "" : shownNumber(value, unit));

const noProduction = ({ outcome }, { production }) => {
  if (production) return `in production ${shownDate(production)}; the pilot's start is not known`;
  return outcome === "never-left-pilot" ? "no production" : "";
};

const FINDINGS = {
  worked: "What worked",
  did_not_work: "What did not work",
  edge_cases: "Cases outside the usual",
  user_feedback: "What users said",
  integration_challenges: "What was hard to connect",
  benchmarks: "Measured performance, and its conditions",
  lessons: "What to tell the next team",
};

export class Preview {
  /** `labelOf` names a choice; `choices` are the items by kind that a report can name. */
  constructor(root, { labelOf, choices }) {
    Object.assign(this, { root, labelOf, choices });
  }

  show(data) {
    this.root.replaceChildren(...this.page(data));
  }

  page(data) {
    const dates = group(data.dates);
    return [
      make("p", { class: "kicker" }, "Retrospective ", make("span", {}, data.organisation ?? "")),
      make("h3", { class: "preview__title" }, data.title ?? "Without a title yet"),
      this.said("lede", data.summary),
      this.facts(data, dates),
      ...this.events(data),
      ...this.part("The story", this.prose(textOf(data.story))),
      ...this.part(
        "Failure modes: hit, got out of, avoided",
        this.reports(data.failure_modes, "mode", "failure-mode", "status"),
      ),
      ...this.part(
        "Practices, and how they worked",
        this.reports(data.practices, "pattern", "pattern", "effect"),
      ),
      ...this.part(
        "Success criteria",
        this.details(data.criteria, (entry) => this.criterion(entry)),
      ),
      ...this.part(
        "What was measured",
        this.details(data.results, (entry) => this.result(entry)),
      ),
      ...this.part(
        "Who owned it",
        this.details(data.owner && [data.owner], (entry) => this.owner(entry)),
      ),
      ...this.part(
        "What it was connected to",
        this.details(data.integrations, (entry) => this.integration(entry)),
      ),
      ...this.part(
        "Reviews",
        this.details(data.governance, (entry) => this.review(entry)),
      ),
      ...this.part(
        "Decisions",
        this.details(data.decisions, (entry) => this.decision(entry)),
      ),
      ...Object.entries(FINDINGS).flatMap(([name, title]) => this.part(title, this.statements(data[name]))),
      ...this.part(
        "What others can take over",
        this.details(data.reusable, ({ asset, kind, link }) => ({ name: asset, facts: joined(kind, link) })),
      ),
      ...this.part(
        "Sources",
        this.details(data.sources, ({ title, publisher, year }) => ({
          name: title,
          facts: joined(publisher, year),
        })),
      ),
    ].filter(Boolean);
  }

  part(title, content) {
    return content ? [make("h4", { class: "preview__part" }, title), content] : [];
  }

  facts(data, dates) {
    const outcome = joined(this.labelOf(data.outcome), dates.outcome && shownDate(dates.outcome));
    const rows = {
      Outcome: outcome,
      Organisation: data.organisation,
      With: list(data.partners).join(", "),
      Sector: joined(this.labelOf(data.sector), data.region),
      Technique: this.labelOf(data.technique),
      Pilot: between(dates.pilot_start, dates.pilot_end ?? dates.decision),
      "Pilot to decision": between(dates.pilot_start, dates.decision),
      "Pilot to production": between(dates.pilot_start, dates.production) || noProduction(data, dates),
      Record: this.labelOf(data.record),
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

  reports(entries, field, kind, word) {
    const shown = list(entries).map((entry) => {
      const item = this.choices[kind].find(({ id }) => id === entry[field]);
      const name = item?.title ?? entry[field] ?? entry.proposed ?? "";
      return make(
        "li",
        { class: "mode-report" },
        make(
          "p",
          { class: "mode-report__head" },
          make(
            "span",
            { class: `status status--${/^[a-z]+$/.test(entry[word]) ? entry[word] : "missed"}` },
            this.labelOf(entry[word]),
          ),
          ` ${name}`,
        ),
        this.said("mode-report__evidence", entry.evidence),
      );
    });
    return shown.length && make("ul", { class: "mode-reports" }, ...shown);
  }

  details(entries, describe) {
    const shown = list(entries).map((entry) => {
      const { name = "", facts = "", note } = describe(group(entry));
      const head = make("p", { class: "detail__name" });
      head.append(this.inline(name));
      const parts = [facts && make("p", { class: "detail__facts" }, facts), this.said("detail__note", note)];
      return make("li", { class: "detail" }, head, ...parts.filter(Boolean));
    });
    return shown.length && make("ul", { class: "detailed" }, ...shown);
  }

  criterion({ metric, unit, baseline, target, actual, set }) {
    const known = { baseline, target, reached: actual };
    const figures = Object.entries(known)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name} ${withUnit(value, unit)}`);
    return { name: metric, facts: joined(...figures, set && `set ${this.labelOf(set).toLowerCase()}`) };
  }

  result({ metric, unit, value, compared_with: before, measured_by: by, note }) {
    const compared = before === undefined ? "" : `compared with ${withUnit(before, unit)}`;
    return {
      name: metric,
      facts: joined(withUnit(value, unit), compared, by && `measured by the ${by}`),
      note,
    };
  }

  owner({ role = "Business owner", named, commitment }) {
    return { name: role, facts: named && `named ${this.labelOf(named).toLowerCase()}`, note: commitment };
  }

  integration({ system, kind, when, note }) {
    return {
      name: system,
      facts: joined(kind, when && `connected ${this.labelOf(when).toLowerCase()}`),
      note,
    };
  }

  review({ review, started, took_weeks: weeks, finished, note }) {
    return {
      name: review,
      facts: joined(
        started && `began ${this.labelOf(started).toLowerCase()}`,
        weeks && `took ${counted(weeks, "week")}`,
        finished && `done ${this.labelOf(finished).toLowerCase()}`,
      ),
      note,
    };
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
