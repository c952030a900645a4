/**
 * How does one tool of the playbook hand something to another?
 *
 * The contract, for `retrospective` (from the pilot workspace to the contribution form):
 *   handOver("retrospective", { from: "pilot:invoice-triage", fields })
 *       keeps a record `invoice-triage/retrospective` in the space `handover`, in place of an earlier one.
 *       `fields` is the start of a retrospective, shaped as its YAML file, without what the pilot does not
 *       say: `summary` and `outcome` may be missing. Returns whether it was kept.
 *   waiting("retrospective")
 *       the record for the pilot that is served, or undefined: { from, made, fields }, where `made` is an ISO
 *       moment.
 *   takeOver("retrospective")
 *       the same, and removes it, so that a later visit starts from what the reader has since entered.
 * The giver then goes to the taker's page; the taker asks before it replaces what a reader entered.
 *
 * @typedef {import("./spaces.js").Kept} Kept
 */
import { openFor, openServed } from "./of-pilot.js";
import { SPACES } from "./spaces.js";

/** @type {(what: string, given: { from: string, fields: Record<string, unknown> }) => boolean} */
export const handOver = (what, { from, fields }) => {
  const store = openFor(SPACES.handover, from.slice(from.indexOf(":") + 1));
  const record = { from, made: new Date().toISOString(), fields };
  store.change(`Handed over from ${from}`, () => ({ [what]: record }));
  return !store.fault;
};

/** @type {(what: string) => Kept | undefined} */
export const waiting = (what) => openServed(SPACES.handover).get(what);

/** @type {(what: string) => Kept | undefined} */
export const takeOver = (what) => {
  const record = waiting(what);
  if (record) openServed(SPACES.handover).change("Taken over", () => ({ [what]: null }));
  return record;
};
