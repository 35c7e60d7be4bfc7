// The reader: the report's text as written, what is claimed marked in it; a mark leads to the graph, and back.

import { get } from "./api.js";
import { readerAt } from "./addresses.js";
import { $, make, narrow } from "./dom.js";
import { called, learn } from "./facts.js";
import { count, onLanguage, word } from "./language.js";
import { reportHere } from "./places.js";
import { cards } from "./reader/card.js";
import { bar, chooser, figure, named, trouble } from "./shell.js";

const KINDS = ["Measurement", "Ranking", "Recognition", "StatusChange", "Relation", "Mention", "Unexplained"];
const SHY = new Set(["Unexplained"]); // shown only when asked for

/** @typedef {import("./reader/card.js").Mark} Mark */

const report = reportHere();
/** @type {any} */
let text = null;
/** @type {string[]} */
let letters = [];
const off = new Set(SHY);
const { showCard, leave, held } = cards({ report, off, read: () => text });

bar("reader", () => [report]);
const heading = chooser({ selected: () => [report], choose: ([id]) => { location.href = readerAt(id); }, many: false });

/** Draw the text: cut at the ends of marks, each piece knowing the marks that lie over it. */
function showText() {
  const body = $("text");
  body.replaceChildren();
  /** @type {Map<number, any>} */
  const starts = new Map(text.sections.map((/** @type {any} */ section) => [section.start, section]));
  const cuts = new Set([0, letters.length, ...starts.keys()]);
  for (const mark of text.marks) cuts.add(mark.start).add(mark.end);
  const places = [...cuts].filter((at) => at <= letters.length).sort((a, b) => a - b);
  /** @type {Mark[]} */
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    const section = starts.get(start);
    if (section) body.append(make("span", { id: `section-${text.sections.indexOf(section)}`, className: "anchor" }));
    open = open.filter((mark) => mark.end > start);
    while (next < text.marks.length && text.marks[next].start <= start) {
      if (text.marks[next].end > start) open.push(text.marks[next]);
      next++;
    }
    const words = letters.slice(start, end).join("");
    body.append(open.length ? piece(words, start, end, open) : words);
  }
  showMarks();
}

/** A piece of the text with marks over it. @param {string} words @param {number} start @param {number} end @param {Mark[]} over */
function piece(words, start, end, over) {
  const kinds = KINDS.filter((kind) => over.some((mark) => mark.kind === kind));
  const target = over.some((mark) => mark.claim && text.claims[mark.claim]?.modality === "Target");
  const element = make("span", { className: `m ${kinds.map((kind) => `k-${kind}`).join(" ")}${target ? " target" : ""}`, textContent: words, tabIndex: -1, role: "link", "data-span": `${start}-${end}` });
  element.marks = over.slice();
  return element;
}

/** Show the kinds that are chosen; one mark is in the order of the tabulator, arrows lead to the others. */
function showMarks() {
  for (const kind of KINDS) document.body.classList.toggle(`off-${kind}`, off.has(kind));
  let first = true;
  for (const element of $("text").querySelectorAll(".m")) {
    const shown = element.marks.some((/** @type {Mark} */ mark) => !off.has(mark.kind));
    element.classList.toggle("quiet", !shown);
    element.tabIndex = shown && first ? 0 : -1;
    if (shown) first = false;
  }
}

function showKinds() {
  $("kinds").replaceChildren(...KINDS.filter((kind) => text.counts[kind]).map((kind) => {
    const button = make("button", { type: "button", className: "kind", "aria-pressed": String(!off.has(kind)), "data-kind": kind }, make("span", { className: `swatch m k-${kind}`, textContent: "文", "aria-hidden": "true" }), make("span", { textContent: kind === "Mention" ? word("mention") : kind === "Unexplained" ? word("unexplained") : called(kind) }), make("small", { textContent: count(text.counts[kind]) }));
    button.onclick = () => {
      if (off.has(kind)) off.delete(kind);
      else off.add(kind);
      button.setAttribute("aria-pressed", String(!off.has(kind)));
      showMarks();
    };
    return make("li", {}, button);
  }));
}

function showSections() {
  /** @type {Map<string, number>} */
  const depth = new Map([["", -1]]);
  const rows = text.sections.map((/** @type {any} */ section, /** @type {number} */ i) => {
    depth.set(section.id, (depth.get(section.parent) ?? -1) + 1);
    if (!section.title) return null;
    const link = make("a", { href: `#${section.start}`, "data-section": String(i), dir: "auto", className: `deep-${Math.min(depth.get(section.id) ?? 0, 3)} ${section.part}`, textContent: section.title, title: section.title });
    link.onclick = (/** @type {Event} */ event) => {
      event.preventDefault();
      history.replaceState(null, "", `#${section.start}-${section.start}`);
      $(`section-${i}`)?.scrollIntoView();
      $("text").focus({ preventScroll: true });
      if (narrow()) $("contents").open = false;
    };
    return make("li", {}, link);
  });
  $("sections").replaceChildren(...rows.filter(Boolean));
}

