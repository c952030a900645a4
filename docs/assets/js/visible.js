/**
 * Which letters of a text does nobody see? What `playbook check` refuses is taken out on the way
 * in, since a reader could not find it to delete it. The same letters as in macros/loader/text.py.
 */
const INVISIBLE =
  /[^\t\n\r\x20-\x7e\xa0-\u{10ffff}]|\r(?!\n|$)|[\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Return a text without its invisible letters, line ends as `\n`, and how many were taken out. */
export const visible = (text) => {
  const kept = text.replace(/\r\n/g, "\n").replace(INVISIBLE, "");
  return { text: kept, removed: [...text.replace(/\r\n/g, "\n")].length - [...kept].length };
};
