/** `<template-field>`: one field of a template, filled in on its page. */
import { bind, fill, refill } from "../controls/binding.js";
import { keep, keyOf, store } from "./filled.js";

export class TemplateField extends HTMLElement {
  connectedCallback() {
    this.key = keyOf(this);
    this.label = this.getAttribute("label");
    this.append(this.querySelector("template").content.cloneNode(true));
    this.prepare();
    this.refresh = ({ detail }) => {
      if (detail.from === "switch") this.showOther();
      else if (detail.ids.has(this.key)) this.show();
    };
    store.addEventListener("change", this.refresh);
    this.show();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this.refresh);
  }

  prepare() {
    bind(this, {
      write: (part, value) => keep(this.key, part, value, `Changed “${this.label}”`, this.key),
    });
  }

  /** Show what another pilot has: nothing of this one's stays. */
  showOther() {
    refill(this, (part) => store.get(this.key)?.[part]);
  }

  show() {
    fill(this, (part) => store.get(this.key)?.[part]);
  }
}

customElements.define("template-field", TemplateField);
