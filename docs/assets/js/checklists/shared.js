/**
 * How is a list shown to somebody else? By a link that carries its state: making one, and opening one.
 *
 *   sharePanel(lists, get, close)         an element with the link, what it holds, and a button
 *   await openShared(lists)               what the address carries, decoded, or null
 *   sharedBanner(shared, lists, actions)  an element above a shared list: { takeOver, leave }
 *   recordsToTake(shared, lists)          the records that taking over brings in
 */
import { counted } from "../ground/counted.js";
import { button, labelled, make } from "../ground/dom.js";
import { copy } from "../ground/files.js";
import { served } from "../kept/served.js";
import { pack, shareAddress, sharedPilot, sharedState, unpack } from "../kept/share.js";
import { NO_PILOT } from "../kept/spaces.js";
import { seenNow } from "./news.js";
import { edition } from "./page.js";
import { decodeTicks, encodeTicks } from "./tickcode.js";

/** Longer addresses are cut by some mail and chat programs. */
const LONG = 2000;

const wholeAddress = async (lists, get) => {
  const { bytes, dense } = encodeTicks(lists, get, edition());
  return shareAddress(await pack(bytes, dense), served.pilot === NO_PILOT ? "" : served.title);
};

/** The record with its state alone. */
const bare = (get) => (id) => {
  const state = get(id)?.state;
  return state && { state };
};

export const sharePanel = (lists, get, close) => {
  const address = make("input", { class: "share__address", readonly: true });
  const said = make("p", { class: "share__said", role: "status" });
  const texts = make("input", { type: "checkbox", id: "share-texts", checked: true });
  const fill = async () => {
    address.value = await wholeAddress(lists, texts.checked ? get : bare(get));
    const isLong = address.value.length > LONG;
    said.textContent = isLong
      ? `${counted(address.value.length, "character")}. Some mail and chat programs cut addresses over ` +
        `${LONG}: leave out the texts, or send the JSON file.`
      : "";
  };
  const copyIt = async () => {
    const isCopied = await copy({ text: address.value });
    address.select();
    said.textContent = isCopied ? "Copied" : "Press Ctrl-C to copy the selected link";
  };
  texts.addEventListener("change", fill);
  fill();
  return make(
    "section",
    { class: "share", "aria-label": "Share link" },
    make(
      "p",
      {},
      "Whoever has this link sees the list as it is now, and can take it over. The state is in the ",
      "link itself: nothing is sent to a server, and later changes need a new link.",
    ),
    labelled("Link", address),
    make(
      "p",
      { class: "item-entry item-entry--choice" },
      texts,
      make("label", { for: texts.id }, "With owners, notes, reasons and evidence"),
    ),
    make("p", { class: "toolbar" }, button("Copy link", copyIt), button("Close", close)),
    said,
  );
};

export const openShared = async (lists) => {
  const packed = sharedState();
  if (packed === null) return null;
  return { ...decodeTicks(await unpack(packed), lists), pilot: sharedPilot() };
};

const caveats = (shared) => {
  const { reworded, retired, foreign } = shared;
  const other = shared.edition && shared.edition !== edition();
  return [
    other && `It was made with edition ${shared.edition}; this is edition ${edition()}.`,
    reworded.length && `${counted(reworded.length, "item has", "items have")} been reworded since.`,
    foreign && `${counted(foreign, "entry belongs", "entries belong")} to lists that are not here.`,
    retired.length &&
      `${counted(retired.length, "entry belongs", "entries belong")} to items retired since: ` +
        retired.map(({ record }) => Object.values(record).join(", ")).join("; "),
  ].filter(Boolean);
};

export const sharedBanner = (shared, lists, { takeOver, leave }) => {
  const count = counted(shared.records.size, "entry", "entries");
  const texts = new Map(lists.flatMap(({ id, items }) => items.map((item) => [`${id}/${item.id}`, item])));
  const of = shared.pilot && ` for “${shared.pilot}”`;
  const banner = make(
    "section",
    { class: "shared", "aria-label": "Shared list" },
    make("p", { class: "shared__title", tabindex: "-1" }, `You are looking at somebody's shared list${of}.`),
    make("p", {}, `It has ${count}. Nothing of it is kept in this browser until you take it over.`),
    ...caveats(shared).map((words) => make("p", {}, words)),
  );
  if (shared.reworded.length) {
    const lines = shared.reworded.map((id) => {
      const item = texts.get(id);
      return make("li", {}, make("a", { href: `#${item.row.id}` }, item.text));
    });
    banner.append(make("ul", {}, ...lines));
  }
  const actions = make("p", { class: "toolbar" });
  if (shared.records.size) {
    const into = served.pilot === NO_PILOT ? "" : ` for “${served.title}”`;
    actions.append(button(`Take over${into}`, takeOver, { class: "button button--primary" }));
  }
  actions.append(button("Show my own list", leave));
  banner.append(actions);
  return banner;
};

export const recordsToTake = (shared, lists) => {
  const touched = lists.filter(({ id, items }) =>
    items.some((item) => shared.records.has(`${id}/${item.id}`)),
  );
  const seen = touched.map((list) => [list.id, seenNow(list)]);
  return Object.fromEntries([...seen, ...shared.records]);
};
