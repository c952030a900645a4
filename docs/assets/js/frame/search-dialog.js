/**
 * `<search-dialog>`: the search over any page, opened by its triggers, by Ctrl-K or Cmd-K, and by `/`
 * unless the reader has switched that off. The triggers are links to the search page, so they work
 * before this code has loaded.
 *
 * The switch is kept in this browser for this site alone, whose folder is part of the key; scheme.js
 * reads it before the page is drawn.
 */
const SLASH_KEY = `playbook.slash:${new URL("../../../", import.meta.url).pathname}`;
const OFF = "off";
const WRITTEN_IN = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [role=textbox]";

/** Whether a key goes into what the reader is writing, also inside an element's own tree. */
const isTyping = (event) => {
  const [target] = event.composedPath();
  return (
    event.isComposing ||
    (target instanceof HTMLElement && (target.isContentEditable || target.matches(WRITTEN_IN)))
  );
};

/** An event that a browser fills a field with may call itself a key and name none. */
const keyOf = ({ key }) => (typeof key === "string" ? key.toLowerCase() : "");

const opensElsewhere = (event) =>
  event.type === "click" && (event.button || event.ctrlKey || event.metaKey || event.shiftKey);

class SearchDialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.field = this.querySelector("input[type=search]");
    this.box = this.querySelector("input[type=checkbox]");
    this.triggers = [...document.querySelectorAll("[data-search-trigger]")];
    for (const trigger of this.triggers) {
      trigger.setAttribute("aria-haspopup", "dialog");
      trigger.addEventListener("click", (event) => opensElsewhere(event) || this.open(event));
    }
    addEventListener("keydown", (event) => this.isShortcut(event) && this.open(event));
    addEventListener("storage", ({ key, newValue }) => key === SLASH_KEY && this.take(newValue));
    this.box.addEventListener("change", () => this.change());
    this.dialog.addEventListener("click", ({ target }) => {
      const isLink = target instanceof Element && target.closest("a");
      if (target === this.dialog || isLink) this.dialog.close();
    });
    this.show();
  }

  /** Whether a lone `/` opens the search. */
  get hasSlash() {
    return document.documentElement.dataset.slash !== OFF;
  }

  isShortcut(event) {
    const isControl = event.ctrlKey || event.metaKey;
    const key = keyOf(event);
    if (key === "k") return isControl && !event.altKey && !event.shiftKey;
    if (key !== "/" || !this.hasSlash || event.defaultPrevented) return false;
    return !isControl && !event.altKey && !isTyping(event);
  }

  open(event) {
    event.preventDefault();
    if (!this.dialog.open) this.dialog.showModal();
    this.field.focus();
    this.field.select();
  }

  change() {
    const chosen = this.box.checked ? null : OFF;
    this.take(chosen);
    try {
      if (chosen) localStorage.setItem(SLASH_KEY, chosen);
      else localStorage.removeItem(SLASH_KEY);
    } catch {
      // Storage is off or full: the choice holds for this page.
    }
  }

  take(chosen) {
    if (chosen === OFF) document.documentElement.dataset.slash = OFF;
    else delete document.documentElement.dataset.slash;
    this.show();
  }

  show() {
    this.box.checked = this.hasSlash;
    const keys = `${this.hasSlash ? "/ " : ""}Control+K Meta+K`;
    for (const trigger of this.triggers) trigger.setAttribute("aria-keyshortcuts", keys);
  }
}

customElements.define("search-dialog", SearchDialog);
