/** `<copy-button for="id">`: copies the text of that element and says so. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    const source = document.getElementById(this.getAttribute("for"));
    try {
      await navigator.clipboard.writeText(source.textContent);
      this.say("Copied");
    } catch {
      this.select(source);
      this.say("Press Ctrl-C to copy the selected text");
    }
  }

  /** Open and select the text where the browser does not let a page write to the clipboard. */
  select(source) {
    source.closest("details")?.setAttribute("open", "");
    getSelection().selectAllChildren(source);
    source.scrollIntoView({ block: "nearest" });
  }

  say(words) {
    const status = this.querySelector("[role=status]");
    status.textContent = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (status.textContent = ""), 4000);
  }
}

customElements.define("copy-button", CopyButton);
