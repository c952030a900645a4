/**
 * How are ticks packed into few bytes, and read back on a page whose items may have changed since?
 *
 *   encodeTicks(lists, get, edition)   { bytes, dense } for `pack`: every item that has a record
 *   decodeTicks(bytes, lists)          { edition, records, reworded, retired, foreign }:
 *     records   Map of record ids to records, for items that the page has
 *     reworded  the ids of those whose text is another one now
 *     retired   records of items that the page's lists no longer have: [{ list, record }]
 *     foreign   how many records belong to lists that the page does not show
 *
 * `lists` are `{ id, items: [{ id, text }] }`. An item is known by a hash of its id (two bytes, more
 * where two items of a list would meet) and its wording by one byte, so that no new edition shifts
 * what a link means. Columns of states, owners and texts follow, which deflate better than rows. The
 * day of a tick is left out.
 */

import { visibleIn } from "../ground/visible.js";
import { checksum, UnreadableShare } from "../kept/share.js";
import { recordId } from "./ticks.js";

const STATES = ["open", "done", "na"];
const FIELDS = ["reason", "note", "link"];
const WIDTHS = [2, 3, 4];
const BETWEEN = "\u001f";

const hashOf = (id, width) => checksum(id) % 256 ** width;
const wordingOf = (text) => checksum(text) & 255;

/** Return how many bytes a hash needs to tell the lists, and the items of each list, apart. */
const widthFor = (lists) => {
  const groups = [lists, ...lists.map((list) => list.items)];
  const differ = (width, group) => new Set(group.map(({ id }) => hashOf(id, width))).size;
  const tellsApart = (width) => groups.every((group) => differ(width, group) === group.length);
  return WIDTHS.find(tellsApart) ?? WIDTHS.at(-1);
};

export const encodeTicks = (lists, get, edition = "") => {
  const write = new Writer();
  const width = widthFor(lists);
  const kept = lists
    .map(({ id, items }) => ({ id, items: items.filter((item) => get(recordId(id, item.id))) }))
    .filter(({ items }) => items.length);
  const records = kept.flatMap(({ id, items }) => items.map((item) => get(recordId(id, item.id))));
  const owners = [...new Set(records.map(({ owner }) => owner).filter(Boolean))];
  write.number(width, 1);
  write.number(kept.length, 1);
  for (const { id, items } of kept) {
    write.number(hashOf(id, width), width);
    write.number(items.length, 2);
    for (const item of items) {
      write.number(hashOf(item.id, width), width);
      write.number(wordingOf(item.text), 1);
    }
  }
  const dense = write.length;
  write.quarters(records.map(({ state = "open" }) => STATES.indexOf(state)));
  write.number(owners.length, 2);
  if (owners.length) for (const { owner } of records) write.number(owners.indexOf(owner) + 1, 2);
  const texts = FIELDS.map((field) => records.map((record) => record[field] ?? ""));
  for (const column of texts) write.places(column);
  const words = [edition, ...owners, ...texts.flat().filter(Boolean)];
  return { bytes: write.bytes(words.join(BETWEEN)), dense };
};

export const decodeTicks = (bytes, lists) => {
  const read = new Reader(bytes);
  const width = read.number(1);
  const places = Array.from({ length: read.number(1) }, () => {
    const listHash = read.number(width);
    const list = lists.find(({ id }) => hashOf(id, width) === listHash);
    return Array.from({ length: read.number(2) }, () => {
      const hash = read.number(width);
      const item = list?.items.find(({ id }) => hashOf(id, width) === hash);
      return { list, item, wording: read.number(1) };
    });
  }).flat();
  const records = read.quarters(places.length).map((state) => ({ state: STATES[state] }));
  const owners = read.number(2);
  const owned = owners ? records.map(() => read.number(2)) : [];
  const columns = FIELDS.map(() => read.places(records.length));
  const [edition, ...texts] = read.rest().split(BETWEEN);
  for (const [at, owner] of owned.entries()) if (owner) records[at].owner = texts[owner - 1];
  let next = owners;
  columns.forEach((column, field) => {
    for (const at of column) records[at][FIELDS[field]] = texts[next++];
  });
  return { edition, ...sorted(places, records.map(withoutGaps)) };
};

/** A damaged link can name a state or a text that is not there. */
const withoutGaps = (record) =>
  Object.fromEntries(Object.entries(visibleIn(record).value).filter(([, value]) => value !== undefined));

/** Sort records by whether the page still has their item, and whether its wording has changed. */
const sorted = (places, records) => {
  const shared = { records: new Map(), reworded: [], retired: [], foreign: 0 };
  places.forEach(({ list, item, wording }, at) => {
    const id = list && item && recordId(list.id, item.id);
    if (!list) shared.foreign += 1;
    else if (!item) shared.retired.push({ list: list.id, record: records[at] });
    else shared.records.set(id, records[at]);
    if (id && wordingOf(item.text) !== wording) shared.reworded.push(id);
  });
  return shared;
};

class Writer {
  #bytes = [];

  get length() {
    return this.#bytes.length;
  }

  /** Write a number into a fixed number of bytes. */
  number(number, width) {
    for (let at = width - 1; at >= 0; at -= 1) {
      this.#bytes.push(Math.floor(number / 256 ** at) % 256);
    }
  }

  /** Write numbers below four, four to a byte. */
  quarters(numbers) {
    for (let at = 0; at < numbers.length; at += 4) {
      const four = numbers.slice(at, at + 4);
      this.number(
        four.reduce((byte, number, part) => byte | (number << (part * 2)), 0),
        1,
      );
    }
  }

  /** Write where a column has a text: how often, and the steps from one to the next. */
  places(column) {
    const places = [...column.keys()].filter((at) => column[at]);
    this.number(places.length, 2);
    for (const [at, place] of places.entries()) this.number(place - (places[at - 1] ?? 0), 2);
  }

  bytes(text) {
    return Uint8Array.from([...this.#bytes, ...new TextEncoder().encode(text)]);
  }
}

class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  number(width) {
    const part = this.#bytes.slice(this.#at, this.#at + width);
    this.#at += width;
    if (part.length < width) this.fail();
    return part.reduce((number, byte) => number * 256 + byte, 0);
  }

  quarters(count) {
    const bytes = Array.from({ length: Math.ceil(count / 4) }, () => this.number(1));
    return Array.from({ length: count }, (_, at) => (bytes[at >> 2] >> ((at & 3) * 2)) & 3);
  }

  places(end) {
    let place = 0;
    return Array.from({ length: this.number(2) }, () => {
      place += this.number(2);
      return place < end ? place : this.fail();
    });
  }

  rest() {
    return new TextDecoder().decode(this.#bytes.slice(this.#at));
  }

  fail() {
    throw new UnreadableShare("This link is damaged. Ask for it again.");
  }
}
