/**
 * Does a record have the shape that the model's JSON Schema asks for, and if not, what is said?
 *
 * Says of each mistake what macros/content/loader/records.py says. A text with a `minLength` is read without
 * the blanks around it, as the model reads it.
 *
 * @typedef {import("./words.js").Parts} Parts
 * @typedef {import("./words.js").Path} Path
 * @typedef {import("./words.js").Problem} Problem
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./nodes.js").ListNode} ListNode
 * @typedef {import("./nodes.js").NamedNode} NamedNode
 * @typedef {import("./nodes.js").Node} Node
 * @typedef {import("./nodes.js").RecordNode} RecordNode
 */
import { isDay } from "../../ground/days.js";
import { inDigits } from "../../ground/figures.js";
import { isGroup } from "../../ground/group.js";
import { isGiven, Nodes } from "./nodes.js";
import { clipped, fieldName, quoted } from "./words.js";

const ENTRY = ", or remove the entry";
const LINE = ", or remove the line";

/** @type {(count: number) => string} */
const thousands = (count) => count.toLocaleString("en-US");

/** @type {(record: object, name: string) => boolean} */
const has = (record, name) => Object.hasOwn(record, name);

/** @type {(given: unknown) => string} */
const shape = (given) => {
  if (isGroup(given)) return "a group of fields";
  if (Array.isArray(given)) return "a list";
  if (typeof given === "boolean") return `the truth value ${given}`;
  if (typeof given === "number") return `the number ${inDigits(given)}`;
  return `the text ${quoted(given)}`;
};

/**
 * Join words as a person lists them: 'a', 'b' or 'c'.
 *
 * @type {(words: string[]) => string}
 */
const choicesOf = (words) => {
  const shown = words.map((word) => `'${word}'`);
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
};

export class Schema {
  /** @type {Problem[]} */
  found = [];
  tellsAll = false;

  /**
   * @param {Node} schema
   * @param {Words} words
   */
  constructor(schema, words) {
    this.nodes = new Nodes(schema);
    this.words = words;
  }

  /**
   * Return every problem of the record's shape; `tellsAll` says what else it needs meanwhile.
   *
   * @param {unknown} data
   * @returns {Problem[]}
   */
  problems(data, { tellsAll = false } = {}) {
    this.found = [];
    this.tellsAll = tellsAll;
    this.check(this.nodes.root, data, [], "");
    return this.found;
  }

  /**
   * Check a value; `orRemove` is what to say of an empty one that the record can do without.
   *
   * @param {Node} node
   * @param {unknown} value
   * @param {Path} path
   * @param {string} orRemove
   */
  check(node, value, path, orRemove) {
    const { mayBeNull, record, object, array, string, boolean, integer, number, ...rest } =
      this.nodes.options(node);
    if (value === null && mayBeNull) return;
    if ("only" in rest) this.checkOnly(rest.only, value, path);
    else if (record) this.checkRecord({ record, string }, value, path, orRemove);
    else if (object) this.checkNamed(object, value, path);
    else if (array) this.checkList({ array, string }, value, path, orRemove);
    else if (string) this.checkText({ string, integer }, value, path, orRemove);
    else if (boolean) this.checkType("boolean", "true or false", value, path, orRemove);
    else this.checkNumber({ integer, number }, value, path, orRemove);
  }

  /**
   * @param {{ record: RecordNode, string: Node | undefined }} options
   * @param {unknown} value
   * @param {Path} path
   * @param {string} orRemove
   */
  checkRecord({ record, string }, value, path, orRemove) {
    if (string && typeof value === "string") {
      this.check(record.properties.text ?? string, value, path, orRemove);
    } else if (isGroup(value)) {
      this.checkFields(record, value, path);
    } else {
      const fields = Object.keys(record.properties).join(", ");
      const expected = string ? "text" : "fields with values";
      this.wrongType(value, path, expected, orRemove, { fields });
    }
  }

  /**
   * @param {RecordNode} record
   * @param {Record<string, unknown>} value
   * @param {Path} path
   */
  checkFields(record, value, path) {
    const before = this.found.length;
    for (const name of Object.keys(record.properties)) this.checkField(record, name, value, path);
    for (const name of Object.keys(value)) {
      if (!has(record.properties, name)) this.unknown(name, record, path);
    }
    if (this.tellsAll || this.found.length === before) this.checkNeeds(record, value, path);
  }

