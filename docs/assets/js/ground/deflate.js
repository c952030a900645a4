/**
 * How do bytes become fewer? With the browser's own streams.
 *
 *   await deflated(bytes)          the bytes, deflated; null where the browser can't
 *   await inflated(bytes, most)    the bytes again; throws where they are damaged, or more than `most`
 *   canInflate()                   whether the browser can at all
 */
const METHOD = "deflate-raw";

export const canInflate = () => "DecompressionStream" in globalThis;

export const deflated = async (bytes) =>
  "CompressionStream" in globalThis ? piped(bytes, new CompressionStream(METHOD), Infinity) : null;

export const inflated = (bytes, most) => piped(bytes, new DecompressionStream(METHOD), most);

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
