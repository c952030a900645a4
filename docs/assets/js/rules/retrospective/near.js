/**
 * Which retrospectives may tell of the same deployment? By an organisation that both name, a title that is
 * nearly the same, or an address that both cite, as macros/contribute/near.py has it.
 *
 * @typedef {{ id: string, title: string, names: string[], organisations: string[], urls: string[], address: string }} NearCase
 *   As in records.json.
 * @typedef {{ id?: unknown, title?: unknown, organisations?: unknown, sources?: unknown }} Answers
 * @typedef {{ organisation: string, title: string, name: string, address: string }} NearWords   As in rules.json.
 * @typedef {{ record: NearCase, reasons: string[] }} NearRecord
 */
import { isGroup } from "../../ground/group.js";
import { slug } from "../../ground/slug.js";
import { ratio } from "../shape/nearest.js";

const NEAR = 0.75;
const TRACKING = ["utm_", "fbclid=", "gclid="];
const SCHEME = /https?:\/\/(?:www\.)?/g;

/** @type {(value: unknown) => unknown[]} */
const listed = (value) => (Array.isArray(value) ? value : []);

/** @type {(title: string) => string[]} */
const wordsOf = (title) => slug(title).split("-").sort();

/** @type {(title: string, other: unknown) => boolean} */
const isNear = (title, other) => {
  if (typeof other !== "string" || !other.trim()) return false;
  const words = wordsOf(other);
  return words.some(Boolean) && ratio(wordsOf(title), words) >= NEAR;
};

/**
 * Return an address as it is compared: without scheme, `www.`, fragment and last slash. What
 * only says by which way somebody came, such as `utm_source`, is left out too.
 *
 * @type {(url: string) => string}
 */
const compared = (url) => {
  const [bare] = url.trim().toLowerCase().replace(SCHEME, "").split("#");
  const [path, ...query] = bare.split("?");
  const parts = query.join("?").split("&");
  const told = parts.filter((part) => part && !TRACKING.some((one) => part.startsWith(one))).join("&");
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return path.slice(0, end) + (told && `?${told}`);
};

/**
 * @param {unknown} named
 * @returns {named is import("./organisations.js").Named}
 */
const isNamed = (named) =>
  typeof named === "string" || (isGroup(named) && typeof (named.name ?? "") === "string");

/** @type {(one: NearRecord, other: NearRecord) => number} */
const byReasons = (one, other) => {
  if (one.reasons.length !== other.reasons.length) return other.reasons.length - one.reasons.length;
  if (one.record.title === other.record.title) return 0;
  return one.record.title < other.record.title ? -1 : 1;
};

export class Near {
  /**
   * `organisations` finds one with a file by how it is named, and `titleOf` names it by its id.
   *
   * @param {NearCase[]} records
   * @param {{ words: NearWords, organisations: import("./organisations.js").Organisations,
   *           titleOf: (id: string) => string }} names
   */
  constructor(records, { words, organisations, titleOf }) {
    this.records = records;
    this.words = words;
    this.organisations = organisations;
    this.titleOf = titleOf;
  }

  /**
   * Return the retrospectives that a contribution may repeat, those with most reasons first.
   *
   * @param {Answers} answers
   * @returns {NearRecord[]}
   */
  to(answers) {
    const named = listed(answers.organisations).filter(isNamed);
    const ids = new Set(named.map((one) => this.organisations.knownId(one)));
    const urls = listed(answers.sources).map((source) => (isGroup(source) ? source.url : undefined));
    const cited = urls.filter((url) => typeof url === "string").map(compared);
    return this.records
      .filter(({ id }) => id !== answers.id)
      .map((record) => ({ record, reasons: this.reasons(record, { title: answers.title, ids, cited }) }))
      .filter(({ reasons }) => reasons.length)
      .sort(byReasons);
  }

  /**
   * @param {NearCase} record
   * @param {{ title: unknown, ids: Set<string | undefined>, cited: string[] }} given
   */
  reasons({ title, names, organisations, urls }, given) {
    const own = new Map(urls.map((url) => [compared(url), url]));
    const shared = organisations.filter((id) => given.ids.has(id));
    const same = given.cited.flatMap((url) => own.get(url) ?? []);
    return [
      ...shared.map((id) => this.words.organisation.replace("{name}", () => this.titleOf(id))),
      ...this.ofTitle(title, names, given.title),
      ...same.map((url) => this.words.address.replace("{url}", () => url)),
    ];
  }

  /** @type {(title: string, names: string[], given: unknown) => string[]} */
  ofTitle(title, names, given) {
    if (isNear(title, given)) return [this.words.title];
    const words = typeof given === "string" ? wordsOf(given) : [];
    const told = names.filter((name) => words.includes(name)).join(" ");
    return told ? [this.words.name.replace("{name}", () => told)] : [];
  }
}
