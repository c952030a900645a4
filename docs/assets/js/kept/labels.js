/**
 * What is a field called where two copies differ? As the tool calls it in which it is entered: the
 * labels are read from the tool's own page, and without it they are made from the field's name.
 *
 *   labelled(space, conflict, get)   the conflict with its `words`, and the words for its values;
 *                                    get(id) => a record of the space
 *
 * @typedef {import("./backup.js").Conflict} Conflict
 * @typedef {import("./conflicts.js").NamedConflict} NamedConflict
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Space} Space
 * @typedef {(id: string) => Kept | undefined} Get
 * @typedef {{ words: string, choices?: Map<string, string>, fields?: Map<string, string>, isChoice?: boolean }} Label
 * @typedef {(conflict: Conflict, get: Get) => Promise<Label | null>} Labeller
 */
import { isGroup } from "../ground/group.js";
import { loadText } from "../ground/site.js";
import { placeOf } from "../rules/pilot/merging.js";

/** @type {Map<string, Promise<DocumentFragment[]>>} */
const pages = new Map();

/**
 * Return a page of the site and everything in its templates, as parts to look through; nothing where
 * it can't be loaded.
 *
 * @type {(address: string) => Promise<DocumentFragment[]>}
 */
const partsOf = (address) => {
  const loading = pages.get(address) ?? loadParts(address);
  pages.set(address, loading);
  return loading;
};

/** @type {(address: string) => Promise<DocumentFragment[]>} */
const loadParts = async (address) => {
  try {
    const page = new DOMParser().parseFromString(await loadText(address), "text/html");
    const whole = document.createDocumentFragment();
    whole.append(page.documentElement);
    return withTemplates(whole);
  } catch {
    return [];
  }
};

/** @type {(part: DocumentFragment) => DocumentFragment[]} */
const withTemplates = (part) => [
  part,
  ...[...part.querySelectorAll("template")].flatMap(({ content }) => withTemplates(content)),
];

/** @type {(parts: DocumentFragment[], selector: string, fits?: (element: HTMLElement) => boolean) => HTMLElement | null} */
const find = (parts, selector, fits = () => true) => {
  for (const part of parts) {
    const found = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(selector))].find(fits);
    if (found) return found;
  }
  return null;
};

/** @type {(element: Element | null | undefined) => string} */
const lineIn = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** @type {(name: string, label: string) => string} */
const about = (name, label) => (name ? `“${name}”: ${label}` : label);

