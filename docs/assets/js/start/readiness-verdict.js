/** `<readiness-verdict>`: ready or not, what is missing and whom to ask, or the brief and the way on. */

import { toNodes } from "../documents/nodes.js";
import { takeAlong } from "../documents/take-along.js";
import { counted } from "../ground/counted.js";
import { mondayFrom, today } from "../ground/days.js";
import { make } from "../ground/dom.js";
import { siteAddress } from "../ground/site.js";
import { freshSlug } from "../ground/slug.js";
import { tidy } from "../ground/visible.js";
import { usedIds } from "../kept/belongings.js";
import { served } from "../kept/served.js";
import { briefBlocks } from "../rules/pilot/brief.js";
import { loadFramework } from "../rules/pilot/framework.js";
import { judge } from "../rules/pilot/judge.js";
import { setAt } from "../rules/pilot/record.js";
import { answers } from "./answers.js";

const OF_THE_QUESTIONS = ["answer-missing", "answer-weak"];
const FAILED = "The gate could not be loaded. Check your connection and reload; your answers are kept.";

class ReadinessVerdict extends HTMLElement {
  async connectedCallback() {
    try {
      this.framework = await loadFramework();
    } catch {
      this.append(make("p", { class: "state state--error", role: "alert" }, FAILED));
      return;
    }
    const [asks, ready] = ["asks", "ready"].map(
      (name) => this.querySelector(`template[data-${name}]`).content,
    );
    // Once all are answered, the rule of what happens otherwise would read as the verdict.
    this.rule = document.getElementById("gate-rule");
    this.asks = new Map([...asks.querySelectorAll("p")].map((line) => [line.dataset.question, line]));
    this.status = make("p", { class: "visually-hidden", role: "status" });
    this.open = make("div");
    this.ready = make("div", { hidden: true }, ready.cloneNode(true));
    this.append(this.status, this.open, this.ready);
    this.prepare();
    answers.addEventListener("change", () => this.show());
    this.show();
  }

  /** The pilot that is served, or the one that the answers would make. */
  get record() {
    return served.record ?? this.fresh;
  }

  get fresh() {
    return {
      version: 1,
      id: "pilot",
      title: this.pilotTitle,
      start: mondayFrom(today()),
      answers: answers.all,
    };
  }

  get pilotTitle() {
    return tidy(this.form?.elements.title.value ?? "") || "a pilot";
  }

  prepare() {
    this.form = this.ready.querySelector("form");
    this.form.elements.start.value = mondayFrom(today());
    this.workspace = this.ready.querySelector("[data-workspace]");
    const read = () => {
      const pilot = served.record ? `${served.pilot}-` : "";
      return { name: `${pilot}requirements-brief`, blocks: briefBlocks(this.record, this.framework) };
    };
    this.text = make("div", { class: "document" });
    this.showText = () => this.text.replaceChildren(...toNodes(read().blocks));
    const fold = make(
      "details",
      { class: "source document-fold", toggle: this.showText },
      make("summary", {}, "The requirements brief"),
      this.text,
    );
    this.ready.querySelector("[data-document]").append(fold, takeAlong(read));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.goOn();
    });
  }

  show() {
    const missing = judge(this.record, "readiness", this.framework).filter(({ code }) =>
      OF_THE_QUESTIONS.includes(code),
    );
    this.form.hidden = Boolean(served.record);
    this.workspace.hidden = !served.record;
    this.showText();
    this.open.hidden = !missing.length;
    this.ready.hidden = missing.length > 0;
    const count = counted(missing.length, "question is open", "questions are open");
    if (this.rule) this.rule.hidden = !missing.length;
    this.status.textContent = missing.length ? `Not ready: ${count}.` : "Ready: all five are answered.";
    this.open.replaceChildren(...(missing.length ? [this.shut(count, missing)] : []));
  }

  shut(count, missing) {
    return make(
      "section",
      { class: "gate gate--shut", "aria-label": "Not ready" },
      make("p", { class: "callout__kind" }, "Gate"),
      make("p", { class: "gate__title" }, `Not ready: ${count}`),
      make("ul", { class: "missing" }, ...missing.map((entry) => this.line(entry))),
    );
  }

  line({ message, about }) {
    const ask = this.asks.get(about)?.cloneNode(true);
    return make("li", {}, make("a", { href: `#${about}` }, message), ...(ask ? [ask] : []));
  }

  /** Put a pilot with these answers on the reader's desk, and go there. */
  goOn() {
    const owner = tidy(this.form.elements.owner.value);
    const start = this.form.elements.start.value;
    const id = freshSlug(this.pilotTitle, usedIds());
    const record = setAt({ ...this.fresh, id, start }, "owner.role", owner);
    if (!answers.takeOver(record)) {
      const words = make(
        "p",
        {},
        "This browser keeps nothing for the workspace to take over. Take the brief along as a file.",
      );
      this.form.append(make("div", { class: "state state--error", role: "alert" }, words));
      return;
    }
    location.assign(siteAddress(`pilot/#pilot=${id}`));
  }
}

customElements.define("readiness-verdict", ReadinessVerdict);
