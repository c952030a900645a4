/**
 * Which items may somebody mean by a few words of their own, such as `rollback` or `manual check`? As
 * macros/contribute/choosing.py finds them, with its tables; tests/cases/choices.json holds for both.
 *
 * @typedef {{ id: string, title: string, also: string[], meaning: string, terms?: string[], test?: string,
 *             told?: string }} Choice   As in items.json.
 * @typedef {{ worth: Record<string, number>, synonyms: Record<string, string[]>,
 *             spellings: [string, string][] }} Tables   As in rules.json.
 */
import { slug } from "../../ground/slug.js";
import { nearest } from "../shape/nearest.js";

const MISTYPED_FROM = 5;
const TURNED = 3;
const STEM_FROM = 4;
const ENDING = 3;
const TELLING_FROM = 4;
const EXACT = 3;
const BEGUN = 2;
const MISTYPED = 1;
const OTHER_WORD = 5;
const IS_NAME = 100;
const MOST_NEAR = 3;
const WORDS = /[\p{L}\p{N}]+/gu;

/** @type {(numbers: number[]) => number} */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Return each name of an item as names are compared.
 *
 * @type {(choice: Choice) => string[]}
 */
const namesOf = ({ id, title, also }) => [id, slug(title), ...also.map(slug)];

/**
 * Return the one choice that has this name: its id, its title, or another name of it.
 *
 * @type {<Known extends Choice>(choices: Known[], typed: string) => Known | undefined}
 */
export const named = (choices, typed) => {
  const name = slug(typed);
  return name ? choices.find((choice) => namesOf(choice).includes(name)) : undefined;
};

/**
 * Whether a word begins a known one, or is one with another ending.
 *
 * @type {(word: string[], known: string[]) => boolean}
 */
const begins = (word, known) => {
  const longer = word.length - known.length;
  if (longer <= 0) return word.every((letter, at) => letter === known[at]);
  const isEnding = known.length >= STEM_FROM && longer <= ENDING;
  return isEnding && known.every((letter, at) => letter === word[at]);
};

/** @type {(one: string[], other: string[]) => boolean} */
const areSame = (one, other) =>
  one.length === other.length && one.every((letter, at) => letter === other[at]);

/**
 * Whether two words differ by one letter: wrong, missing, too many, or misplaced.
 *
 * @type {(word: string[], known: string[]) => boolean}
 */
const isSlip = (word, known) => {
  const shorter = Math.min(word.length, known.length);
  if (shorter < MISTYPED_FROM || Math.abs(word.length - known.length) > 1) return false;
  let start = 0;
  while (start < shorter && word[start] === known[start]) start += 1;
  if (start === shorter) return true;
  const [a, b] = [word.slice(start), known.slice(start)];
  const isTurned =
    areSame(a.slice(0, TURNED).sort(), b.slice(0, TURNED).sort()) &&
    areSame(a.slice(TURNED), b.slice(TURNED));
  return areSame(a.slice(1), b.slice(1)) || areSame(a.slice(1), b) || areSame(a, b.slice(1)) || isTurned;
};

/** @type {(word: string, known: Map<string, string[]>) => number} */
const match = (word, known) => {
  if (known.has(word)) return EXACT;
  const letters = [...word];
  const all = [...known.values()];
  if (all.some((other) => begins(letters, other))) return BEGUN;
  return all.some((other) => isSlip(letters, other)) ? MISTYPED : 0;
};

export class Choosing {
  /** @param {Tables} tables */
  constructor({ worth, synonyms, spellings }) {
    this.worths = Object.entries(worth);
    this.synonyms = new Map(Object.entries(synonyms));
    this.spellings = spellings.map(([british, american]) => ({
      british: new RegExp(british, "u"),
      american,
    }));
    /** @type {WeakMap<Choice, Record<string, Map<string, string[]>>>} */
    this.known = new WeakMap();
  }

