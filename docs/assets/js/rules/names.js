/**
 * When are two names of organisations the same? As macros/text/names.py compares them, with its lists.
 *
 * @typedef {{ legal_forms: string, look_alikes: Record<string, string> }} NameLists   As in rules.json.
 */
const NOT_A_LETTER = /[^\p{L}\p{N}]+/u;
/** A point between two letters, of which the second ends a word: as in `S.A.` */
const DOTTED = /(?<=[\p{L}\p{N}_])\.(?=[\p{L}\p{N}_](?![\p{L}\p{N}_]))/gu;
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
  constructor({ legal_forms: forms, look_alikes: alike }) {
    this.legalForms = new Set(forms.split(" "));
    this.plain = new Map(
      Object.entries(alike).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain])),
    );
  }

  /**
   * Return the words of a name as they are compared: in NFKC, without case, punctuation, legal forms and
   * look-alike letters. A name that is made of legal forms alone keeps them.
   *
   * @param {string} name
   */
  words(name) {
    const letters = [...withoutCase(name.normalize("NFKC")).normalize("NFKC")];
    const plain = letters.map((letter) => this.plain.get(letter) ?? letter).join("");
    const words = plain.replace(DOTTED, "").replaceAll("'", "").split(NOT_A_LETTER).filter(Boolean);
    const telling = words.filter((word) => !this.legalForms.has(word));
    return telling.length ? telling : words;
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
