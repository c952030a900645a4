/** `<pilot-waivers>`: missing evidence that the business owner lets pass, and the form to say so. */
import { shown, today } from "../ground/days.js";
import { button, make } from "../ground/dom.js";
import { tidy } from "../ground/visible.js";
import { isByOwner } from "../rules/pilot/evidence.js";
import { setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { PilotPart } from "./part.js";
import { aboutOf, isWaived, saidOfWaiver, WAIVABLE } from "./waivers.js";

/** Return the button that stands beside missing evidence, where it may be let pass. */
export const waiverButton = (record, missing) => {
  if (!(missing.code in WAIVABLE) || isWaived(record, missing)) return [];
  const ask = ({ currentTarget }) => document.querySelector("pilot-waivers").ask(missing, currentTarget);
  const attributes = { class: "link-button link-button--quiet missing__waive" };
  return [" ", button("Let it pass, with a reason", ask, attributes)];
};

const NOT_OWNER = "This does not count: only the business owner can let it pass.";

class PilotWaivers extends PilotPart {
  build() {
    this.form = this.querySelector("form");
    this.list = this.querySelector(".waivers__list");
    this.given = this.querySelector(".waivers__given");
    this.status = this.querySelector("[role=status]");
    this.fault = this.querySelector("[role=alert]");
    this.form.addEventListener("input", () => this.accept());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.waive();
    });
    this.form.addEventListener("keydown", ({ key }) => key === "Escape" && this.cancel());
    this.querySelector("[data-cancel]").addEventListener("click", () => this.cancel());
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  /** Open the form for something missing; `from` is the button that asked. */
  ask(missing, from) {
    this.asked = { code: missing.code, about: aboutOf(desk.record, missing), from };
    const owner = desk.record.owner?.role ?? "";
    this.form.querySelector("legend").textContent = missing.message;
    this.form.querySelector("[data-who]").textContent = owner
      ? `Only the business owner can let it pass: ${owner}.`
      : "Only the business owner can let it pass, and nobody is named yet.";
    this.field("reason").value = "";
    this.field("by").value = owner;
    this.field("on").value = today();
    this.accept();
    this.form.hidden = false;
    this.field("reason").focus({ preventScroll: true });
    this.form.scrollIntoView({ block: "center" });
  }

  cancel() {
    this.form.hidden = true;
    const { from } = this.asked;
    // The list of what is missing may have been made again since.
    (from.isConnected ? from : document.querySelector("pilot-gates a"))?.focus();
  }

  waive() {
    const [reason, by, on] = ["reason", "by", "on"].map((name) => tidy(this.field(name).value));
    if (!reason || !by) return;
    if (!isByOwner(by, desk.record)) {
      this.refuse();
      return;
    }
    const { code, about } = this.asked;
    const made = { code, ...(about ? { about } : {}), reason, by, ...(on ? { on } : {}) };
    desk.change(`Let pass: ${WAIVABLE[code]}`, (record) =>
      setAt(record, "waivers", [...(record.waivers ?? []), made]),
    );
    this.form.hidden = true;
    this.status.textContent = "Let pass. The memo prints the reason.";
    this.list.lastElementChild?.querySelector("button").focus();
  }

  /** Say that somebody else than the owner can't let it pass; the form stays as it is. */
  refuse() {
    const owner = desk.record.owner?.role;
    this.fault.textContent = owner
      ? `Only the business owner can let it pass. The record names this position: ${owner}.`
      : "Name the business owner first, under “What production requires”; only the owner can let it pass.";
    this.field("by").setAttribute("aria-invalid", "true");
    this.field("by").focus();
  }

  accept() {
    this.fault.textContent = "";
    this.field("by").removeAttribute("aria-invalid");
  }

  remove(at, waiver) {
    desk.change("Removed a waiver", (record) =>
      setAt(
        record,
        "waivers",
        record.waivers.filter((each, place) => place !== at || each.code !== waiver.code),
      ),
    );
    this.status.textContent = "Removed. The evidence is missing again.";
    const next = this.list.children[at] ?? this.list.lastElementChild;
    (next?.querySelector("button") ?? document.querySelector("pilot-gates a"))?.focus();
  }

  show(record) {
    const waivers = record.waivers ?? [];
    this.given.hidden = !waivers.length;
    this.list.replaceChildren(...waivers.map((waiver, at) => this.entry(record, waiver, at)));
  }

  entry(record, waiver, at) {
    const said = saidOfWaiver(record, waiver);
    return make(
      "li",
      { class: "waiver" },
      make("p", {}, make("strong", {}, said)),
      make("p", {}, waiver.reason),
      ...(isByOwner(waiver.by, record) ? [] : [make("p", { class: "row__fault" }, NOT_OWNER)]),
      make(
        "p",
        { class: "waiver__by" },
        `${waiver.by}${waiver.on ? `, ${shown(waiver.on)}` : ""} `,
        button("Remove", () => this.remove(at, waiver), {
          class: "link-button link-button--quiet",
          "aria-label": `Remove the waiver: ${said}`,
        }),
      ),
    );
  }
}

customElements.define("pilot-waivers", PilotWaivers);
