/**
 * What does the decision memo say? As blocks (see documents/markdown.js), which become a page, a
 * Markdown file and a Word file. The terminal's memo has the same words: macros/pilot/memo.py.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./record.js").Criterion} Criterion
 * @typedef {{ kind: "heading", level: number, text: string }} Heading
 * @typedef {{ kind: "text", text: string }} Text
 * @typedef {{ kind: "list", entries: string[] }} List
 * @typedef {{ kind: "table", columns: string[], rows: string[][] }} Table
 * @typedef {Heading | Text | List | Table} Block
 * @typedef {(group: string, code: string, facts?: import("./phrases.js").Facts) => string} Say
 */
import { readingsOf, verdict, weeksOf } from "./criteria.js";
import { isByOwner, lacking, waived } from "./evidence.js";
import { figure } from "./figure.js";
import { logNameOf, pointsOf } from "./framework.js";
import { judge, proposed } from "./judge.js";
import { say } from "./phrases.js";
import { reviewRemarks } from "./plan.js";
import { risks } from "./risks.js";

const CRITERIA = ["Criterion", "Baseline", "Target", "Reading", "Verdict"];
const AGREED = ["Criterion", "Kind", "Agreed"];
const SYSTEMS = ["System", "State", "In the pilot", "Note"];
const REVIEWS = ["Review", "Reviewer", "Started", "Finished", "Outcome", "Due", "Signed by"];
const RISKS = ["Risk", "Leads to", "Watched by", "State", "Response"];
const SIGNATURES = ["For", "Name", "Day", "Signature"];

/**
 * Return the memo of a pilot, also of one whose decision is still open.
 *
 * @type {(record: PilotRecord, framework: Framework) => Block[]}
 */
export const memoBlocks = (record, framework) => {
  const words = wordsOf(framework);
  const role = record.owner?.role;
  return [
    heading(`Decision memo: ${record.title}`, 1),
    ...texts(record.organisation, record.use_case),
    ...texts(role ? words("memo", "owner", { role }) : words("memo", "no-owner")),
    heading("Decision"),
    ...texts(words("outcomes", record.decision?.outcome ?? "open")),
    ...(record.decision?.outcome ? decidedBlocks(record.decision, words) : []),
    ...proposalBlocks(record, framework),
    heading("Criteria against readings"),
    criteriaTable(record, framework),
    ...table(AGREED, agreedOf(record, words)),
    ...weeklyBlocks(record),
    ...listed("Changes of criteria after they were agreed", changesOf(record, words)),
    ...tabled("Systems", SYSTEMS, systemsOf(record, words)),
    ...reviewBlocks(record, framework),
    heading("The six records"),
    ...recordBlocks(record, framework),
    ...riskBlocks(record, framework),
    ...listed("Waived evidence", waivedOf(record, framework)),
    ...earlierBlocks(record, words),
    ...listed("Who judged the answers", judgedOf(record, framework)),
    ...listed(
      "Still open",
      judge(record, "decision", framework).map(({ message }) => message),
    ),
    ...tabled("Signatures", SIGNATURES, signaturesOf(record, words)),
  ];
};

/** @type {(framework: Framework) => Say} */
const wordsOf = (framework) => (group, code, facts) => say(framework, group, code, facts);

/** @type {(text: string, level?: number) => Heading} */
const heading = (text, level = 2) => ({ kind: "heading", level, text });

/** @type {(...said: (string | undefined)[]) => Block[]} */
const texts = (...said) => said.flatMap((text) => (text ? [{ kind: "text", text }] : []));

/** @type {(entries?: string[]) => Block[]} */
const list = (entries = []) => (entries.length ? [{ kind: "list", entries }] : []);

/** @type {(text: string, entries: string[]) => Block[]} */
const listed = (text, entries) => (entries.length ? [heading(text), ...list(entries)] : []);

/** @type {(columns: string[], rows: string[][]) => Block[]} */
const table = (columns, rows) => (rows.length ? [{ kind: "table", columns, rows }] : []);

/** @type {(text: string, columns: string[], rows: string[][]) => Block[]} */
const tabled = (text, columns, rows) => (rows.length ? [heading(text), ...table(columns, rows)] : []);

