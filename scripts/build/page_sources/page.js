"use strict";
// Files come in, one after another goes to the desk, results come out.
const WORKBOOKS = /\.(xls[xmb]?|xlt[xm]|ods|zip)$/i, PICTURES = /\.(png|jpe?g|jfif)$/i;
const HEAD = 65536, MOST_ZIP = 200 * 1024 * 1024;
const queue = [];
let desk, facts = { papers: {}, years: [], largest: 52428800 }, busy = false, round = 0;

const status = words => { const box = byId("status"); box.words = words; box.dataset.worded = ""; box.textContent = words(); };
const bar = (value, most) => { const box = byId("bar"); box.hidden = value === undefined; if (value !== undefined) { box.max = most; box.value = value; } };
const working = on => { busy = on; byId("cancel").hidden = !on; document.body.classList.toggle("busy", on); if (!on) bar(); };

// What is seen at once, before the rest of the page has come. A browser that cannot even read this keeps its sentence.
function appear() {
  if (!("DecompressionStream" in window && "WebAssembly" in window && "OffscreenCanvas" in window)) return;
  byId("old").hidden = true;
  byId("page").hidden = false;
  speak();
  status(() => say("starting"));
  bar(0, 4);
  document.addEventListener("DOMContentLoaded", start);
}

async function start() {
  byId("about").textContent = say("about", { version: FACTS.version });
  byId("parts").append(...Object.entries(FACTS.parts).map(([name, hash]) => element("li", {}, `${name}: SHA-256 ${hash}`)));
  wire();
  try {
    desk = new Desk(await partsOfPage(), { step: step => { if (!busy) bar(step, 4); } });
  } catch (error) {
    status(() => say("failed_start", { why: error.message }));
    return;
  }
  const began = await desk.ready;
  if (began.ended) {
    status(() => say("failed_start", { why: began.why || began.ended }));
    return;
  }
  facts = began.facts;
  fillChoices();
  document.body.dataset.ready = "1";
  bar();
  status(() => say("ready"));
  next();
}

function fillChoices() {
  const years = facts.years.filter(year => year >= 2565), newest = Math.max(...years), select = byId("year");
  for (const year of [newest + 1, ...years.reverse()]) select.append(element("option", { value: year }, String(year)));
  select.value = newest;
  for (const [name, thai] of Object.entries(facts.papers)) {
    const box = element("input", { type: "checkbox", name: "paper", value: name });
    byId("papers").append(element("label", {}, box, ` ${thai}`));
  }
}

const wishOf = more => {
  const papers = [...document.querySelectorAll("input[name=paper]:checked")].map(box => box.value);
  return JSON.stringify({ does: "check", papers, landscape: byId("landscape").checked, lang, ...more });
};

// One thing after another: what is dropped while others are at work waits.
function order(job) {
  queue.push(job);
  next();
}

async function next() {
  if (busy || !desk || !document.body.dataset.ready || !queue.length) return;
  working(true);
  const mine = ++round;
  try {
    await queue.shift()(() => mine !== round);
  } catch (error) {
    status(() => String(error.message || error));
  }
  if (mine === round) working(false);
  next();
}

function cancel() {
  queue.length = 0;
  round += 1;
  desk.dismiss();
  working(false);
  status(() => say("stopped"));
}

async function makeForm(does, file, cancelled) {
  const year = Number(byId("year").value), name = file ? file.name : "";
  status(() => say("working", { name: name || say(does) }));
  const answer = await desk.work(async () => taskOf(name, file, wishOf({ does, year, papers: [] })), name);
  if (cancelled()) return;
  finish(answer, name || say(does));
}

function finish(answer, name) {
  if (!answer.said) {
    status(() => say("failed_start", { why: answer.why || answer.ended }));
    return showLost(name);
  }
  const head = showForm(answer.said, answer.files, true);
  status(() => say("done", { name, verdict: answer.said.verdict ? both(answer.said.verdict) : both(answer.said.refused) || say("made") }));
  return head;
}

async function taskOf(name, file, wish, beside = []) {
  if (file && file.size > facts.largest) return [{ task: "ended", name, why: "file", seen: file.size, limit: facts.largest }, []];
  const bytes = file ? await file.arrayBuffer() : undefined, pictures = {};
  for (const [path, picture] of beside) pictures[path] = await picture.arrayBuffer();
  return [{ task: "take", name, bytes, wish, beside: pictures }, bytes ? [bytes] : []];
}

// `given` are [path, file] pairs; each form among them is checked, and several are told together.
async function checkAll(given, cancelled) {
  status(() => say("sorting"));
  const found = await sorted(given);
  if (cancelled()) return;
  if (!found) return;
  const { forms, passed } = found, alone = forms.length === 1 && !passed.length, before = kept.length;
  let last;
  for (const [number, form] of forms.entries()) {
    status(() => forms.length > 1 ? say("working_of", { number: number + 1, count: forms.length, name: form.name }) : say("working", { name: form.name }));
    bar(number, forms.length);
    last = await checkOne(form, given, forms.length === 1, cancelled);
    if (cancelled()) return;
  }
  if (forms.length > 1 || passed.length) await tellTogether(kept.slice(before), passed, cancelled);
  if (!cancelled() && !alone) status(() => say("done_all", { count: forms.length }));
  if (last && forms.length === 1) last.focus({ preventScroll: false });
}

