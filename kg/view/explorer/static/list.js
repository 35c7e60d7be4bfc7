// One list: a named query's rows, sorted and narrowed by the server, each with its sentence; the address holds it all.

import { get, lists as allLists, query } from "./api.js";
import { listAt, queryAt, reportsAsked } from "./addresses.js";
import { $, make, quietly, quoted } from "./dom.js";
import { called, classOf, learn, marked } from "./facts.js";
import { compact, hasWord, onLanguage, spoken, word } from "./language.js";
import { bar, chooser, nothing, trouble } from "./shell.js";

const PAGE = 100;
const name = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const asked = new URLSearchParams(location.search);
const state = { q: asked.get("q") ?? "", sort: asked.get("sort") ?? "", entity: asked.get("entity") ?? "", area: asked.get("area") ?? "", columns: /** @type {Record<string, string>} */ (Object.fromEntries([...asked].filter(([key]) => key.startsWith("f.")))) };
const reports = reportsAsked();
/** @type {any} */
let list = null;
/** @type {any} */
let answer = null;
let turn = 0;
/** Columns that are told by the sentence's own cell. */
const FOLDED = new Set(["start", "end", "quotation", "from"]);

/** Columns that hold codes of the vocabulary. */
const CODES = new Set(["comparator", "change", "basis", "modality", "status", "stage", "class", "kind", "predicate"]);

bar("lists", () => reports);
const heading = chooser({ selected: () => reports, choose: (ids) => { location.href = listAt(name, ids, parameters()); }, many: true });

const parameters = () => ({ q: state.q, sort: state.sort, entity: state.entity, area: state.area, ...state.columns });

async function load(offset = 0) {
  const mine = ++turn;
  $("rows").setAttribute("aria-busy", "true");
  history.replaceState(null, "", listAt(name, reports, parameters()));
  try {
    const found = await get(`/api/lists/${encodeURIComponent(name)}`, { reports: reports.join(","), ...parameters(), limit: PAGE, offset });
    if (mine !== turn) return;
    answer = offset && answer ? { ...found, rows: [...answer.rows, ...found.rows], readers: [...answer.readers, ...found.readers], reports: [...answer.reports, ...found.reports] } : found;
    showRows();
  } catch (error) {
    if (mine === turn) $("rows").replaceChildren(trouble(error));
  }
  $("rows").setAttribute("aria-busy", "false");
}

function showRows() {
  const { columns, rows, readers } = answer;
  const at = Object.fromEntries(columns.map((/** @type {any} */ column, /** @type {number} */ i) => [column.name, i]));
  const folded = "sentence" in at && "start" in at && "end" in at;
  const shown = columns.filter((/** @type {any} */ column) => !folded || !FOLDED.has(column.name));
  const many = new Set(rows.map((/** @type {any[]} */ row) => row[at.area])).size > 1 || reports.length !== 1;
  const visible = shown.filter((/** @type {any} */ column) => column.name !== "area" || many);
  const focused = document.activeElement?.id;
  const [started, ended] = [/** @type {any} */ (document.activeElement)?.selectionStart, /** @type {any} */ (document.activeElement)?.selectionEnd];
  const down = state.sort.startsWith("-");
  const sorted = state.sort.replace(/^-/, "");
  const head = make("tr", {}, ...visible.map((/** @type {any} */ column) => {
    const button = make("button", { type: "button", id: `by-${column.name}`, textContent: spoken(column) });
    button.onclick = () => { state.sort = sortAfter(column.name); load(); };
    return make("th", { scope: "col", className: `${column.type} c-${column.name}`, "aria-sort": column.name === sorted ? (down ? "descending" : "ascending") : "none" }, button);
  }));
  const filters = make("tr", { className: "narrow" }, ...visible.map((/** @type {any} */ column) => {
    const key = `f.${column.name}`;
    const field = make("input", { type: "search", id: `narrow-${column.name}`, value: state.columns[key] ?? "", "aria-label": `${word("narrowColumn")} ${spoken(column)}`, autocomplete: "off" });
    field.oninput = quietly(() => { if (field.value.trim()) state.columns[key] = field.value.trim(); else delete state.columns[key]; load(); }, 250);
    return make("td", {}, field);
  }));
  const body = rows.map((/** @type {any[]} */ row, /** @type {number} */ i) => make("tr", {}, ...visible.map((/** @type {any} */ column) => cell(column, row, at, readers[i]))));
  $("rows").replaceChildren(make("table", {}, make("thead", {}, head, filters), make("tbody", {}, ...body)));
  $("count").textContent = word("listShown", { n: rows.length, matched: answer.matched, total: answer.total });
  $("none").hidden = rows.length > 0;
  $("none").textContent = word(answer.total ? "noneMatch" : "noneAtAll");
  const more = $("more");
  more.hidden = rows.length >= answer.matched;
  more.textContent = word("more", { n: answer.matched - rows.length });
  const selection = { reports: reports.join(","), ...parameters() };
  $("csv").href = `/api/lists/${encodeURIComponent(name)}${query({ ...selection, format: "csv" })}`;
  $("json").href = `/api/lists/${encodeURIComponent(name)}${query({ ...selection, format: "json" })}`;
  for (const mark of $("rows").querySelectorAll(".words mark")) {
    const words = mark.closest(".words");
    if (mark.offsetTop + mark.offsetHeight > words.clientHeight) words.scrollTop = mark.offsetTop - words.clientHeight / 2;
  }
  const again = focused && document.getElementById(focused);
  if (again && again !== document.activeElement) {
    again.focus();
    if (again instanceof HTMLInputElement && started !== null) again.setSelectionRange(started, ended);
  }
}

