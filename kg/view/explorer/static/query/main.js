// The query page: an editor, the named queries as examples, results as a table, or as a picture where they are triples.

import { completion, dataset, lists as allLists } from "../api.js";
import { $, announce, download, make, quoted } from "../dom.js";
import { lang, onLanguage, spoken, word } from "../language.js";
import { bar } from "../shell.js";
import { editor } from "./editor.js";
import { sketch } from "./sketch.js";
import { triples } from "./triples.js";

/** @typedef {import("./triples.js").Term} Term */

const FORMATS = { SELECT: ["csv", "json", "tsv", "xml"], ASK: ["json", "xml"], CONSTRUCT: ["turtle", "ntriples", "jsonld", "rdfxml"], DESCRIBE: ["turtle", "ntriples", "jsonld", "rdfxml"] };
const ENDINGS = /** @type {Record<string, string>} */ ({ turtle: "ttl", ntriples: "nt", rdfxml: "rdf" });
const PAGE = 200;
/** @type {any} */
let yasqe = null;
/** @type {{head: string[], rows: (Term | undefined)[][], said: () => string, form: string, graph: [Term, Term, Term][] | null, query: string} | null} */
let result = null;
/** Why there is no answer, in the language of the page. @typedef {() => {error: string, remedy: string}} Wrong */
/** @type {Wrong | null} */
let wrong = null;
let base = "";
let prefixes = /** @type {[string, string][]} */ ([]);
let shown = PAGE;
let sorted = { column: -1, down: false };
let asPicture = false;
let asking = new AbortController();

bar("query", () => []);

const START = `PREFIX gov: <https://w3id.org/govreport/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?subject ?phrase ?scope ?position ?quotation WHERE {
  ?claim a gov:Ranking ;
    gov:subject/skos:prefLabel ?subject ;
    gov:phrase ?phrase ;
    gov:scope ?scope ;
    gov:position ?position ;
    gov:evidence/oa:exact ?quotation .
  FILTER (LANG(?subject) = "zh")
}
ORDER BY ?position
LIMIT 100`;

/** Ask, and show what comes. */
async function run() {
  declare();
  const query = yasqe.getValue();
  const form = yasqe.getQueryType() ?? "SELECT";
  asking.abort();
  asking = new AbortController();
  $("run").disabled = true;
  $("stop").hidden = false;
  $("answer").setAttribute("aria-busy", "true");
  history.replaceState(null, "", `#query=${encodeURIComponent(query)}`);
  const begun = performance.now();
  try {
    const graph = form === "CONSTRUCT" || form === "DESCRIBE";
    const response = await ask(query, graph ? "application/n-triples" : "application/sparql-results+json");
    const text = await response.text();
    if (!response.ok) throw refusal(text, response.status);
    const limit = response.headers.get("X-SPARQL-MaxRows");
    result = { ...read(text, response.headers.get("Content-Type") ?? ""), form, query, said: () => "" };
    const [n, s] = [result.rows.length, ((performance.now() - begun) / 1000).toFixed(2)];
    result.said = () => word("answered", { n, s }) + (limit ? ` ${word("cutAt", { n: Number(limit) })}` : "");
    wrong = null;
  } catch (error) {
    if (/** @type {any} */ (error).name === "AbortError") return;
    result = null;
    wrong = typeof error === "function" ? /** @type {Wrong} */ (error) : trouble(error);
  } finally {
    $("run").disabled = false;
    $("stop").hidden = true;
    $("answer").setAttribute("aria-busy", "false");
  }
  shown = PAGE;
  sorted = { column: -1, down: false };
  show();
}

/** Prefixes that are used but not declared, and that the dataset knows, are declared. */
function declare() {
  const declared = yasqe.getPrefixesFromQuery();
  const words = yasqe.getValue().replace(/<[^>]*>|"(?:[^"\\]|\\.)*"|#.*$/gm, " ");
  const missing = prefixes.filter(([name]) => !(name in declared) && new RegExp(`(^|[^\\w:-])${name}:`, "m").test(words));
  if (missing.length) yasqe.addPrefixes(Object.fromEntries(missing));
}

