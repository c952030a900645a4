/**
 * Does a record have the shape that the model's JSON Schema asks for, and if not, what is said?
 *
 * Covers what the schemas of this playbook use, and says of each mistake what macros/content/loader/records.py
 * says. A text with a `minLength` is read without the blanks around it, as the model reads it.
 */
import { isDay } from "../../ground/days.js";
import { clipped, fieldName, quoted } from "./words.js";

const ENTRY = ", or remove the entry";
const LINE = ", or remove the line";

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const thousands = (count) => count.toLocaleString("en-US");
const has = (record, name) => Object.hasOwn(record, name);

const shape = (given) => {
  if (isGroup(given)) return "a group of fields";
  if (Array.isArray(given)) return "a list";
  if (typeof given === "boolean") return `the truth value ${given}`;
  if (typeof given === "number") return `the number ${given}`;
  return `the text ${quoted(given)}`;
};

/** Join words as a person lists them: 'a', 'b' or 'c'. */
const choicesOf = (words) => {
  const shown = words.map((word) => `'${word}'`);
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
};

export class Schema {
  constructor(schema, words) {
    this.root = schema;
    this.words = words;
  }

  /** Return every problem of the record's shape; `tellsAll` says what else it needs meanwhile. */
  problems(data, { tellsAll = false } = {}) {
    this.found = [];
    this.tellsAll = tellsAll;
    this.check(this.root, data, [], "");
    return this.found;
  }

  /** Return the record with each shorthand written out, as the model holds it. */
  full(data) {
    return this.expand(this.root, data);
  }

  /** Whether free text stands at a path: no id, no choice and no date. A text has a `minLength`. */
  isText(path) {
    const inner = path.reduce((node, step) => {
      const { record, array } = node ? this.options(node) : {};
      return typeof step === "number" ? array?.items : record?.properties[step];
    }, this.root);
    return Boolean(inner && this.options(inner).string?.minLength);
  }

  resolve(node) {
    return node.$ref ? this.root.$defs[node.$ref.split("/").at(-1)] : node;
  }

  /** Take a node apart: whether it may be empty, and which shapes the value may have. */
  options(node) {
    const resolved = this.resolve(node);
    if (resolved.properties) return { record: resolved };
    if ("const" in resolved) return { only: resolved.const };
    const shapes = (resolved.anyOf ?? [resolved]).map((option) => this.resolve(option));
    const found = { mayBeNull: shapes.some((option) => option.type === "null") };
    for (const option of shapes) {
      if (option.properties) found.record = option;
      else if (option.anyOf) Object.assign(found, this.options(option), { mayBeNull: found.mayBeNull });
      else if (option.type && option.type !== "null") found[option.type] = option;
      else if (option.enum) found.string = option;
    }
    return found;
  }

  /** `orRemove` is what to say of an empty value that the record can do without. */
  check(node, value, path, orRemove) {
    const options = this.options(node);
    if (value === null && options.mayBeNull) return;
    if ("only" in options) this.checkOnly(options.only, value, path);
    else if (options.record) this.checkRecord(options, value, path, orRemove);
    else if (options.object) this.checkNamed(options.object, value, path);
    else if (options.array) this.checkList(options, value, path, orRemove);
    else if (options.string) this.checkText(options, value, path, orRemove);
    else if (options.boolean) this.checkType("boolean", "true or false", value, path, orRemove);
    else this.checkNumber(options, value, path, orRemove);
  }

  checkRecord({ record, string }, value, path, orRemove) {
    if (string && typeof value === "string") {
      this.check(record.properties.text, value, path, orRemove);
      return;
    }
    if (!isGroup(value)) {
      const fields = Object.keys(record.properties).join(", ");
      const expected = string ? "text" : "fields with values";
      this.wrongType(value, path, expected, orRemove, { fields });
      return;
    }
    const before = this.found.length;
    for (const [name, node] of Object.entries(record.properties)) {
      if (has(value, name)) {
        const needed = record.required?.includes(name);
        this.check(node, value[name], [...path, name], needed ? "" : LINE);
      } else if (record.required?.includes(name)) {
        this.missing(name, node, path);
      }
    }
    for (const name of Object.keys(value)) {
      if (!has(record.properties, name)) this.unknown(name, record, path);
    }
    if (this.tellsAll || this.found.length === before) this.checkNeeds(record, value, path);
  }

  checkOnly(only, value, path) {
    if (value === only) return;
    const given = typeof value === "string" ? quoted(value) : shape(value);
    this.say("bad-choice", path, { given, choices: String(only) });
  }

  /** Fields that the author names, such as the days that were moved. */
  checkNamed({ patternProperties }, value, path) {
    if (!isGroup(value)) {
      this.say("refused", path, { reason: "Input should be a valid dictionary" });
      return;
    }
    const [[pattern, node]] = Object.entries(patternProperties);
    for (const [name, part] of Object.entries(value)) {
      if (new RegExp(pattern).test(name)) this.check(node, part, [...path, name], LINE);
      else this.say("no-shape", [...path, name], {});
    }
  }