/** A column's order after a press: up, down, none. Told from what is asked, not from what is shown: a second press may come before the first one's answer. */
function sortAfter(/** @type {string} */ name) {
  if (state.sort === name) return `-${name}`;
  return state.sort === `-${name}` ? "" : name;
}

/** @param {any} column @param {any[]} row @param {Record<string, number>} at @param {string} reader */
function cell(column, row, at, reader) {
  const value = row[at[column.name]];
  const attributes = { className: `${column.type} c-${column.name}`, "data-label": spoken(column) };
  if (value === null || value === "") return make("td", { ...attributes, textContent: "—" });
  if (column.name === "sentence") {
    const words = make("div", { className: "words", lang: "zh-CN", dir: "auto" }, ...marked(String(value), quotationIn(String(value), row, at)));
    return make("td", attributes, words, reader ? make("a", { href: reader, className: "there", textContent: `${word("inReader")} ${row[at.start]}–${row[at.end]}` }) : null);
  }
  if (CODES.has(column.name)) return make("td", attributes, quoted(worded(column.name, String(value))));
  const number = column.type === "number" ? Number(value) : NaN;
  if (Number.isFinite(number) && Math.abs(number) >= 10_000 && column.name !== "year") return make("td", { ...attributes, title: String(value) }, compact(number));
  return make("td", attributes, quoted(String(value)));
}

/** Where the quotation stands in its sentence: of several places the one that is nearest to where it was found. */
function quotationIn(/** @type {string} */ sentence, /** @type {any[]} */ row, /** @type {Record<string, number>} */ at) {
  const quotation = String(row[at.quotation] ?? "");
  if (!quotation) return [];
  const wanted = Number(row[at.start]) - Number(row[at.from] ?? row[at.start]);
  let best = -1;
  for (let found = sentence.indexOf(quotation); found >= 0; found = sentence.indexOf(quotation, found + 1)) {
    if (best < 0 || Math.abs(found - wanted) < Math.abs(best - wanted)) best = found;
  }
  if (best < 0) return [];
  const start = Array.from(sentence.slice(0, best)).length;
  return [[start, start + Array.from(quotation).length, "mark"]];
}

/** A code of the vocabulary in words. */
function worded(/** @type {string} */ column, /** @type {string} */ value) {
  if (column === "class") return spoken(classOf(value));
  return hasWord(`code.${value}`) ? word(`code.${value}`) : called(value);
}

async function showWords() {
  const all = await allLists();
  list = all.find((/** @type {any} */ each) => each.name === name);
  if (!list) {
    $("rows").replaceChildren(make("div", { className: "nothing", role: "alert" }, ...nothing(word("noList", { name }))));
    return false;
  }
  document.title = `${spoken(list)} · ${word("brand")}`;
  $("title").textContent = spoken(list);
  $("about").textContent = spoken({ zh: list.about_zh, en: list.about_en });
  $("all").replaceChildren(...all.map((/** @type {any} */ each) => {
    const link = make("a", { href: listAt(each.name, reports), textContent: spoken(each) });
    if (each.name === name) link.setAttribute("aria-current", "page");
    return make("li", {}, link);
  }));
  const current = $("all").querySelector("[aria-current]");
  $("all").scrollLeft = current.offsetLeft - ($("all").clientWidth - current.offsetWidth) / 2;
  $("back").textContent = `‹ ${word("page.lists")}`;
  $("back").href = listAt("", reports);
  $("find").placeholder = word("narrow");
  $("find").setAttribute("aria-label", word("narrow"));
  $("csv").textContent = word("download.csv");
  $("json").textContent = word("download.json");
  $("sparql").textContent = word("openQuery");
  $("sparql").href = queryAt(name);
  $("rows").setAttribute("aria-label", spoken(list));
  const wanted = list.parameters.find((/** @type {any} */ each) => each.required);
  $("ask").hidden = !wanted;
  if (wanted) $("ask").querySelector("label").firstChild.textContent = spoken(wanted);
  $("ask").querySelector("button").textContent = word("show");
  return true;
}

async function start() {
  $("chooser").append(heading.element);
  try {
    await learn();
    if (!(await showWords())) return;
  } catch (error) {
    $("rows").replaceChildren(trouble(error));
    return;
  }
  $("find").value = state.q;
  $("find").oninput = quietly(() => { state.q = $("find").value.trim(); load(); }, 200);
  $("more").onclick = () => load(answer.rows.length);
  $("entity").value = state.entity;
  $("ask").onsubmit = (/** @type {Event} */ event) => { event.preventDefault(); state.entity = $("entity").value.trim(); for (const id of ["controls", "rows"]) $(id).hidden = false; load(); };
  const needs = list.parameters.some((/** @type {any} */ each) => each.required && each.name === "entity") && !state.entity;
  for (const id of ["controls", "rows"]) $(id).hidden = needs;
  if (needs) $("entity").focus();
  else await load();
  onLanguage(async () => { await showWords(); if (answer) showRows(); });
  document.documentElement.dataset.ready = "1";
}

start();
