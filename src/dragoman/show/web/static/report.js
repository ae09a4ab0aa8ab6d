"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const refs = (element) => (element.dataset.e || "").split(" ").filter(Boolean);
  const words = new Map();
  for (const element of all("article [data-e]"))
    for (const id of refs(element)) words.set(id, [...(words.get(id) || []), element]);

  let lit = [];
  const light = (ids) => {
    for (const element of lit) element.classList.remove("lit");
    lit = ids.flatMap((id) => [document.getElementById(id), ...(words.get(id) || [])].filter(Boolean));
    for (const element of lit) element.classList.add("lit");
  };
  const pointed = (target) => {
    if (!(target instanceof Element)) return [];
    const note = target.closest(".event, .statement");
    if (note) return [note.id];
    const inner = target.closest("article a[data-e]");
    if (inner) return refs(inner);
    const sentence = target.closest(".sentence");
    return sentence ? refs(sentence) : [];
  };
  let held = [];
  document.addEventListener("pointerover", (event) => { const ids = pointed(event.target); light(ids.length ? ids : held); });
  document.addEventListener("focusin", (event) => { held = pointed(event.target); light(held); });
  document.addEventListener("focusout", () => { held = []; light(held); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { held = []; light(held); } });

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const reveal = (element) => element.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest("a, button, select, summary")) return;
    if (String(getSelection())) return;
    const note = target.closest(".event, .statement");
    held = pointed(target);
    light(held);
    if (note) { if (words.has(note.id)) reveal(words.get(note.id)[0]); }
    else if (held.length) { const found = document.getElementById(held[0]); if (found) reveal(found); }
  });

  const form = document.querySelector(".filters");
  if (!form) return;
  const events = all(".event");
  const chosen = () => Object.fromEntries(all("select", form).map((select) => [select.dataset.filter, select.value]));
  const fits = (note, wanted) =>
    (!wanted.actor || note.dataset.actor.split(" ").includes(wanted.actor)) &&
    ["event", "speaker", "status"].every((name) => !wanted[name] || note.dataset[name] === wanted[name]);
  const apply = () => {
    const wanted = chosen();
    const narrowed = Object.values(wanted).some(Boolean);
    const onlySpeaker = !wanted.actor && !wanted.event && !wanted.status;
    const shown = new Set();
    for (const note of events) {
      note.hidden = !fits(note, wanted);
      if (!note.hidden) shown.add(note.id);
    }
    for (const note of all(".statement")) {
      note.hidden = !(onlySpeaker && (!wanted.speaker || note.dataset.speaker === wanted.speaker));
      if (!note.hidden) shown.add(note.id);
    }
    for (const group of all(".group")) group.hidden = !group.querySelector(".event:not([hidden]), .statement:not([hidden])");
    for (const notes of all(".notes")) notes.hidden = !notes.querySelector(".group:not([hidden])");
    for (const item of all(".document")) item.hidden = narrowed && !item.querySelector(".group:not([hidden])");
    for (const item of all("tr[data-e], .voices [data-e], .stretch [data-e]")) item.hidden = !refs(item).some((id) => shown.has(id));
    for (const item of all("article [data-e]")) item.classList.toggle("off", !refs(item).some((id) => shown.has(id)));
    for (const part of all(".stretch")) part.hidden = !part.querySelector(".point:not([hidden])");
    const count = events.filter((note) => !note.hidden).length;
    form.querySelector("output").textContent = `${count} of ${events.length} events shown`;
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  document.documentElement.dataset.ready = "yes";
})();
