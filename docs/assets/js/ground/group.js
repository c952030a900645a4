/** What is a group? A value made of fields with values, such as a record. */

/**
 * Whether a value is made of fields with values, and is no list.
 *
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Return what stands at a path of groups and lists, or undefined.
 *
 * @type {(value: unknown, path: (string | number)[]) => unknown}
 */
export const partAt = (value, path) => {
  let part = value;
  for (const step of path) {
    if (typeof part !== "object" || part === null) return undefined;
    part = /** @type {Record<string | number, unknown>} */ (part)[step];
  }
  return part;
};
