/**
 * Which files of a choice or a drop are pilots, and what do they hold? Nothing leaves the browser.
 *
 *   filesIn(fileList)              those of a chosen folder that are named as pilots are
 *   dropped(dataTransfer)          the same of what was dropped, folders looked through
 *   readFiles([{ name, file }])    { records: [[name, record]], broken: [words] }
 */
import { readPilot, UnreadablePilot } from "../documents/pilot-file.js";

const NOT_LOADED = "what reads the file did not load. Check your connection and try again.";

const isSkipped = (folder) => folder.startsWith(".") || folder === "node_modules";

const isPilot = (name) => {
  const folders = name.split("/");
  const own = folders.pop();
  const isNamed = own === "pilot.yml" || own.endsWith(".pilot.yml");
  return isNamed && !folders.some(isSkipped);
};

export const filesIn = (list) =>
  [...list]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name, file }) => !file.webkitRelativePath || isPilot(name));

export const dropped = async ({ items }) => {
  // A drop's items are gone after the event, so all is asked of them before anything else.
  const given = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    given.map(({ entry, file }) => (entry ? below(entry) : file ? [{ name: file.name, file }] : [])),
  );
  return found.flat();
};

const below = async (entry) => {
  const name = entry.fullPath.slice(1);
  if (entry.isFile) return [{ name, file: await new Promise((done, fail) => entry.file(done, fail)) }];
  const children = await childrenOf(entry);
  const found = await Promise.all(children.filter(({ name: own }) => !isSkipped(own)).map(below));
  return found.flat().filter(({ name: own }) => isPilot(own));
};

/** A folder gives its entries in parts, the last one of which is empty. */
const childrenOf = async (folder) => {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const part = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!part.length) return all;
    all.push(...part);
  }
};

export const readFiles = async (files) => {
  const records = [];
  const broken = [];
  for (const { name, file } of files) {
    try {
      const { record } = await readPilot(await file.text());
      records.push([name, record]);
    } catch (error) {
      broken.push(`${name}: ${error instanceof UnreadablePilot ? error.message : NOT_LOADED}`);
    }
  }
  return { records, broken };
};