  /**
   * @param {RecordNode} record
   * @param {string} name
   * @param {Record<string, unknown>} value
   * @param {Path} path
   */
  checkField(record, name, value, path) {
    const node = record.properties[name];
    const isNeeded = record.required?.includes(name);
    if (has(value, name)) this.check(node, value[name], [...path, name], isNeeded ? "" : LINE);
    else if (isNeeded) this.missing(name, node, path);
  }

  /**
   * @param {unknown} only
   * @param {unknown} value
   * @param {Path} path
   */
  checkOnly(only, value, path) {
    if (value !== only) this.badChoice(value, path, String(only));
  }

  /**
   * @param {unknown} value
   * @param {Path} path
   * @param {string} choices
   */
  badChoice(value, path, choices) {
    const given = typeof value === "string" ? quoted(value) : shape(value);
    this.say("bad-choice", path, { given, choices });
  }

  /**
   * Check fields that the author names, such as the days that were moved.
   *
   * @param {NamedNode} node
   * @param {unknown} value
   * @param {Path} path
   */
  checkNamed({ patternProperties, propertyNames = {}, maxProperties = Infinity }, value, path) {
    if (!isGroup(value)) {
      this.say("refused", path, { reason: "Input should be a valid dictionary" });
      return;
    }
    const [[pattern, node]] = Object.entries(patternProperties);
    const longest = propertyNames.maxLength ?? Infinity;
    const before = this.found.length;
    let right = 0;
    for (const [name, part] of Object.entries(value)) {
      const known = this.found.length;
      const fits = new RegExp(pattern).test(name) && [...name].length <= longest;
      if (!fits) this.say("no-shape", [...path, name], {});
      this.check(node, part, [...path, name], LINE);
      if (this.found.length === known) right += 1;
    }
    if (right <= maxProperties) return;
    // The model counts what is right, and stops there: of the rest it says nothing.
    this.found.length = before;
    const reason = `Dictionary should have at most ${maxProperties} items after validation, not more`;
    this.say("refused", path, { reason });
  }

  /**
   * One of two fields, or at least one: `oneOf` and `anyOf` of what is required.
   *
   * @param {RecordNode} record
   * @param {Record<string, unknown>} value
   * @param {Path} path
   */
  checkNeeds(record, value, path) {
    const needs = record.oneOf ?? record.anyOf;
    if (!needs) return;
    const names = needs.flatMap(({ required = [] }) => required.slice(0, 1));
    const given = names.filter((name) => isGiven(value[name])).length;
    if (record.oneOf ? given === 1 : given > 0) return;
    const { title: reason = "" } = needs[0];
    const [need] = reason.split(":");
    this.say("refused", path, { reason, need }, [...path, names[0]]);
  }

  /**
   * @param {{ array: ListNode, string: Node | undefined }} options
   * @param {unknown} value
   * @param {Path} path
   * @param {string} orRemove
   */
  checkList({ array, string }, value, path, orRemove) {
    if (string && typeof value === "string") {
      this.check(array.items, value, path, orRemove);
    } else if (!Array.isArray(value)) {
      this.wrongType(value, path, "a list", orRemove);
    } else if (array.minItems && !value.length) {
      this.say("empty", path, { or_remove: orRemove });
    } else {
      this.checkEntries(array, value, path);
    }
  }

  /**
   * @param {ListNode} list
   * @param {unknown[]} entries
   * @param {Path} path
   */
  checkEntries({ items, minItems = 0 }, entries, path) {
    const before = this.found.length;
    for (const [index, entry] of entries.entries()) this.check(items, entry, [...path, index], ENTRY);
    if (this.found.length > before || entries.length >= minItems) return;
    this.say("too-few", path, { given: entries.length, least: minItems });
  }

  /**
   * @param {{ string: Node, integer: Node | undefined }} options
   * @param {unknown} value
   * @param {Path} path
   * @param {string} orRemove
   */
  checkText({ string, integer }, value, path, orRemove) {
    const text = integer && Number.isInteger(value) ? String(value) : value;
    if (string.enum) this.checkChoice(string.enum, value, path);
    else if (typeof text === "string") this.checkWritten(string, text, path, orRemove);
    else this.wrongType(value, path, "text", orRemove);
  }

