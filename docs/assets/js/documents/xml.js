/** Which characters can a document's XML hold? XML 1.0 has no way to write the others. */
const UNWRITABLE = /[^\t\n\r\u0020-\ufffd]/g;

/** Return a text without the characters that XML can't hold. */
export const writable = (text) => text.replace(UNWRITABLE, "");
