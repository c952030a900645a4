/**
 * Which records, texts and ids does a retrospective hold, and at which path? The schema tells.
 *
 * A record that is still being written may lack what is required.
 *
 * @typedef {import("../shape/nodes.js").Node} Node
 * @typedef {import("../shape/nodes.js").Nodes} Nodes
 * @typedef {import("../shape/words.js").Path} Path
 *
 * @typedef {Record<string, unknown>} Fields
 * @typedef {Record<string, Record<string, string>>} Texts   What each text of each kind of record is.
 * @typedef {[path: Path, record: Fields, name: string]} Found   A record, and the name of its kind.
 * @typedef {[path: Path, text: string, mark: string]} Leaf   A text, and what it is.
 */
import { isGroup } from "../../ground/group.js";

const WHOLE = "Retrospective";

/**
 * Return each entry of a list with its path; what is no list is its only entry.
 *
 * @type {(value: unknown, path: Path) => [Path, unknown][]}
 */
const entriesOf = (value, path) =>
  Array.isArray(value) ? value.map((entry, index) => [[...path, index], entry]) : [[path, value]];

export class Shapes {
  /**
   * @param {Nodes} nodes
   * @param {Texts} texts
   */
  constructor(nodes, texts) {
    this.nodes = nodes;
    this.texts = texts;
  }

  /**
   * Yield each record of a whole retrospective with its path and the name of its kind.
   *
   * @param {unknown} record
   * @param {Path} path
   * @returns {Iterable<Found>}
   */
  *kinds(record, name = WHOLE, path = []) {
    if (!isGroup(record)) return;
    yield [path, record, name];
    for (const [field, value] of Object.entries(record)) {
      const inner = this.nameOf(this.fieldsOf(name)[field]);
      if (!inner) continue;
      for (const [place, entry] of entriesOf(value, [...path, field])) yield* this.kinds(entry, inner, place);
    }
  }

  /**
   * Yield every text in Markdown and every id: its path, its value, and what it is.
   *
   * @param {Fields} record
   * @returns {Iterable<Leaf>}
   */
  *leaves(record) {
    for (const [path, inner, name] of this.kinds(record)) {
      for (const [field, mark] of Object.entries(this.texts[name])) {
        for (const [place, text] of entriesOf(inner[field], [...path, field])) {
          if (typeof text === "string") yield [place, text, mark];
        }
      }
    }
  }

  /**
   * Return those of the records that can name their source.
   *
   * @param {Found[]} found
   */
  citing(found) {
    return found.filter(([, , name]) => this.fieldsOf(name).source);
  }

  /**
   * Return the fields that a kind of record has, with their nodes.
   *
   * @param {string} name
   * @returns {Record<string, Node>}
   */
  fieldsOf(name) {
    const { root } = this.nodes;
    const node = name === WHOLE ? root : root.$defs?.[name];
    return (node && this.nodes.options(node).record?.properties) ?? {};
  }

  /**
   * Return the name of the kind of record that stands in a field, if any.
   *
   * @param {Node} node
   */
  nameOf(node) {
    const shapes = [node, node.items].flatMap((one) => [one, ...(one?.anyOf ?? [])]);
    return shapes
      .find((shape) => shape?.$ref)
      ?.$ref?.split("/")
      .at(-1);
  }
}
