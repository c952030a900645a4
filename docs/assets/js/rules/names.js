/**
 * When are two names of organisations the same? As macros/text/names.py compares them, with its lists.
 *
 * @typedef {{ legal_forms: string, legal_forms_first: string, marks: string,
 *             look_alikes: Record<string, string> }} NameLists   As in rules.json.
 */
const NOT_A_LETTER = /[^\p{L}\p{N}\p{M}]+/u;
/** A point or a stroke between two letters, of which the second ends a word: as in `S.A.`, `A/S` */
const DOTTED = /(?<=[\p{L}\p{N}_])[./](?=[\p{L}\p{N}_](?![\p{L}\p{N}_]))/gu;
const APOSTROPHE = /['\u2019]/g;
const CHEROKEE = /\p{Script=Cherokee}/u;

/**
 * Return a letter as Unicode folds its case: Python's `str.casefold`, which JavaScript does not have.
 *
 * @type {(letter: string) => string}
 */
const folded = (letter) =>
  CHEROKEE.test(letter) ? letter.toUpperCase() : letter.toLowerCase().toUpperCase().toLowerCase();

/** @type {(text: string) => string} */
const withoutCase = (text) => [...text].map(folded).join("");

export class Names {
  /** @param {NameLists} lists */
  constructor({ legal_forms: last, legal_forms_first: first, marks, look_alikes: alike }) {
    this.last = new Set(last.split(" "));
    this.first = new Set(first.split(" "));
    this.marks = new RegExp(`[${marks}]`, "gu");
    this.plain = new Map(
      Object.entries(alike).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain])),
    );
  }

  /**
   * Return the words of a name as they are compared: in NFKC, without case, punctuation, legal forms at
   * either end and look-alike letters. A name that is made of legal forms alone keeps them.
   *
   * @param {string} name
   */
  words(name) {
    const letters = withoutCase(name.normalize("NFKC")).normalize("NFKC").replace(this.marks, "");
    const plain = [...letters].map((letter) => this.plain.get(letter) ?? letter).join("");
    const words = plain.replace(DOTTED, "").replace(APOSTROPHE, "").split(NOT_A_LETTER).filter(Boolean);
    let [start, end] = [0, words.length];
    while (start < end && this.first.has(words[start])) start += 1;
    while (end > start && this.last.has(words[end - 1])) end -= 1;
    return start < end ? words.slice(start, end) : words;
  }

  /**
   * Return a name as it is compared: its words without the blanks.
   *
   * @param {string} name
   */
  compared(name) {
    return this.words(name).join("") || withoutCase(name);
  }
}
