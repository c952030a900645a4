/**
 * How do answers of the form's first shape become answers of today's? What a draft, a pilot's record that
 * waits or a file of that time says is kept; what nobody was asked then is to be answered again.
 *
 * @typedef {Record<string, unknown>} Fields
 * @typedef {{ answers: Fields, open: string[] }} OfToday   The answers, and what they leave open, in words.
 */
import { isGroup } from "../../ground/group.js";

const KIND = "what sort of organisation it is";
const USE = "whether each practice was used, and how its effect was seen";
const FORM = "what sort of text each source is";
const DESIGN = "what each measurement was compared with";
const RECORD = "whether you tell it first hand or from published sources";

/** @type {(value: unknown) => Fields[]} */
const groupsIn = (value) => (Array.isArray(value) ? value.filter(isGroup) : []);

/** @type {(fields: Fields) => Fields} */
const said = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** @type {(practice: Fields) => boolean} */
const isFormerPractice = (practice) =>
  !("use" in practice) && ("effect" in practice || "reading" in practice);

/** @type {(source: Fields) => boolean} */
const isFormerSource = (source) => "kind" in source || "year" in source;

/** @type {(answers: Fields) => OfToday} */
const withOrganisations = ({ organisation, sector, ...rest }) => {
  const isOfToday = organisation === undefined || "organisations" in rest;
  if (isOfToday) return { answers: said({ organisation, sector, ...rest }), open: [] };
  return { answers: { ...rest, organisations: [said({ name: organisation, sector })] }, open: [KIND] };
};

/**
 * What was missed was not used; whether another practice was used in full or partly, nobody was asked.
 *
 * @type {(practice: Fields) => Fields}
 */
const practiceOfToday = (practice) => {
  if (!isFormerPractice(practice)) return practice;
  const { effect, reading, ...rest } = practice;
  if (effect === "missed") return { ...rest, use: "none" };
  const isReading = effect !== undefined && String(reading) === "true";
  return said({ ...rest, effect, basis: isReading ? "reading" : undefined });
};

/** @type {(source: Fields) => Fields} */
const sourceOfToday = (source) => {
  if (!isFormerSource(source)) return source;
  const { kind, year, ...rest } = source;
  const published = year === undefined ? undefined : String(year);
  return said({ form: kind === "vendor" ? "vendor" : undefined, published, ...rest });
};

/**
 * Return a list with its entries as they are today, if there is one.
 *
 * @type {(answers: Fields, name: string, ofToday: (entry: Fields) => Fields) => Fields}
 */
const withEntries = (answers, name, ofToday) => {
  const entries = answers[name];
  if (!Array.isArray(entries)) return {};
  return { [name]: entries.map((entry) => (isGroup(entry) ? ofToday(entry) : entry)) };
};

/**
 * Return answers as they are asked today, and in words what they leave open that was not asked before.
 *
 * @type {(answers: Fields) => OfToday}
 */
export const ofToday = (answers) => {
  const practices = groupsIn(answers.practices);
  const { answers: own, open } = withOrganisations(answers);
  const ofThatTime = isFormer(answers);
  return {
    answers: {
      ...own,
      ...withEntries(answers, "practices", practiceOfToday),
      ...withEntries(answers, "sources", sourceOfToday),
    },
    open: [
      ...open,
      ...(practices.some((one) => isFormerPractice(one) && one.effect !== "missed") ? [USE] : []),
      ...(groupsIn(answers.sources).some((one) => "kind" in one && one.kind !== "vendor") ? [FORM] : []),
      ...(ofThatTime && groupsIn(answers.results).some((one) => !("design" in one)) ? [DESIGN] : []),
    ],
  };
};

/**
 * Whether answers have a part that only the first shape has.
 *
 * @type {(answers: Fields) => boolean}
 */
const isFormer = (answers) =>
  "organisation" in answers ||
  groupsIn(answers.practices).some(isFormerPractice) ||
  groupsIn(answers.sources).some(isFormerSource);

/**
 * Return answers that were kept before the form asked who tells it: “first hand” was chosen for everybody.
 *
 * @type {(answers: Fields) => OfToday}
 */
export const ofTodayUntold = ({ record, ...rest }) => {
  const { answers, open } = ofToday(rest);
  if (record !== "contributed") return { answers: said({ ...answers, record }), open };
  return { answers, open: Object.keys(rest).length ? [...open, RECORD] : [] };
};
