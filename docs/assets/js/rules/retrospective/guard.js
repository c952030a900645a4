/**
 * What in a retrospective should not become public? The patterns and checks of macros/content/guard.
 *
 * Secrets have to go; of the rest the reader says what may stay. Names that the reader gives are
 * looked for too, and are kept nowhere.
 *
 * @typedef {import("../shape/words.js").Path} Path
 * @typedef {Record<string, unknown>} Fields   A retrospective's fields, as its file has them.
 * @typedef {{ regex: string, flags?: string, group?: number }} Pattern
 * @typedef {{
 *   name: string,
 *   says: string,
 *   patterns: Pattern[],
 *   check?: string,
 *   rest?: string,
 *   unless?: string,
 * }} Sign   What gives a secret or something personal away, as in guard.json.
 * @typedef {{ rest: string, secrets: Sign[], personal: Sign[] }} Patterns
 * @typedef {{ start: number, end: number }} Place
 * @typedef {Place & { says?: string, unless?: string, isSecret?: boolean, isName?: boolean }} Find
 * @typedef {Find & { path: Path, text: string, instead: string }} Finding
 */
import { isGroup, partAt } from "../../ground/group.js";

const LEFT_OUT = "(left out)";

/** @type {(text: string) => string} */
const digitsOf = (text) => text.replace(/\D/g, "");
const RESERVED = /(?:^|[.@])(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$/i;

/** @type {(text: string) => boolean} */
const isPhone = (text) => {
  const count = digitsOf(text).length;
  const least = /^[+0]/.test(text) ? 8 : 6;
  return count >= least && count < 16 && !/^\+?\d{1,3}(?:[ .]\d{3})+$/.test(text);
};

/** @type {(text: string) => boolean} */
const isIban = (text) => {
  const compact = text.replaceAll(" ", "");
  const turned = compact.slice(4) + compact.slice(0, 4);
  const number = [...turned].map((letter) => parseInt(letter, 36)).join("");
  return BigInt(number) % 97n === 1n;
};

/** @type {(text: string) => boolean} */
const isCard = (text) => {
  const digits = [...digitsOf(text)].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 ? 2 * digit : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
};

/** @type {(text: string) => boolean} */
const isJwt = (text) => {
  try {
    for (const part of text.split(".").slice(0, 2)) {
      JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")));
    }
    return true;
  } catch {
    return false;
  }
};

/** @type {Record<string, (text: string) => boolean>} */
const CHECKS = {
  any: () => true,
  mixed: (text) => /[A-Za-z]/.test(text) && /[0-9]/.test(text),
  "real-address": (text) => !RESERVED.test(text),
  phone: isPhone,
  iban: isIban,
  card: isCard,
  jwt: isJwt,
};

/**
 * Yield where a sign is found in a text, with the rest of what it gives away.
 *
 * @type {(sign: Sign, text: string, usualRest: string, taken: Set<number>) => Iterable<Place>}
 */
function* matches(sign, text, usualRest, taken) {
  const rest = new RegExp(sign.rest ?? usualRest, "y");
  for (const { start, end } of sign.patterns.flatMap((pattern) => placesOfPattern(pattern, text))) {
    if (taken.has(start) || !CHECKS[sign.check ?? "any"](text.slice(start, end))) continue;
    rest.lastIndex = end;
    yield { start, end: end + (rest.exec(text)?.[0].length ?? 0) };
  }
}

/**
 * Return where a pattern matches: all of it, or the group that it names.
 *
 * @type {(pattern: Pattern, text: string) => Place[]}
 */
const placesOfPattern = ({ regex, flags = "", group = 0 }, text) =>
  [...text.matchAll(new RegExp(regex, `gmd${flags}`))].flatMap(({ indices }) => {
    const place = indices?.[group];
    return place ? [{ start: place[0], end: place[1] }] : [];
  });

const BETWEEN_NAMES = /[,;\n]/;
const AROUND_NAMES = new Set(" -_.");
const BETWEEN_WORDS = /[\s\-_.]+/u;
const LONG = 5;
const letterOrDigit = "[\\p{L}\\p{N}]";
const A_LETTER = /[\p{L}\p{N}]/u;

/** @type {(text: string) => string} */
const escaped = (text) => text.replace(/[*+?^${}()|[\]\\/]/g, "\\$&");

/**
 * An i with a dot and one without are the same letter in capitals, in some language or other.
 *
 * @type {(word: string) => string}
 */
const withEveryI = (word) => word.replace(/[iI\u0130\u0131]/g, "[iI\u0130\u0131]");

/**
 * Return the names in a line, which commas or semicolons separate; a name has a letter or a digit.
 *
 * @type {(line: string) => string[]}
 */
export const namesIn = (line) =>
  line
    .split(BETWEEN_NAMES)
    .filter((name) => A_LETTER.test(name))
    .map(bare);

/** @type {(name: string) => string} */
const bare = (name) => {
  const letters = [...name];
  /** @type {(letter: string) => boolean} */
  const belongs = (letter) => !AROUND_NAMES.has(letter);
  return letters.slice(letters.findIndex(belongs), letters.findLastIndex(belongs) + 1).join("");
};

/**
 * Return where a name stands: `Acme Bank` also as `Acme-Bank`, `ACME  BANK` and `acmebank`, and a name
 * of five letters or more with what is written on to it, as `Northfold` in `Northfoldbank`. The
 * terminal's twin is macros/contribute/redaction.py.
 *
 * @type {(name: string, text: string) => Place[]}
 */
const named = (name, text) => {
  const words = name.split(BETWEEN_WORDS).filter(Boolean).map(escaped).map(withEveryI);
  if (!words.length) return [];
  const end = [...name].length < LONG ? `(?!${letterOrDigit})` : `${letterOrDigit}*`;
  const regex = new RegExp(`(?<!${letterOrDigit})${words.join("[\\s\\-_.]*")}${end}`, "giu");
  return [...text.matchAll(regex)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
};

/**
 * Yield every text in data, with its path.
 *
 * @param {unknown} value
 * @param {Path} path
 * @returns {Iterable<[Path, string]>}
 */
function* texts(value, path = []) {
  if (typeof value === "string") yield [path, value];
  else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      yield* texts(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

/**
 * Whether a record is compiled from sources, or the part of it that holds this text names one.
 *
 * @type {(data: Fields, path: Path) => boolean}
 */
const isPublished = (data, path) => {
  const parts = path.map((_, length) => partAt(data, path.slice(0, length)));
  return data.record === "public-record" || parts.some((part) => isGroup(part) && Boolean(part.source));
};

export class Guard {
  /**
   * @param {Patterns} patterns
   * @param {(path: Path) => boolean} isWritten   Whether somebody wrote the text at a path freely.
   */
  constructor(patterns, isWritten) {
    this.patterns = patterns;
    this.isWritten = isWritten;
  }

  /**
   * Return data without what is to go, and without any secret that comes to light by that.
   *
   * @param {Fields} data
   * @param {Finding[]} goes
   */
  cleared(data, goes) {
    let rest = without(data, goes);
    for (let secrets = this.secrets(rest); secrets.length; secrets = this.secrets(rest)) {
      rest = without(rest, secrets);
    }
    return rest;
  }

  /** @param {Fields} data */
  secrets(data) {
    return this.findings(data).filter(({ isSecret }) => isSecret);
  }

  /**
   * Return what was found, in the order of the fields; `isSecret` says that it can't stay.
   *
   * @param {Fields} data
   * @param {string[]} names
   * @returns {Finding[]}
   */
  findings(data, names = []) {
    return [...texts(data)].flatMap(([path, text]) => {
      /** @type {Find[]} */
      const found = [
        ...this.signs("secrets", text),
        ...(this.isWritten(path) ? this.personal(data, path, text) : []),
        ...names.flatMap((name) => named(name, text).map((place) => ({ ...place, isName: true }))),
      ];
      const instead = path[0] === "id" ? "left-out" : LEFT_OUT;
      return apart(found).map((find) => ({ path, text, instead, ...find }));
    });
  }

  /**
   * What a published source says already is not the reader's to decide.
   *
   * @param {Fields} data
   * @param {Path} path
   * @param {string} text
   */
  personal(data, path, text) {
    const isSourced = isPublished(data, path);
    return this.signs("personal", text).filter(({ unless }) => unless !== "published" || !isSourced);
  }

  /**
   * Find the signs of a group; what begins inside an earlier find belongs to that one.
   *
   * @param {"secrets" | "personal"} group
   * @param {string} text
   * @returns {Find[]}
   */
  signs(group, text, isSecret = group === "secrets") {
    /** @type {Find[]} */
    const found = [];
    const taken = new Set();
    const usualRest = isSecret ? this.patterns.rest : "";
    for (const sign of this.patterns[group]) {
      for (const place of matches(sign, text, usualRest, taken)) {
        found.push({ ...place, says: sign.says, unless: sign.unless, isSecret });
        for (const at of placesOf(place)) taken.add(at);
      }
    }
    return found;
  }
}

/** @type {(place: Place) => number[]} */
const placesOf = ({ start, end }) => Array.from({ length: end - start }, (_, length) => start + length);

/**
 * Keep the first and longest of findings that overlap; what is secret goes before the rest.
 *
 * @type {(found: Find[]) => Find[]}
 */
const apart = (found) => {
  const taken = new Set();
  const byWeight = [...found].sort(
    (one, other) =>
      Number(other.isSecret ?? false) - Number(one.isSecret ?? false) ||
      one.start - other.start ||
      other.end - one.end,
  );
  const kept = byWeight.filter((find) => {
    const places = placesOf(find);
    if (places.some((at) => taken.has(at))) return false;
    for (const at of places) taken.add(at);
    return true;
  });
  return kept.sort((one, other) => one.start - other.start);
};

/**
 * Return data without the parts that are to go; each can have its own words in its place.
 *
 * @type {(data: Fields, findings: Finding[]) => Fields}
 */
export const without = (data, findings) => {
  const copy = structuredClone(data);
  for (const find of [...findings].reverse()) {
    const parent = /** @type {Record<string | number, string>} */ (partAt(copy, find.path.slice(0, -1)));
    const [last] = find.path.slice(-1);
    const [before, after] = [parent[last].slice(0, find.start), parent[last].slice(find.end)];
    parent[last] = before + between(before, find.instead || LEFT_OUT, after) + after;
  }
  return copy;
};

/**
 * Return the words to put in; brackets that are there already are not repeated.
 *
 * @type {(before: string, words: string, after: string) => string}
 */
const between = (before, words, after) =>
  words === LEFT_OUT && before.endsWith("(") && after.startsWith(")") ? words.slice(1, -1) : words;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;

/**
 * Whether something is a text that tells a day or a month.
 *
 * @param {unknown} value
 * @returns {value is string}
 */
const isDate = (value) => typeof value === "string" && (DAY.test(value) || MONTH.test(value));

/**
 * Return what happened on a date; when a source came out and was read is no secret.
 *
 * @type {(data: Fields) => Record<string, unknown>[]}
 */
const datedIn = ({ dates, timeline, stages, results, decisions }) =>
  [dates, timeline, stages, results, decisions].flat().filter(isGroup);

/**
 * Return data with its dates as months (7 letters) or as years (4).
 *
 * @type {(data: Fields, letters: number) => Fields}
 */
export const coarser = (data, letters) => {
  const copy = structuredClone(data);
  for (const record of datedIn(copy)) {
    for (const [name, value] of Object.entries(record)) {
      if (isDate(value)) record[name] = value.slice(0, letters);
    }
  }
  return copy;
};

/**
 * Whether any date tells the day on which something happened; that it was seen today, anybody may know.
 *
 * @type {(data: Fields) => boolean}
 */
export const tellsDays = (data) =>
  datedIn(data).some(({ seen, ...dates }) =>
    Object.values(dates).some((date) => typeof date === "string" && DAY.test(date)),
  );
