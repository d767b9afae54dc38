"use strict";
// What is shown of each form, and of all together.
const LEVELS = ["error", "warning", "info"];
const kept = [];  // of every form that was checked: {name, record, files: [{name, kind, blob}]}

// A link that saves a file; one that is written in a language follows the language.
const linkTo = (file, words, second = true) => {
  const link = element("a", { download: file.name, title: file.name, className: second ? "file second" : "file" });
  const places = new Map();
  const place = blob => places.get(blob) || places.set(blob, URL.createObjectURL(blob)).get(blob);
  link.append(worded(element("span"), () => {
    link.href = place(blobOf(file));
    return words();
  }));
  return link;
};
const blobOf = file => (file.inLanguages ? file.inLanguages[lang] : file.blob);

function levelOf(said) {
  if (!said.workbook) return said.refused ? "error" : "clean";
  return said.workbook.verdict;
}

function countsOf(said) {
  const counts = said.workbook ? said.workbook.counts : {};
  return LEVELS.filter(level => counts[level]).map(level => say(level, { count: counts[level] })).join(" · ");
}

function labelOf(file, said) {
  if (file.kind === "paper") {
    const name = Object.values(facts.papers).find(each => file.name.includes(each)) || file.name;
    return () => say("paper", { name });
  }
  if (file.kind === "fixed_copy") return () => say("fixed_copy", { count: said.changes.length });
  if (file.kind === "findings") return () => say("findings");
  return () => say("form", { name: file.name });
}

// The page of findings as it is, in a frame in which no script of a form can run, as high as what it shows.
const NARROW = `<style>
body { padding: 12px; max-width: none; }
@media (max-width: 40rem) {
  body { padding: 4px 8px; font-size: 18px; }
  table, tbody, tr, td { display: block; width: auto !important; min-width: 0 !important; }
  thead, tr:has(> th) { display: none; }
  td { border: 0; padding: 2px 6px; } tr { border: 1px solid #d0d7de; border-radius: 6px; margin: 6px 0; padding: 4px; }
  .codes, ul.held { columns: 1; } .two { display: block; }
}
</style></head>`;

// A link within the findings scrolls to its place; one to a folder that is saved later leads nowhere yet.
function within(event, shown) {
  const link = event.target.closest("a[href]"), to = link?.getAttribute("href");
  if (!link || to.startsWith("tel:")) return;
  event.preventDefault();
  if (to.startsWith("#")) shown.getElementById(decodeURIComponent(to.slice(1)))?.scrollIntoView();
}

const ON_PAPER = `:host { padding: 0; margin: 0; max-width: none; }
h1 { font-size: 1.2em; } td.cells { min-width: 11em; font-size: .85em; } tr, li { break-inside: avoid; } thead { display: table-header-group; }`;

// `html` gives the page anew in the language at hand; what is printed is laid into sheets of paper, which a frame is not.
function pageOf(html, title) {
  const box = element("div"), printed = element("div", { className: "printed" });
  printed.attachShadow({ mode: "open" });
  const fill = async () => {
    const text = await html(), page = new DOMParser().parseFromString(text, "text/html");
    page.querySelectorAll("script, button, .filter").forEach(each => each.remove());
    const styles = [...page.querySelectorAll("style")].map(each => each.textContent).join("\n");
    const looks = element("style", { textContent: `${styles.replace(/(^|[\s,}]):root\b|(^|[\s,}])body\b/g, "$1$2:host")}\n${ON_PAPER}` });
    printed.shadowRoot.replaceChildren(looks, ...page.body.childNodes);
    box.replaceChildren(frameOf(text, title), printed);
  };
  worded(box, () => { fill(); return ""; });
  return box;
}
function frameOf(html, title) {
  const page = new DOMParser().parseFromString(html.replace("</head>", NARROW), "text/html");
  page.querySelectorAll("script").forEach(each => each.remove());
  const frame = element("iframe", { title, srcdoc: `<!doctype html>${page.documentElement.outerHTML}` });
  frame.setAttribute("sandbox", "allow-same-origin");
  const fit = () => {
    const body = frame.contentDocument && frame.contentDocument.body;
    const high = body ? Math.min(20000, Math.ceil(body.getBoundingClientRect().height) + 8) : 0;
    if (high && frame.style.height !== `${high}px`) frame.style.height = `${high}px`;
  };
  frame.addEventListener("load", () => {
    fit();
    frame.contentDocument?.addEventListener("click", event => within(event, frame.contentDocument));
  });
  let wide = 0;
  new ResizeObserver(([seen]) => {
    if (seen.contentRect.width !== wide) { wide = seen.contentRect.width; requestAnimationFrame(fit); }
  }).observe(frame);
  return frame;
}

