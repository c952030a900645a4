/** `<template-tools>`: how much of a template is filled, what a pilot can fill, and taking it along. */

import { takeAlong } from "../documents/take-along.js";
import { agreeing, counted } from "../ground/counted.js";
import { button, make } from "../ground/dom.js";
import { served } from "../kept/served.js";
import { NO_PILOT, SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";
import { documentOf } from "./document.js";
import { factFor } from "./facts.js";
import { keyOf, store } from "./filled.js";

const FIELDS = "template-field, template-table, unit-costs";
const FAILED = "What is needed for this did not load. Check your connection and try again.";

class TemplateTools extends HTMLElement {
  connectedCallback() {
    this.pilots = openStore(SPACES.pilots);
    this.append(make("p", { class: "take-title" }, "Your answers"));
    this.append(this.querySelector("template").content.cloneNode(true));
    this.standing = this.querySelector(".fill-in__standing");
    this.from = this.querySelector(".fill-in__from");
    this.status = this.querySelector("[role=status]");
    this.undo = button("Undo", () => this.takeBack());
    const read = () => {
      const isLoose = served.pilot === NO_PILOT;
      const [name, heading] = ["template", "heading"].map((part) => this.getAttribute(part));
      return {
        name: isLoose ? name : `${served.pilot}-${name}`,
        blocks: documentOf(heading, this.fields(), isLoose ? null : served.title),
      };
    };
    this.status.before(takeAlong(read, { label: "Take them along:", print: () => print() }));
    this.querySelector(".tool__buttons").append(this.undo);
    this.from.querySelector("button").addEventListener("click", () => this.prefill());
    this.refresh = () => this.show();
    store.addEventListener("change", this.refresh);
    served.addEventListener("change", this.refresh);
    this.pilots.addEventListener("change", this.refresh);
    this.show();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this.refresh);
    served.removeEventListener("change", this.refresh);
    this.pilots.removeEventListener("change", this.refresh);
  }

  /** Return the page's fields, as they say themselves what they are. */
  fields() {
    return [...document.querySelectorAll(FIELDS)].map((element) => {
      const row = element.querySelector("template[data-row]")?.content;
      const columns = row ? [...row.querySelectorAll("[data-field]")] : [];
      return {
        element,
        ...Object.fromEntries(
          ["section", "heading", "field", "label", "kind"].map((name) => [name, element.getAttribute(name)]),
        ),
        choices: [...element.querySelectorAll("input[type=radio]")].map(({ value }) => value).filter(Boolean),
        columns: columns.map(({ dataset }) => dataset.field),
        columnLabels: columns.map((column) => column.closest("label").textContent.trim()),
      };
    });
  }

  show() {
    const fields = [...document.querySelectorAll(FIELDS)];
    const filled = fields.filter((element) => store.get(keyOf(element))).length;
    this.standing.textContent = filled
      ? `${filled} of ${counted(fields.length, "field")} ${agreeing(filled, "is", "are")} filled in. What you write stays in this browser.`
      : `Fill it in here: ${counted(fields.length, "field")}. What you write stays in this browser.`;
    this.undo.hidden = !store.lastChange;
    this.undo.textContent = store.lastChange ? `Undo: ${store.lastChange}` : "Undo";
    this.from.hidden = served.pilot === NO_PILOT;
  }

  takeBack() {
    const words = store.lastChange;
    store.undo();
    this.status.textContent = `Taken back: ${words}.`;
  }

  /** Fill the fields that are empty; nothing that the reader wrote is changed. */
  async prefill() {
    const { record } = served;
    if (!record) return;
    try {
      const { loadFramework } = await import("../rules/pilot/framework.js");
      const framework = await loadFramework();
      if (served.pilot !== record.id) return;
      const patch = {};
      for (const field of this.fields()) {
        const fact = factFor(field, record, framework);
        const key = keyOf(field.element);
        if (fact && !store.get(key)) patch[key] = fact;
      }
      const count = Object.keys(patch).length;
      store.change(`Filled from “${record.title}”`, () => patch);
      this.status.textContent = count
        ? `Filled ${counted(count, "field")} from “${record.title}”. What you had written is unchanged.`
        : `“${record.title}” says nothing that is not written here already.`;
    } catch {
      this.status.textContent = FAILED;
    }
  }
}

customElements.define("template-tools", TemplateTools);
