/**
 * Was somebody there? One answer fills in who tells it and their tie, which the file holds as two fields.
 *
 * The two are shown themselves only where they contradict each other, as an opened file may have it. What
 * another answer makes needless stays in its place, out of sight and out of the file.
 */
import { isContrary, stanceOf } from "../rules/retrospective/stance.js";

export class Stances {
  constructor(root, fields) {
    this.fields = fields;
    this.set = root.querySelector("[data-stance]");
    this.counts = root.querySelector("[data-stance-counts]");
    this.waits = root.querySelector("[data-waits]");
    this.radios = [...this.set.querySelectorAll("input")];
    const ask = (name) => root.querySelector(`.part > [data-ask=${name}]`);
    Object.assign(this, { record: ask("record"), contributor: ask("contributor"), sources: ask("sources") });
    this.tie = this.contributor.querySelector("[data-ask=tie]");
    this.offered = this.radios.map((radio) => ({
      word: radio.value,
      record: radio.dataset.record,
      tie: radio.dataset.tie ?? "",
      counts: radio.dataset.counts,
      isSourced: "sourced" in radio.dataset,
    }));
    this.set.addEventListener("change", ({ target }) => this.choose(target.value));
  }

  /** Whether what is told has to name what was published. */
  get isSourced() {
    return Boolean(this.stance?.isSourced);
  }

  choose(word) {
    const chosen = this.offered.find((one) => one.word === word);
    if (!chosen) return;
    const { record, tie, isSourced } = chosen;
    this.record.querySelector("select").value = record;
    this.contributor.toggleAttribute("data-out", !tie);
    if (tie) this.tie.querySelector("select").value = tie;
    if (isSourced) this.fields.lists.get(this.sources).begin();
  }

  /** Nothing is left out of what is filled in. */
  reset() {
    this.contributor.removeAttribute("data-out");
  }

  /** Take the answer from the data; what is wrong with the two fields is then said here. */
  take(data) {
    this.isContrary = isContrary(data, this.offered);
    this.stance = this.isContrary ? undefined : stanceOf(data, this.offered);
    if (this.isContrary) return;
    for (const path of ["record", "contributor", "contributor/tie"]) {
      if (path !== "contributor" || !data.contributor?.note) this.fields.places.set(path, this.set);
    }
  }

  show(data, version) {
    const { stance, isContrary: isShown } = this;
    for (const radio of this.radios) radio.checked = radio.value === stance?.word;
    const counts = stance ? stance.counts : "";
    if (this.counts.textContent !== counts) this.counts.textContent = counts;
    this.record.hidden = !isShown;
    this.tie.hidden = !isShown;
    const hasTie = Boolean(stance?.tie) && (version === "full" || Boolean(data.contributor?.note));
    this.contributor.hidden = !(isShown || hasTie);
    const isWaiting = !(stance || isShown || data.sources);
    this.waits.hidden = !isWaiting;
    if (isWaiting) this.sources.hidden = true;
  }
}
