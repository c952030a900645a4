/**
 * Which file does each pilot keep itself in, also on the next visit? Handles of files can be kept in
 * IndexedDB alone; beside each stands what the file held when the workspace last saw it.
 *
 *   await handleOf(id)              { handle, seen } or undefined
 *   await keepHandle(id, entry)     keeps it; undefined in its place forgets it
 *   await forgetOthers(ids)         forgets the files of pilots that are gone
 * Where the browser keeps nothing, a pilot has no file on the next visit, and nothing is said.
 */
import { siteAddress } from "../ground/site.js";

const NAME = `playbook.files ${siteAddress("").pathname}`;
const TABLE = "handles";

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });

const opened = () => {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(TABLE));
  return settled(request);
};

/** Do something with the table; return nothing where that fails. */
const inTable = async (mode, work) => {
  try {
    const base = await opened();
    try {
      return await work(base.transaction(TABLE, mode).objectStore(TABLE));
    } finally {
      base.close();
    }
  } catch {
    return undefined;
  }
};

export const handleOf = (id) => inTable("readonly", (table) => settled(table.get(id)));

export const keepHandle = (id, entry) =>
  inTable("readwrite", (table) => settled(entry ? table.put(entry, id) : table.delete(id)));

export const forgetOthers = (ids) =>
  inTable("readwrite", async (table) => {
    const gone = (await settled(table.getAllKeys())).filter((id) => !ids.includes(id));
    await Promise.all(gone.map((id) => settled(table.delete(id))));
  });