function details(words, fill, open = false) {
  const box = element("details"), summary = worded(element("summary"), words);
  box.append(summary);
  let filled = false;
  const show = () => {
    if (box.open && !filled) { filled = true; fill(box); }
  };
  box.addEventListener("toggle", show);
  box.open = open;
  show();
  return box;
}

const listOf = items => element("ul", {}, ...items.map(words => worded(element("li"), words)));

// What is given later is shown above what was given before, each in its own order.
const beginResults = () => byId("results").prepend(element("div"));

function showIn(box) {
  byId("results").firstElementChild.append(box);
  byId("results-head").hidden = false;
}

function showForm(said, blobs, alone) {
  const files = said.files.map((file, number) => ({ ...file, blob: new Blob([blobs[number]], { type: file.type }) }));
  const spoken = files.find(file => file.kind === "findings"), asked = said.lang, other = asked === "th" ? "en" : "th";
  if (spoken && blobs.length > files.length) spoken.inLanguages = { [asked]: spoken.blob, [other]: new Blob([blobs[files.length]], { type: spoken.type }) };
  const level = levelOf(said), box = element("article", { className: level }), head = element("h3", { tabIndex: -1 });
  head.append(said.name);
  box.append(head);
  if (said.does === "check") {
    const verdict = worded(element("p", { className: `verdict ${level}` }), () => [both(said.verdict), countsOf(said)].filter(Boolean).join(" – "));
    box.append(verdict);
  } else if (!said.refused) {
    box.append(worded(element("p", { className: "verdict clean" }), () => say("made")));
  }
  if (said.workbook?.organisation) box.append(element("p", { className: "whose" }, said.workbook.organisation));
  if (said.together?.length) box.append(worded(element("p", { className: "hint" }), () => say("together", { names: said.together.join(" · ") })));
  if (said.refused) box.append(worded(element("p", { className: "error" }), () => both(said.refused)));
  for (const note of said.notes) box.append(worded(element("p"), () => both(note)));
  if (said.draft) box.append(worded(element("p", { className: "warning" }), () => say("draft")));
  const row = element("p", { className: "files" });
  const rank = file => ["paper", "form", "fixed_copy", "findings"].indexOf(file.kind);
  const inOrder = [...files].sort((one, other) => rank(one) - rank(other));
  for (const file of inOrder) row.append(linkTo(file, labelOf(file, said), rank(file) > 1));
  if (files.length > 1) row.append(zipButton(() => inOrder, () => stemOf(said.name)));
  box.append(row);
  if (files.some(file => file.kind === "paper")) box.append(worded(element("p", { className: "hint" }), () => say("pdf")));
  if (said.changes.length) {
    const changes = said.changes.map(each => () => `${each.cell} ${both(each.label)}: “${each.before}” → “${each.after}”`);
    box.append(details(() => say("show_changes", { count: changes.length }), inside => inside.append(listOf(changes))));
  }
  if (said.left_alone.length) {
    const left = said.left_alone.map(each => () => say("left", { label: `${each.cell} ${both(each.label)}`, why: both(each.why) }));
    box.append(details(() => say("show_left", { count: left.length }), inside => inside.append(listOf(left)), alone));
  }
  if (said.roll) box.append(rollOf(said.roll));
  const findings = files.find(file => file.kind === "findings");
  if (findings && said.workbook.findings.length && !said.refused) {
    box.append(details(() => say("show_findings"), inside => inside.append(pageOf(() => blobOf(findings).text(), said.name)), alone));
  }
  showIn(box);
  if (said.kept) kept.push({ name: said.name, record: said.kept, files });
  return head;
}

