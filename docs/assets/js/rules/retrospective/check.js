/** What is still wrong with a retrospective? Its shape, and what must hold between its parts. */

import { Schema } from "../shape/schema.js";
import { Rules } from "./rules.js";

/** Whether the value itself is at fault, and not what is missing around it. */
const isAtFault = ({ name }) => !["missing", "refused"].includes(name);

export class Check {
  constructor({ schema: node, words, rules, items }) {
    this.node = node;
    this.words = words;
    this.schema = new Schema(node, words);
    this.rules = new Rules({ schema: this.schema, words, rules, items });
    this.kind = items.kinds.retrospective;
  }

  /**
   * Every problem as `playbook check` gives them: the shape's, or, when that is right, the rules'.
   * Its own id may be in use when it changes a file that exists.
   */
  problems(data, own = null) {
    const shape = this.schema.problems(data);
    const found = shape.length ? shape : this.rules.problems(this.schema.full(data));
    return [...found, ...this.taken(data, own)];
  }

  /**
   * Every problem at once, for somebody who is still writing: the rules are asked of what is right
   * so far, and a missing group is named by the answers that it needs.
   */
  everything(data, own = null) {
    const given = { ...this.neededGroups(), ...data };
    const shape = this.schema.problems(given, { tellsAll: true });
    const rules = this.rules.problems(this.schema.full(withoutFaults(given, shape)));
    const isOwed = ({ name, at }) => name === "missing" && at.join() === "id" && !("title" in data);
    return [...shape.filter((problem) => !isOwed(problem)), ...rules, ...this.taken(data, own)];
  }

  neededGroups() {
    const names = this.node.required.filter((name) => this.schema.options(this.node.properties[name]).record);
    return Object.fromEntries(names.map((name) => [name, {}]));
  }

  taken({ id }, own) {
    const { label: kind, ids } = this.kind;
    if (!ids.includes(id) || id === own) return [];
    return [this.words.problem("id-taken", ["id"], { kind, id })];
  }
}

/** Return data without the values that are wrong; entries of a list keep their places. */
const withoutFaults = (data, problems) => {
  const rest = structuredClone(data);
  for (const { at } of problems.filter(isAtFault)) {
    const holder = at.slice(0, -1).reduce((value, step) => value?.[step], rest);
    if (Array.isArray(holder)) holder[at.at(-1)] = "";
    else if (holder) delete holder[at.at(-1)];
  }
  return rest;
};
