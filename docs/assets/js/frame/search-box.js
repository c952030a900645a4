/**
 * `<search-box>`: a search field with its results, grouped by kind. Used on the search page, where
 * the question stands in the address, and inside the search dialog. Nothing is loaded before the
 * reader types.
 */
const ROOT = new URL("../../../", import.meta.url);
const PAGE_SIZE = 12;
/** As many milliseconds without a further letter, and a search begins. */
const PAUSE = 150;
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/** Load what finds pages once, when somebody searches. */
let loading = null;
const openedEngine = () => {
  loading ??= import(new URL("assets/js/frame/search-engine.js", ROOT)).then((code) => code.openEngine());
  loading.catch(() => (loading = null));
  return loading;
};

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));

/**
 * Pagefind marks what matched as HTML; keep its text and its marks, and nothing else. It cuts a
 * number of words out of the page, so a sentence may begin before and go on after them.
 */
const excerpt = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const line = element("p", "result__excerpt");
  for (const node of parsed.body.childNodes) {
    if (node.nodeName === "MARK") line.append(element("mark", "", node.textContent));
    else line.append(node.textContent);
  }
  const text = line.textContent.trim();
  if (/^\p{Ll}/u.test(text)) line.prepend("… ");
  if (!/[.!?]$/.test(text)) line.append(" …");
  return line;
};

const element = (name, className = "", text = "") => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

/** The part of a page in which the words weigh most; Pagefind names parts in the order of the page. */
const best = (parts) => {
  const weight = ({ weighted_locations: words }) => words.reduce((sum, word) => sum + word.balanced_score, 0);
  return [...parts].sort((one, other) => weight(other) - weight(one))[0];
};

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.querySelector("input[type=search]");
    this.results = this.appendChild(element("div", "results"));
    this.status = this.appendChild(element("p", "results__status"));
    this.status.setAttribute("role", "status");
    this.results.before(this.status);
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.input.addEventListener("input", () => this.search());
    this.addEventListener("keydown", (event) => this.move(event));
    if (this.keepsAddress) {
      this.input.value = new URLSearchParams(location.search).get("q") ?? "";
      if (this.input.value) this.search();
    }
  }

  /** Whether the question stands in the page's address. */
  get keepsAddress() {
    return this.hasAttribute("keeps-address");
  }

  get query() {
    return this.input.value.trim();
  }

  submit(event) {
    if (!this.keepsAddress) return;
    event.preventDefault();
    this.search();
  }

  async search() {
    const { query } = this;
    this.latest = query;
    if (this.keepsAddress) this.writeAddress();
    if (!query) return this.show([], "");
    try {
      const engine = await openedEngine();
      if (this.latest !== query) return;
      engine.prepare(query);
      await pause();
      if (this.latest !== query) return;
      const found = await engine.find(query);
      if (this.latest === query) await this.showFound(query, found);
    } catch {
      this.showFailure();
    }
  }

  writeAddress() {
    const address = new URL(location.href);
    if (this.query) address.searchParams.set("q", this.query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  async showFound(query, found, size = PAGE_SIZE) {
    const shown = await Promise.all(found.slice(0, size).map((result) => result.data()));
    if (this.latest !== query) return;
    const count = found.length === 1 ? "1 page" : `${found.length} pages`;
    if (!found.length) return this.showNothing(query);
    this.show(this.groups(shown), `${count} for “${query}”`);
    if (found.length > size) this.results.append(this.more(query, found, size + PAGE_SIZE));
  }

  showNothing(query) {
    const line = element("p", "state", "Try one word of it, or look in the ");
    const link = element("a", "", "index from A to Z");
    link.href = new URL("a-z/", ROOT);
    line.append(link, ".");
    this.show([line], `No page has “${query}”`);
  }

  showFailure() {
    const line = element("p", "state state--error");
    line.append(
      element("strong", "", "The search could not be loaded."),
      " Check your connection and type again. The index from A to Z works without it.",
    );
    this.show([line], "");
  }

  /** Group results by kind; the kind with the best hit comes first. */
  groups(shown) {
    const kinds = [...new Set(shown.map((page) => page.meta.kind))];
    return kinds.map((kind) => {
      const group = element("section", "results__group");
      const heading = element("h2", "results__kind", kind);
      const list = element("ul", "results__list");
      list.append(...shown.filter((page) => page.meta.kind === kind).map((page) => this.result(page)));
      group.append(heading, list);
      return group;
    });
  }

  result(page) {
    const item = element("li", "result");
    const link = element("a", "result__link", page.meta.title);
    const part = best(page.sub_results);
    link.href = page.url;
    item.append(link, excerpt(part?.excerpt ?? page.excerpt));
    if (part && part.title !== page.meta.title) {
      const deep = element("a", "result__part", part.title);
      deep.href = part.url;
      item.append(deep);
    }
    return item;
  }

  more(query, found, size) {
    const button = element("button", "button results__more", "Show more");
    button.type = "button";
    button.addEventListener("click", () => this.showFound(query, found, size));
    return button;
  }

  show(parts, status) {
    this.results.replaceChildren(...parts);
    this.status.textContent = status;
  }

  /** Arrow keys go from the field through the results and back. */
  move(event) {
    const step = STEPS.get(event.key);
    if (!step || event.isComposing) return;
    const stops = [this.input, ...this.results.querySelectorAll("a, button")];
    const next = stops.indexOf(document.activeElement) + step;
    if (next < 0 || next >= stops.length) return;
    event.preventDefault();
    stops[next].focus();
  }
}

customElements.define("search-box", SearchBox);