  /**
   * @param {string[]} choices
   * @param {unknown} value
   * @param {Path} path
   */
  checkChoice(choices, value, path) {
    if (!choices.some((choice) => choice === value)) this.badChoice(value, path, choicesOf(choices));
  }

  /**
   * @param {Node} string
   * @param {string} text
   * @param {Path} path
   * @param {string} orRemove
   */
  checkWritten(string, text, path, orRemove) {
    const read = string.minLength ? text.trim() : text;
    const length = [...read].length;
    if (string.maxLength && length > string.maxLength) {
      const given = thousands([...text].length);
      this.say("too-long", path, { given, most: thousands(string.maxLength) });
    } else if (string.minLength && length < string.minLength) {
      this.say("empty", path, { or_remove: orRemove });
    } else if (string.pattern && !new RegExp(string.pattern).test(read)) {
      this.say("bad-form", path, { given: quoted(text), form: this.words.form(string.pattern, text) });
    } else if (string.pattern && this.words.isOfDays(string.pattern) && !isDay(read)) {
      this.say("refused", path, { reason: `there is no day ${read}` });
    }
  }

  /**
   * @param {{ integer: Node | undefined, number: Node | undefined }} options
   * @param {unknown} value
   * @param {Path} path
   * @param {string} orRemove
   */
  checkNumber({ integer, number }, value, path, orRemove) {
    const { minimum = -Infinity, maximum = Infinity } = integer ?? number ?? {};
    if (typeof value !== "number" || !(number || Number.isInteger(value))) {
      this.wrongType(value, path, integer ? "a whole number" : "a number", orRemove);
    } else if (value < minimum) {
      const bound = `should be greater than or equal to ${minimum}`;
      this.say("out-of-range", path, { given: inDigits(value), bound });
    } else if (value > maximum) {
      const bound = `should be less than or equal to ${maximum}`;
      this.say("out-of-range", path, { given: inDigits(value), bound });
    }
  }

  /**
   * @param {string} type
   * @param {string} expected
   * @param {unknown} value
   * @param {Path} path
   * @param {string} orRemove
   */
  checkType(type, expected, value, path, orRemove) {
    if (typeof value !== type) this.wrongType(value, path, expected, orRemove);
  }

  /**
   * @param {string} name
   * @param {Node} node
   * @param {Path} path
   */
  missing(name, node, path) {
    const description = node.description ?? this.nodes.resolve(node).description ?? "";
    const parts = { field: name, description };
    this.found.push(this.words.problem("missing", path, parts, [...path, name]));
  }

  /**
   * @param {string} name
   * @param {RecordNode} record
   * @param {Path} path
   */
  unknown(name, record, path) {
    const known = Object.keys(record.properties);
    const near = this.words.nearest(name, known);
    if (near) this.say("unknown-near", [...path, name], { near });
    else this.say("unknown", [...path, name], { fields: known.join(", ") });
  }

  /**
   * @param {unknown} value
   * @param {Path} path
   * @param {string} expected
   * @param {string} orRemove
   */
  wrongType(value, path, expected, orRemove, { fields = "" } = {}) {
    if (value === null) {
      this.say("empty-of", path, { expected, or_remove: orRemove });
      return;
    }
    const isScalar = typeof value === "boolean" || typeof value === "number";
    /** @type {Record<string, string>} */
    const hows = {
      text: isScalar ? "quotes" : "text",
      "a list": "list",
      "fields with values": "fields",
    };
    const how = hows[expected];
    const parts = { given: shape(value), expected };
    const said = how ? this.words.how(how, { expected, fields }) : this.words.howToWrite(value, expected);
    this.say("wrong-type", path, { ...parts, how: said });
  }

  /**
   * @param {string} name
   * @param {Path} path
   * @param {Parts} parts
   * @param {Path} [at]
   */
  say(name, path, parts, at = path) {
    const last = path.at(-1);
    const named =
      typeof last === "number"
        ? `entry ${last + 1} of \`${fieldName(path.slice(0, -1))}\``
        : `\`${clipped(String(last)) || '""'}\``;
    const subject = path.length ? named : "the file";
    this.found.push(this.words.problem(name, path, { name: subject, ...parts }, at));
  }
}
