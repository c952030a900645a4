/** `<page-address>`: writes the page's own address, so that a citation copies with it. */
class PageAddress extends HTMLElement {
  connectedCallback() {
    this.textContent = `${location.origin}${location.pathname}`;
  }
}

customElements.define("page-address", PageAddress);