  /**
   * Return the choices that say all the words, or else those that say some; the best first.
   *
   * @template {Choice} Known
   * @param {Known[]} choices
   * @param {string} typed
   * @returns {Known[]}
   */
  fitting(choices, typed) {
    const words = this.wordsIn(typed);
    const whole = choices.map((choice) => ({ choice, score: this.whole(choice, words) }));
    if (whole.some(({ score }) => score)) return this.ranked(whole);
    const telling = words.filter((word) => [...word].length >= TELLING_FROM);
    return this.ranked(
      choices.map((choice) => ({ choice, score: sum(telling.map((word) => this.score(choice, word))) })),
    );
  }

  /**
   * Return the choices that a name which none of them has may have meant.
   *
   * @template {Choice} Known
   * @param {Known[]} choices
   * @param {string} typed
   * @returns {Known[]}
   */
  near(choices, typed) {
    const byName = new Map(choices.flatMap((choice) => namesOf(choice).map((name) => [name, choice])));
    const misspelt = byName.get(nearest(slug(typed), [...byName.keys()]));
    return misspelt ? [misspelt] : this.fitting(choices, typed).slice(0, MOST_NEAR);
  }

  /**
   * @template {Choice} Known
   * @param {{ choice: Known, score: number }[]} scored
   */
  ranked(scored) {
    return scored
      .filter(({ score }) => score)
      .sort((one, other) => other.score - one.score)
      .map(({ choice }) => choice);
  }

  /**
   * Return what all the words are worth together, written apart or as one; 0 if one is not.
   *
   * @param {Choice} choice
   * @param {string[]} words
   */
  whole(choice, words) {
    const scores = words.map((word) => this.score(choice, word));
    const apart = scores.includes(0) ? 0 : sum(scores);
    const joined = words.length > 1 ? this.score(choice, words.join("")) : 0;
    const isName = namesOf(choice).includes(slug(words.join(" ")));
    return Math.max(apart, joined) + (isName ? IS_NAME : 0);
  }

  /**
   * @param {Choice} choice
   * @param {string} word
   */
  score(choice, word) {
    const worths = this.meant(word).map((other) => this.worth(choice, this.spelt(other)) - OTHER_WORD);
    return Math.max(this.worth(choice, word), ...worths, 0);
  }

  /**
   * Return the words by which the playbook says a word, or one that it is a slip of.
   *
   * @param {string} word
   */
  meant(word) {
    const letters = [...word];
    return (
      this.synonyms.get(word) ??
      [...this.synonyms].filter(([one]) => isSlip(letters, [...one])).flatMap(([_one, others]) => others)
    );
  }

  /**
   * @param {Choice} choice
   * @param {string} word
   */
  worth(choice, word) {
    const fields = this.fieldsOf(choice);
    const found = this.worths.map(([field, worth]) => ({ worth, match: match(word, fields[field]) }));
    return Math.max(0, ...found.filter((one) => one.match).map((one) => one.worth + one.match));
  }

  /**
   * Return the words of each field; of names, two that may be written as one are one too.
   *
   * @param {Choice} choice
   */
  fieldsOf(choice) {
    const known = this.known.get(choice) ?? this.fields(choice);
    this.known.set(choice, known);
    return known;
  }

  /** @param {Choice} choice */
  fields({ id, title, also, terms = [], meaning, test = "", told = "" }) {
    const names = { title: [id, title], also, terms };
    /** @type {[string, string[]][]} */
    const all = [
      ...Object.entries(names).map(
        ([field, own]) => /** @type {[string, string[]]} */ ([field, this.ofNames(own)]),
      ),
      ["meaning", this.wordsIn(meaning)],
      ["test", this.wordsIn(test)],
      ["told", this.wordsIn(told)],
    ];
    return Object.fromEntries(
      all.map(([field, words]) => [field, new Map(words.map((word) => [word, [...word]]))]),
    );
  }

  /** @param {string[]} names */
  ofNames(names) {
    return names.flatMap((name) => {
      const words = this.wordsIn(name);
      return [...words, ...words.slice(1).map((word, before) => words[before] + word)];
    });
  }

  /** @param {string} text */
  wordsIn(text) {
    return (text.toLowerCase().match(WORDS) ?? []).map((word) => this.spelt(word));
  }

  /** @param {string} word */
  spelt(word) {
    return this.spellings.reduce((told, { british, american }) => told.replace(british, american), word);
  }
}
