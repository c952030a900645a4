/**
 * Which items does a reader want to see? Three choices above the lists: state, who, week.
 *
 *   const filter = new CheckFilter(lists, get, changed)   changed() follows the reader's choice
 *   filter.element      the choices, folded where the screen is narrow
 *   filter.count        how many items they leave, which is seen when they are folded too
 *   filter.apply()      shows and hides; call it when records change
 *   filter.shown()      the lists with the items that are shown, and `all` of them
 */
import { counted } from "../ground/counted.js";
import { freshId, make } from "../ground/dom.js";
import { recordId, stateOf } from "./ticks.js";

const ROOMY = matchMedia("(width >= 40rem)");

const STATES = [
  ["", "All items"],
  ["open", "Open"],
  ["done", "Done"],
  ["na", "Does not apply"],
];

export class CheckFilter {
  #lists;
  #get;
  #changed;

  constructor(lists, get, changed) {
    this.#changed = changed;
    this.#lists = lists;
    this.#get = get;
    const weeks = [...new Set(this.#items.map(({ week }) => week))].sort((one, two) => one - two);
    this.state = this.#choice("Show", STATES);
    this.who = this.#choice("Who", [["", "Everybody"]]);
    this.week = this.#choice("Week", [["", "All weeks"], ...weeks.map((week) => [week, `Week ${week}`])]);
    this.count = make("p", { class: "filters__count", role: "status" });
    const choices = make("div", { class: "filters", role: "group", "aria-label": "Which items to show" });
    choices.append(...this.#fields.map((field) => field.parentElement));
    this.element = make(
      "details",
      { class: "filters-fold" },
      make("summary", {}, "Narrow the list"),
      choices,
    );
    ROOMY.addEventListener("change", () => this.#fold());
    this.#fold();
  }

  get #fields() {
    return [this.state, this.who, this.week];
  }

  /** What narrows the list stays in sight. */
  #fold() {
    this.element.open = ROOMY.matches || this.#fields.some(({ value }) => value);
  }

  get #items() {
    return this.#lists.flatMap(({ items }) => items);
  }

  #choice(label, options) {
    const change = () => {
      this.apply();
      this.#changed();
    };
    const field = make("select", { id: freshId("filter"), change });
    field.append(...options.map(([value, words]) => make("option", { value }, words)));
    make("p", { class: "filters__choice" }, make("label", { for: field.id }, label), field);
    return field;
  }

  apply() {
    this.#offerNames();
    let shown = 0;
    for (const item of this.#items) {
      item.row.hidden = !this.#fits(item);
      shown += item.row.hidden ? 0 : 1;
    }
    for (const { sheets } of this.#lists) sheets.forEach(foldAway);
    const all = this.#items.length;
    this.count.textContent =
      shown === all ? "" : `${shown} of ${counted(all, "item")} shown: copies, files and print take these`;
  }

  shown() {
    return this.#lists
      .map((list) => ({ ...list, all: list.items, items: list.items.filter(isShown) }))
      .filter(({ items }) => items.length);
  }

  #fits(item) {
    const record = this.#get(recordId(item.listId, item.id));
    const { state, who, week } = this;
    return (
      (!state.value || state.value === stateOf(record)) &&
      (!week.value || Number(week.value) === item.week) &&
      (!who.value || [`role:${item.role}`, `name:${record?.owner ?? ""}`].includes(who.value))
    );
  }

  /** Offer the roles of the page, and the names that were entered as owners. */
  #offerNames() {
    const items = this.#items;
    const roles = [...new Set(items.map(({ role }) => role))].sort();
    const owners = items.map((item) => this.#get(recordId(item.listId, item.id))?.owner);
    const names = [...new Set(owners.filter(Boolean))].sort();
    const group = (label, kind, values) => {
      const options = values.map((value) => make("option", { value: `${kind}:${value}` }, value));
      return make("optgroup", { label }, ...options);
    };
    const groups = [group("Roles", "role", roles)];
    if (names.length) groups.push(group("Names", "name", names));
    const chosen = this.who.value;
    this.who.replaceChildren(make("option", { value: "" }, "Everybody"), ...groups);
    this.who.value = chosen;
    if (this.who.selectedIndex < 0) this.who.value = "";
  }
}

const isShown = ({ row }) => !row.hidden;

/** Hide a list of which nothing is shown, and what introduces it. */
const foldAway = (sheet) => {
  sheet.hidden = [...sheet.children].every((row) => row.hidden);
  for (let part = sheet.previousElementSibling; part; part = part.previousElementSibling) {
    if (part.matches("ul.checks, .worklist")) return;
    part.hidden = sheet.hidden;
    if (part.matches("h2")) return;
  }
};
