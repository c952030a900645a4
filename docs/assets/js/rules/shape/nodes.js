/**
 * What does a schema of the model allow at a place, and how is a shorthand written out?
 *
 * Reads the keywords of macros/browser/keywords.json, to which the build holds the schemas.
 *
 * @typedef {import("./words.js").Path} Path
 *
 * @typedef {{
 *   $ref?: string,
 *   $defs?: Record<string, Node>,
 *   anyOf?: Node[],
 *   oneOf?: Node[],
 *   const?: unknown,
 *   description?: string,
 *   enum?: string[],
 *   items?: Node,
 *   maximum?: number,
 *   maxLength?: number,
 *   minimum?: number,
 *   minItems?: number,
 *   minLength?: number,
 *   pattern?: string,
 *   patternProperties?: Record<string, Node>,
 *   properties?: Record<string, Node>,
 *   required?: string[],
 *   title?: string,
 *   type?: string,
 * }} Node   A schema, or a part of one.
 * @typedef {Node & { properties: Record<string, Node> }} RecordNode
 * @typedef {Node & { patternProperties: Record<string, Node>, propertyNames?: Node, maxProperties?: number }} NamedNode
 * @typedef {Node & { items: Node }} ListNode
 * @typedef {{
 *   mayBeNull?: boolean,
 *   only?: unknown,
 *   record?: RecordNode,
 *   object?: NamedNode,
 *   array?: ListNode,
 *   string?: Node,
 *   boolean?: Node,
 *   integer?: Node,
 *   number?: Node,
 * }} Options   The shapes that a value may have.
 */
import { isGroup } from "../../ground/group.js";

/**
 * @param {Node} node
 * @returns {node is RecordNode}
 */
const isRecord = (node) => node.properties !== undefined;

/**
 * Whether a field says something: null and an empty list say nothing.
 *
 * @type {(value: unknown) => boolean}
 */
export const isGiven = (value) =>
  value !== undefined && value !== null && !(Array.isArray(value) && !value.length);

export class Nodes {
  /** @param {Node} schema */
  constructor(schema) {
    this.root = schema;
  }

  /**
   * Return the record with each shorthand written out, as the model holds it.
   *
   * @param {unknown} data
   */
  full(data) {
    return this.expand(this.root, data);
  }

  /**
   * Whether free text stands at a path: no id, no choice and no date. A text has a `minLength`.
   *
   * @param {Path} path
   */
  isText(path) {
    /** @type {Node | undefined} */
    let node = this.root;
    for (const step of path) {
      if (!node) return false;
      const { record, array } = this.options(node);
      node = typeof step === "number" ? array?.items : record?.properties[step];
    }
    return Boolean(node && this.options(node).string?.minLength);
  }

  /**
   * Return the node that a reference names; any other is its own.
   *
   * @param {Node} node
   * @returns {Node}
   */
  resolve(node) {
    const name = node.$ref?.split("/").at(-1);
    return (name && this.root.$defs?.[name]) || node;
  }

  /**
   * Take a node apart: whether it may be empty, and which shapes the value may have.
   *
   * @param {Node} node
   * @returns {Options}
   */
  options(node) {
    const resolved = this.resolve(node);
    if (isRecord(resolved)) return { record: resolved };
    if ("const" in resolved) return { only: resolved.const };
    const shapes = (resolved.anyOf ?? [resolved]).map((option) => this.resolve(option));
    const mayBeNull = shapes.some((option) => option.type === "null");
    return Object.assign({}, ...shapes.map((option) => this.option(option)), { mayBeNull });
  }

  /**
   * Return the shape that one of a node's options allows, by its type.
   *
   * @param {Node} option
   * @returns {Options}
   */
  option(option) {
    if (isRecord(option)) return { record: option };
    if (option.anyOf) return this.options(option);
    if (option.type && option.type !== "null") return { [option.type]: option };
    return option.enum ? { string: option } : {};
  }

  /**
   * @param {Node} node
   * @param {unknown} value
   * @returns {unknown}
   */
  expand(node, value) {
    const { record, array, string, integer } = this.options(node);
    if (value === null) return value;
    if (record) return this.expandRecord(record, value);
    if (array) return [value].flat().map((entry) => this.expand(array.items, entry));
    if (string?.minLength && typeof value === "string") return value.trim();
    return integer && string ? String(value) : value;
  }

  /**
   * A text is short for a record that has one, and else an id that takes its place.
   *
   * @param {RecordNode} record
   * @param {unknown} value
   */
  expandRecord(record, value) {
    if (typeof value !== "string") return this.expandFields(record, value);
    return record.properties.text ? this.expandFields(record, { text: value }) : value;
  }

  /**
   * @param {RecordNode} record
   * @param {unknown} value
   */
  expandFields({ properties }, value) {
    const fields = isGroup(value) ? value : {};
    const names = Object.keys(properties).filter((name) => isGiven(fields[name]));
    return Object.fromEntries(names.map((name) => [name, this.expand(properties[name], fields[name])]));
  }
}