// Why nothing of what was given was checked.
function showRefused(name, why) {
  const words = worded(element("p", { className: "verdict error" }), () => both(why));
  beginResults();
  showIn(element("article", { className: "error" }, element("h3", {}, name), words));
}

// That an itaxl.toml was among what was given, and counted.
function showSettings() {
  const words = worded(element("p", { className: "hint" }), () => say("settings"));
  showIn(words);
}

// No file is lost without a word.
function showLost(name) {
  const words = worded(element("h3", { tabIndex: -1 }), () => say("lost", { name }));
  showIn(element("article", { className: "error" }, words));
  return words;
}

function rollOf(roll) {
  const order = ["year", "move", "ask", "empty", "keep"];
  const counts = () => order.filter(fate => roll.counts[fate]).map(fate => say(`fate_${fate}`, { count: roll.counts[fate] })).join(" · ");
  const told = roll.fields.filter(each => each.fate !== "keep" && each.fate !== "year");
  const lines = told.map(each => () => `${say(`fate_${each.fate}`, { count: "" }).replace(/[\s:]+(ช่อง)?$/, "")}: ${each.label}${both(each.why) ? ` — ${both(each.why)}` : ""}`);
  const box = element("div");
  box.append(worded(element("p"), counts), details(() => say("show_roll"), inside => inside.append(listOf(lines))));
  return box;
}

const stemOf = name => name.split("/").pop().replace(/\.[^.]*$/, "");

function zipButton(files, name) {
  const button = element("button", { type: "button" });
  button.append(worded(element("span"), () => say("zip_all")));
  button.addEventListener("click", async () => {
    button.disabled = true;
    const link = element("a", { href: URL.createObjectURL(await zipOf([...files()].map(file => ({ name: file.name, blob: blobOf(file) })))), download: `${name()}.zip` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    button.disabled = false;
  });
  return button;
}

// All forms told together as a batch tells them: the page, the worklist, and one .zip with a folder for each.
function showTogether(box, said, blobs, forms, passed) {
  const types = { html: "text/html", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", json: "application/json" };
  const reports = said.files.map((name, number) => ({ name, blob: new Blob([blobs[number]], { type: types[name.split(".").pop()] }) }));
  const row = element("p", { className: "files" });
  const opened = Boolean(box.querySelector("details[open]"));
  box.replaceChildren(element("h3", { text: "all_forms", tabIndex: -1 }), worded(element("p", { className: "verdict" }), () => both(said.line)));
  for (const report of reports) {
    const key = { "index.html": "index", "worklist.xlsx": "worklist" }[report.name];
    if (key) row.append(linkTo(report, () => say(key), key === "index"));
  }
  row.prepend(zipButton(() => [...reports, ...filesOfAll(forms, said.folders)], () => say("zip_name")));
  const index = reports.find(report => report.name === "index.html");
  box.append(row, details(() => say("show_index"), inside => inside.append(pageOf(() => index.blob.text(), say("all_forms"))), opened));
  const left = passed.filter(each => each.why !== "paper");
  if (left.length) box.append(passedOver(left));
  box.hidden = false;
  speak();
}

// The place above the forms of one time for what they say together; the newest is the one of that id.
function beginTogether() {
  const box = element("article", { hidden: true });
  byId("together")?.removeAttribute("id");
  box.id = "together";
  box.className = "together";
  byId("results").firstElementChild.prepend(box);
  return box;
}

function passedOver(passed) {
  const lines = passed.map(each => () => `${each.name}: ${both(each.said)}`);
  return details(() => say("show_passed", { count: passed.length }), inside => inside.append(listOf(lines)));
}

function* filesOfAll(forms, folders) {
  for (const { name, files } of forms) {
    for (const file of files) {
      const folder = file.kind === "findings" || !folders[name] ? say(file.kind === "findings" ? "reports" : "others") : folders[name];
      yield { name: `${folder}/${file.kind === "findings" ? name.replace(/\.[^.]*$/, "") + ".html" : file.name}`, blob: blobOf(file) };
    }
  }
}
