/**
 * Which row shows which entry, once a list has changed here or in another tab? By the entry's id; where
 * a list has none, by what the row showed: the same entry, else one of the same name, else one that
 * differs only in its name and stands in the same place. A row whose entry is gone goes too, so that
 * what is typed in it never lands in another entry.
 */
import { isSame } from "../ground/same.js";

/** Return the row of each entry, or undefined where it needs a new one; `shownBy(row)` is an entry. */
export const matchRows = (rows, entries, { shownBy, key }) => {
  const free = new Set(rows);
  const found = new Array(entries.length);
  for (const fits of waysFor(key)) {
    for (const [at, entry] of entries.entries()) {
      found[at] ??= [...free].find((row) => fits(shownBy(row), entry, rows.indexOf(row) === at));
      free.delete(found[at]);
    }
  }
  return found;
};

/** Of two that fit, the row in the same place is asked first: somebody may be typing in it. */
const waysFor = (key) => {
  const withoutName = (entry) => ({ ...entry, [key]: "" });
  const ways = [
    (shown, entry, isInPlace) => isInPlace && isSame(shown, entry),
    (shown, entry) => isSame(shown, entry),
    (shown, entry, isInPlace) => isInPlace && shown[key] === entry[key],
    (shown, entry) => shown[key] === entry[key],
    (shown, entry, isInPlace) => isInPlace && isSame(withoutName(shown), withoutName(entry)),
  ];
  return [
    isOfId,
    ...ways.map(
      (fits) =>
        (...given) =>
          !hasId(...given) && fits(...given),
    ),
  ];
};

const hasId = (shown, entry) => Boolean(shown.id ?? entry.id);

const isOfId = (shown, entry) => hasId(shown, entry) && shown.id === entry.id;
