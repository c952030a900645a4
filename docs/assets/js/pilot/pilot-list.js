/** `<pilot-list>`: all pilots side by side, the one that is worked on, and the way to a new one. */

import { counted } from "../ground/counted.js";
import { mondayFrom, shown, today } from "../ground/days.js";
import { button, make } from "../ground/dom.js";
import { freshSlug } from "../ground/slug.js";
import { tidy } from "../ground/visible.js";
import { usedIds } from "../kept/belongings.js";
import { wholePilot } from "../kept/pilot-whole.js";
import { loadFramework } from "../rules/pilot/framework.js";
import { GATES, judge, proposed } from "../rules/pilot/judge.js";
import { say } from "../rules/pilot/phrases.js";
import { setAt } from "../rules/pilot/record.js";
import { isUndecided, status } from "../rules/pilot/status.js";
import { askDelete } from "./deleting.js";
import { desk } from "./desk.js";
import { openExample, openFile } from "./pilot-file.js";

const FAILED =
  "The workspace could not be loaded. Check your connection and reload the page; what you entered is kept.";

const STATES = { running: "Running", paused: "Paused", archived: "Archived" };

class PilotList extends HTMLElement {
  async connectedCallback() {
    const [list, fresh, none] = ["list", "new", "none"].map((name) =>
      this.querySelector(`template[data-${name}]`).content.cloneNode(true),
    );
    this.markEmpty(!desk.record);
    this.status = make("p", { class: "tool__said", role: "status" });
    try {
      this.framework = await loadFramework();
    } catch {
      this.markEmpty(true);
      this.append(make("p", { class: "state state--error", role: "alert" }, FAILED));
      return;
    }
    this.append(list, none, make("div", { class: "pilots-tools" }, fresh, this.tools()), this.status);
    this.table = this.querySelector(".table-wrap");
    this.archive = make(
      "details",
      { class: "pilots-archive" },
      make("summary", {}),
      this.table.cloneNode(true),
    );
    this.table.after(this.archive);
    this.fold = this.querySelector(".new-pilot");
    this.none = this.querySelector(".pilots-none");
    this.addEventListener("open-example", () => this.openExample());
    this.addEventListener("start-pilot", () => this.fold.querySelector("input").focus());
    this.fold.open = !desk.pilots.length;
    this.prepare();
    desk.addEventListener("change", () => this.show());
    this.show();
  }

