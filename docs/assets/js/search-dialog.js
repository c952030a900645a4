/**
 * `<search-dialog>`: the search over any page, opened by its triggers, by `/` and by Ctrl-K. The
 * triggers are links to the search page, so they work before this code has loaded.
 */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select"));

const opensElsewhere = (event) =>
  event.type === "click" && (event.button || event.ctrlKey || event.metaKey || event.shiftKey);

class SearchDialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.field = this.querySelector("input");
    for (const trigger of document.querySelectorAll("[data-search-trigger]")) {
      trigger.setAttribute("aria-haspopup", "dialog");
      trigger.setAttribute("aria-keyshortcuts", "/ Control+K");
      trigger.addEventListener("click", (event) => opensElsewhere(event) || this.open(event));
    }
    addEventListener("keydown", (event) => this.isShortcut(event) && this.open(event));
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog || event.target.closest("a")) this.dialog.close();
    });
  }

  isShortcut(event) {
    const control = event.ctrlKey || event.metaKey;
    if (event.key.toLowerCase() === "k") return control;
    return event.key === "/" && !control && !event.altKey && !isTyping(event.target);
  }

  open(event) {
    event.preventDefault();
    if (!this.dialog.open) this.dialog.showModal();
    this.field.focus();
    this.field.select();
  }
}

customElements.define("search-dialog", SearchDialog);
