/**
 * How are bytes compressed? With the browser's own streams.
 *
 *   await deflated(bytes)          the bytes, deflated; null where the browser can't
 *   await inflated(bytes, most)    the bytes again; throws where they are damaged, or more than `most`
 *   canInflate()                   whether the browser can at all
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 */
const METHOD = "deflate-raw";

/** @type {() => boolean} */
export const canInflate = () => "DecompressionStream" in globalThis;

/** @type {(bytes: Bytes) => Promise<Bytes | null>} */
export const deflated = async (bytes) =>
  "CompressionStream" in globalThis ? piped(bytes, new CompressionStream(METHOD), Infinity) : null;

/** @type {(bytes: Bytes, most: number) => Promise<Bytes>} */
export const inflated = (bytes, most) => piped(bytes, new DecompressionStream(METHOD), most);

/** @type {(bytes: Bytes, stream: CompressionStream | DecompressionStream, most: number) => Promise<Bytes>} */
const piped = async (bytes, stream, most) => {
  const parts = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) throw new RangeError("more bytes than expected");
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};