  tools() {
    const field = make("input", { class: "visually-hidden", type: "file", accept: ".yml,.yaml,text/yaml" });
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (file) await openFile(file, (words) => (this.status.textContent = words));
      field.value = "";
    });
    const open = make("label", { class: "button file-button" }, "Open a pilot.yml", field);
    this.undo = button("Undo", () => this.takeBack());
    return make("p", { class: "tool__buttons" }, open, this.undo);
  }

  async openExample() {
    await openExample((words) => (this.status.textContent = words));
    this.querySelector("[aria-current]")?.focus();
  }

  /** While no pilot is open, the page ends here: the stylesheet hides the sections and their contents. */
  markEmpty(isEmpty) {
    this.classList.toggle("is-empty", isEmpty);
  }

  takeBack() {
    const words = desk.lastChange;
    desk.undo();
    this.status.textContent = words ? `Taken back: ${words}.` : "";
  }

  prepare() {
    const form = this.fold.querySelector("form");
    const day = form.elements.namedItem("start");
    day.value = mondayFrom(today());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [title, useCase, owner, start] = ["title", "use_case", "owner", "start"].map((name) =>
        tidy(form.elements.namedItem(name).value),
      );
      if (!title) return;
      const id = freshSlug(title, usedIds());
      let record = { version: 1, id, title, start };
      for (const [path, value] of [
        ["use_case", useCase],
        ["owner.role", owner],
      ])
        record = setAt(record, path, value);
      desk.put(record);
      form.reset();
      day.value = mondayFrom(today());
      this.fold.open = false;
      this.status.textContent = `“${title}” is on your desk.`;
      this.querySelector("[aria-current]")?.focus();
    });
  }

  show() {
    const { pilots, record } = desk;
    const isEmpty = !pilots.length;
    if (isEmpty !== this.classList.contains("has-none")) this.fold.open = isEmpty;
    this.classList.toggle("has-none", isEmpty);
    this.markEmpty(!record);
    this.table.hidden = isEmpty;
    this.none.hidden = !isEmpty;
    const focused = document.activeElement?.closest?.("[data-pilot]")?.dataset.pilot;
    const rowOf = (pilot) => this.row(pilot, pilot === record);
    const away = pilots.filter(({ status }) => status === "archived");
    this.table
      .querySelector("tbody")
      .replaceChildren(...pilots.filter((each) => !away.includes(each)).map(rowOf));
    this.archive.querySelector("tbody").replaceChildren(...away.map(rowOf));
    this.archive.hidden = !away.length;
    this.archive.open ||= away.includes(record);
    this.archive.querySelector("summary").textContent = counted(away.length, "archived pilot");
    if (focused) this.querySelector(`[data-pilot="${focused}"]`)?.focus();
    this.undo.hidden = !desk.lastChange;
    this.undo.textContent = desk.lastChange ? `Undo: ${desk.lastChange}` : "Undo";
  }

  row(record, isCurrent) {
    const choose = button(record.title, () => desk.select(record.id), {
      class: "link-button",
      "data-pilot": record.id,
      ...(isCurrent ? { "aria-current": "true" } : {}),
    });
    const standing = status(record, this.framework, today());
    const cell = (label, ...parts) => make("td", { "data-label": label }, ...parts);
    return make(
      "tr",
      { class: isCurrent ? "pilots__current" : "" },
      cell("Pilot", choose),
      cell("Now", ...this.now(record, standing)),
      cell("Gates", this.gates(record)),
      cell("Next", this.next(standing)),
      cell("Proposed", say(this.framework, "outcomes", proposed(record, this.framework)).split(":")[0]),
      cell(
        "",
        this.states(record),
        button("Delete…", () => this.remove(record), {
          class: "link-button link-button--quiet",
          "aria-label": `Delete ${record.title}…`,
        }),
      ),
    );
  }

  /** Whether a pilot runs, is paused or put away. */
  states({ id, title, status = "running" }) {
    const change = () => {
      const chosen = select.value;
      desk.setStatus(id, chosen);
      this.status.textContent = `“${title}” is ${STATES[chosen].toLowerCase()}.`;
      this.querySelector(`[data-state-of="${id}"]`)?.focus();
    };
    const select = make("select", {
      class: "pilots__state",
      "data-state-of": id,
      "aria-label": `State of ${title}`,
      change,
    });
    select.append(...Object.entries(STATES).map(([value, words]) => make("option", { value }, words)));
    select.value = status;
    return select;
  }

  remove({ id, title }) {
    askDelete(id, () => {
      desk.remove(id);
      this.status.textContent = `Deleted “${title}”. Undo brings it back while this page is open.`;
      this.undo.focus();
    });
  }

  /** Where a pilot stands by the portfolio's rules, and that it is undecided where its day has passed. */
  now({ start }, { state, place, step, flags }) {
    const words = place === "before" ? `Starts on ${shown(start)}` : step;
    const undecided = isUndecided(flags)
      ? [" ", make("strong", { class: "pilots__overdue" }, flags[0].message)]
      : [];
    return [state === "running" ? words : STATES[state], ...undecided];
  }

  gates(record) {
    const whole = wholePilot(record);
    const open = GATES.filter((gate) => !judge(whole, gate, this.framework).length);
    return open.length ? `${open.length} of ${GATES.length} open` : "None open";
  }

  next({ next }) {
    return next ? `${shown(next.day)}: ${next.title}` : "Nothing planned";
  }
}

customElements.define("pilot-list", PilotList);