/** @param {string} query @param {string} accept */
const ask = (query, accept) => fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: query, signal: asking.signal });

/** @param {string} text @param {number} status @returns {Wrong} */
function refusal(text, status) {
  try {
    const said = JSON.parse(text);
    return () => (lang() === "zh" && said.zh) || said;
  } catch {
    return () => ({ error: text.slice(0, 600) || String(status), remedy: "" });
  }
}

/** @param {unknown} error @returns {Wrong} */
const trouble = (error) => () => ({ error: error instanceof Error ? error.message : String(error), remedy: word("troubleRemedy") });

/** @param {string} text @param {string} media @returns {{head: string[], rows: (Term | undefined)[][], graph: [Term, Term, Term][] | null}} */
function read(text, media) {
  if (!media.includes("json")) {
    const graph = triples(text);
    return { head: ["s", "p", "o"], rows: graph, graph };
  }
  const json = JSON.parse(text);
  if ("boolean" in json) return { head: ["?"], rows: [[{ type: "literal", value: json.boolean ? "✓ true" : "✗ false" }]], graph: null };
  return { head: json.head.vars, rows: json.results.bindings.map((/** @type {any} */ row) => json.head.vars.map((/** @type {string} */ name) => row[name])), graph: null };
}

function show() {
  const place = $("answer");
  $("said").textContent = result ? result.said() : "";
  if (wrong) {
    const { error, remedy } = wrong();
    return place.replaceChildren(make("div", { className: "trouble", role: "alert" }, quoted(error, "pre"), remedy ? quoted(remedy, "p") : null));
  }
  if (!result) return place.replaceChildren(make("p", { className: "lead", textContent: word("queryHint") }));
  const views = result.graph ? make("div", { className: "views" }, ...[["asTable", false], ["asGraph", true]].map(([name, on]) => {
    const button = make("button", { type: "button", className: "act", "aria-pressed": String(asPicture === on), textContent: word(String(name)) });
    button.onclick = () => { asPicture = Boolean(on); show(); };
    return button;
  })) : null;
  const files = make("div", { className: "views" }, ...FORMATS[/** @type {"SELECT"} */ (result.form)]?.map((format) => {
    const button = make("button", { type: "button", className: "act", textContent: format.toUpperCase(), "aria-label": `${word("save")} ${format}`, "data-format": format });
    button.onclick = () => keep(format);
    return button;
  }) ?? []);
  const body = result.graph && asPicture ? (result.graph.length ? sketch(result.graph, short, address) : make("p", { className: "lead", textContent: word("noneMatch") })) : table();
  place.replaceChildren(make("div", { className: "answer-top" }, views, files), body);
}

function table() {
  const { head, rows } = /** @type {NonNullable<typeof result>} */ (result);
  const order = rows.map((_, i) => i);
  const { column, down } = sorted;
  if (column >= 0) order.sort((a, b) => compared(rows[a][column], rows[b][column]) * (down ? -1 : 1));
  const titles = make("tr", {}, ...head.map((name, i) => {
    const button = make("button", { type: "button", textContent: name });
    button.onclick = () => { sorted = { column: i, down: column === i && !down }; show(); };
    const numbers = rows.some((row) => numeric(row[i])) && rows.every((row) => !row[i] || numeric(row[i]));
    return make("th", { scope: "col", className: numbers ? "number" : "", "aria-sort": column === i ? (down ? "descending" : "ascending") : "none" }, button);
  }));
  const body = order.slice(0, shown).map((i) => make("tr", {}, ...rows[i].map(cell)));
  const scroller = make("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": word("results") }, make("table", {}, make("thead", {}, titles), make("tbody", {}, ...body)));
  if (rows.length > shown) {
    const more = make("button", { type: "button", className: "act more", textContent: word("more", { n: rows.length - shown }) });
    more.onclick = () => { shown += 5 * PAGE; show(); };
    scroller.append(more);
  }
  return rows.length ? scroller : make("p", { className: "lead", textContent: word("noneMatch") });
}

