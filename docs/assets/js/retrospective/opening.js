/**
 * What does a file hold that somebody opens in the form? Answers, or a pilot's record, which becomes
 * answers as the workspace makes them of it. Any other file is refused with the tool that opens it.
 */
import { siteAddress } from "../ground/site.js";
import { slug } from "../ground/slug.js";

const AN_EXPORT = /^\s*\{\s*"format":\s*"playbook-export"/;
const SCHEMA = "$schema=";
const SCHEMA_FILE = /[^a-z-]([a-z-]{1,40})\.json$/;
const MOST_NAMED = 5;

/** A file that is no retrospective; `way` is a link to what opens it: `{ words, address }`. */
export class UnsuitedFile extends Error {
  constructor(message, way = null) {
    super(message);
    this.way = way;
  }
}

/**
 * Return a file's answers, whether they come from a pilot, and the lines in which a comment may have
 * cut a text short; `form` knows the fields and kinds.
 */
export const open = async (text, form) => {
  if (AN_EXPORT.test(text)) throw new UnsuitedFile(...EXPORTED);
  const data = read(text, form);
  if ("start" in data && "version" in data) {
    return { answers: await fromPilot(text), isPilot: true, cutIn: [] };
  }
  refuse(data, kindOf(text, data, form.items.kinds), form);
  refuseOtherwiseRead(text, data, form);
  const cut = form.file.cutShort(text).filter(({ path }) => form.check.nodes.isText(path));
  return { answers: data, isPilot: false, cutIn: cut.map(({ line }) => line) };
};

/**
 * Return a file's data; where there are none because of what came along by pasting, that is named with its
 * line in the words of `playbook check`.
 */
const read = (text, { file, pasted }) => {
  const { data, error, shape } = attempt(text, file);
  if (!error) return data;
  const faults = pasted.faultsIn(text);
  const conflicts = faults.filter(({ kind }) => kind.rule === "conflict");
  if (conflicts.length) refusePasted(pasted.said(conflicts));
  const after = attempt(pasted.repaired(text, faults), file).shape;
  const isRight = (other) => attempt(other, file).shape === after;
  if (after !== shape) refusePasted(pasted.said(pasted.needed(text, faults, isRight)));
  throw error;
};

/** What came along may also make other fields of a file, or a text of a list. */
const refuseOtherwiseRead = (text, data, { file, pasted }) => {
  const faults = pasted.faultsIn(text).filter(({ kind }) => !kind.is_of_value && kind.rule !== "no-space");
  const after = faults.length ? attempt(pasted.repaired(text, faults), file) : null;
  const isOther = after?.data && after.shape !== JSON.stringify(shapeOf(data));
  if (isOther) refusePasted(pasted.said(faults));
};

/** A file's data, or why there are none; its shape is what it has beside its texts. */
const attempt = (text, file) => {
  try {
    const data = file.fromFile(text);
    return { data, shape: JSON.stringify(shapeOf(data)) };
  } catch (error) {
    if (!(error instanceof file.UnreadableFile)) throw error;
    return { error, shape: error.message };
  }
};

const shapeOf = (value) => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== "object") return "";
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
};

const refusePasted = (said) => {
  if (said.length) throw new UnsuitedFile(said.slice(0, MOST_NAMED).join(" "));
};

const EXPORTED = [
  "It is an export of everything that a browser keeps. “Import and merge a file” takes it in:",
  { words: "go to the checklists", address: siteAddress("checklists/").href },
];

/** The kind of item that a file says it is, or that its id belongs to. */
const kindOf = (text, data, kinds) => {
  const told = [schemaIn(text), data.kind].find((name) => Object.hasOwn(kinds, name));
  if (told) return told;
  return "origin" in data ? Object.keys(kinds).find((name) => kinds[name].ids.includes(data.id)) : undefined;
};

/** The name of the schema in the comment that tells an editor of it. */
const schemaIn = (text) => {
  const told = text.split("\n").find((line) => line.startsWith("#") && line.includes(SCHEMA));
  return SCHEMA_FILE.exec(told?.trimEnd())?.[1];
};

const refuse = (data, kind, { order, items }) => {
  if (kind && kind !== "retrospective") refuseItem(`a ${items.kinds[kind].label}`);
  // Every kind of item but a retrospective says where it comes from in this field.
  if ("origin" in data) refuseItem("another item");
  if (data.status === "withdrawn") refuseWithdrawn(data);
  const names = Object.keys(data);
  const strange = names.filter((name) => !order.includes(name));
  if (strange.length * 2 < names.length) return;
  const named = strange.slice(0, MOST_NAMED).join(", ");
  const more = strange.length > MOST_NAMED ? " and others" : "";
  const why = named ? `A retrospective has no fields called ${named}${more}.` : "It holds nothing.";
  throw new UnsuitedFile(`It is no retrospective. ${why} Is it the right file?`);
};

const refuseWithdrawn = ({ id }) => {
  throw new UnsuitedFile("This retrospective was withdrawn. Its page says when and why:", {
    words: "go to its page",
    address: siteAddress(`retrospectives/${slug(String(id))}/`).href,
  });
};

const refuseItem = (what) => {
  throw new UnsuitedFile(
    `This is ${what} of the playbook, not a retrospective. No tool here opens it; items are changed in their files:`,
    { words: "see how to contribute", address: siteAddress("contribute/").href },
  );
};

/** As “Turn into a retrospective” in the workspace, and `playbook new retrospective --from pilot.yml`. */
const fromPilot = async (text) => {
  const [{ UnreadablePilot, readPilot }, { asRetrospective }, { loadFramework }] = await Promise.all([
    import("../documents/pilot-file.js"),
    import("../rules/pilot/hand-on.js"),
    import("../rules/pilot/framework.js"),
  ]).catch(notLoaded);
  const framework = await loadFramework().catch(notLoaded);
  try {
    const { record } = await readPilot(text);
    return asRetrospective(record, framework);
  } catch (error) {
    if (error instanceof UnreadablePilot) throw new UnsuitedFile(error.message);
    return notLoaded();
  }
};

const notLoaded = () => {
  throw new UnsuitedFile("What reads a pilot's record did not load. Check your connection and try again.");
};