/** @type {(decision: import("./record.js").Decision, words: Say) => Block[]} */
const decidedBlocks = ({ by, on, reason, changes, ends }, words) => {
  const code = ["decided", by ? "by" : [], on ? "on" : []].flat().join("-");
  return [
    ...texts(by || on ? words("memo", code, { by, on }) : undefined, reason),
    ...texts(changes?.length ? words("memo", "changes") : undefined),
    ...list(changes),
    ...texts(ends && words("memo", "ends", { ends })),
  ];
};

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const proposalBlocks = (record, framework) => {
  const words = wordsOf(framework);
  const proposal = words("outcomes", proposed(record, framework));
  const lacks = lacking(record, framework).map(({ message }) => message);
  return [
    ...texts(words("memo", "proposal", { proposal })),
    ...texts(lacks.length ? words("memo", "lacking") : undefined),
    ...list(lacks),
  ];
};

/**
 * Return the criteria beside their last readings as a table.
 *
 * @type {(record: PilotRecord, framework: Framework) => Table}
 */
export const criteriaTable = (record, framework) => ({
  kind: "table",
  columns: CRITERIA,
  rows: (record.criteria ?? []).map((criterion) => criterionRow(record, criterion, wordsOf(framework))),
});

/** @type {(record: PilotRecord, criterion: Criterion, words: Say) => string[]} */
const criterionRow = (record, criterion, words) => {
  const { id, metric, unit, baseline, target } = criterion;
  const last = readingsOf(record, id).at(-1);
  return [
    metric,
    figure(baseline, unit, target),
    figure(target, unit, baseline, last?.value),
    last ? words("readings", "last", { week: last.week, value: read(criterion, last.value) }) : "none",
    words("verdicts", verdict(criterion, last?.value)),
  ];
};

/** @type {(record: PilotRecord, words: Say) => string[][]} */
const agreedOf = (record, words) =>
  (record.criteria ?? []).map(({ metric, kind = "improve", better, agreed }) => [
    metric,
    words("kinds", better ? `${kind}-${better}` : kind),
    agreed || words("readings", "unagreed"),
  ]);

/** @type {(criterion: Criterion, value: number) => string} */
const read = ({ unit, target }, value) => figure(value, unit, target);

/** @type {(record: PilotRecord) => Block[]} */
const weeklyBlocks = (record) => {
  const perCriterion = (record.criteria ?? []).map((criterion) => ({
    criterion,
    readings: readingsOf(record, criterion.id),
  }));
  const weeks = [...new Set(perCriterion.flatMap(({ readings }) => readings.map(({ week }) => week)))];
  weeks.sort((a, b) => a - b);
  if (!weeks.length) return [];
  const rows = perCriterion.map(({ criterion, readings }) => [
    criterion.metric,
    ...weeks.map((week) => {
      const ofWeek = readings.filter((each) => each.week === week);
      return ofWeek.map(({ value }) => read(criterion, value)).join(", ") || "none";
    }),
  ]);
  return [
    heading("Readings by week", 3),
    ...table(["Criterion", ...weeks.map((week) => `Week ${week}`)], rows),
  ];
};

/** @type {(record: PilotRecord, words: Say) => string[]} */
const changesOf = (record, words) =>
  (record.criterion_changes ?? []).map(({ on, metric, field, by, why, was, now }) => {
    const facts = {
      on,
      metric,
      by: by || words("changes", "nobody"),
      why: why || words("changes", "unexplained"),
    };
    if (field === "removed") return words("changes", "removed", facts);
    const nothing = words("changes", "nothing");
    const sides = { field: words("fields", field), was: was || nothing, now: now || nothing };
    return words("changes", "changed", { ...facts, ...sides });
  });

/** @type {(record: PilotRecord, words: Say) => string[][]} */
const systemsOf = (record, words) =>
  (record.integrations ?? []).map(({ system, state, in_pilot: inPilot, note = "" }) => [
    system,
    words("states", state),
    words("states", inPilot ? "yes" : "no"),
    note,
  ]);

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const reviewBlocks = (record, framework) => {
  const reviews = record.governance ?? [];
  if (!reviews.length) return [];
  const remarks = reviewRemarks(record, framework);
  const late = remarks.filter(({ isLate }) => isLate);
  const places = new Set([...late.map(({ at }) => at), ...reviews.keys()]);
  const rows = [...places].map((at, row) => reviewRow(reviews[at], row < late.length, wordsOf(framework)));
  return [
    heading("Reviews"),
    ...list([...late, ...remarks.filter(({ isLate }) => !isLate)].map(({ message }) => message)),
    ...table([...REVIEWS, "Conditions and notes"], rows),
  ];
};

