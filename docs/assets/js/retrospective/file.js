/** How does a retrospective become a YAML file, and a file a retrospective again? */

import { yamlText } from "../documents/yaml-text.js";
import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, visit } from "../vendor/yaml.js";

export { Unwritable } from "../documents/yaml-text.js";

const MOST_BYTES = 256 * 1024;
const DEEPEST = 20;

const EDITOR = " yaml-language-server: $schema=../../../schema/retrospective.json";

const EMPTY = new Set(["", "~", "null", "Null", "NULL"]);

/** Return the text of a file with these data, in their order. Throws `Unwritable`. */
export const toFile = (data, comment = EDITOR) => yamlText(data, { comment });

/** Return each plain value that a comment follows, by its path, with the line of the comment. */
export const cutShort = (text) => {
  const found = [];
  visit(parseDocument(text, { schema: "failsafe", version: "1.2" }), {
    Scalar: (key, node, around) => {
      if (key === "key" || node.type !== Scalar.PLAIN || !node.comment || !node.value) return;
      const line = text.slice(0, text.indexOf("#", node.range[1])).split("\n").length;
      found.push({ path: pathOf(key, around), line });
    },
  });
  return found;
};

/** The way to a value: names of fields and places in lists. */
const pathOf = (key, around) =>
  around.flatMap((node, index) => {
    if (isSeq(node)) return [index + 1 < around.length ? node.items.indexOf(around[index + 1]) : key];
    return node.key ? [node.key.value] : [];
  });

const TOO_DEEP = "The file nests too deeply to be read. Write it flatter.";

/** Why a file could not be read, in words for whoever opened it. */
export class UnreadableFile extends Error {}

/** Return the data of a file, every value as the text that stands there. */
export const fromFile = (text) => {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES) {
    const most = MOST_BYTES.toLocaleString("en-US");
    throw new UnreadableFile(
      `The file has ${bytes.toLocaleString("en-US")} bytes; at most ${most} are read. Shorten it.`,
    );
  }
  const document = parsed(text);
  refuse(document);
  return plain(document.contents);
};

const parsed = (text) => {
  let document;
  try {
    document = parseDocument(text, { schema: "failsafe", version: "1.2", prettyErrors: true });
  } catch {
    throw new UnreadableFile(TOO_DEEP);
  }
  const [problem] = document.errors;
  if (problem?.code === "RESOURCE_EXHAUSTION") throw new UnreadableFile(TOO_DEEP);
  if (problem) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    const [said] = problem.message.split(" at line ");
    throw new UnreadableFile(
      `This is not YAML, from line ${line}, column ${col} on: ${said}. Check indentation and quotes.`,
    );
  }
  if (!isMap(document.contents)) {
    throw new UnreadableFile("The file has no fields with values at the top. Is it the right file?");
  }
  return document;
};

const refuse = (document) => {
  visit(document, (_key, node, path) => {
    if (isAlias(node) || node?.anchor) {
      throw new UnreadableFile("The file uses an anchor or an alias (& or *). Write the text out.");
    }
    if (path.length > DEEPEST * 2) {
      throw new UnreadableFile(`The file nests deeper than ${DEEPEST} levels. Write it flatter.`);
    }
  });
};

const plain = (node) => {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), plain(value)]),
    );
  }
  if (isSeq(node)) return node.items.map(plain);
  const text = node?.value ?? null;
  return node?.type === Scalar.PLAIN && EMPTY.has(text) ? null : text;
};
