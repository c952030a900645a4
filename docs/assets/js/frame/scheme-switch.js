/** A button that changes between light and dark colours, and keeps the choice in this browser. */
const KEY = "playbook.scheme";
const system = matchMedia("(prefers-color-scheme: dark)");

class SchemeSwitch extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.change());
    system.addEventListener("change", () => this.show());
    addEventListener("storage", (event) => event.key === KEY && this.take(event.newValue));
    this.show();
  }

  get isDark() {
    const chosen = document.documentElement.dataset.scheme;
    return chosen ? chosen === "dark" : system.matches;
  }

  change() {
    const scheme = this.isDark ? "light" : "dark";
    this.take(scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // Storage is off or full: the choice holds for this page.
    }
  }

  take(scheme) {
    if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
    this.show();
  }

  show() {
    this.button.setAttribute("aria-pressed", String(this.isDark));
  }
}

customElements.define("scheme-switch", SchemeSwitch);
