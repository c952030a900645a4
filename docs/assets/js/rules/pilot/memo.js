/**
 * What does the decision memo say? As blocks (see documents/markdown.js), which become a page, a
 * Markdown file and a Word file. The terminal's memo has the same words: macros/pilot/memo.py.
 */
import { pointsOf } from "./framework.js";
import { figure, judge, lastReading, propose, verdict, weeksOf } from "./judge.js";
import { say } from "./words.js";

/** Return the memo of a pilot, also of one whose decision is still open. */
export const memoBlocks = (record, framework) => [
  { kind: "heading", level: 1, text: `Decision memo: ${record.title}` },
  ...texts(record.organisation, record.use_case),
  ...texts(`Business owner: ${record.owner?.role ?? "Nobody is named"}`),
  { kind: "heading", level: 2, text: "Decision" },
  ...decisionBlocks(record, framework),
  { kind: "heading", level: 2, text: "Criteria against readings" },
  criteriaTable(record, framework),
  { kind: "heading", level: 2, text: "The six records" },
  ...recordBlocks(record, framework),
  ...openBlocks(record, framework),
];

const texts = (...said) => said.filter(Boolean).map((text) => ({ kind: "text", text }));

const list = (entries = []) => (entries.length ? [{ kind: "list", entries }] : []);

const decisionBlocks = (record, framework) => {
  const { outcome, by, on, reason, changes, ends } = record.decision ?? {};
  const decided = outcome ? [by, on].filter(Boolean).join(", ") : "";
  const proposal = say(framework, "outcomes", propose(record) ?? "unknown");
  return [
    ...texts(say(framework, "outcomes", outcome ?? "open")),
    ...texts(decided && `Decided by ${decided}`, outcome && reason),
    ...texts(outcome && changes?.length && "What must change:"),
    ...list(outcome && changes),
    ...texts(outcome && ends && `The revised pilot ends on ${ends}.`),
    ...texts(`The framework's rule proposes: ${proposal}`),
  ];
};

/** Return the criteria beside their last readings as a table. */
export const criteriaTable = (record, framework) => ({
  kind: "table",
  columns: ["Criterion", "Baseline", "Target", "Reading", "Verdict"],
  rows: (record.criteria ?? []).map((criterion) => {
    const { id, metric, unit, baseline, target } = criterion;
    const value = lastReading(record, id);
    const standing = say(framework, "verdicts", verdict(criterion, value));
    return [metric, figure(baseline, unit), figure(target, unit), figure(value, unit), standing];
  }),
});

const recordBlocks = (record, framework) =>
  pointsOf(framework, "record").flatMap(({ id, title }) => {
    const name = id.replaceAll("-", "_");
    const entries = weeksOf(record).flatMap((week) =>
      (week[name] ?? []).map((entry) => `Week ${week.week}: ${entry}`),
    );
    const heading = { kind: "heading", level: 3, text: title };
    return [heading, ...(entries.length ? list(entries) : texts("Nothing is recorded."))];
  });

const openBlocks = (record, framework) => {
  const missing = judge(record, "decision", framework).map(({ message }) => message);
  return missing.length ? [{ kind: "heading", level: 2, text: "Still open" }, ...list(missing)] : [];
};