  /** One of two fields, or at least one: `oneOf` and `anyOf` of what is required. */
  checkNeeds(record, value, path) {
    const needs = record.oneOf ?? record.anyOf;
    if (!needs) return;
    const given = needs.filter(({ required: [name] }) => isGiven(value[name])).length;
    if (record.oneOf ? given === 1 : given > 0) return;
    const [
      {
        required: [first],
      },
    ] = needs;
    const reason = record.errorMessage;
    const [need] = reason.split(":");
    this.say("refused", path, { reason, need }, [...path, first]);
  }

  checkList({ array, string }, value, path, orRemove) {
    if (string && typeof value === "string") {
      this.check(array.items, value, path, orRemove);
    } else if (!Array.isArray(value)) {
      this.wrongType(value, path, "a list", orRemove);
    } else if (array.minItems && !value.length) {
      this.say("empty", path, { or_remove: orRemove });
    } else {
      value.forEach((entry, index) => this.check(array.items, entry, [...path, index], ENTRY));
    }
  }

  checkText({ string, integer }, value, path, orRemove) {
    if (string.enum) {
      if (!string.enum.includes(value)) {
        const given = typeof value === "string" ? quoted(value) : shape(value);
        this.say("bad-choice", path, { given, choices: choicesOf(string.enum) });
      }
      return;
    }
    const text = integer && Number.isInteger(value) ? String(value) : value;
    if (typeof text !== "string") {
      this.wrongType(value, path, "text", orRemove);
      return;
    }
    const read = string.minLength ? text.trim() : text;
    const length = [...read].length;
    if (string.maxLength && length > string.maxLength) {
      const given = thousands([...text].length);
      this.say("too-long", path, { given, most: thousands(string.maxLength) });
    } else if (string.minLength && length < string.minLength) {
      this.say("empty", path, { or_remove: orRemove });
    } else if (string.pattern && !new RegExp(string.pattern).test(read)) {
      this.say("bad-form", path, { given: quoted(text), form: this.words.form(string.pattern) });
    } else if (this.words.isOfDays(string.pattern) && !isDay(read)) {
      this.say("refused", path, { reason: `there is no day ${read}` });
    }
  }

  checkNumber({ integer, number }, value, path, orRemove) {
    const node = integer ?? number;
    const fits = typeof value === "number" && (number || Number.isInteger(value));
    if (!fits) {
      this.wrongType(value, path, integer ? "a whole number" : "a number", orRemove);
    } else if (value < node.minimum) {
      const bound = `should be greater than or equal to ${node.minimum}`;
      this.say("out-of-range", path, { given: value, bound });
    } else if (value > node.maximum) {
      const bound = `should be less than or equal to ${node.maximum}`;
      this.say("out-of-range", path, { given: value, bound });
    }
  }

  checkType(type, expected, value, path, orRemove) {
    if (typeof value !== type) this.wrongType(value, path, expected, orRemove);
  }

  missing(name, node, path) {
    const description = node.description ?? this.resolve(node).description ?? "";
    const parts = { field: name, description };
    this.found.push(this.words.problem("missing", path, parts, [...path, name]));
  }

  unknown(name, record, path) {
    const known = Object.keys(record.properties);
    const near = this.words.nearest(name, known);
    if (near) this.say("unknown-near", [...path, name], { near });
    else this.say("unknown", [...path, name], { fields: known.join(", ") });
  }

  wrongType(value, path, expected, orRemove, { fields = "" } = {}) {
    if (value === null) {
      this.say("empty-of", path, { expected, or_remove: orRemove });
      return;
    }
    const isScalar = typeof value === "boolean" || typeof value === "number";
    const how = {
      text: isScalar ? "quotes" : "text",
      "a list": "list",
      "fields with values": "fields",
    }[expected];
    const parts = { given: shape(value), expected };
    const said = how ? this.words.how(how, { expected, fields }) : this.words.howToWrite(value, expected);
    this.say("wrong-type", path, { ...parts, how: said });
  }

  say(name, path, parts, at = path) {
    const last = path.at(-1);
    const named =
      typeof last === "number"
        ? `entry ${last + 1} of \`${fieldName(path.slice(0, -1))}\``
        : `\`${clipped(String(last)) || '""'}\``;
    const subject = path.length ? named : "the file";
    this.found.push(this.words.problem(name, path, { name: subject, ...parts }, at));
  }

  expand(node, value) {
    const { record, array, string, integer } = this.options(node);
    if (value === null) return value;
    if (record) {
      const fields = typeof value === "string" ? { text: value } : value;
      const names = Object.keys(record.properties).filter((name) => isGiven(fields[name]));
      return Object.fromEntries(
        names.map((name) => [name, this.expand(record.properties[name], fields[name])]),
      );
    }
    if (array) return [value].flat().map((entry) => this.expand(array.items, entry));
    if (string?.minLength) return value.trim();
    return integer && string ? String(value) : value;
  }
}

/** Whether a field says something: null and an empty list say nothing. */
const isGiven = (value) => value !== undefined && value !== null && !(Array.isArray(value) && !value.length);
