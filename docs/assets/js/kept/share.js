/**
 * How does a state travel in an address? In the fragment, which browsers never send to a server.
 *
 *   shareAddress(await packValue(value))     this page's address with the state in it; a title behind it says
 *                                            which pilot it is of
 *   sharedState()                            the packed state in this page's address, or null
 *   await unpackValue(text)                  the value; throws `UnreadableShare` with words
 *   pack(bytes, dense = 0), unpack(text)     the same for bytes; the first `dense` bytes are no text,
 *                                            and would keep the rest from compressing well
 *   sharedPilot()                            the pilot's title in the address, or nothing
 *   leaveShare()                             takes the state out of the address
 *
 * A packed state is a version, `d` (deflated) or `p` (plain), a check of two letters, and bytes as
 * base64url; deflated ones begin with the length of the dense part. What the bytes mean is the
 * tool's own matter.
 *
 * @typedef {import("../ground/deflate.js").Bytes} Bytes
 */
import { canInflate, deflated, inflated } from "../ground/deflate.js";
import { tidy } from "../ground/visible.js";

const VERSION = "1";
const NAME = "share";
const PILOT = "for";
/** Of a longer title the beginning says which pilot it is. */
const LONGEST_TITLE = 80;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SHAPE = /^(?<version>\d)(?<mode>[dp])(?<check>[\w-]{2})(?<data>[\w-]*)$/;
/** More than any honest link holds. */
const MOST_BYTES = 2 ** 20;

/** A link that can't be read; `message` says why and what to do. */
export class UnreadableShare extends Error {}

const CUT = "This link is incomplete: some programs cut long addresses. Ask for it again as a file.";
const NEWER = "This link was made with a newer edition of the playbook. Reload the page.";
const OLD_BROWSER = "This browser is too old to read this link. Open it in a current one.";

/**
 * Return a short number that differs when a text or bytes differ (FNV-1a, 32 bits).
 *
 * @type {(value: string | Bytes) => number}
 */
export const checksum = (value) => {
  let sum = 0x811c9dc5;
  for (const byte of typeof value === "string" ? new TextEncoder().encode(value) : value) {
    sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  }
  return sum;
};

/** @type {(bytes: Bytes, dense?: number) => Promise<string>} */
export const pack = async (bytes, dense = 0) => {
  const small = await deflated(bytes.slice(dense));
  if (!small || small.length + 2 >= bytes.length - dense) {
    return `${VERSION}p${check(bytes)}${toText(bytes)}`;
  }
  const parts = [dense >> 8, dense & 255, ...bytes.slice(0, dense), ...small];
  return `${VERSION}d${check(bytes)}${toText(parts)}`;
};

/** @type {(text: string) => Promise<Bytes>} */
export const unpack = async (text) => {
  const parts = SHAPE.exec(text)?.groups;
  if (!parts) throw new UnreadableShare(CUT);
  if (parts.version !== VERSION) throw new UnreadableShare(NEWER);
  const data = toBytes(parts.data);
  const bytes = parts.mode === "d" ? await expanded(data) : data;
  if (check(bytes) !== parts.check) throw new UnreadableShare(CUT);
  return bytes;
};

/** @type {(data: Bytes) => Promise<Bytes>} */
const expanded = async (data) => {
  if (!canInflate()) throw new UnreadableShare(OLD_BROWSER);
  const end = 2 + data[0] * 256 + data[1];
  try {
    const rest = await inflated(data.slice(end), MOST_BYTES);
    return Uint8Array.from([...data.slice(2, end), ...rest]);
  } catch {
    throw new UnreadableShare(CUT);
  }
};

/** @type {(value: unknown) => Promise<string>} */
export const packValue = (value) => pack(new TextEncoder().encode(JSON.stringify(value)));

/** @type {(text: string) => Promise<unknown>} */
export const unpackValue = async (text) => {
  const bytes = await unpack(text);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new UnreadableShare(CUT);
  }
};

/** @type {(packed: string, pilot?: string) => string} */
export const shareAddress = (packed, pilot = "") => {
  const title = [...pilot].slice(0, LONGEST_TITLE).join("");
  const of = title && `&${PILOT}=${encodeURIComponent(title)}`;
  return new URL(`#${NAME}=${packed}${of}`, location.href).href;
};

/** @type {() => string} */
export const sharedPilot = () => {
  const title = new URLSearchParams(location.hash.slice(1)).get(PILOT) ?? "";
  return tidy(title).slice(0, LONGEST_TITLE);
};

/** @type {() => string | null} */
export const sharedState = () => new URLSearchParams(location.hash.slice(1)).get(NAME);

/** @type {() => void} */
export const leaveShare = () => history.replaceState(history.state, "", location.pathname + location.search);

/** @type {(bytes: Bytes) => string} */
const check = (bytes) => {
  const sum = checksum(bytes);
  return LETTERS[sum & 63] + LETTERS[(sum >>> 6) & 63];
};

/** @type {(bytes: Iterable<number>) => string} */
const toText = (bytes) => {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

/** @type {(text: string) => Bytes} */
const toBytes = (text) => {
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    throw new UnreadableShare(CUT);
  }
};
