/**
 * How does the workspace read and write a file on the reader's computer, and how does it see that somebody
 * else changed it? By a handle of the File System Access API; what the file held when it was last read or
 * written is `seen`: { modified, text }.
 *
 *   file.name, file.seen
 *   await file.mayWrite(isAsking)    whether the browser lets the page write; asks only after a click
 *   await file.read()                its text, which then counts as seen
 *   await file.write(text)           replaces it
 *   await file.isChanged()           whether it holds something else than was last seen
 */
export class RealFile {
  constructor(handle, seen = null) {
    this.handle = handle;
    this.seen = seen;
  }

  get name() {
    return this.handle.name;
  }

  async mayWrite(isAsking = false) {
    const mode = { mode: "readwrite" };
    const answer = (await this.handle.queryPermission?.(mode)) ?? "granted";
    if (answer === "prompt" && isAsking) return (await this.handle.requestPermission(mode)) === "granted";
    return answer === "granted";
  }

  async read() {
    this.seen = await this.#now();
    return this.seen.text;
  }

  async write(text) {
    const stream = await this.handle.createWritable();
    await stream.write(text);
    await stream.close();
    this.seen = await this.#now();
  }

  async isChanged() {
    const file = await this.handle.getFile();
    if (this.seen && file.lastModified === this.seen.modified) return false;
    const now = await this.#now();
    if (now.text !== this.seen?.text) return true;
    this.seen = now; // it was written again as it was
    return false;
  }

  /** What the file holds now; one that is written in that very moment is read once more. */
  async #now(isAgain = false) {
    const file = await this.handle.getFile();
    try {
      return { modified: file.lastModified, text: await file.text() };
    } catch (error) {
      if (isAgain || error.name !== "NotReadableError") throw error;
      return this.#now(true);
    }
  }
}
