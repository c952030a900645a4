/** `<pilot-rows data-path="criteria">`: a list of a pilot's record, such as its criteria or its systems. */
import { CRITERIA } from "./criteria.js";
import { Rows } from "./rows.js";

/** What a list does beyond what every list does, by its path. */
const OWN = {
  criteria: CRITERIA,
  risks: { shownIn: ({ state = "open" }, field) => (field === "state" ? state : undefined) },
};

class PilotRows extends Rows {
  get own() {
    return OWN[this.path] ?? {};
  }

  build() {
    super.build();
    this.own.build?.(this);
  }

  along(record, entry) {
    return this.own.along?.(record, entry) ?? super.along(record, entry);
  }

  without(record, entry) {
    return this.own.without?.(record, entry) ?? super.without(record, entry);
  }

  takenIds(record) {
    return this.own.takenIds?.(record) ?? super.takenIds(record);
  }

  written(record, at, field, value) {
    const written = super.written(record, at, field, value);
    return this.own.written?.(written, this.entries(record)[at], field) ?? written;
  }

  shownIn(entry, field) {
    return this.own.shownIn?.(entry, field) ?? super.shownIn(entry, field);
  }

  show(record) {
    super.show(record);
    this.own.show?.(this, record);
  }

  showRow(row, entry, _at, record) {
    this.own.showRow?.(row, entry, record);
  }
}

customElements.define("pilot-rows", PilotRows);
