/**
 * What is particular to the criteria among the lists of a pilot's record? Two kinds, of which a limit has
 * words of its own; a target that could never be met; and changes after they were agreed.
 */
import { counted } from "../ground/counted.js";
import { today } from "../ground/days.js";
import { freshId, make } from "../ground/dom.js";
import { readingsOf } from "../rules/pilot/judge.js";
import { setAt } from "../rules/pilot/record.js";
import { isWorseThanBaseline } from "../rules/targets.js";
import { showChanges } from "./change-list.js";
import { changesOfRemoved, withChange, withRemoval } from "./criterion-changes.js";

const USUAL = "improve";

/** The words of the fields, by the criterion's kind. */
const WORDS = {
  improve: { target: "Target", better: "Better is", higher: "Higher", lower: "Lower" },
  "keep-within": {
    target: "Limit",
    better: "It must stay",
    higher: "At or above the limit",
    lower: "At or below the limit",
  },
};

const AGAINST = { higher: "below", lower: "above" };

/** Say why a target could never be met, or return nothing. */
export const targetFault = (criterion) =>
  isWorseThanBaseline(criterion)
    ? `This target is worse than the baseline: ${criterion.better} is better, and the target is ` +
      `${AGAINST[criterion.better]} the baseline. Choose the other direction, correct one of the two ` +
      "figures, or make it a limit to keep within."
    : "";

export const CRITERIA = {
  build(part) {
    part.gone = make("section", { class: "gone-criteria", "aria-label": "Changes to removed criteria" });
    part.list.after(part.gone);
  },

  along(record, { id }) {
    const count = readingsOf(record, id).length;
    return count ? ` with ${counted(count, "reading")}` : "";
  },

  /** A criterion takes its readings along; one that was agreed leaves a note that it went. */
  without(record, criterion) {
    const noted = withRemoval(record, criterion, today());
    return (record.log ?? []).reduce(
      (changed, { week }) =>
        setAt(changed, `log[week=${week}].readings[criterion=${criterion.id}].value`, undefined),
      noted,
    );
  },

  /** A new criterion takes no id under which the changes of an earlier one are kept. */
  takenIds: ({ criteria = [], criterion_changes: changes = [] }) => [
    ...criteria.map(({ id }) => id),
    ...changes.map(({ criterion }) => criterion),
  ],

  written: (record, before, field) => withChange(record, before, field, today()),

  shownIn: (entry, field) => (field === "kind" ? (entry.kind ?? USUAL) : undefined),

  show: ({ gone }, record) => showChanges(gone, record, changesOfRemoved(record)),

  showRow(row, criterion, record) {
    showWords(row, WORDS[criterion.kind ?? USUAL]);
    showFault(row.querySelector('[data-field="target"]'), targetFault(criterion));
    const host =
      row.querySelector(".row__changes") ?? row.appendChild(make("div", { class: "row__changes" }));
    const own = (record.criterion_changes ?? []).filter((change) => change.criterion === criterion.id);
    showChanges(host, record, own);
  },
};

const showWords = (row, words) => {
  const better = row.querySelector('[data-field="better"]');
  better.closest(".entry").querySelector(".entry__name").textContent = words.better;
  for (const option of better.options) if (option.value) option.textContent = words[option.value];
  row.querySelector('[data-field="target"]').closest(".entry").querySelector(".entry__name").textContent =
    words.target;
};

const showFault = (control, words) => {
  const row = control.closest(".row__fields");
  let said = row.querySelector(".row__fault");
  if (!said) {
    said = make("p", { class: "row__fault", id: freshId("fault"), role: "status" });
    control.closest(".entry-row").after(said);
    control.setAttribute("aria-describedby", said.id);
  }
  if (said.textContent !== words) said.textContent = words;
  control.classList.toggle("entry__control--wrong", Boolean(words));
};
