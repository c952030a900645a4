/** Which data does a YAML text hold? Those that the terminal reads in it, or none, with the reason. */
import { scalarValue } from "../rules/scalars.js";
import { isMap, isScalar, isSeq, parseDocument, Scalar, visit } from "../vendor/yaml.js";

const DEEPEST = 20;

/** A text that is not read; `message` says why, and in which line where that helps. */
export class UnreadableYaml extends Error {}

/** Return the data of a YAML text; throw `UnreadableYaml`. */
export const yamlData = (text) => {
  const document = parsed(text);
  refuse(document, text);
  return dataOf(document.contents, text);
};

const parsed = (text) => {
  let document;
  try {
    document = parseDocument(text, { schema: "failsafe", version: "1.2" });
  } catch {
    throw new UnreadableYaml(TOO_DEEP);
  }
  const [mistake] = document.errors;
  if (mistake)
    throw new UnreadableYaml(`This is not YAML: ${mistake.message.split("\n")[0].replace(/:?$/, ".")}`);
  return document;
};

const TOO_DEEP = `This file nests deeper than ${DEEPEST} levels. Write it flatter.`;

const refuse = (document, text) =>
  visit(document, {
    Alias: () => refuseAnchor(),
    Node: (_key, node) => {
      if (node.anchor) refuseAnchor();
      if (node.tag) refuseTag(node, text);
    },
    Collection: (_key, node, around) => {
      if (node.anchor) refuseAnchor();
      if (node.tag) refuseTag(node, text);
      if (isMap(node) && node.flow) refuseCut(node, text);
      const depth = around.filter((each) => isMap(each) || isSeq(each)).length + 1;
      if (depth > DEEPEST) throw new UnreadableYaml(TOO_DEEP);
    },
  });

const refuseAnchor = () => {
  throw new UnreadableYaml("This file uses YAML anchors, which are not read here. Write the text out.");
};

const refuseTag = (node, text) => {
  const line = lineOf(node, text);
  throw new UnreadableYaml(
    `Line ${line} has a YAML tag, which is not read here. Delete it and keep the value.`,
  );
};

/** Inside braces a comma ends a value: `{value: 1,5}` has a field `5` without a colon. */
const refuseCut = ({ items }, text) => {
  const cut = items.find(
    ({ value }, at) => value === null && items.slice(0, at).some((item) => item.value?.type === Scalar.PLAIN),
  );
  if (!cut) return;
  throw new UnreadableYaml(
    `Line ${lineOf(cut.key, text)}: inside braces a comma ends a value, and ${cut.key} is read as a field. ` +
      "Write decimals with a point, and put text with a comma in quotes.",
  );
};

const lineOf = (node, text) => text.slice(0, node.range[0]).split("\n").length;

const dataOf = (node, text) => {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), dataOf(value, text)]),
    );
  }
  if (isSeq(node)) return node.items.map((item) => dataOf(item, text));
  const said = node?.value ?? "";
  if (node && node.type !== Scalar.PLAIN) return said;
  const value = scalarValue(said);
  if (value !== undefined) return value;
  throw new UnreadableYaml(
    `Line ${lineOf(node, text)}: YAML readers disagree about what ${said} is. Write "${said}" in quotes for ` +
      "the text, or a plain number, true or false.",
  );
};