const numeric = (/** @type {Term | undefined} */ term) => /#(integer|decimal|double|float|int|long)$/.test(term?.datatype ?? "");

/** @param {Term | undefined} term */
function cell(term) {
  if (!term) return make("td", { className: "soft", textContent: "—" });
  if (term.type === "uri") {
    const href = address(term.value);
    return make("td", {}, href ? make("a", { href, textContent: short(term.value), title: term.value, dir: "auto" }) : quoted(short(term.value), "span", { title: term.value }));
  }
  return make("td", { className: numeric(term) ? "number" : "" }, quoted(term.value), term["xml:lang"] && term["xml:lang"] !== "zh" ? make("small", { className: "soft", textContent: ` @${term["xml:lang"]}` }) : null);
}

/** @param {Term | undefined} a @param {Term | undefined} b */
function compared(a, b) {
  const [x, y] = [a?.value ?? "", b?.value ?? ""];
  const [m, n] = [Number(x), Number(y)];
  return x !== "" && y !== "" && Number.isFinite(m) && Number.isFinite(n) ? m - n : x.localeCompare(y, "zh-CN");
}

/** An IRI by its prefix, or what comes after the dataset's base. */
function short(/** @type {string} */ iri) {
  if (iri.startsWith(base)) return iri.slice(base.length);
  const found = prefixes.find(([, start]) => iri.startsWith(start));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

const address = (/** @type {string} */ iri) => (base && iri.startsWith(base) ? `/id/${iri.slice(base.length).split("/").map(encodeURIComponent).join("/")}` : "");

/** The result as a file, in a format of the endpoint. @param {string} format */
async function keep(format) {
  const query = /** @type {NonNullable<typeof result>} */ (result).query;
  const response = await fetch(`/sparql?format=${format}`, { method: "POST", headers: { "Content-Type": "application/sparql-query" }, body: query });
  if (!response.ok) return announce(refusal(await response.text(), response.status)().error);
  return download(await response.blob(), `query.${ENDINGS[format] ?? format}`);
}

async function showWords() {
  document.title = `${word("page.query")} · ${word("brand")}`;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) element.textContent = word(/** @type {string} */ (element.dataset.word));
  $("answer").setAttribute("aria-label", word("results"));
  $("endpoint").textContent = `${location.origin}/sparql`;
  const found = await allLists();
  $("examples").replaceChildren(...found.map((/** @type {any} */ each) => {
    const button = make("button", { type: "button", className: "row", title: spoken({ zh: each.about_zh, en: each.about_en }), "data-example": each.name }, make("b", { textContent: spoken(each) }));
    button.onclick = () => { take(each.name); run(); };
    return make("li", {}, button);
  }));
  yasqe?.getInputField().setAttribute("aria-label", word("editor"));
  show();
}

/** Put a named query into the editor. @param {string} name */
async function take(name) {
  const found = (await allLists()).find((/** @type {any} */ each) => each.name === name);
  // What describes columns and parameters is for the lists; who reads the query sees them in it.
  if (found) yasqe.setValue(found.sparql.replace(/^#\s*(@.*)?\n/gm, ""));
}

async function start() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const data = await dataset().catch(() => null);
  base = data?.base ?? "";
  try {
    prefixes = Object.entries((await completion()).prefixes);
    yasqe = await editor($("editor"), asked.get("query") ?? START, run);
  } catch (error) {
    wrong = trouble(error);
  }
  $("run").onclick = run;
  $("stop").onclick = () => asking.abort();
  $("format").onclick = () => yasqe.setValue(yasqe.constructor.autoformatString(yasqe.getValue()));
  await showWords();
  onLanguage(showWords);
  if (asked.get("example")) await take(asked.get("example") ?? "");
  if (asked.get("query") || asked.get("example")) await run();
  document.documentElement.dataset.ready = "1";
}

start();
