/**
 * How do data become YAML that every reader of it takes for the same data?
 *
 *   yamlText(data, { comment })   the file's text; throws `Unwritable` where it would read back as
 *                                 anything else
 *
 * Written by the library `yaml`, never by joining strings. How a text is quoted is chosen so that it
 * stays a text; what is in double quotes stays on one line, since the library folds some of them so
 * that they read back as another text.
 */

import { isSame } from "../ground/same.js";
import { Document, parseDocument, Scalar, visit } from "../vendor/yaml.js";

const WIDTH = 90;
const OPTIONS = {
  lineWidth: WIDTH,
  doubleQuotedMinMultiLineLength: Infinity,
  blockQuote: true,
  directives: false,
};
const STRING = "tag:yaml.org,2002:str";
const NUMBERS = ["tag:yaml.org,2002:int", "tag:yaml.org,2002:float"];

/** A text that no reader of YAML, old or new, takes for anything but a text. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.;()/'’–-]*[\p{L}\p{N}.)]$/u;
const SMALL = /^(-?)([\d.]+)e-(\d+)$/;
const NAME = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9_-]*$/;
const WORDS_OF_YAML = /^(true|false|null|yes|no|on|off|y|n)$/i;
const LINE = /^[^\p{Cc}]*[^\s\p{Cc}]$/u;

/** Data that no file holds as they are; `at` is the path of the first text that would be another. */
export class Unwritable extends Error {
  constructor(at) {
    super(
      `“${at.map((step) => (typeof step === "number" ? step + 1 : step)).join(" → ")}” would not read back ` +
        "from the file as you entered it, so no file was made. What you entered is kept here: change the " +
        "blanks and line breaks of that text, and try again.",
    );
    this.at = at;
  }
}

export const yamlText = (data, { comment = null } = {}) => {
  const document = new Document(data, {
    version: "1.2",
    aliasDuplicateObjects: false,
    customTags: (tags) => tags.map(careful),
  });
  document.commentBefore = comment;
  visit(document, { Scalar: (key, node) => quote(key, node) });
  const text = document.toString(OPTIONS);
  const at = ["1.2", "1.1"].map((version) => difference(data, readBack(text, version))).find(Boolean);
  if (at) throw new Unwritable(at);
  return text;
};

const careful = (tag) => {
  if (tag.tag === STRING) return { ...tag, stringify: unfolded(tag.stringify) };
  return NUMBERS.includes(tag.tag) ? { ...tag, stringify: decimal(tag.stringify) } : tag;
};

/** Only what stands in a block is folded. */
const unfolded =
  (stringify) =>
  (node, context, ...rest) => {
    if (node.type === Scalar.BLOCK_FOLDED) return stringify(node, context, ...rest);
    return stringify(node, { ...context, options: { ...context.options, lineWidth: 0 } }, ...rest);
  };

/** A small figure such as 1e-7, which is a text to some readers, is written out. */
const decimal =
  (stringify) =>
  (...given) => {
    const written = stringify(...given);
    const [, sign, digits, zeros] = SMALL.exec(written) ?? [];
    return zeros ? `${sign}0.${"0".repeat(zeros - 1)}${digits.replace(".", "")}` : written;
  };

const quote = (key, node) => {
  if (typeof node.value !== "string") return;
  node.type = key === "key" && NAME.test(node.value) ? Scalar.PLAIN : styleOf(node.value);
};

const styleOf = (text) => {
  if (PLAIN.test(text) && !WORDS_OF_YAML.test(text) && text.length < WIDTH) return Scalar.PLAIN;
  const lines = text.split("\n").filter(Boolean);
  const isSimple = lines.every((line) => LINE.test(line)) && /^\S/.test(text) && /\S$/.test(text);
  if (isSimple && lines.length > 1) return Scalar.BLOCK_LITERAL;
  if (isSimple && text.length >= WIDTH && !text.includes("  ")) return Scalar.BLOCK_FOLDED;
  return Scalar.QUOTE_DOUBLE;
};

const readBack = (text, version) => {
  const document = parseDocument(text, { version });
  return document.errors.length ? undefined : document.toJS({ maxAliasCount: 0 });
};

/** Return the path of the first part that is not the same, or null. */
const difference = (data, other, path = []) => {
  if (isSame(data, other)) return null;
  const hasParts = (value) => typeof value === "object" && value !== null;
  if (!hasParts(data) || !hasParts(other)) return path;
  const names = Array.isArray(data) ? data.keys() : Object.keys(data);
  for (const name of names) {
    const found = difference(data[name], other[name], [...path, name]);
    if (found) return found;
  }
  return path;
};
