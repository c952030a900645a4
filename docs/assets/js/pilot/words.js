/** Which words do judgements use? Those of macros/pilot/words.json, with facts put in. */
export const say = (framework, group, code, facts = {}) =>
  framework.words[group][code].replace(/\{(\w+)\}/g, (mark, name) => facts[name] ?? mark);
