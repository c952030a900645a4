/**
 * Which text does a file hold that another program wrote? A byte order mark is no part of it, and says how it
 * is encoded; what is in an older encoding is refused with the line, as `playbook check` does.
 */
import { UnsuitedFile } from "./opening.js";

const MARKED = new Map([
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
]);
const UNKNOWN = "\ufffd";

const encodingOf = ([first = 0, second = 0]) =>
  MARKED.get([first, second].map((byte) => byte.toString(16).padStart(2, "0")).join("")) ?? "utf-8";

/** Return the text of a file; throws `UnsuitedFile`. */
export const readText = async (file) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnsuitedFile(notReadable(new TextDecoder(encoding).decode(bytes)));
  }
};

const notReadable = (text) => {
  const before = text.slice(0, text.indexOf(UNKNOWN)).split("\n");
  const where = `line ${before.length}, column ${before.at(-1).length + 1}`;
  return `It is not UTF-8, from ${where} on. Save it as UTF-8; the letter there is often an accented one in an older encoding.`;
};