/** The section that is being read stands out in the list. */
function follow() {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of $("sections").querySelectorAll("a")) link.toggleAttribute("aria-current", `section-${link.dataset.section}` === entry.target.id);
      const current = $("sections").querySelector("[aria-current]");
      if (current && !narrow()) current.scrollIntoView({ block: "nearest" });
    }
  }, { rootMargin: "-80px 0px -70% 0px" });
  for (const anchor of $("text").querySelectorAll(".anchor")) seen.observe(anchor);
}

/** Bring a span of the address into view, and mark it. */
function goTo() {
  const found = /^#(\d+)(?:-(\d+))?$/.exec(location.hash);
  for (const element of $("text").querySelectorAll(".here")) element.classList.remove("here");
  if (!found || !text) return;
  const [start, end] = [Number(found[1]), Number(found[2] ?? found[1])];
  const inside = /** @type {HTMLElement[]} */ ([...$("text").querySelectorAll(".m")]).filter((element) => {
    const [from, to] = (element.dataset.span ?? "").split("-").map(Number);
    return from < end && to > start;
  });
  for (const element of inside) element.classList.add("here");
  const place = inside[0] ?? placeOf(start, end);
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  if (inside[0]) { $("text").querySelector('.m[tabindex="0"]')?.setAttribute("tabindex", "-1"); inside[0].tabIndex = 0; }
}

/** A span where nothing is marked: it is wrapped, so that it can be shown. @param {number} start @param {number} end */
function placeOf(start, end) {
  let at = 0;
  for (const node of [...$("text").childNodes]) {
    const own = Array.from(node.textContent ?? "");
    if (node.nodeType === Node.TEXT_NODE && start >= at && start < at + own.length) {
      const stop = Math.min(Math.max(end, start + 1), at + own.length) - at;
      const mine = make("span", { className: end > start ? "here" : "", textContent: own.slice(start - at, stop).join("") });
      node.replaceWith(own.slice(0, start - at).join(""), mine, own.slice(stop).join(""));
      return mine;
    }
    at += own.length;
  }
  return null;
}

/** The next mark that is shown. @param {any} element @param {number} step */
function beside(element, step) {
  const all = /** @type {HTMLElement[]} */ ([...$("text").querySelectorAll(".m:not(.quiet)")]);
  return all[all.indexOf(element) + step];
}

function listen() {
  const body = $("text");
  let last = "mouse";
  body.addEventListener("pointerover", (/** @type {PointerEvent} */ event) => {
    const element = /** @type {HTMLElement} */ (event.target).closest(".m:not(.quiet)");
    if (event.pointerType === "mouse" && element) showCard(element);
  });
  body.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => { last = event.pointerType; });
  body.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const element = /** @type {HTMLElement} */ (event.target).closest(".m:not(.quiet)");
    if (!element) return showCard(null);
    if (String(getSelection())) return;
    if (last === "mouse") leave(element);
    else showCard(element);
  });
  body.addEventListener("focusin", (/** @type {FocusEvent} */ event) => {
    const element = /** @type {HTMLElement} */ (event.target).closest(".m");
    if (element && element.matches(":focus-visible")) showCard(element);
  });
  body.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const element = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest(".m"));
    if (!element) return;
    const other = event.key === "ArrowRight" || event.key === "ArrowDown" ? beside(element, 1) : event.key === "ArrowLeft" || event.key === "ArrowUp" ? beside(element, -1) : null;
    if (other) {
      element.tabIndex = -1;
      other.tabIndex = 0;
      other.focus();
    } else if (event.key === "Enter") leave(element);
    else return;
    event.preventDefault();
  });
  addEventListener("pointerover", (event) => {
    const element = /** @type {HTMLElement} */ (event.target);
    if (event.pointerType === "mouse" && !element.closest?.("#card, .m") && !held()) showCard(null);
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") showCard(null); });
  addEventListener("hashchange", goTo);
}

async function showWords() {
  document.title = `${text.report.title} · ${word("page.reader")}`;
  $("title").textContent = text.report.title;
  $("figures").replaceChildren(figure(word("characters"), letters.filter((letter) => letter.trim()).length), figure(word("sentences"), text.sentences.length), figure(word("facts"), Object.entries(text.counts).reduce((sum, [kind, n]) => sum + (kind === "Mention" || kind === "Unexplained" ? 0 : Number(n)), 0)));
  $("contents-title").textContent = word("contents");
  $("kinds-title").textContent = word("marked");
  $("howto").textContent = word("readerHint");
  $("text").setAttribute("aria-label", named(text.report));
  showKinds();
}

async function start() {
  $("chooser").append(heading.element);
  try {
    const [, found] = await Promise.all([learn(), get(`/api/reader/${encodeURIComponent(report)}`)]);
    text = found;
  } catch (error) {
    $("text").replaceChildren(trouble(error));
    return;
  }
  letters = Array.from(text.text);
  showText();
  showSections();
  if (!text.sections.some((/** @type {any} */ section) => section.title)) $("contents").hidden = true;
  if (narrow()) $("contents").open = false;
  await showWords();
  listen();
  goTo();
  follow();
  onLanguage(() => { showCard(null); showWords(); });
  document.documentElement.dataset.ready = "1";
}

start();
