/** `<page-contents>`: marks the heading that the reader has reached in the page's contents. */
class PageContents extends HTMLElement {
  connectedCallback() {
    this.links = new Map(
      [...this.querySelectorAll("a[href^='#']")].map((link) => [
        document.getElementById(decodeURIComponent(link.hash.slice(1))),
        link,
      ]),
    );
    this.headings = [...this.links.keys()].filter(Boolean);
    this.observer = new IntersectionObserver(() => this.mark(), { rootMargin: "0px 0px -70% 0px" });
    for (const heading of this.headings) this.observer.observe(heading);
    this.mark();
  }

  disconnectedCallback() {
    this.observer.disconnect();
  }

  mark() {
    const line = innerHeight * 0.3;
    const reached = this.headings.filter((heading) => {
      const isShown = heading.getClientRects().length > 0;
      return isShown && heading.getBoundingClientRect().top <= line;
    });
    const current = reached.at(-1);
    for (const [heading, link] of this.links) {
      if (heading === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
}

customElements.define("page-contents", PageContents);
