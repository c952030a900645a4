/** `<pilot-readings weeks="4 5 6">`: a reading of each criterion a week, and the picture of them. */

import { bind, fill } from "../controls/binding.js";
import { make } from "../ground/dom.js";
import { figure, lastReading, readingsOf, verdict } from "../rules/pilot/judge.js";
import { say } from "../rules/pilot/phrases.js";
import { getAt, setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";
import { levelsOf, trend } from "./trend.js";

const OF_CRITERION = /\[criterion=([^[\]]+)\]/;

class PilotReadings extends PilotPart {
  get weeks() {
    return this.getAttribute("weeks").split(" ").filter(Boolean).map(Number);
  }

  connectedCallback() {
    bind(this, {
      write: (path, value, name) =>
        desk.change(`Changed “${name}”`, (record) => this.read(record, path, value), path),
    });
    return super.connectedCallback();
  }

  build() {
    this.shownCriteria = null;
  }

  /** Put a reading into the record; one of a criterion that another tab removed goes nowhere. */
  read(record, path, value) {
    const [, id] = OF_CRITERION.exec(path);
    return record.criteria?.some((criterion) => criterion.id === id) ? setAt(record, path, value) : record;
  }

  show(record) {
    const criteria = record.criteria ?? [];
    const shown = criteria.map(({ id, metric, unit }) => [id, metric, unit]).join("\n");
    if (shown !== this.shownCriteria) {
      this.shownCriteria = shown;
      this.replaceChildren(
        ...(criteria.length ? criteria.map((each) => this.criterion(each)) : [this.none()]),
      );
    }
    fill(this, (path) => getAt(record, path));
    for (const [at, criterion] of criteria.entries()) {
      this.showCriterion(this.children[at], record, criterion);
    }
  }

  none() {
    return make(
      "p",
      { class: "state" },
      "No criterion is set yet. ",
      make("a", { href: "#criteria" }, "Set one"),
      ", and its readings stand here.",
    );
  }

  criterion({ id, metric, unit }) {
    const name = unit ? `${metric}, ${unit}` : metric;
    return make(
      "fieldset",
      { class: "readings" },
      make("legend", { class: "row__title" }, name),
      make("p", { class: "readings__standing" }),
      make("div", { class: "readings__picture" }),
      make("div", { class: "readings__weeks" }, ...this.weeks.map((week) => this.cell(id, metric, week))),
    );
  }

  cell(id, metric, week) {
    return make(
      "div",
      { class: "entry" },
      make(
        "label",
        { class: "entry__label" },
        make(
          "span",
          { class: "entry__name" },
          make("span", { class: "visually-hidden" }, `${metric}, `),
          `Week ${week}`,
        ),
        make("input", {
          class: "entry__control",
          inputmode: "decimal",
          autocomplete: "off",
          maxlength: "20",
          "data-kind": "number",
          "data-path": `log[week=${week}].readings[criterion=${id}].value`,
        }),
      ),
    );
  }

  showCriterion(part, record, criterion) {
    const { id, unit } = criterion;
    const value = lastReading(record, id);
    const readings = readingsOf(record, id);
    const standing = say(this.framework, "verdicts", verdict(criterion, value));
    const last = value === undefined ? [] : [{ name: "last", value }];
    const levels = [...levelsOf(criterion), ...last];
    const all = levels.map(({ value: level }) => level);
    const figures = levels.map(({ name, word = name, value: level }) =>
      make("span", { class: `level level--${name}` }, `${word} ${figure(level, unit, ...all)}`),
    );
    part.querySelector(".readings__standing").replaceChildren(make("strong", {}, standing), ...figures);
    part
      .querySelector(".readings__picture")
      .replaceChildren(...(readings.length ? [trend(criterion, readings, this.weeks)] : []));
  }
}

customElements.define("pilot-readings", PilotReadings);
