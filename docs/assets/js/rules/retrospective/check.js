/**
 * What is still wrong with a retrospective? Its shape, and what must hold between its parts.
 *
 * @typedef {import("../shape/nodes.js").RecordNode} RecordNode
 * @typedef {import("../shape/words.js").Problem} Problem
 * @typedef {import("../shape/words.js").Words} Words
 * @typedef {import("./rules.js").Items} Items
 * @typedef {import("./rules.js").Retrospective} Retrospective
 * @typedef {import("./rules.js").RulesFile} RulesFile
 *
 * @typedef {Record<string, unknown>} Fields   What somebody has written so far, field by field.
 */

import { isGroup, partAt } from "../../ground/group.js";
import { Nodes } from "../shape/nodes.js";
import { Schema } from "../shape/schema.js";
import { Rules } from "./rules.js";

/**
 * Whether the value itself is at fault, and not what is missing around it.
 *
 * @type {(problem: Problem) => boolean}
 */
const isAtFault = ({ name }) => !["missing", "refused"].includes(name);

export class Check {
  /** @param {{ schema: RecordNode, words: Words, rules: RulesFile, items: Items }} files */
  constructor({ schema: node, words, rules, items }) {
    this.node = node;
    this.words = words;
    this.nodes = new Nodes(node);
    this.schema = new Schema(node, words);
    this.rules = new Rules({ nodes: this.nodes, words, rules, items });
    this.kind = items.kinds.retrospective;
  }

  /**
   * Every problem as `playbook check` gives them: the shape's, or, when that is right, the rules'.
   * Its own id may be in use when it changes a file that exists.
   *
   * @param {Fields} data
   * @param {string | null} own
   * @returns {Problem[]}
   */
  problems(data, own = null) {
    const shape = this.schema.problems(data);
    const found = shape.length ? shape : this.rules.problems(this.full(data));
    return [...found, ...this.taken(data, own)];
  }

  /**
   * Every problem at once, for somebody who is still writing: the rules are asked of what is right
   * so far, and a missing group is named by the answers that it needs.
   *
   * @param {Fields} data
   * @param {string | null} own
   * @returns {Problem[]}
   */
  everything(data, own = null) {
    const given = { ...this.neededGroups(), ...data };
    const shape = this.schema.problems(given, { tellsAll: true });
    const faulty = new Set(shape.map(({ at }) => at.join()));
    const rules = this.rules.problems(this.full(withoutFaults(given, shape)));
    /** @type {(problem: Problem) => boolean} */
    const isOwed = ({ name, at }) => name === "missing" && at.join() === "id" && !("title" in data);
    return [
      ...shape.filter((problem) => !isOwed(problem)),
      ...rules.filter(({ at }) => !faulty.has(at.join())),
      ...this.taken(data, own),
    ];
  }

  /**
   * Return the record that data of the right shape make.
   *
   * @param {Fields} data
   */
  full(data) {
    return /** @type {Retrospective} */ (this.nodes.full(data));
  }

  neededGroups() {
    const names = (this.node.required ?? []).filter(
      (name) => this.nodes.options(this.node.properties[name]).record,
    );
    return Object.fromEntries(names.map((name) => [name, {}]));
  }

  /**
   * @param {Fields} data
   * @param {string | null} own
   * @returns {Problem[]}
   */
  taken({ id }, own) {
    const { label: kind, ids } = this.kind;
    if (!ids.some((known) => known === id) || id === own) return [];
    return [this.words.problem("id-taken", ["id"], { kind, id })];
  }
}

/**
 * Return data without the values that are wrong; entries of a list keep their places.
 *
 * @type {(data: Fields, problems: Problem[]) => Fields}
 */
const withoutFaults = (data, problems) => {
  const rest = structuredClone(data);
  for (const { at } of problems.filter(isAtFault)) {
    const holder = partAt(rest, at.slice(0, -1));
    const [last] = at.slice(-1);
    if (Array.isArray(holder)) holder[Number(last)] = "";
    else if (isGroup(holder)) delete holder[last];
  }
  return rest;
};
