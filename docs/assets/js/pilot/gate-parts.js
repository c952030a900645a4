/** How do the three gates look for a record: open or shut, on which day, with what is missing? */
import { counted } from "../ground/counted.js";
import { shown } from "../ground/days.js";
import { make } from "../ground/dom.js";
import { GATES, judgeAlone } from "../rules/pilot/judge.js";
import { appointments } from "../rules/pilot/plan.js";
import { missingList } from "./missing-list.js";

/** A longer list of what is missing is folded. */
const MOST_OPEN = 7;

/** Return a part for each gate; `beside(entry)` gives what stands beside an entry that is missing. */
export const gateParts = (record, framework, beside) => {
  const days = new Map(appointments(record, framework).map((entry) => [entry.id, entry.first]));
  let isBefore = true;
  return GATES.map((gate) => {
    const missing = judgeAlone(record, gate, framework);
    const isOpen = isBefore && !missing.length;
    const step = framework.steps.find(({ gate: own }) => own?.id === gate);
    const title = step?.gate.title ?? gate;
    const part = gatePart({ title, day: step && days.get(`${step.id}-gate`), missing, isOpen, beside });
    if (!missing.length) part.append(make("p", {}, isOpen ? "Nothing is missing." : ONLY_BEFORE));
    isBefore = isOpen;
    return part;
  });
};

const ONLY_BEFORE = "Nothing of its own is missing; the gate before it is shut.";

const gatePart = ({ title, day, missing, isOpen, beside }) => {
  const standing = isOpen ? "open" : "shut";
  return make(
    "section",
    { class: `gate gate--${standing}`, "aria-label": `${title}: ${standing}` },
    make("p", { class: "callout__kind" }, `Gate${day ? `, ${shown(day)}` : ""}`),
    make("p", { class: "gate__title" }, `${title}: ${standing}`),
    ...(missing.length ? [folded(missing, beside)] : []),
  );
};

const folded = (missing, beside) =>
  make(
    "details",
    { open: missing.length <= MOST_OPEN },
    make("summary", {}, counted(missing.length, "thing is missing", "things are missing")),
    missingList(missing, beside),
  );