/** @type {(review: import("./record.js").Review, isLate: boolean, words: Say) => string[]} */
const reviewRow = (entry, isLate, words) => {
  const { review, reviewer = "", started = "", finished = "", outcome } = entry;
  const { signed_by: by = "", conditions = [], note } = entry;
  return [
    isLate ? words("states", "late", { review }) : review,
    reviewer,
    started,
    finished,
    outcome ? words("states", outcome) : "",
    dueOf(entry, words),
    by,
    [...conditions, note ?? []]
      .flat()
      .map((said) => said.replace(/\.$/, ""))
      .join("; "),
  ];
};

/**
 * Say by when the conditions of a review are due, and when they were met.
 *
 * @type {(review: import("./record.js").Review, words: Say) => string}
 */
const dueOf = ({ due = "", conditions_met: day }, words) =>
  day ? words("states", due ? "due-met" : "met-on", { due, day }) : due;

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const recordBlocks = (record, framework) => {
  const words = wordsOf(framework);
  return pointsOf(framework, "record").flatMap(({ id, title }) => {
    const name = logNameOf(id);
    const entries = weeksOf(record).flatMap(({ week, [name]: told = [] }) =>
      told.map((entry) => words("memo", "in-week", { week, entry })),
    );
    return [heading(title, 3), ...(entries.length ? list(entries) : texts(words("memo", "nothing")))];
  });
};

/** @type {(record: PilotRecord, framework: Framework) => Block[]} */
const riskBlocks = (record, framework) => {
  const words = wordsOf(framework);
  const titles = new Map(framework.modes.map(({ id, title }) => [id, title]));
  const rows = (record.risks ?? []).map(
    ({ risk, failure_mode: mode = "", owner = "", state = "open", response = "" }) => [
      risk,
      titles.get(mode) ?? mode,
      owner,
      words("states", state === "open" ? "risk-open" : state),
      response,
    ],
  );
  const signs = risks(record, framework).map(({ mode, because }) =>
    words("memo", "points-to", { mode: mode.title, why: because.map(({ message }) => message).join(" ") }),
  );
  return [...tabled("Risks", RISKS, rows), ...listed("Signs of failure modes", signs)];
};

/** @type {(record: PilotRecord, framework: Framework) => string[]} */
const waivedOf = (record, framework) =>
  waived(record, framework).map(({ missing: { message }, waiver: { by, on, reason } }) =>
    say(framework, "memo", on ? "waived-on" : "waived", { message, by, on, reason }),
  );

/** @type {(record: PilotRecord, words: Say) => Block[]} */
const earlierBlocks = ({ earlier = [] }, words) => {
  const blocks = earlier.flatMap((decision) => [
    heading(words("outcomes", decision.outcome ?? "open"), 3),
    ...decidedBlocks(decision, words),
  ]);
  return blocks.length ? [heading("Earlier decisions"), ...blocks] : [];
};

/** @type {(record: PilotRecord, framework: Framework) => string[]} */
const judgedOf = (record, framework) =>
  pointsOf(framework, "question").map(({ id, title }) => {
    const answer = record.answers?.findLast(({ question }) => question === id);
    const facts = { title, by: answer?.judged_by, on: answer?.judged_on };
    return say(framework, "answers", standingOf(answer, record), facts);
  });

/** @type {(answer: import("./record.js").Answer | undefined, record: PilotRecord) => string} */
const standingOf = (answer, record) => {
  if (!answer?.text) return "missing";
  if (!answer.sufficient) return "weak";
  const { judged_by: by, judged_on: on } = answer;
  if (!by) return "unnamed";
  const code = isByOwner(by, record) ? "own" : "judged";
  return on ? `${code}-on` : code;
};

/** @type {(record: PilotRecord, words: Say) => string[][]} */
const signaturesOf = (record, words) => {
  const role = record.owner?.role;
  const owner = role ? words("memo", "owner", { role }) : words("memo", "sign-owner");
  return [owner, words("memo", "sign-lead")].map((signer) => [signer, "", "", ""]);
};
