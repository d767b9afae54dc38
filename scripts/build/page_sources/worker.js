// Python in a worker: the page stays awake, and may end it. Every answer is {kind, …}; `begin` comes first.
"use strict";
const PAGE = 65536, SITE = "/lib/python3.14/site-packages", GIVEN = "/given", OUT = "/unpacked";
let desk, python, full = false;

const post = (kind, more = {}, passed = []) => postMessage({ kind, ...more }, passed);
const script = bytes => URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));

// Memory past the limit is refused as it is by a machine that has no more: Python says MemoryError.
function cap(bytes) {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE > bytes) {
      full = true;
      throw new RangeError("over the limit of memory");
    }
    return grow.call(this, pages);
  };
}

// What Pyodide asks for is handed to it: from a file nothing may be fetched, and nothing need be.
async function begin({ parts, memory, seconds }) {
  cap(memory);
  const types = { wasm: "application/wasm" };
  globalThis.fetch = async url => {
    const name = String(url).split("/").pop();
    if (!(name in parts)) throw new TypeError(`not in this page: ${name}`);
    const type = types[name.split(".").pop()] || "application/octet-stream";
    return new Response(parts[name], { headers: { "content-type": type } });
  };
  const [loader, core] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map(name => import(script(parts[name]))));
  post("step", { step: 1 });
  const inside = "https://in.this.page.invalid/";
  python = await loader.loadPyodide({
    indexURL: inside, packageBaseUrl: inside, createPyodideModule: core.default,
    lockFileContents: await parts["pyodide-lock.json"].text(), stdout: () => {}, stderr: () => {},
    env: { HOME: "/home/pyodide", ITAXL_LIMITS: `memory=${memory} seconds=${seconds}` },
  });
  post("step", { step: 2 });
  python.unpackArchive(await parts["itaxl.zip"].arrayBuffer(), "zip", { extractDir: SITE });
  post("step", { step: 3 });
  desk = python.pyimport("itaxl.page").Desk();
  tellUnreadable();
  post("ready", { facts: JSON.parse(desk.facts()), heap: heap() });
}

const heap = () => python._module.HEAP8.length;
const bytesOf = buffer => {
  const view = python.toPy(new Uint8Array(buffer)), bytes = view.tobytes();
  view.destroy();
  return bytes;
};

// What the desk says: JSON and files; files leave without a copy.
function spoken(said, more) {
  const text = said.get(0), list = said.get(1), files = list.toJs();
  list.destroy();
  said.destroy();
  const buffers = [...files].map(file => file.slice().buffer);
  post("answer", { ...more, said: JSON.parse(text), files: buffers, heap: heap() }, buffers);
}

function mapOf(files) {
  const map = python.toPy(new Map(), { depth: 1 });
  for (const [path, buffer] of files || []) map.set(path, bytesOf(buffer));
  return map;
}

async function take({ name, bytes, wish, beside, papers }) {
  const pictures = mapOf(beside), together = mapOf(papers);
  let said = desk.take(name, bytesOf(bytes || new ArrayBuffer(0)), wish, pictures, together);
  pictures.destroy();
  together.destroy();
  const wanted = desk.wanted(), drawings = [...wanted.toJs()].map(([key, data, how]) => [key, data.slice(), JSON.parse(how)]);
  wanted.destroy();
  for (const [key, data, how] of drawings) {
    const drawn = await draw(data, how);
    desk.drawn(key, drawn ? bytesOf(drawn) : undefined);  // null would come as jsnull, undefined comes as None
  }
  if (drawings.length) {
    said.destroy();
    said = desk.say();
  }
  spoken(said, { name });
}

// A picture as its sheet shows it, upright: cut, mirrored, turned, and no finer than paper shows.
async function draw(data, how) {
  try {
    const picture = await createImageBitmap(new Blob([data]));
    const left = Math.floor(picture.width * how.left), top = Math.floor(picture.height * how.top);
    const right = Math.round(picture.width * (1 - how.right)), bottom = Math.round(picture.height * (1 - how.bottom));
    const wide = Math.max(1, right - left), high = Math.max(1, bottom - top), turn = (how.turn * Math.PI) / 180;
    const cos = Math.abs(Math.cos(turn)), sin = Math.abs(Math.sin(turn));
    const size = [wide * cos + high * sin, wide * sin + high * cos];
    let scale = 1;
    if (how.resolution) {
      const fit = Math.min(how.width / size[0], how.height / size[1]);
      scale = Math.min(1, Math.max(1, Math.round((size[0] * fit * how.resolution) / 2.54)) / size[0]);
    }
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(size[0] * scale)), Math.max(1, Math.round(size[1] * scale)));
    const pen = canvas.getContext("2d");
    if (how.type === "image/jpeg") {
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }
    pen.imageSmoothingQuality = "high";
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.scale(scale, scale);
    pen.rotate(turn);
    pen.scale(how.mirrored ? -1 : 1, how.flipped ? -1 : 1);
    pen.drawImage(picture, left, top, wide, high, -wide / 2, -high / 2, wide, high);
    return await (await canvas.convertToBlob({ type: how.type, quality: 0.9 })).arrayBuffer();
  } catch {
    return undefined;
  }
}

// What was given lies in a folder that Python reads piece by piece; none of it is held in memory.
function lay({ files }) {
  const { FS } = python;
  if (FS.analyzePath(GIVEN).exists) FS.unmount(GIVEN); else FS.mkdir(GIVEN);
  FS.mount(FS.filesystems.WORKERFS, { blobs: files.map(([name, data]) => ({ name, data })) }, GIVEN);
  desk.lay(GIVEN);
  post("answer", { laid: true, heap: heap() });
}

// A file that is gone or changed since it was given is an error of reading for Python, not the end of the worker.
function tellUnreadable() {
  const read = FileReaderSync.prototype.readAsArrayBuffer, { FS, ERRNO_CODES } = python;
  FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
    try {
      return read.call(this, blob);
    } catch {
      throw new FS.ErrnoError(ERRNO_CODES?.EIO ?? 29);
    }
  };
}

// The forms and papers among what was given; those that came out of zips leave Python's folder for good.
function sortIn() {
  const { FS } = python;
  if (!FS.analyzePath(OUT).exists) FS.mkdir(OUT);
  const said = JSON.parse(desk.sort_in(GIVEN, OUT));
  const place = each => {
    if (each.path.startsWith(`${GIVEN}/`)) {
      each.given = each.path.slice(GIVEN.length + 1);
    } else {
      each.blob = new Blob([FS.readFile(each.path)]);
      FS.unlink(each.path);
    }
  };
  for (const form of said.forms) [form, ...form.papers].forEach(place);
  post("answer", { said, files: [], heap: heap() });
}

const TASKS = {
  begin, take, lay, sortIn,
  ended: ({ name, why, seen, limit }) => spoken(desk.ended(name, why, seen, limit), { name }),
  together: ({ asked }) => spoken(desk.together(asked), {}),
};

onmessage = async ({ data }) => {
  full = false;
  try {
    await TASKS[data.task](data);
  } catch (error) {
    post("failed", { full, why: String(error && (error.message || error)).slice(-300) });
  }
};
