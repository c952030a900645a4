/**
 * Which value does a plain scalar of YAML stand for? As macros/content/loader/scalars.py reads it: by
 * YAML 1.2's core schema, and none where YAML 1.1 readers understand something else (`no`, `012`).
 */

/** Longest run of digits that is read as a whole number; a longer one stays text. */
const MOST_DIGITS = 18;
/** Longest plain value that can be a number at all. */
const MOST_LETTERS = 60;

const INT = /^[-+]?(?:0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const YAML_1_1 = [
  /^(?:yes|no|on|off|y|n)$/i,
  /^[-+]?0[0-9_]+$|^[-+]?0o[0-7]+$|^[-+]?0x[0-9a-fA-F_]+$|^[-+]?0b[01_]+$/,
  /^[-+]?[0-9]+_[0-9_]*(?:\.[0-9_]*)?$/,
  /^[-+]?[0-9][0-9_]*(?::(?:[0-5][0-9]?|[6-9]))+(?:\.[0-9_]*)?$/,
  /^[-+]?[0-9]+[eE][-+]?[0-9]+$|^[-+]?[0-9]*\.[0-9]*[eE][0-9]+$|^[-+]\.[0-9]+(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?\.inf$|^\.nan$/i,
];
/** @type {Map<string, null | boolean>} */
const CONSTANTS = new Map([
  .../** @type {[string, null][]} */ (["", "~", "null", "Null", "NULL"].map((word) => [word, null])),
  .../** @type {[string, boolean][]} */ (["true", "True", "TRUE"].map((word) => [word, true])),
  .../** @type {[string, boolean][]} */ (["false", "False", "FALSE"].map((word) => [word, false])),
]);

/**
 * Return what a plain scalar stands for; undefined where readers of YAML disagree about it.
 *
 * @type {(text: string) => string | number | boolean | null | undefined}
 */
export const scalarValue = (text) => {
  if ([...text].length > MOST_LETTERS) return text;
  const constant = CONSTANTS.get(text);
  if (constant !== undefined) return constant;
  if (YAML_1_1.some((pattern) => pattern.test(text))) return undefined;
  if (INT.test(text)) return text.length <= MOST_DIGITS ? Number(text) : text;
  return FLOAT.test(text) ? Number(text) : text;
};
