/** Which id does a title suggest? As `playbook new` does, in macros/drafts.py. */
const LONGEST = 60;
const LATIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", þ: "th" };

export const slug = (title) => {
  const latin = title.replace(/[ßæœøłđþ]/g, (letter) => LATIN[letter]);
  const ascii = [...latin.normalize("NFKD")].filter((letter) => letter < "\x80").join("");
  const short = (ascii.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-").slice(0, LONGEST);
  if (short.length < LONGEST) return short;
  const end = short.lastIndexOf("-");
  return end > 0 ? short.slice(0, end) : short;
};
