/**
 * Which words do judgements use? Those of macros/pilot/phrases.json, with facts put in. A place such as
 * `{weeks:week|weeks}` takes a number with the word that agrees with it, and "the {review} review" no review
 * whose name ends in that word already.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {Record<string, string | number | undefined>} Facts
 */
import { counted } from "../../ground/counted.js";

const PLACE = /\{(\w{1,40})(?::([^{|}]+)\|([^{|}]+)|)\}/g;
const NOUN = " review";
const NAMED = /(?<=[^ ]) review$/i;

/** @type {(framework: Pick<Framework, "words">, group: string, code: string, facts?: Facts) => string} */
export const say = (framework, group, code, facts = {}) =>
  framework.words[group][code].replace(PLACE, (mark, name, one, many, at, whole) => {
    const fact = facts[name] ?? mark;
    if (one) return counted(fact, one, many);
    const isTold = whole.startsWith(NOUN, at + mark.length);
    return isTold ? String(fact).replace(NAMED, "") : String(fact);
  });
