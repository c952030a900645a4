/**
 * Which words do judgements use? Those of macros/pilot/phrases.json, with facts put in. A place such as
 * `{weeks:week|weeks}` takes a number with the word that agrees with it.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {Record<string, string | number | undefined>} Facts
 */
import { counted } from "../../ground/counted.js";

const PLACE = /\{(\w{1,40})(?::([^{|}]+)\|([^{|}]+)|)\}/g;

/** @type {(framework: Framework, group: string, code: string, facts?: Facts) => string} */
export const say = (framework, group, code, facts = {}) =>
  framework.words[group][code].replace(PLACE, (mark, name, one, many) => {
    const fact = facts[name] ?? mark;
    return one ? counted(fact, one, many) : String(fact);
  });
