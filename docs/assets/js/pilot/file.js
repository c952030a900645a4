/**
 * How does a record become the file pilot.yml, and a file a record? YAML is written so that readers of
 * its older version understand the same; the library for it is loaded when it is first needed.
 */
import { loadJson } from "./framework.js";

const HEAD = "# A pilot's own record. `playbook pilot gate readiness pilot.yml` says what is missing.\n";

/** A file that can't be opened; `message` says why. */
export class UnreadablePilot extends Error {}

const yaml = () => import("../vendor/yaml.js");

/** Load what checks a record's shape, and return the function that does. */
const loadCheck = async () => {
  const [{ shapeProblems }, schema, rules] = await Promise.all([
    import("./check.js"),
    loadJson("assets/pilot/schema.json"),
    loadJson("contribute/retrospective/rules.json"),
  ]);
  return (record) => shapeProblems({ schema, rules }, record);
};

/** Return a record as the text of its file, and what the record still lacks to be whole. */
export const writePilot = async (record) => {
  const [{ Document }, check] = await Promise.all([yaml(), loadCheck()]);
  const text = new Document(record, { compat: "yaml-1.1" }).toString({ lineWidth: 100 });
  return { text: HEAD + text, lacks: check(record) };
};

/** Return the record that a file holds; throw `UnreadablePilot`. */
export const readPilot = async (text) => {
  const [{ parseDocument }, check] = await Promise.all([yaml(), loadCheck()]);
  const document = parseDocument(text);
  const [mistake] = document.errors;
  if (mistake) throw new UnreadablePilot(`This is not YAML: ${mistake.message.split("\n")[0]}`);
  const record = valueOf(document);
  const wrong = check(record).filter(({ isLack, at }) => !isLack || at.length === 1);
  if (wrong.length) {
    const first = wrong.slice(0, 5).map(({ said }) => said);
    throw new UnreadablePilot(`This is no pilot's record: ${first.join("; ")}.`);
  }
  return withoutNulls(record);
};

const valueOf = (document) => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new UnreadablePilot("This file uses YAML anchors, which are not read here. Write the text out.");
  }
};

/** A field that is given as null says nothing. */
const withoutNulls = (value) => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object") return value;
  const fields = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(fields.map(([name, part]) => [name, withoutNulls(part)]));
};
