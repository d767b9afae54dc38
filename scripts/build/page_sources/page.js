"use strict";
// Files come in, one after another goes to the desk, results come out.
const WORKBOOKS = /\.(xls[xmb]?|xlt[xm]|ods)$/i, SORTED = /\.(zip|docx)$/i, PICTURES = /\.(png|jpe?g|jfif)$/i;
const queue = [];
let desk, facts = { papers: {}, years: [], largest: 52428800 }, busy = false, round = 0;
const tellings = [];  // of what is told together: how it is told anew

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
  worded(byId("about"), () => say("about", { version: FACTS.version }));
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
  desk.lay([]);
  const year = Number(byId("year").value), name = file ? file.name : "";
  status(() => say("working", { name: name || say(does) }));
  const answer = await desk.work(async () => taskOf(name, file, wishOf({ does, year, papers: [] })), name);
  if (cancelled()) return;
  finish(answer, name || say(does));
}

function finish(answer, name) {
  beginResults();
  return tellOne(answer, name);
}

function tellOne(answer, name) {
  if (!answer.said) {
    status(() => say("failed_start", { why: answer.why || answer.ended }));
    return showLost(name);
  }
  const head = showForm(answer.said, answer.files, true);
  status(() => say("done", { name, verdict: answer.said.verdict ? both(answer.said.verdict) : both(answer.said.refused) || say("made") }));
  return head;
}

// A form filled from papers and tables of any layout, all read together.
async function fillForm(files, cancelled) {
  desk.lay([]);
  const name = files[0].name;
  status(() => say("reading", { name }));
  const answer = await desk.work(async () => taskOf(name, undefined, wishOf({ does: "fill", papers: [] }), [], zipped(files)), name);
  if (!cancelled()) finish(answer, name);
}

// Files by names of their own: two of one name are told apart by a number.
function zipped(files) {
  const taken = new Set();
  return files.map(file => [apart(file.name, taken), file]);
}

async function taskOf(name, file, wish, beside = [], papers = []) {
  if (file && file.size > facts.largest) return [{ task: "ended", name, why: "file", seen: file.size, limit: facts.largest }, []];
  const bytes = file ? await file.arrayBuffer() : undefined;
  const task = { task: "take", name, bytes, wish, beside: await contentsOf(beside), papers: await contentsOf(papers) };
  return [task, bytes ? [bytes] : []];
}

// What is larger than a file may be is cut behind that, and so refused when it is read.
const contentsOf = pairs => Promise.all(pairs.map(async ([path, file]) => [path, await file.slice(0, facts.largest + 1).arrayBuffer()]));

// `given` are [path, file] pairs; each form among them is checked, and several are told together.
async function checkAll(given, cancelled) {
  status(() => say("sorting"));
  const found = await sorted(given);
  if (cancelled()) return;
  if (!found) return;
  const { forms, passed } = found, before = kept.length;
  beginResults();
  if (found.settings) showSettings();
  const left = passed.filter(each => each.why !== "paper"), alone = forms.length === 1 && !left.length;
  let last;
  for (const [number, form] of forms.entries()) {
    status(() => forms.length > 1 ? say("working_of", { number: number + 1, count: forms.length, name: form.name }) : say("working", { name: form.name }));
    bar(number, forms.length);
    last = await checkOne(form, given, forms.length === 1, cancelled);
    if (cancelled()) return;
  }
  const after = kept.length, together = forms.length > 1 || left.length ? beginTogether() : undefined;
  const tell = by => tellTogether(together, kept.slice(before, after), passed, by);
  if (together) {
    await tell(cancelled);
    tellings.push(tell);
  }
  if (cancelled()) return;
  if (!alone) status(() => say("done_all", { count: forms.length }));
  (alone ? last : together?.querySelector("h3"))?.focus({ preventScroll: false });
}

async function checkOne(form, given, alone, cancelled) {
  const wish = form.isPaper ? wishOf({ does: "papers", papers: [] }) : wishOf({}), file = form.isPaper ? undefined : form.file;
  const papers = form.isPaper ? [[form.name, form.file], ...form.papers] : form.papers;
  const work = beside => desk.work(async () => taskOf(form.name, file, wish, beside, papers), form.name);
  let answer = await work([]);
  const missing = answer.said?.workbook?.findings.some(each => each.code === "F011");
  const beside = missing ? besideOf(form.name, given) : [];
  if (beside.length && !cancelled()) answer = await work(beside);
  if (cancelled()) return undefined;
  if (answer.said) answer.said.together = form.papers.map(([name]) => name);
  if (alone) return tellOne(answer, form.name);
  return answer.said ? showForm(answer.said, answer.files, false) : showLost(form.name);
}

// Pictures that lie in a form's folder or below, by their paths as seen from it.
function besideOf(name, given) {
  const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
  return given.filter(([path, file]) => PICTURES.test(path) && path.startsWith(folder) && file.size < 6e6).slice(0, 64)
    .map(([path, file]) => [path.slice(folder.length), file]);
}

