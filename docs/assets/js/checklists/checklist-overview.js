/**
 * `<checklist-overview>`: says on the cards of the checklists how far each one is, and how far all of
 * them are together. A card carries the ids of its items, the ones that block the gate apart.
 */
import { make } from "../ground/dom.js";
import { openServed } from "../kept/of-pilot.js";
import { served } from "../kept/served.js";
import { NO_PILOT, SPACES } from "../kept/spaces.js";
import "../controls/pilot-bar.js";
import "../kept/store-notice.js";
import { countWords, gateWords, sum, tally } from "./ticks.js";

const itemsOf = (ids = "") =>
  ids
    .split(" ")
    .filter(Boolean)
    .map((id) => ({ id }));

class ChecklistOverview extends HTMLElement {
  connectedCallback() {
    this.store = openServed(SPACES.checklists);
    this.said = make("p", { class: "check-progress", role: "status" });
    this.append(make("store-notice", { space: "checklists" }), this.said);
    this.cards = [...document.querySelectorAll(".card__progress")].map((line) => ({
      line,
      id: line.dataset.checklist,
      gate: itemsOf(line.dataset.gateItems),
      items: [...itemsOf(line.dataset.gateItems), ...itemsOf(line.dataset.items)],
    }));
    this.store.addEventListener("change", () => this.show());
    this.show();
  }

  show() {
    const get = (id) => this.store.get(id);
    const counts = this.cards.map(({ line, id, gate, items }) => {
      const count = tally(id, items, get);
      const gateCount = tally(id, gate, get);
      line.hidden = count.open === count.all;
      line.textContent = gate.length ? gateWords(gateCount) : countWords(count);
      return count;
    });
    const all = sum(counts);
    const none = `Nothing is ticked ${served.pilot === NO_PILOT ? "in this browser" : "for this pilot"} yet.`;
    this.said.textContent = all.open === all.all ? none : `In all lists, ${countWords(all)}`;
  }
}

customElements.define("checklist-overview", ChecklistOverview);
