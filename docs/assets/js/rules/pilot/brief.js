/** What do the requirements brief and the deployment plan say? As blocks, see documents/markdown.js. */
import { pointsOf } from "./framework.js";
import { figure } from "./judge.js";

const OPEN = "Not answered yet.";

const heading = (level, text) => ({ kind: "heading", level, text });

const said = (text) => ({ kind: "text", text });

const table = (columns, rows) => (rows?.length ? [{ kind: "table", columns, rows }] : []);

/** Return the requirements brief: the five answers, the owner, and what they rest on. */
export const briefBlocks = (record, framework) => [
  heading(1, `Production requirements: ${record.title}`),
  ...[record.organisation, record.use_case].filter(Boolean).map(said),
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
  ...criteriaBlocks(record.criteria),
  ...systemBlocks(record.integrations),
  ...reviewBlocks(record.governance),
];

const ownerBlocks = (owner) => {
  if (!owner) return [];
  const { role, named, commitment } = owner;
  const lines = [role, named && `Agreed on ${named}`, commitment].filter(Boolean);
  return [heading(2, "Business owner"), ...lines.map(said)];
};

const titled = (text, blocks) => (blocks.length ? [heading(2, text), ...blocks] : []);

const criteriaBlocks = (criteria) =>
  titled(
    "Success criteria",
    table(
      ["Metric", "Baseline", "Target", "Better", "Agreed on"],
      criteria?.map(({ metric, unit, baseline, target, better, agreed }) => [
        metric,
        figure(baseline, unit),
        figure(target, unit),
        better,
        agreed ?? "",
      ]),
    ),
  );

const systemBlocks = (systems) =>
  titled(
    "Systems",
    table(
      ["System", "Kind", "State", "In the pilot", "Note"],
      systems?.map(({ system, kind = "", state, in_pilot: inPilot, note = "" }) => [
        system,
        kind,
        state,
        inPilot ? "yes" : "no",
        note,
      ]),
    ),
  );

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

/** Return the deployment plan: six areas, each with who, when and what. */
export const deploymentBlocks = (record, framework) => {
  const areas = pointsOf(framework, "area").map(({ id, title }) => ({
    title,
    ...record.plan?.findLast(({ area }) => area === id),
  }));
  return [
    heading(1, `Production plan: ${record.title}`),
    ...[record.organisation, record.use_case].filter(Boolean).map(said),
    ...table(
      ["Area", "Responsible", "From", "Done by"],
      areas.map(({ title, owner = "", start = "", by = "" }) => [title, owner, start, by]),
    ),
    ...areas.flatMap(({ title, text }) => [heading(2, title), said(text ?? "Not planned yet.")]),
  ];
};
