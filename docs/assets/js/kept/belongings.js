/**
 * What is kept under a pilot, in all spaces, beside its own record?
 *
 *   belongingsOf(pilot)     [[space, [[id, record], …]], …], of the spaces that keep something under it
 *   countOf(pilot)          how many entries these are, as a reader would count them
 *   wordsOf(pilot)          what these are: ["5 ticks", "3 fields of templates", …]
 *   discard(pilot, words)   removes the record and all of these at once
 *   forget(pilot, words)    removes all of these, and leaves the record
 *   incomingFrom(pilot, to) what another pilot has to merge in order to take these over
 *   usedIds()               the ids that something is kept under: a new pilot takes none of them
 *
 * @typedef {import("./spaces.js").Kept} Kept
 * @typedef {import("./spaces.js").Records} Records
 * @typedef {import("./spaces.js").Space} Space
 */
import { counted } from "../ground/counted.js";
import { isGroup } from "../ground/group.js";
import { SPACES } from "./spaces.js";
import { openStore, together } from "./store.js";

/** @type {Record<string, [string, string]>} */
const WORDS = {
  checklists: ["item of a checklist", "items of checklists"],
  templates: ["field of a template", "fields of templates"],
  start: ["answer at the readiness gate", "answers at the readiness gate"],
  retrospectives: ["draft of a retrospective", "drafts of retrospectives"],
};

/** @type {(pilot: string) => [Space, [string, Kept][]][]} */
export const belongingsOf = (pilot) =>
  Object.values(SPACES)
    .filter(({ isOfPilots }) => isOfPilots)
    .map((space) => /** @type {[Space, [string, Kept][]]} */ ([space, recordsUnder(space, pilot)]))
    .filter(([, records]) => records.length);

/** @type {(space: Space, pilot: string) => [string, Kept][]} */
const recordsUnder = (space, pilot) =>
  openStore(space)
    .entries()
    .filter(([id]) => id.startsWith(`${pilot}/`));

/** @type {(pilot: string) => [Space, number][]} */
const countsOf = (pilot) =>
  belongingsOf(pilot).map(([space, records]) => [space, records.filter(([id]) => space.counts(id)).length]);

/** @type {(pilot: string) => number} */
export const countOf = (pilot) => countsOf(pilot).reduce((sum, [, count]) => sum + count, 0);

/** @type {(pilot: string) => string[]} */
export const wordsOf = (pilot) =>
  countsOf(pilot)
    .filter(([, count]) => count)
    .map(([{ name }, count]) => counted(count, ...WORDS[name]));

/** @type {(pilot: string, words: string) => void} */
export const discard = (pilot, words) => {
  together(() => {
    openStore(SPACES.pilots).change(words, () => ({ [pilot]: null }));
    forget(pilot, words);
  });
};

/** @type {() => string[]} */
export const usedIds = () => {
  const ids = Object.values(SPACES).flatMap((space) =>
    openStore(space)
      .entries()
      .map(([id]) => id),
  );
  return [...new Set(ids.map((id) => id.split("/")[0]))];
};

/**
 * Remove what is kept under a pilot, and leave its own record.
 *
 * @type {(pilot: string, words: string) => void}
 */
export const forget = (pilot, words) => {
  together(() => {
    for (const [space, records] of belongingsOf(pilot)) {
      openStore(space).change(words, () => Object.fromEntries(records.map(([id]) => [id, null])));
    }
  });
};

/** @type {(pilot: string, to: string) => [Space, Records][]} */
export const incomingFrom = (pilot, to) =>
  belongingsOf(pilot).map(([space, records]) => {
    if (space === SPACES.start) return [SPACES.pilots, withAnswers(records, to)];
    const moved = records.map(([id, record]) => [to + id.slice(pilot.length), record]);
    return [space, Object.fromEntries(moved)];
  });

/**
 * Return the record of a pilot with answers that were given before there was one in place of its own to the
 * same questions.
 *
 * @type {(records: [string, Kept][], to: string) => Records}
 */
const withAnswers = (records, to) => {
  const record = openStore(SPACES.pilots).get(to);
  const own = Array.isArray(record?.answers) ? record.answers.filter(isGroup) : [];
  const given = new Map(own.map((answer) => [String(answer.question), answer]));
  for (const [id, answer] of records) {
    const question = id.slice(id.indexOf("/") + 1);
    given.set(question, { ...given.get(question), question, ...answer });
  }
  return { [to]: { ...record, answers: [...given.values()] } };
};
