/**
 * What does a case cost by hand and with the system, and when has the system paid for itself? As
 * macros/pilot/unit_costs.py works it out. What is asked, what comes out and the formulas of the
 * spreadsheet are in macros/pilot/unit_costs.json, which the page carries.
 *
 *   const calculator = new UnitCosts(told)
 *   calculator.missing(figures)      ids of figures that are needed, or out of their bounds
 *   calculator.costs(figures)        what comes of one scenario, or undefined while a figure is missing
 *   calculator.verdict(figures)      in a sentence whether it pays
 *   calculator.results(scenarios)    rows of text: the name, then one for every scenario
 *   calculator.sheet(scenarios)      rows of a spreadsheet that works the results out by itself
 *
 * @typedef {Record<string, number>} Figures   By the id of what they say; what nobody gave is left out.
 * @typedef {Record<string, Figures>} Scenarios   By the scenario's id: low, expected, high.
 * @typedef {{ id: string, label: string, unit: string, needed: boolean, least: number, most: number }} Asked
 * @typedef {{ id: string, label: string, unit: string, formula: string }} Told
 * @typedef {{
 *   inputs: Asked[],
 *   outputs: Told[],
 *   scenarios: { id: string, label: string }[],
 *   verdicts: Record<string, string>,
 *   from: Record<string, string>,
 *   sheet: Record<string, string>,
 * }} Calculator
 * @typedef {Record<string, number | null>} Costs   Null where it never breaks even, or is never paid back.
 * @typedef {{ formula: string, value: number | string, unit?: string }} Formula   Worked out in the sheet; its
 *   value now; and what a result is counted in.
 * @typedef {string | number | Formula} Cell
 */

/** @type {Record<string, number>} */
const DECIMALS = { money: 2, minutes: 1, months: 1 };
const HALF_A_CENT = 0.005;
const NO_GAIN = 0.000001;
/** Keeps a quotient such as 11.000000000000002 from being rounded up to the next whole case. */
const JUST_BELOW = 0.999999999999;
/** The row of the first figure, below the heads. */
const FIRST = 2;
const COLUMNS = ["B", "C", "D"];

/**
 * Write a figure as a reader sees it: money to the cent, halves away from zero.
 *
 * @type {(value: number, unit: string) => string}
 */
export const shown = (value, unit) => {
  const decimals = DECIMALS[unit] ?? 0;
  const rounded = BigInt(Math.floor(Math.abs(value) * 10 ** decimals + 0.5));
  const digits = String(rounded).padStart(decimals + 1, "0");
  const end = digits.length - decimals;
  const whole = BigInt(digits.slice(0, end)).toLocaleString("en");
  const text = decimals ? `${whole}.${digits.slice(end)}` : whole;
  return value < 0 && rounded > 0n ? `-${text}` : text;
};

/** @type {(words: string, facts: Record<string, string>) => string} */
const filled = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

/**
 * Return the name of a figure with its unit, where the name does not say it.
 *
 * @type {(asked: { label: string, unit: string }) => string}
 */
export const named = ({ label, unit }) =>
  unit === "money" || label.toLowerCase().includes(unit) ? label : `${label} (${unit})`;

/** @type {(figures: Figures, costs: Costs) => string} */
const codeOf = (figures, costs) => {
  const { break_even: breakEven, pay_back: payBack } = costs;
  if (Number(costs.time_by_hand) <= Number(costs.time_with_system)) return "slower";
  if (breakEven === null) return "never";
  if (figures.volume < breakEven) return "below";
  if (!figures.one_off) return "at-once";
  return payBack === null ? "even" : "pays";
};

/** @type {(gain: number, fixed: number) => number | null} */
const breakEvenOf = (gain, fixed) =>
  gain > NO_GAIN ? Math.max(1, Math.ceil((fixed / gain) * JUST_BELOW)) : null;

export class UnitCosts {
  /** @param {Calculator} told */
  constructor(told) {
    this.told = told;
  }

  /** @type {(figures: Figures) => string[]} */
  missing(figures) {
    return this.told.inputs
      .filter(({ id, needed, least, most }) => {
        const figure = figures[id];
        return figure === undefined ? needed : !(least <= figure && figure <= most);
      })
      .map(({ id }) => id);
  }

  /** @type {(figures: Figures) => Costs | undefined} */
  costs(figures) {
    if (this.missing(figures).length) return undefined;
    const given = Object.fromEntries(this.told.inputs.map(({ id }) => [id, figures[id] ?? 0]));
    const { volume, hourly_cost: hourly, running_fixed: fixed, running_per_case: perCase } = given;
    const byHand = given.minutes_by_hand + (given.rework_by_hand / 100) * given.rework_minutes;
    const withSystem = given.minutes_with_system + (given.rework_with_system / 100) * given.rework_minutes;
    // Time that is lost is lost in full; of time that is freed, only what is used counts.
    const share = byHand > withSystem ? given.used / 100 : 1;
    const gain = ((byHand - withSystem) / 60) * hourly * share - perCase;
    const saving = volume * gain - fixed;
    return {
      time_by_hand: byHand,
      time_with_system: withSystem,
      cost_by_hand: (byHand / 60) * hourly,
      cost_with_system: (withSystem / 60) * hourly + perCase + fixed / volume,
      hours_freed: (volume * (byHand - withSystem)) / 60,
      running_cost: volume * perCase + fixed,
      gain,
      saving,
      break_even: breakEvenOf(gain, fixed),
      pay_back: saving >= HALF_A_CENT ? given.one_off / saving : null,
    };
  }

