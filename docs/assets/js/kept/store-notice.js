/**
 * `<store-notice space="checklists">`: says in words when the browser can't keep what is entered,
 * and offers what could not be read as a file.
 */
import { button, make } from "../ground/dom.js";
import { download, today } from "../ground/files.js";
import { SPACES } from "./spaces.js";
import { openStore } from "./store.js";

class StoreNotice extends HTMLElement {
  get store() {
    const name = /** @type {keyof typeof SPACES} */ (this.getAttribute("space"));
    return openStore(SPACES[name]);
  }

  show = () => this.replaceChildren(...this.parts());

  connectedCallback() {
    this.setAttribute("role", "alert");
    this.store.addEventListener("fault", this.show);
    this.show();
  }

  disconnectedCallback() {
    this.store.removeEventListener("fault", this.show);
  }

  parts() {
    const { fault, space } = this.store;
    if (!fault) return [];
    const said = make("div", { class: "state state--error" }, make("p", {}, fault.words));
    const { text } = fault;
    if (text !== null) {
      const save = () => download(`${space.name}-damaged-${today()}.txt`, "text/plain", text);
      said.append(button("Download the damaged data", save));
    }
    return [said];
  }
}

customElements.define("store-notice", StoreNotice);