/** @type {(name: string) => string} */
const asWords = (name) => {
  const words = name.replaceAll(/[_-]/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** @type {(control: HTMLElement) => string} */
const nameOf = (control) => {
  const entry = control.closest(".entry, fieldset");
  return lineIn(entry?.querySelector(".entry__name") ?? control.closest("label"));
};

/**
 * Return the words for the values of a control that offers some.
 *
 * @type {(control: HTMLElement) => Map<string, string> | undefined}
 */
const choicesOf = (control) => {
  if (control.dataset.kind === "flag") return new Map([["true", "yes"]]);
  if (control instanceof HTMLSelectElement) {
    return new Map([...control.options].map((option) => [option.value, lineIn(option)]));
  }
  if (control.dataset.kind !== "radio") return undefined;
  const radios = control.closest("fieldset")?.querySelectorAll("input") ?? [];
  return new Map(
    [...radios].map((radio) => {
      const label = radio.closest("label");
      return [radio.value, lineIn(label?.querySelector("strong") ?? label)];
    }),
  );
};

/** @type {(control: HTMLElement, name: string) => Label} */
const labelOf = (control, name) => {
  const isChoice = control instanceof HTMLSelectElement || control.dataset.kind === "radio";
  return { words: about(name, nameOf(control)), choices: choicesOf(control), isChoice };
};

/**
 * Return what a control of a week or of a point of the framework belongs to.
 *
 * @type {(control: HTMLElement) => string}
 */
const pointOf = (control) => {
  const point = lineIn(control.closest(".work-point")?.querySelector(".entry__name"));
  return point === nameOf(control) ? "" : point;
};

/** @type {(value: unknown, step: Record<string, unknown>) => Record<string, unknown> | undefined} */
const entryIn = (value, step) =>
  (Array.isArray(value) ? value : []).find(
    (entry) =>
      isGroup(entry) && Object.keys(step).every((key) => key === "number" || entry[key] === step[key]),
  );

/**
 * Return what a step of a path is called: an entry by what it is about, a field by its name.
 *
 * @type {(step: import("./backup.js").PathStep) => string}
 */
const stepName = (step) =>
  typeof step === "string" ? asWords(step) : Object.values(step).map(String).join(", ");

/** @type {Labeller} */
const ofPilot = async ({ id, path }, get) => {
  const parts = await partsOf("pilot/");
  const [list, step, field, inner] = path;
  const place = placeOf(path);
  const control = find(parts, "[data-path][data-kind]", ({ dataset }) => dataset.path === place);
  if (control) return labelOf(control, pointOf(control));
  if (typeof list !== "string" || typeof step !== "object") return null;
  const record = get(id);
  if (list === "log" && typeof inner === "object") {
    const criterion = entryIn(record?.criteria, { id: inner.criterion });
    return { words: `Week ${step.week}: ${criterion?.metric ?? inner.criterion}` };
  }
  const rows = find(parts, "[data-path][data-key]", ({ dataset }) => dataset.path === list);
  const template = rows?.querySelector("template[data-row]");
  const row = template instanceof HTMLTemplateElement ? withTemplates(template.content) : [];
  const own = find(row, "[data-field]", ({ dataset }) => dataset.field === field);
  const name = entryIn(record?.[list], step)?.[rows?.dataset.key ?? ""] ?? stepName(step);
  return own ? labelOf(own, String(name)) : null;
};

const TICK_FIELDS = new Map([
  ["state", "State"],
  ["reason", "Why it does not apply"],
  ["owner", "Owner"],
  ["link", "Evidence"],
  ["note", "Note"],
]);
const TICK_STATES = new Map([
  ["open", "open"],
  ["done", "done"],
  ["na", "does not apply"],
]);

/** @type {Labeller} */
const ofTick = async ({ id, path }, get) => {
  const at = id.lastIndexOf("/");
  const item = id.slice(at + 1);
  const { seen, gone } = get(id.slice(0, at)) ?? {};
  const [text] = [seen, gone].map((texts) => isGroup(texts) && texts[item]).filter(Boolean);
  const field = String(path.at(-1));
  return {
    words: about(String(text ?? asWords(item)), TICK_FIELDS.get(field) ?? asWords(field)),
    choices: field === "state" ? TICK_STATES : undefined,
  };
};

/** @type {Labeller} */
const ofReadiness = async ({ id, path }) => {
  const parts = await partsOf("start/");
  const question = id.slice(id.lastIndexOf("/") + 1);
  const answer = find(parts, "readiness-answer", (element) => element.getAttribute("question") === question);
  const template = answer?.querySelector("template");
  const field = String(path.at(-1));
  const control =
    template && find([template.content], "[data-field]", ({ dataset }) => dataset.field === field);
  const heading = find(parts, "h2", (element) => element.id === question);
  if (heading) for (const link of heading.querySelectorAll(".headerlink")) link.remove();
  return control ? labelOf(control, lineIn(heading)) : null;
};

/** @type {Labeller} */
const ofTemplate = async ({ id }) => {
  const [template, section, field] = id.split("/").slice(-3);
  const parts = await partsOf(`templates/${template}/`);
  const element = find(
    parts,
    "[template][section][field]",
    (one) => one.getAttribute("section") === section && one.getAttribute("field") === field,
  );
  if (!element) return null;
  const inner = element.querySelector("template[data-row]");
  const columns = inner instanceof HTMLTemplateElement ? [...inner.content.querySelectorAll("textarea")] : [];
  return {
    words: about(lineIn(find(parts, "h1")), element.getAttribute("label") ?? asWords(field)),
    isChoice: element.getAttribute("kind") === "choice",
    fields: new Map(columns.map((column) => [column.dataset.field ?? "", nameOf(column)])),
  };
};

/** @type {Labeller} */
const ofRetrospective = async ({ path }) => {
  const parts = await partsOf("contribute/retrospective/");
  /** @type {Element | null} */
  let group = null;
  const labels = path.slice(1).map((step) => {
    const name = stepName(step);
    const ask = find(parts, "[data-ask]", (one) => {
      const holder = one.parentElement?.closest("[data-ask]") ?? null;
      return one.dataset.ask === step && holder === group;
    });
    group = ask;
    return lineIn(ask?.querySelector(".ask__name")) || name;
  });
  return { words: about("Your retrospective", labels.join(", ")) };
};

/** @type {Record<string, Labeller>} */
const LABELLERS = {
  pilots: ofPilot,
  checklists: ofTick,
  start: ofReadiness,
  templates: ofTemplate,
  retrospectives: ofRetrospective,
};

/** @type {(space: Space, conflict: Conflict, get: Get) => Promise<NamedConflict>} */
export const labelled = async (space, conflict, get) => {
  const label = (await LABELLERS[space.name]?.(conflict, get)) ?? fallback(conflict);
  const isOneOf = label.isChoice || label.choices !== undefined;
  return { ...conflict, ...label, both: isOneOf ? null : conflict.both };
};

/** @type {(conflict: Conflict) => Label} */
const fallback = ({ id, path }) => {
  const names = [id.slice(id.lastIndexOf("/") + 1), ...path].map(stepName);
  return { words: about(names.slice(0, -1).join(", "), names.at(-1) ?? "") };
};
