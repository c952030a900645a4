/**
 * What do the requirements brief and the deployment plan say? As blocks, see documents/markdown.js.
 *
 * @typedef {import("./framework.js").Framework} Framework
 * @typedef {import("./record.js").PilotRecord} PilotRecord
 * @typedef {import("./memo.js").Block} Block
 */

import { figure } from "./figure.js";
import { pointsOf } from "./framework.js";
import { say } from "./phrases.js";

const OPEN = "Not answered yet.";

/** @type {(level: number, text: string) => Block} */
const heading = (level, text) => ({ kind: "heading", level, text });

/** @type {(text: string) => Block} */
const said = (text) => ({ kind: "text", text });

/** @type {(...texts: (string | undefined)[]) => Block[]} */
const allSaid = (...texts) => texts.flatMap((text) => (text ? [said(text)] : []));

/** @type {(columns: string[], rows?: string[][]) => Block[]} */
const table = (columns, rows) => (rows?.length ? [{ kind: "table", columns, rows }] : []);

/**
 * Return the requirements brief: the five answers, the owner, and what they rest on.
 *
 * @type {(record: PilotRecord, framework: Framework) => Block[]}
 */
export const briefBlocks = (record, framework) => [
  heading(1, `Production requirements: ${record.title}`),
  ...allSaid(record.organisation, record.use_case),
  ...pointsOf(framework, "question").flatMap(({ id, title }) => {
    const answer = record.answers?.findLast(({ question }) => question === id);
    const isWeak = answer?.text && !answer.sufficient;
    return [
      heading(2, title),
      said(answer?.text ?? OPEN),
      ...(isWeak ? [said("Not yet judged sufficient.")] : []),
    ];
  }),
  ...ownerBlocks(record.owner),
  ...criteriaBlocks(record.criteria, framework),
  ...systemBlocks(record.integrations, framework),
  ...reviewBlocks(record.governance),
];

/** @type {(owner: PilotRecord["owner"]) => Block[]} */
const ownerBlocks = (owner) => {
  if (!owner) return [];
  const { role, named, commitment } = owner;
  const lines = allSaid(role, named && `Agreed on ${named}`, commitment);
  return [heading(2, "Business owner"), ...lines];
};

/** @type {(text: string, blocks: Block[]) => Block[]} */
const titled = (text, blocks) => (blocks.length ? [heading(2, text), ...blocks] : []);

/** @type {(criteria: PilotRecord["criteria"], framework: Framework) => Block[]} */
const criteriaBlocks = (criteria, framework) =>
  titled(
    "Success criteria",
    table(
      ["Metric", "Kind", "Baseline", "Target or limit", "Agreed on"],
      criteria?.map(({ metric, unit, kind = "improve", baseline, target, better, agreed }) => [
        metric,
        say(framework, "kinds", better ? `${kind}-${better}` : kind),
        figure(baseline, unit, target),
        figure(target, unit, baseline),
        agreed ?? "",
      ]),
    ),
  );

/** @type {(systems: PilotRecord["integrations"], framework: Framework) => Block[]} */
const systemBlocks = (systems, framework) =>
  titled(
    "Systems",
    table(
      ["System", "Kind", "State", "In the pilot", "Note"],
      systems?.map(({ system, kind = "", state, in_pilot: inPilot, note = "" }) => [
        system,
        kind,
        say(framework, "states", state),
        say(framework, "states", inPilot ? "yes" : "no"),
        note,
      ]),
    ),
  );

/** @type {(reviews: PilotRecord["governance"]) => Block[]} */
const reviewBlocks = (reviews) =>
  titled(
    "Reviews",
    table(
      ["Review", "Reviewer", "Started", "Weeks", "Done"],
      reviews?.map(({ review, reviewer = "", started = "", lead_weeks: weeks = "", finished = "" }) => [
        review,
        reviewer,
        started,
        String(weeks),
        finished,
      ]),
    ),
  );

/**
 * Return the deployment plan: six areas, each with who, when and what.
 *
 * @type {(record: PilotRecord, framework: Framework) => Block[]}
 */
export const deploymentBlocks = (record, framework) => {
  const areas = pointsOf(framework, "area").map(({ id, title }) => ({
    title,
    ...record.plan?.findLast(({ area }) => area === id),
  }));
  return [
    heading(1, `Production plan: ${record.title}`),
    ...allSaid(record.organisation, record.use_case),
    ...table(
      ["Area", "Responsible", "From", "Done by"],
      areas.map(({ title, owner = "", start = "", by = "" }) => [title, owner, start, by]),
    ),
    ...areas.flatMap(({ title, text }) => [heading(2, title), said(text ?? "Not planned yet.")]),
  ];
};
