"use strict";
// One Python at a time, in a worker that can be ended: a file that stalls it or eats its memory harms no other file.
const LIMITS = { seconds: 120, memory: 512 * 1024 * 1024, tired: 320 * 1024 * 1024, used: 128 * 1024 * 1024, starting: 180 };

const NOTHING = [], CANCELLED = { ended: "cancelled" };

class Desk {
  constructor(parts, on) {
    this.parts = parts;
    this.on = on;
    this.source = URL.createObjectURL(new Blob([byId("worker").textContent], { type: "text/javascript" }));
    this.starts = 0;
    this.given = NOTHING;
    this.hire();
  }

  // Begin a worker; `ready` is kept or broken with it.
  hire() {
    this.starts += 1;
    this.done = this.heap = 0;
    this.laid = NOTHING;
    this.worker = new Worker(this.source);
    this.ready = this.ask({ task: "begin", parts: this.parts, ...LIMITS }, LIMITS.starting);
    this.ready.catch(() => {});
  }

  dismiss() {
    this.worker.terminate();
    this.settle?.(CANCELLED);
    this.hire();
  }

  // What the worker answers to a task; {ended: why} when it died or took too long.
  ask(task, seconds = LIMITS.seconds, passed = []) {
    return new Promise(resolve => {
      const alarm = setTimeout(() => this.settle({ ended: "seconds" }), seconds * 1000);
      this.settle = answer => {
        clearTimeout(alarm);
        this.settle = undefined;
        resolve(answer);
      };
      this.worker.onmessage = ({ data }) => {
        if (data.kind === "step") this.on.step(data.step);
        else this.settle?.(data.kind === "failed" ? { ended: data.full ? "memory" : "died", why: data.why } : data);
      };
      this.worker.onerror = event => {
        event.preventDefault?.();
        this.settle?.({ ended: "died", why: event.message || "worker" });
      };
      this.worker.postMessage(task, passed);
    });
  }

  // What was given to the page, [path, file] pairs: laid out before the next task, in every worker to come.
  lay(given) {
    this.given = given.length ? given : NOTHING;
  }

  // A worker that is ready, with what was given laid out before it; {ended: why} when there is none to be had.
  async readied() {
    const { worker } = this, began = await this.ready;
    if (this.worker !== worker) return CANCELLED;
    if (began.ended || this.laid === this.given) return began;
    const given = this.given, answer = await this.ask({ task: "lay", files: given }, LIMITS.starting);
    if (!answer.ended) this.laid = given;
    return answer.ended && answer.ended !== "cancelled" ? { ...answer, unlaid: true } : answer;
  }

  // The same by a worker that is ready; anew once when one that had done others before fails at it.
  async work(make, name) {
    for (let failures = 0; ;) {
      const { worker } = this, began = await this.readied();
      if (began.ended === "cancelled" || (began.ended && ++failures > 2)) return began;
      if (began.unlaid) this.given = NOTHING;  // names that no folder takes harm this one task alone
      if (began.ended) {
        this.dismiss();
        if (began.unlaid) return began;
        continue;
      }
      const fresh = this.done === 0 || !(this.heap > LIMITS.used), [task, passed] = await make();
      if (this.worker !== worker) return CANCELLED;  // while files were read: the new worker is for what comes next
      const answer = await this.ask(task, LIMITS.seconds, passed);
      this.done += 1;
      this.heap = answer.heap || 0;
      if (answer.ended === "cancelled") return answer;
      const full = answer.ended === "memory" || (answer.said?.refused && answer.said.failed !== true && this.isFull(answer));
      if (!answer.ended && !answer.said?.failed && !full) {
        if (answer.heap > LIMITS.tired) this.dismiss();
        return answer;
      }
      const again = full ? !fresh : this.done > 1 && answer.ended !== "seconds";
      this.dismiss();
      if (again) continue;
      return answer.ended && name !== undefined ? this.told(name, answer.ended) : answer;
    }
  }

  isFull(answer) {
    return answer.heap > LIMITS.memory * 0.8;
  }

  // What is said of a file at which a worker was ended, by the next one.
  async told(name, why) {
    const began = await this.ready;
    if (began.ended) return began;
    const limit = LIMITS[why] || 0;
    return this.ask({ task: "ended", name, why, seen: limit, limit }, LIMITS.starting);
  }
}

// The parts of the page, unpacked: from the page itself, or from the folder beside it.
async function partsOfPage() {
  const carried = [...document.querySelectorAll("script[data-part]")], folder = document.querySelector("script[data-folder]");
  const packed = carried.length
    ? carried.map(each => [each.dataset.part, async () => bytesOfBase64(each.textContent.trim())])
    : folder.textContent.trim().split(" ").map(name => [name, () => fetched(name)]);
  const unpacked = packed.map(async ([name, read]) => {
    const packed = new Blob([await read()]);
    const bytes = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    return [name, new Blob([bytes])];
  });
  const parts = Object.fromEntries(await Promise.all(unpacked));
  carried.forEach(each => each.remove());
  return parts;
}

function bytesOfBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

async function fetched(name) {
  const answer = await fetch(new URL(`parts/${name}.gz.bin`, location.href));
  if (!answer.ok) throw new Error(say("loading_failed", { name }));
  return answer.arrayBuffer();
}
