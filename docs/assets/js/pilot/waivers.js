/**
 * Which missing evidence may the business owner let pass, and what does a waiver say? The codes are those of the
 * judgement.
 *
 *   WAIVABLE                          words for each code
 *   aboutOf(record, missing)          the id of the criterion that it is about, or undefined
 *   isWaived(record, missing)         whether the business owner waived it already
 *   saidOfWaiver(record, waiver)      what was let pass, in words
 */
import { isByOwner } from "../rules/pilot/evidence.js";

export const WAIVABLE = {
  "weeks-unlogged": "Weeks of the run without a log",
  "record-missing": "A record without an entry",
  "reading-stale": "No reading at the end of the run",
  "limit-crossed": "A limit crossed during the run",
  "criterion-agreed-late": "A criterion agreed after the run began",
  "decided-before-run": "A decision dated before the run",
};

export const aboutOf = (record, { path: [part, at] }) =>
  part === "criteria" ? record.criteria?.[at]?.id : undefined;

/** Only the business owner can; what somebody else wrote counts for nothing. */
export const isWaived = (record, missing) => {
  const about = aboutOf(record, missing);
  return (record.waivers ?? []).some(
    (waiver) =>
      waiver.code === missing.code && (waiver.about ?? about) === about && isByOwner(waiver.by, record),
  );
};

export const saidOfWaiver = (record, { code, about }) => {
  const what = WAIVABLE[code] ?? code;
  if (!about) return what;
  return `${what}: ${record.criteria?.find(({ id }) => id === about)?.metric ?? about}`;
};
