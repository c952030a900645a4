/**
 * `<facet-list>`: narrows and sorts a list by facets and words, and keeps the state in the address.
 *
 * The entries are those of a list or the rows of a table.
 *
 * The page holds the first entries and every count, so nothing is loaded before the reader chooses
 * something. Then `rows.json` says which values each entry has, by the entry's place in the list;
 * entries that the page does not hold are built from its `<template>` with texts that are loaded in
 * parts, as far as they are shown.
 */
const ROOT = new URL("../../../", import.meta.url);
const PAGE_SIZE = 50;
const OWN_ORDER = "";
const ROOMY = matchMedia("(width >= 76rem)");

class NotLoaded extends Error {}

/** Whether a row has one of the values that are chosen of a facet. */
const fits = ({ wanted, rows }, row) => !wanted.size || rows[row].some((value) => wanted.has(value));

/** Count a row for each of its values. */
const countRow = ({ rows, counts }, row) => {
  for (const value of rows[row]) counts[value] += 1;
};

class FacetList extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector("[role=status]");
    this.list = this.querySelector(".facet-list__entries > ul, .facet-list__entries tbody");
    this.unnarrowed = this.status.textContent;
    this.held = [...this.list.children];
    this.isWhole = this.held.length >= Number(this.getAttribute("count"));
    this.pageSize = this.isWhole ? this.held.length : PAGE_SIZE;
    this.texts = this.held.map((entry) => entry.textContent.toLowerCase());
    this.known = [];
    this.parts = new Map();
    this.more = this.appendChild(this.makeMore());
    this.form.hidden = false;
    this.clear = this.form.querySelector(".facets__clear");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.choose());
    this.form.addEventListener("reset", () => setTimeout(() => this.choose()));
    this.more.hidden = this.isWhole;
    this.more.addEventListener("click", () => this.update(this.list.children.length + PAGE_SIZE));
    this.readAddress();
    this.clear.hidden = !location.search;
    if (location.search) this.update();
  }

  /** Take the state from the address; a value that is not there any more is left out. */
  readAddress() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.form.elements.namedItem(name);
      if (name === "q" || name === "sort") field.value = value;
      else this.check(name, value);
    }
    if (this.form.elements.sort.selectedIndex < 0) this.form.elements.sort.value = OWN_ORDER;
    this.form.querySelector(".facets__fold").open = ROOMY.matches;
    for (const facet of this.form.querySelectorAll("[data-facet]")) {
      facet.open = this.chosen(facet.dataset.facet).length > 0;
    }
  }

  check(name, value) {
    for (const box of this.boxes(name)) box.checked ||= box.value === value;
  }

  writeAddress() {
    const state = new URLSearchParams(new FormData(this.form));
    for (const name of ["q", "sort"]) if (!state.get(name)) state.delete(name);
    const address = new URL(location.href);
    address.search = state;
    history.replaceState(history.state, "", address);
    this.clear.hidden = !address.search;
  }

  boxes(name) {
    return [...this.form.querySelectorAll("input[type=checkbox]")].filter((box) => box.name === name);
  }

  chosen(name) {
    return this.boxes(name)
      .filter((box) => box.checked)
      .map((box) => box.value);
  }

  get words() {
    return this.form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  choose() {
    this.writeAddress();
    this.update();
  }

  async update(size = this.pageSize) {
    const turn = Symbol("turn");
    this.turn = turn;
    this.list.ariaBusy = "true";
    try {
      this.rows ??= await this.load("rows.json");
      if (this.words.length) await this.loadTexts();
      if (turn !== this.turn) return;
      const found = this.find();
      const shown = await this.entries(found.slice(0, size));
      if (turn !== this.turn) return;
      this.show(found, shown, size);
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      if (turn === this.turn) this.showFailure();
    }
  }

  /** Return the entries that hold every word that was typed. */
  worded() {
    const { words } = this;
    const all = Array.from({ length: this.rows.count }, (_, row) => row);
    return all.filter((row) => words.every((word) => this.texts[row].includes(word)));
  }

  /** Return the facets with the values that are chosen of each, and a count of 0 for all. */
  uncounted() {
    return Object.entries(this.rows.facets).map(([name, facet]) => ({
      rows: facet.rows,
      wanted: new Set(this.chosen(name).map((value) => facet.values.indexOf(value))),
      counts: facet.values.map(() => 0),
      boxes: this.boxes(name),
      name,
    }));
  }

  /** Find the entries that fit; count for each value how many would fit if it were chosen too. */
  find() {
    const facets = this.uncounted();
    const found = [];
    for (const row of this.worded()) {
      const against = facets.filter((facet) => !fits(facet, row));
      if (!against.length) found.push(row);
      // A facet counts the entries that every other facet lets through.
      for (const facet of facets) if (against.every((other) => other === facet)) countRow(facet, row);
    }
    for (const facet of facets) this.showCounts(facet);
    return this.sorted(found);
  }

  sorted(found) {
    const ranks = this.rows.orders[this.form.elements.sort.value];
    if (!ranks) return found;
    return found.sort((a, b) => (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity) || a - b);
  }

  showCounts({ name, counts, boxes }) {
    boxes.forEach((box, value) => {
      const label = box.closest("label");
      label.querySelector("[data-count]").textContent = counts[value].toLocaleString("en");
      label.classList.toggle("facet__value--none", !counts[value] && !box.checked);
    });
    const chosen = boxes.filter((box) => box.checked).length;
    this.form.querySelector(`[data-facet="${name}"] .facet__chosen`).textContent = chosen || "";
  }

  show(found, shown, size) {
    this.list.ariaBusy = "false";
    this.list.replaceChildren(...shown);
    const noun = this.getAttribute("noun");
    const count = found.length.toLocaleString("en");
    const of = this.rows.count.toLocaleString("en");
    const nouns = this.getAttribute("plural") || `${noun}s`;
    if (found.length === this.rows.count) this.status.textContent = this.unnarrowed;
    else if (found.length) this.status.textContent = `${count} of ${of} ${nouns}`;
    else this.status.textContent = `No ${noun} has all of this. Take one choice back, or show all.`;
    this.more.hidden = found.length <= size;
  }

  showFailure() {
    this.list.ariaBusy = "false";
    this.status.textContent =
      "The list could not be narrowed: its data did not load. Check your connection and choose again.";
  }

  async entries(rows) {
    const isMissing = (row) => !this.held[row] && !this.known[row];
    const missing = new Set(rows.filter(isMissing).map((row) => this.partOf(row)));
    await Promise.all([...missing].map((part) => this.loadPart(part)));
    return rows.map((row) => (this.held[row] ??= this.build(this.known[row])));
  }

  partOf(row) {
    return Math.floor(row / this.rows.part);
  }

  /** Load the words of every entry that the page does not hold. */
  async loadTexts() {
    if (this.isWhole) return;
    const parts = this.partOf(this.rows.count - 1) + 1;
    await Promise.all(Array.from({ length: parts }, (_, part) => this.loadPart(part)));
  }

  loadPart(part) {
    if (!this.parts.has(part)) {
      const loading = this.load(`${part}.json`).then((entries) => this.hold(part, entries));
      loading.catch(() => this.parts.delete(part));
      this.parts.set(part, loading);
    }
    return this.parts.get(part);
  }

  hold(part, entries) {
    entries.forEach((entry, place) => {
      const row = part * this.rows.part + place;
      const { title, organisation, outcome_label: outcome, summary, facts } = entry;
      this.known[row] = entry;
      this.texts[row] ??= [title, organisation, outcome, summary, ...facts].join(" ").toLowerCase();
    });
  }

  build(entry) {
    const made = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const slot = (name) => made.querySelector(`[data-slot=${name}]`);
    for (const name of ["title", "organisation", "outcome_label", "summary"]) {
      slot(name).textContent = entry[name];
    }
    slot("title").href = new URL(entry.address, ROOT);
    slot("outcome_label").className = `outcome outcome--${entry.outcome}`;
    slot("facts").replaceChildren(
      ...entry.facts.map((fact) => Object.assign(document.createElement("span"), { textContent: fact })),
    );
    return made;
  }

  async load(file) {
    const address = new URL(`assets/lists/${this.getAttribute("name")}/${file}`, ROOT);
    const answer = await fetch(address).catch((cause) => {
      throw new NotLoaded(address, { cause });
    });
    if (!answer.ok) throw new NotLoaded(address);
    return answer.json();
  }

  makeMore() {
    const button = document.createElement("button");
    button.className = "button facet-list__more";
    button.type = "button";
    button.hidden = true;
    button.textContent = `Show ${PAGE_SIZE} more`;
    return button;
  }
}

customElements.define("facet-list", FacetList);
