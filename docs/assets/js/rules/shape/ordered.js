/**
 * In which order does a file hold the fields of a record, and of the records in it? In the model's, and
 * where a statement comes from at its end, as the terminal writes it.
 *
 * @typedef {import("./nodes.js").Node} Node
 * @typedef {import("./nodes.js").Nodes} Nodes
 */
import { isGroup } from "../../ground/group.js";

const AT_THE_END = ["source", "reading"];

/**
 * Return data with their fields in order; those that the model does not know come last.
 *
 * @param {Nodes} nodes
 * @param {unknown} data
 * @param {Node} node
 * @returns {unknown}
 */
export const ordered = (nodes, data, node = nodes.root) => {
  const { record, array } = nodes.options(node);
  if (Array.isArray(data)) return data.map((entry) => (array ? ordered(nodes, entry, array.items) : entry));
  if (!record || !isGroup(data)) return data;
  const { properties } = record;
  const names = Object.keys(properties);
  const order = [...names.filter((name) => !AT_THE_END.includes(name)), ...AT_THE_END];
  const known = order.filter((name) => name in data && name in properties);
  const others = Object.keys(data).filter((name) => !(name in properties));
  return Object.fromEntries([
    ...known.map((name) => [name, ordered(nodes, data[name], properties[name])]),
    ...others.map((name) => [name, data[name]]),
  ]);
};
