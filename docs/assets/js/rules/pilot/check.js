/**
 * Does a record have the shape of pilot.yml? Tells apart what a half-filled record may lack from what no tool
 * could work with; both in the words of `playbook pilot`.
 *
 *   shapeProblems({ schema, rules }, record) => [{ said, isLack, … }], each with the rule, the message and
 *   the hint that the terminal gives; `said` names the whole place, as there is no line to name
 *   fullRecord({ schema, rules }, record)    the record as the terminal holds it: without blanks around
 *   its texts and without what says nothing, such as null
 *
 * @typedef {import("../shape/words.js").Problem & { said: string, isLack: boolean }} ShapeProblem
 * @typedef {{
 *   schema: import("../shape/nodes.js").Node,
 *   rules: import("../shape/words.js").WordRules,
 * }} Checked   What is checked with.
 */
import { Nodes } from "../shape/nodes.js";
import { Schema } from "../shape/schema.js";
import { fieldName, Words } from "../shape/words.js";

/** A message begins with the last name of its place, or tells which entry it is. */
const SUBJECT = /^(`[^`]*`|entry \d+ of `[^`]*`|the file)/;

/** @type {(files: Checked, record: unknown) => ShapeProblem[]} */
export const shapeProblems = ({ schema, rules }, record) =>
  new Schema(schema, new Words(rules)).problems(record).map((problem) => ({
    ...problem,
    said: problem.message.replace(SUBJECT, () => fieldName(problem.at) || "the file"),
    isLack: problem.rule === "missing-field",
  }));

/** @type {(files: Checked, record: unknown) => unknown} */
export const fullRecord = ({ schema }, record) => new Nodes(schema).full(record);
