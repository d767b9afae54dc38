"use strict";
// One .zip of many files, stored: papers are packed already. Names are UTF-8; source: PKWARE's APPNOTE 6.3.
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  for (let bit = 0; bit < 8; bit++) number = number & 1 ? 0xedb88320 ^ (number >>> 1) : number >>> 1;
  return number;
});

function crcOf(bytes) {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = CRC_TABLE[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const UTF8_NAMES = 0x0800, STORED = 0, VERSION = 20, FIRST_DAY = 0x0021;

function header(signature, size, fields) {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true);
    at += width;
  }
  return view.buffer;
}

// `files` are {name, blob}; two of one name are told apart by a number.
async function zipOf(files) {
  const parts = [], directory = [], taken = new Set();
  let place = 0;
  for (const { name, blob } of files) {
    const path = new TextEncoder().encode(apart(name, taken));
    const crc = crcOf(new Uint8Array(await blob.arrayBuffer())), size = blob.size;
    const facts = [[2, VERSION], [2, UTF8_NAMES], [2, STORED], [2, 0], [2, FIRST_DAY],
      [4, crc], [4, size], [4, size], [2, path.length], [2, 0]];
    parts.push(header(0x04034b50, 30, facts), path, blob);
    directory.push(header(0x02014b50, 46, [[2, VERSION], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, place]]), path);
    place += 30 + path.length + size;
  }
  const length = directory.reduce((sum, part) => sum + part.byteLength, 0), count = files.length;
  const end = header(0x06054b50, 22, [[2, 0], [2, 0], [2, count], [2, count], [4, length], [4, place], [2, 0]]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

function apart(name, taken, mark = number => ` (${number})`) {
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/s.exec(name);
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem}${mark(number)}${ending || ""}`;
  taken.add(free.toLowerCase());
  return free;
}