  /** @type {(figures: Figures) => string} */
  verdict(figures) {
    const costs = this.costs(figures);
    if (!costs) return "";
    const { verdicts, from } = this.told;
    const breakEven = this.#said(costs.break_even, "cases");
    const start = costs.break_even === 1 ? from.first : from.volume;
    return filled(verdicts[codeOf(figures, costs)], {
      break_even: breakEven,
      pay_back: this.#said(costs.pay_back, "months"),
      from: filled(start, { break_even: breakEven }),
    });
  }

  /**
   * Return every scenario in its order; what low and high do not say is as expected.
   *
   * @type {(scenarios: Scenarios) => Figures[]}
   */
  completed(scenarios) {
    return this.told.scenarios.map(({ id }) => ({ ...scenarios.expected, ...scenarios[id] }));
  }

  /** @type {(scenarios: Scenarios) => string[][]} */
  results(scenarios) {
    const each = this.completed(scenarios).map((figures) => this.costs(figures));
    return this.told.outputs.map((told) => [
      named(told),
      ...each.map((costs) => (costs ? this.#said(costs[told.id], told.unit) : "")),
    ]);
  }

  /** @type {(scenarios: Scenarios) => Cell[][]} */
  sheet(scenarios) {
    const { inputs, outputs, sheet: words } = this.told;
    const names = this.told.scenarios.map(({ id }) => id);
    const complete = this.completed(scenarios);
    const places = this.#places();
    return [
      [words.figure, ...this.told.scenarios.map(({ label }) => label)],
      ...inputs.map((asked) => [named(asked), ...names.map((name) => scenarios[name]?.[asked.id] ?? "")]),
      [words.used, "", "", ""],
      ...inputs.map((asked, at) => [
        named(asked),
        ...complete.map((figures, column) => ({
          formula: usedIn(COLUMNS[column], FIRST + at, asked),
          value: figures[asked.id] ?? (asked.needed ? "" : 0),
        })),
      ]),
      [
        words.complete,
        ...complete.map((figures, column) => ({
          formula: this.#complete(COLUMNS[column], places),
          value: this.missing(figures).length ? 0 : 1,
        })),
      ],
      [words.results, "", "", ""],
      ...outputs.map((told) => [named(told), ...this.#workedOut(told, places, complete)]),
    ];
  }

  /** @type {(value: number | null, unit: string) => string} */
  #said(value, unit) {
    return value === null ? this.told.sheet.never : shown(value, unit);
  }

  /**
   * Return in which row each figure stands that a formula may name.
   *
   * @type {() => Record<string, number>}
   */
  #places() {
    const { inputs, outputs } = this.told;
    const firstUsed = FIRST + inputs.length + 1;
    const firstResult = firstUsed + inputs.length + 2;
    return Object.fromEntries([
      ...inputs.map(({ id }, at) => [id, firstUsed + at]),
      ["complete", firstResult - 2],
      ...outputs.map(({ id }, at) => [id, firstResult + at]),
    ]);
  }

  /** @type {(column: string, places: Record<string, number>) => string} */
  #complete(column, places) {
    const { inputs } = this.told;
    const cells = inputs.map(({ id }) => `${column}${places[id]}`);
    const bounds = inputs.map(({ least, most }, at) => `${cells[at]}>=${least},${cells[at]}<=${most}`);
    return `IF(COUNT(${cells[0]}:${cells.at(-1)})=${cells.length},IF(AND(${bounds.join(",")}),1,0),0)`;
  }

  /** @type {(told: Told, places: Record<string, number>, complete: Figures[]) => Formula[]} */
  #workedOut({ id, formula, unit }, places, complete) {
    return complete.map((figures, at) => {
      const cells = Object.fromEntries(
        Object.entries(places).map(([name, row]) => [name, `${COLUMNS[at]}${row}`]),
      );
      const costs = this.costs(figures);
      return {
        formula: `IF(${cells.complete}=1,${filled(formula, cells)},"")`,
        value: costs ? (costs[id] ?? this.told.sheet.never) : "",
        unit,
      };
    });
  }
}

/** @type {(column: string, row: number, asked: Asked) => string} */
const usedIn = (column, row, { needed }) =>
  `IF(${column}${row}<>"",${column}${row},IF($C${row}<>"",$C${row},${needed ? '""' : "0"}))`;
