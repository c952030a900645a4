/**
 * How does something leave the page: as a file, or through the clipboard?
 *
 *   download("plan.csv", "text/csv", text)        offers a file; the last part may be bytes
 *   await copy({ text, html })                    true when the browser let the page copy
 *   today()                                       "2026-11-25", for file names
 */
/** @type {() => string} */
export const today = () => {
  const now = new Date();
  /** @type {(number: number) => string} */
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** @type {(name: string, type: string, content: BlobPart) => void} */
export const download = (name, type, content) => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** @type {(content: { text: string, html?: string | null }) => Promise<boolean>} */
export const copy = async ({ text, html = null }) => {
  try {
    if (html === null) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem(blobs({ text, html }))]);
    return true;
  } catch {
    return false;
  }
};

/** @type {(content: { text: string, html: string }) => Record<string, Blob>} */
const blobs = ({ text, html }) => ({
  "text/plain": new Blob([text], { type: "text/plain" }),
  "text/html": new Blob([html], { type: "text/html" }),
});
