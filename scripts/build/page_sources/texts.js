"use strict";
// What the page says, in the language chosen; elements with data-text follow it.
const TEXTS = /*TEXTS*/;
const FACTS = /*FACTS*/;

let lang = "th";

const say = (key, values = {}) =>
  TEXTS[key][lang === "th" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
const both = said => (said ? said[lang] : "");
const byId = id => document.getElementById(id);

function element(kind, facts = {}, ...children) {
  const made = document.createElement(kind);
  for (const [name, value] of Object.entries(facts)) {
    if (name === "text") made.dataset.text = value;
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// An element whose words follow the language: `words` gives them anew.
function worded(made, words) {
  made.words = words;
  made.dataset.worded = "";
  made.textContent = words();
  return made;
}

function speak() {
  document.documentElement.lang = lang;
  document.title = say("title");
  document.querySelectorAll("[data-text]").forEach(each => { each.textContent = say(each.dataset.text); });
  document.querySelectorAll("[data-worded]").forEach(each => { each.textContent = each.words(); });
}
