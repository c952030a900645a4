/** `<readiness-answer question="current-state">`: the answer to one question, and its judgement. */
import { bind, fill } from "../controls/binding.js";
import { answer, store } from "./answers.js";

class ReadinessAnswer extends HTMLElement {
  connectedCallback() {
    const question = this.getAttribute("question");
    this.append(this.querySelector("template").content.cloneNode(true));
    const read = (field) => store.get(question)?.[field];
    bind(this, { write: (field, value) => answer(question, field, value) });
    this.show = () => fill(this, read);
    store.addEventListener("change", this.show);
    this.show();
  }

  disconnectedCallback() {
    store.removeEventListener("change", this.show);
  }
}

customElements.define("readiness-answer", ReadinessAnswer);
