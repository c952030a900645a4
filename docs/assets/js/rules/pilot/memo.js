/**
 * What does the decision memo say? As blocks (see documents/markdown.js), which become a page, a
 * Markdown file and a Word file. The terminal's memo has the same words: macros/pilot/memo.py.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {{ kind: "heading", level: number, text: string }} Heading
 * @typedef {{ kind: "text", text: string }} Text
 * @typedef {{ kind: "list", entries: string[] }} List
 * @typedef {{ kind: "table", columns: string[], rows: string[][] }} Table
 * @typedef {Heading | Text | List | Table} Block
 */
import { logNameOf, pointsOf } from "./framework.js";
import { figure, judge, lastReading, propose, verdict, weeksOf } from "./judge.js";
import { say } from "./phrases.js";

/**
 * Return the memo of a pilot, also of one whose decision is still open.
 *
 * @type {(record: PilotRecord, framework: Framework) => Block[]}
 */
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

/** @type {(...said: (string | undefined)[]) => Block[]} */
const texts = (...said) => said.flatMap((text) => (text ? [{ kind: "text", text }] : []));

/** @type {(entries?: string[]) => Block[]} */
const list = (entries = []) => (entries.length ? [{ kind: "list", entries }] : []);

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const decisionBlocks = (record, framework) => {
  const { outcome, by, on, reason, changes, ends } = record.decision ?? {};
  const decided = outcome ? [by, on].filter(Boolean).join(", ") : "";
  const proposal = say(framework, "outcomes", propose(record) ?? "unknown");
  return [
    ...texts(say(framework, "outcomes", outcome ?? "open")),
    ...texts(decided && `Decided by ${decided}`, outcome && reason),
    ...texts(outcome && changes?.length ? "What must change:" : undefined),
    ...list(outcome && changes),
    ...texts(outcome && ends && `The revised pilot ends on ${ends}.`),
    ...texts(`The framework's rule proposes: ${proposal}`),
  ];
};

/**
 * Return the criteria beside their last readings as a table.
 *
 * @type {(record: PilotRecord, framework: Framework) => Table}
 */
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

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const recordBlocks = (record, framework) =>
  pointsOf(framework, "record").flatMap(({ id, title }) => {
    const name = logNameOf(id);
    const entries = weeksOf(record).flatMap((week) =>
      (week[name] ?? []).map((entry) => `Week ${week.week}: ${entry}`),
    );
    /** @type {Heading} */
    const heading = { kind: "heading", level: 3, text: title };
    return [heading, ...(entries.length ? list(entries) : texts("Nothing is recorded."))];
  });

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const openBlocks = (record, framework) => {
  const missing = judge(record, "decision", framework).map(({ message }) => message);
  return missing.length ? [{ kind: "heading", level: 2, text: "Still open" }, ...list(missing)] : [];
};
