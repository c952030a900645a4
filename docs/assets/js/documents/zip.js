/** How are files packed into one? A ZIP archive whose parts are stored as they are (APPNOTE 6.3.3). */
const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

const checksum = (bytes) => {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/** Write numbers of two or four bytes, lowest byte first: `[[4, 0x04034b50], [2, 20]]`. */
const record = (fields) => {
  const bytes = new Uint8Array(fields.reduce((size, [width]) => size + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
};

/** 1 January 1980, the first day that the format knows: the same files give the same archive. */
const DAY = (1 << 5) | 1;

/** Pack texts by their names: `{ "word/document.xml": "<…>" }`. */
export const zip = (files) => {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [new TextEncoder().encode(name), new TextEncoder().encode(text)];
    const facts = [
      [2, 20],
      [2, 0x0800],
      [2, 0],
      [2, 0],
      [2, DAY],
      [4, checksum(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ];
    directory.push(
      record([[4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]),
      path,
    );
    const head = record([[4, 0x04034b50], ...facts]);
    parts.push(head, path, bytes);
    at += head.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  const end = record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ]);
  return new Uint8Array([...parts, ...directory, end].flatMap((part) => [...part]));
};
