/** Do two records say the same, whatever the order of their fields? */
import { isGroup } from "./group.js";

/** @type {(one: unknown, other: unknown) => boolean} */
export const isSame = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** @type {(value: unknown) => unknown} */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isGroup(value)) return value ?? null;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};
