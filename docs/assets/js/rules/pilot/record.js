/**
 * How is a field of a pilot's record read and written? By its path:
 *   owner.role      criteria[0].metric      answers[question=current-state].text
 * An entry that is named by one of its fields is made when something is written into it. What is
 * empty is left out, and so is a group or an entry that says nothing but its own name; the record
 * therefore always has the shape of pilot.yml.
 */
const STEP = /([^.[\]]+)|\[(\w{1,40})=([^[\]]+)\]|\[(\d+)\]/g;

const stepsOf = (path) =>
  [...path.matchAll(STEP)].map(([, name, key, value, at]) => {
    if (name !== undefined) return { name };
    if (at !== undefined) return { at: Number(at) };
    return { key, value: key === "week" ? Number(value) : value };
  });

const placeOf = (list, { at, key, value }) =>
  at ?? (list ?? []).findLastIndex((entry) => entry[key] === value);

/** Return what stands at a path, or undefined. */
export const getAt = (record, path) =>
  stepsOf(path).reduce(
    (part, step) => (step.name === undefined ? part?.[placeOf(part, step)] : part?.[step.name]),
    record,
  );

/** Return the record with something else at a path. */
export const setAt = (record, path, value) => write(record, stepsOf(path), value) ?? {};

const isEmpty = (value) =>
  value === undefined ||
  value === "" ||
  value === false ||
  (typeof value === "object" && !Object.keys(value).length);

const write = (part, [step, ...rest], value) => {
  if (!step) return isEmpty(value) ? undefined : value;
  if (step.name === undefined) return writeEntry(part ?? [], step, rest, value);
  const { [step.name]: old, ...others } = part ?? {};
  const made = write(old, rest, value);
  // A new field comes last; one that was there keeps its place.
  if (made === undefined) return Object.keys(others).length ? others : undefined;
  return step.name in (part ?? {}) ? { ...part, [step.name]: made } : { ...others, [step.name]: made };
};

const writeEntry = (list, step, rest, value) => {
  const at = placeOf(list, step);
  const old = list[at] ?? (step.key ? { [step.key]: step.value } : {});
  const made = write(old, rest, value);
  const saysNothing = !made || Object.keys(made).every((name) => name === step.key);
  const others = list.filter((_, place) => place !== at);
  if (step.key && saysNothing) return others.length ? others : undefined;
  if (at < 0) return [...list, made];
  return list.map((entry, place) => (place === at ? made : entry));
};
