/**
 * `<failure-finder>`: ranks the failure modes by the signs that are ticked, or by what a role has to do,
 * and keeps the choice in the address, which never reaches a server.
 */
import { agreeing, counted } from "../ground/counted.js";
import { openOnPaper } from "../ground/paper.js";
import { rank, readChoice, writeChoice } from "./ranking.js";

class FailureFinder extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".diagnoses");
    this.modes = [...this.list.children];
    this.boxes = [...this.querySelectorAll("input[name=sign]")];
    this.roleField = this.querySelector("select[name=role]");
    this.status = this.querySelector(".finder__status");
    this.share = this.querySelector(".finder__share");
    for (const part of [...this.boxes, this.querySelector(".finder__role")]) part.hidden = false;
    this.addEventListener("change", () => this.choose());
    this.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    addEventListener("hashchange", () => this.readAddress());
    this.readAddress();
  }

  /** Take the choice from the address; a sign or a role that is not there any more is left out. */
  readAddress() {
    const { signs, role } = readChoice(location.hash);
    if (!signs.size && !role && location.hash) return;
    for (const box of this.boxes) box.checked = signs.has(box.value);
    this.roleField.value = role;
    if (this.roleField.selectedIndex < 0) this.roleField.value = "";
    this.show();
  }

  choose() {
    const signs = new Set(this.boxes.filter((box) => box.checked).map((box) => box.value));
    const fragment = writeChoice({ signs, role: this.roleField.value });
    history.replaceState(history.state, "", fragment || location.pathname + location.search);
    this.show();
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
    this.roleField.value = "";
    this.choose();
    this.roleField.focus();
  }

  show() {
    const focused = document.activeElement;
    const counts = this.modes.map((item) => ({
      item,
      id: item.dataset.mode,
      own: item.querySelectorAll("input:checked").length,
      pointing: this.pointingAt(item),
      duties: this.shareOf(item),
      total: Number(item.dataset.total),
    }));
    for (const duty of this.querySelectorAll("[data-role]")) {
      duty.classList.toggle("is-yours", duty.dataset.role === this.roleField.value);
    }
    const ranked = rank(counts.map((mode) => ({ ...mode, signs: mode.own + mode.pointing })));
    const order = [...ranked.fitting, ...ranked.others].map(({ item }) => item);
    if (order.some((item, at) => item !== this.list.children[at])) this.list.append(...order);
    for (const mode of ranked.fitting) this.explain(mode, ranked.isBySigns);
    for (const { item } of ranked.others) this.silence(item);
    this.querySelector("#finder-address").textContent = location.href;
    this.status.textContent = this.summary(ranked);
    this.share.hidden = !this.roleField.value && !this.boxes.some((box) => box.checked);
    if (focused !== document.activeElement && this.contains(focused)) focused.focus();
  }

  /** Return how many signs of other failure modes are ticked that are a sign of this one too. */
  pointingAt({ dataset }) {
    const points = ({ checked, dataset: own }) => checked && own.points?.split(" ").includes(dataset.mode);
    return this.boxes.filter(points).length;
  }

  /** Return how many of the things to do against a failure mode fall to the chosen role. */
  shareOf(item) {
    return Number(new URLSearchParams(item.dataset.shares).get(this.roleField.value) ?? 0);
  }

  explain({ item, own, pointing, duties, total }, isBySigns) {
    const all = item.querySelectorAll("input[name=sign]").length;
    const yours = duties
      ? `${duties} of ${counted(total, "thing")} to do against it ${agreeing(duties, "is", "are")} yours`
      : "";
    const others = pointing
      ? `${counted(pointing, "sign")} listed elsewhere that ${agreeing(pointing, "points", "point")} here too`
      : "";
    const ticked = [own ? `${own} of its ${counted(all, "sign")}` : "", others].filter(Boolean).join(" and ");
    const parts = [isBySigns && ticked ? `You ticked ${ticked}` : "", yours];
    const why = item.querySelector(".diagnosis__why");
    why.textContent = `${parts.filter(Boolean).join("; ")}.`;
    why.hidden = false;
    item.classList.add("diagnosis--fits");
  }

  silence(item) {
    item.querySelector(".diagnosis__why").hidden = true;
    item.classList.remove("diagnosis--fits");
  }

  summary({ fitting, isBySigns }) {
    if (!fitting.length) return "Nothing is ticked yet: all five stand in the framework's order.";
    const names = fitting.map(({ item }) => item.querySelector(".diagnosis__title").textContent.trim());
    const fit = counted(fitting.length, "failure mode fits", "failure modes fit");
    return isBySigns ? `${fit}: ${names.join("; ")}.` : `Your part lies in: ${names.join("; ")}.`;
  }
}

customElements.define("failure-finder", FailureFinder);

openOnPaper(".diagnosis details");