// A single file is what it is; of more, of papers and of zips a batch's account says what they are.
async function sorted(given) {
  if (!given.length) {
    status(() => say("nothing"));
    return undefined;
  }
  const alone = given.length === 1 && !SORTED.test(given[0][0]);
  desk.lay(alone ? [] : given);
  if (alone) return { forms: [{ name: given[0][0], file: given[0][1], papers: [] }], passed: [] };
  const answer = await desk.work(async () => [{ task: "sortIn" }, []]);
  if (!answer.said) {
    const forms = given.filter(([path]) => WORKBOOKS.test(path)).map(([name, file]) => ({ name, file, papers: [] }));
    return { forms, passed: [] };
  }
  const { said } = answer, files = new Map(given), fileOf = each => each.blob || files.get(each.given);
  if (said.why) {
    showRefused(given.length === 1 ? given[0][0] : "", said.why);
    status(() => both(said.why));
    return undefined;
  }
  const forms = said.forms.map(each => ({
    name: each.name, file: fileOf(each), isPaper: each.is_paper, papers: each.papers.map(paper => [paper.name, fileOf(paper)]),
  }));
  return { forms, passed: said.passed, settings: said.settings };
}

// All forms that were given at once told together, in `box`.
async function tellTogether(box, forms, passed, cancelled) {
  status(() => say("summing"));
  const asked = JSON.stringify({ kept: forms.map(each => each.record), passed, lang });
  const answer = await desk.work(async () => [{ task: "together", asked }, []]);
  if (cancelled()) return;
  if (answer.said) showTogether(box, answer.said, answer.files, forms, passed); else showLost(say("all_forms"));
}

// What was dropped, folders with all below them: [path, file] pairs. All is taken hold of before the first wait, for
// then it is gone. On a page opened from a disk Chrome's older way reads no folder, and its newer one may not answer.
async function dropped(transfer) {
  const held = [...transfer.items].filter(item => item.kind === "file").map(item => {
    const entry = item.webkitGetAsEntry?.(), handle = entry?.isDirectory ? item.getAsFileSystemHandle?.() : undefined;
    handle?.catch(() => {});
    return { file: item.getAsFile(), entry, handle };
  });
  const found = [];
  for (const { file, entry, handle } of held) {
    if (!entry?.isDirectory) found.push([file.name, file]);
    else found.push(...await folderOf(entry, handle));
  }
  return found;
}

async function folderOf(entry, handle) {
  const found = [];
  try {
    await walk(entry, "", found);
    return found;
  } catch (error) {
    const late = new Promise((_, reject) => setTimeout(() => reject(error), 3000)), inside = [];
    await walkHandle(await Promise.race([handle || Promise.reject(error), late]), "", inside);
    return inside;
  }
}

function tellUnreadableDrop() {
  status(() => say("unreadable_drop", { choose: say("choose_folder") }));
  byId("choose-folder").focus();
}

async function walkHandle(handle, above, found) {
  if (handle.kind === "file") found.push([above + handle.name, await handle.getFile()]);
  else for await (const each of handle.values()) await walkHandle(each, `${above}${handle.name}/`, found);
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

function check(given) {
  const taken = new Set(), pairs = given.map(([path, file]) => [apart(path, taken, number => `_${number}`), file]);
  order(cancelled => checkAll(pairs, cancelled));
}

// What is shown follows at once; what all forms say together is told anew.
function changeLanguage() {
  lang = lang === "th" ? "en" : "th";
  speak();
  if (!tellings.length) return;
  order(async cancelled => {
    const words = byId("status").words;
    for (const tell of tellings) await tell(cancelled);
    if (!cancelled()) status(words);
  });
}

function wire() {
  const files = byId("files"), folder = byId("folder"), old = byId("old-form"), papers = byId("old-papers"), drop = byId("drop");
  byId("choose").onclick = () => files.click();
  byId("choose-folder").onclick = () => folder.click();
  byId("cancel").onclick = cancel;
  byId("new").onclick = () => order(cancelled => makeForm("new", undefined, cancelled));
  byId("sample").onclick = () => order(cancelled => makeForm("sample", undefined, cancelled));
  byId("roll").onclick = () => old.click();
  byId("language").onclick = changeLanguage;
  byId("fill").onclick = () => papers.click();
  const taking = (input, take) => input.addEventListener("change", () => {
    const chosen = [...input.files];
    input.value = "";
    if (chosen.length) take(chosen);
  });
  taking(files, chosen => check(chosen.map(file => [file.name, file])));
  taking(folder, chosen => check(chosen.map(file => [file.webkitRelativePath || file.name, file])));
  taking(papers, chosen => order(cancelled => fillForm(chosen, cancelled)));
  taking(old, ([file]) => order(cancelled => makeForm("roll", file, cancelled)));
  for (const kind of ["dragover", "dragleave", "drop"]) {  // a file dropped beside the box must not replace the page
    document.addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop") dropped(event.dataTransfer).then(check, tellUnreadableDrop);
    });
  }
}

// For whoever tries the page: its limits, and what it holds.
window.itaxl = { LIMITS, kept, desk: () => desk };

appear();
