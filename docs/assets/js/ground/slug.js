/** Which id does a title suggest? The same as in the terminal, by macros/text/slugs.py. */
const LONGEST = 60;
/** @type {Record<string, string>} */
const LATIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", þ: "th" };

/**
 * Return the id that a title suggests, or nothing where it has no Latin letters.
 *
 * @type {(title: string) => string}
 */
export const slug = (title) => {
  const latin = title.toLowerCase().replace(/[ßæœøłđþ]/g, (letter) => LATIN[letter]);
  const ascii = [...latin.normalize("NFKD")].filter((letter) => letter < "\x80").join("");
  const short = (ascii.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-").slice(0, LONGEST);
  if (short.length < LONGEST) return short;
  const end = short.lastIndexOf("-");
  return end > 0 ? short.slice(0, end) : short;
};

/**
 * Return an id for a title that is none of the others.
 *
 * @type {(title: string, others: string[]) => string}
 */
export const freshSlug = (title, others) => {
  const stem = slug(title) || "pilot";
  for (let count = 1; ; count += 1) {
    const fresh = count === 1 ? stem : `${stem}-${count}`;
    if (!others.includes(fresh)) return fresh;
  }
};
