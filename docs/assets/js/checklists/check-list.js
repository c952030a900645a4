/**
 * `<check-list>`: makes the checklists of a page remember. It reads them from the page, answers are
 * kept in this browser, and a link can show somebody else's. Without it the page reads as it is.
 */

import { make } from "../ground/dom.js";
import { today } from "../ground/files.js";
import { merge } from "../kept/merging.js";
import { openServed } from "../kept/of-pilot.js";
import { served } from "../kept/served.js";
import { leaveShare, sharedState, UnreadableShare } from "../kept/share.js";
import { NO_PILOT, SPACES } from "../kept/spaces.js";
import { CheckTools } from "./actions.js";
import { CheckFilter } from "./filter.js";
import { toMarkdown } from "./formats.js";
import { keptPanel, newsOf, newsPanel, seenNow } from "./news.js";
import { readLists } from "./page.js";
import { CheckProgress } from "./progress.js";
import { CheckRow, OWNER_NAMES } from "./row.js";
import { openShared, recordsToTake, sharedBanner, sharePanel } from "./shared.js";
import "../controls/pilot-bar.js";
import "../kept/store-notice.js";
import { removedWords, visibleIn } from "../ground/visible.js";
import { recordId, trimmed } from "./ticks.js";

class CheckList extends HTMLElement {
  connectedCallback() {
    this.lists = readLists();
    this.store = openServed(SPACES.checklists);
    this.shared = null;
    this.get = (id) => (this.shared ? this.shared.records.get(id) : this.store.get(id));
    this.build();
    this.store.addEventListener("change", ({ detail }) => {
      this.show(detail.from === "switch" ? null : detail.ids);
    });
    served.addEventListener("change", () => this.show());
    addEventListener("hashchange", () => this.open());
    this.show();
    this.open();
  }

  build() {
    const enter = (item, fields, words, join) => this.enter(item, fields, words, join);
    this.rows = this.lists.flatMap(({ id, items }) =>
      items.map((item) => [recordId(id, item.id), new CheckRow(item, enter)]),
    );
    this.progress = new CheckProgress(this.lists);
    this.filter = new CheckFilter(this.lists, this.get, () => this.showSource());
    this.names = make("datalist", { id: OWNER_NAMES });
    this.said = make("p", { class: "worklist__said", role: "status" });
    this.banner = make("div", {});
    this.news = make("div", {});
    this.kept = make("div", {});
    this.panel = make("div", {});
    this.tools = new CheckTools({
      shown: () => this.shown(),
      get: this.get,
      undo: () => this.undo(),
      share: () => this.share(),
      say: (words) => this.say(words),
    });
    document.querySelector("main .toolbar").append(...this.tools.elements);
    const notice = make("store-notice", { space: "checklists" });
    this.append(notice, this.banner, this.panel, this.news, this.said);
    this.append(this.filter.element, this.filter.count, this.names);
    this.progress.element.append(this.tools.undo);
    this.closest(".worklist").after(this.progress.element);
    this.lists.at(-1).sheets.at(-1).after(this.kept);
  }

  /** The lists with the items that are shown, each with the pilot that it is of. */
  shown() {
    const own = served.pilot === NO_PILOT ? "" : served.title;
    const pilot = this.shared ? this.shared.pilot : own;
    return this.filter.shown().map((list) => ({ ...list, pilot }));
  }

  /** Show what is kept, or what a link carries; `ids` names what changed, if not all of it. */
  show(ids = null) {
    for (const [id, row] of this.rows) {
      if (!ids || ids.has(id)) row.show(this.get(id), this.shared !== null);
    }
    this.progress.show(this.get);
    this.filter.apply();
    this.tools.show(this.shared ? null : this.store.lastChange);
    this.showNews();
    this.showNames();
    this.showSource();
  }

  /** The Markdown at the page's end says what is shown, so that copying it copies that. */
  showSource() {
    const source = document.getElementById("checklist-markdown");
    if (source) source.textContent = toMarkdown(this.shown(), this.get);
  }

  showNews() {
    const found = this.shared ? [] : this.lists.map((list) => [list, this.newsOf(list)]);
    const news = found.filter(([, about]) => about?.isNews);
    const kept = found.filter(([, about]) => about?.kept.length);
    const settle = (list) => () => {
      const words = `Read what changed in ${list.title}`;
      this.store.change(words, (store) => ({ [list.id]: seenNow(list, store.get(list.id)) }));
    };
    const remove = (list) => (id) =>
      this.store.change("Removed an item of an earlier edition", () => ({
        [recordId(list.id, id)]: null,
      }));
    this.news.replaceChildren(...news.map(([list, about]) => newsPanel(list, about, this.get, settle(list))));
    this.kept.replaceChildren(
      ...kept.map(([list, about]) => keptPanel(list, about.kept, this.get, remove(list))),
    );
  }

  newsOf(list) {
    return newsOf(list, this.store.get(list.id), this.get);
  }

  showNames() {
    const names = new Set(this.rows.map(([id]) => this.get(id)?.owner).filter(Boolean));
    this.names.replaceChildren(...[...names].sort().map((value) => make("option", { value })));
  }

  /** Write what was entered for an item; a list is remembered as it reads now from its first tick. */
  enter(item, fields, words, join) {
    const id = recordId(item.listId, item.id);
    const list = this.lists.find((one) => one.id === item.listId);
    this.store.change(
      words,
      (store) => {
        const on = fields.state ? { on: today() } : {};
        const record = trimmed({ ...store.get(id), ...fields, ...on });
        return { [id]: record, [list.id]: store.get(list.id) ?? seenNow(list) };
      },
      join,
    );
    const { removed } = visibleIn(fields);
    if (removed) this.say(removedWords(removed));
  }

  undo() {
    const words = this.store.lastChange;
    this.store.undo();
    this.say(`Undone: ${words}`);
    // The reader stays where the list was read: the progress is in sight, the tools above may not be.
    if (this.tools.undo.disabled) this.progress.element.focus({ preventScroll: true });
  }

  share() {
    this.panel.replaceChildren(sharePanel(this.lists, this.get, () => this.panel.replaceChildren()));
    this.panel.querySelector("input").select();
  }

  /** Show what the address carries, if it carries anything. */
  async open() {
    this.banner.replaceChildren();
    if (sharedState() === null && this.shared === null) return;
    try {
      this.shared = await openShared(this.lists);
    } catch (error) {
      if (!(error instanceof UnreadableShare)) throw error;
      this.shared = null;
      const words = make("p", { class: "state state--error" }, error.message);
      this.banner.replaceChildren(words);
      return;
    }
    this.panel.replaceChildren();
    if (this.shared) {
      const actions = { takeOver: () => this.takeOver(), leave: () => this.leave("") };
      this.banner.append(sharedBanner(this.shared, this.lists, actions));
      this.banner.querySelector("[tabindex]").focus();
    }
    this.show();
  }

  takeOver() {
    const taken = Object.entries(recordsToTake(this.shared, this.lists));
    const own = Object.fromEntries(taken.map(([id, record]) => [this.store.idOf(id), record]));
    merge({
      incoming: [[SPACES.checklists, own]],
      words: "Took over a shared list",
      host: this.panel,
      done: (said) => this.leave(said),
      cancelled: () => this.banner.querySelector("button").focus(),
    });
  }

  async leave(words) {
    leaveShare();
    await this.open();
    this.say(words);
  }

  say(words) {
    this.said.textContent = words;
  }
}

customElements.define("check-list", CheckList);
