/** `<readiness-answer question="current-state">`: the answer to one question, and its judgement. */
import { bind, fill, refill } from "../controls/binding.js";
import { answers } from "./answers.js";

class ReadinessAnswer extends HTMLElement {
  connectedCallback() {
    const question = this.getAttribute("question");
    this.append(this.querySelector("template").content.cloneNode(true));
    const read = (field) => answers.get(question)?.[field];
    bind(this, { write: (field, value) => answers.write(question, field, value) });
    this.show = (event) => (event?.detail.isOther ? refill : fill)(this, read);
    answers.addEventListener("change", this.show);
    this.show();
  }

  disconnectedCallback() {
    answers.removeEventListener("change", this.show);
  }
}

customElements.define("readiness-answer", ReadinessAnswer);