async function checkOne(form, given, alone, cancelled) {
  const wish = wishOf({});
  let answer = await desk.work(async () => taskOf(form.name, form.file, wish), form.name);
  const missing = answer.said?.workbook?.findings.some(each => each.code === "F011");
  const beside = missing ? besideOf(form.name, given) : [];
  if (beside.length && !cancelled()) answer = await desk.work(async () => taskOf(form.name, form.file, wish, beside), form.name);
  if (cancelled()) return undefined;
  if (alone) return finish(answer, form.name);
  return answer.said ? showForm(answer.said, answer.files, false) : showLost(form.name);
}

// Pictures that lie in a form's folder or below, by their paths as seen from it.
function besideOf(name, given) {
  const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
  return given.filter(([path, file]) => PICTURES.test(path) && path.startsWith(folder) && file.size < 6e6).slice(0, 64)
    .map(([path, file]) => [path.slice(folder.length), file]);
}

// A single file is what it is; of more a batch's account says which are forms, and opens zips.
async function sorted(given) {
  if (!given.length) {
    status(() => say("nothing"));
    return undefined;
  }
  if (given.length === 1 && !/\.zip$/i.test(given[0][0])) return { forms: [{ name: given[0][0], file: given[0][1] }], passed: [] };
  const answer = await desk.work(async () => {
    const files = await Promise.all(given.map(async ([path, file]) => [path, await contentOf(path, file)]));
    return [{ task: "sortIn", files }, files.map(each => each[1])];
  });
  if (!answer.said) {
    const forms = given.filter(([path]) => WORKBOOKS.test(path)).map(([name, file]) => ({ name, file }));
    return { forms, passed: [] };
  }
  const { said, files } = answer;
  if (said.why) {
    status(() => both(said.why));
    return undefined;
  }
  let unpacked = 0;
  const forms = said.forms.map(({ name, number }) => ({ name, file: number < 0 ? new Blob([files[unpacked++]]) : given[number][1] }));
  return { forms, passed: said.passed };
}

// All of what may be a form; of other files as much as tells what they are.
function contentOf(path, file) {
  const most = /\.zip$/i.test(path) ? MOST_ZIP : WORKBOOKS.test(path) || file.size < 4e6 ? facts.largest + 1 : HEAD;
  return file.slice(0, most).arrayBuffer();
}

async function tellTogether(forms, passed, cancelled) {
  status(() => say("summing"));
  const asked = JSON.stringify({ kept: forms.map(each => each.record), passed, lang });
  const answer = await desk.work(async () => [{ task: "together", asked }, []]);
  if (cancelled()) return;
  if (answer.said) showTogether(answer.said, answer.files, passed); else showLost(say("all_forms"));
}

// What was dropped, folders with all below them: [path, file] pairs.
async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map(file => [file.name, file]);
  const found = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

async function walk(entry, above, found) {
  if (entry.isFile) {
    found.push([above + entry.name, await new Promise((resolve, reject) => entry.file(resolve, reject))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const each of some) await walk(each, `${above}${entry.name}/`, found);
  }
}

const check = given => order(cancelled => checkAll(given, cancelled));

function wire() {
  const files = byId("files"), folder = byId("folder"), old = byId("old-form"), drop = byId("drop");
  byId("choose").onclick = () => files.click();
  byId("choose-folder").onclick = () => folder.click();
  byId("cancel").onclick = cancel;
  byId("new").onclick = () => order(cancelled => makeForm("new", undefined, cancelled));
  byId("sample").onclick = () => order(cancelled => makeForm("sample", undefined, cancelled));
  byId("roll").onclick = () => old.click();
  byId("language").onclick = () => { lang = lang === "th" ? "en" : "th"; speak(); };
  const taking = (input, take) => input.addEventListener("change", () => {
    const chosen = [...input.files];
    input.value = "";
    if (chosen.length) take(chosen);
  });
  taking(files, chosen => check(chosen.map(file => [file.name, file])));
  taking(folder, chosen => check(chosen.map(file => [file.webkitRelativePath || file.name, file])));
  taking(old, ([file]) => order(cancelled => makeForm("roll", file, cancelled)));
  for (const kind of ["dragover", "dragleave", "drop"]) {  // a file dropped beside the box must not replace the page
    document.addEventListener(kind, async event => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop") check(await dropped(event.dataTransfer));
    });
  }
}

// For whoever tries the page: its limits, and what it holds.
window.itaxl = { LIMITS, kept, desk: () => desk };

appear();
