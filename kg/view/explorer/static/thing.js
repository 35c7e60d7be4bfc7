// The page of a thing: everything that the reports say of it, its numbers over the years, what it is tied to.

import { get, inPath, reports as allReports } from "./api.js";
import { explorerAt, readerAt, reportsAsked, thingAt } from "./addresses.js";
import { $, announce, make, quoted } from "./dom.js";
import { articles, called, disc, kindsOf, learn } from "./facts.js";
import { count, label, onLanguage, spoken, word, years } from "./language.js";
import { basisOf, columns, comparable, key, worded } from "./plot.js";
import { bar, figure, named, trouble } from "./shell.js";

/** As many facts as a page takes without a wait. */
const MOST = 1000;

const id = decodeURIComponent(location.pathname.replace(/^\/thing\//, ""));
const asked = reportsAsked();
/** @type {any} */
let dossier = null;
/** @type {Map<string, any>} */
let known = new Map();
let kind = "";

bar("", () => asked);

function show() {
  const { thing, claims, mentions, counts, total, neighbours, series, same } = dossier;
  const metric = id.startsWith("metric/");
  document.title = `${label(thing)} · ${word("brand")}`;
  $("title").textContent = label(thing);
  $("kinds").replaceChildren(...(metric ? [make("span", { textContent: word("metric") })] : kindsOf(thing)));
  const names = [thing.label, thing.label_en, ...(thing.aliases ?? [])].filter((name, i, all) => name && name !== label(thing) && all.indexOf(name) === i);
  $("aliases").replaceChildren(...(names.length ? [`${word("alsoCalled")} `, ...names.flatMap((name, i) => [i ? "、" : "", quoted(name)])] : []));
  $("figures").replaceChildren(figure(word("facts"), total), ...(mentions.length ? [figure(word("mentions"), mentions.length)] : []), figure(word("reports"), new Set([...claims, ...mentions].map((each) => each.report)).size));
  const graph = make("a", { className: "act", href: explorerAt({ reports: asked, thing: thing.id }), textContent: word("inGraph") });
  const copy = make("button", { type: "button", className: "act", textContent: word("copyIri"), title: thing.iri });
  copy.onclick = async () => { await navigator.clipboard?.writeText(thing.iri).catch(() => undefined); announce(thing.iri); };
  const download = (/** @type {string} */ format) => make("a", { className: "act", href: `/api/export?ids=${encodeURIComponent(thing.id)}&format=${format}`, download: "", textContent: word(`save.${format}`) });
  $("acts").replaceChildren(graph, ...(metric ? [] : [download("csv"), download("jsonld")]), copy);

  const parts = [];
  const plots = series.map((/** @type {any} */ each) => ({ ...each, shown: comparable(each.points.map((/** @type {any} */ point) => ({ unit: each.unit, change: each.change, ...point }))) })).filter((/** @type {any} */ each) => each.shown.length);
  if (plots.length) parts.push(make("section", {}, make("div", { className: "above" }, make("h2", { textContent: word("overYears") }), key()), make("ul", { className: "cards" }, ...plots.map((/** @type {any} */ each) => {
    const name = each.metric ? label(each.metric) : each.phrase;
    const basis = basisOf(each.shown[0]);
    const other = each.subject && each.subject.id !== id;
    const whose = other || basis ? make("p", { className: "whose" }, other && quoted(label(each.subject)), other && basis && " · ", basis) : null;
    return make("li", { className: "card" }, make("h3", {}, quoted(name)), whose, columns(each.shown, name), make("ul", { className: "points" }, ...each.shown.map((/** @type {any} */ point) => make("li", {}, make("span", { className: "year", textContent: `${years(point.year)} ${called(point.modality)}` }), make("a", { href: point.reader ?? "#", textContent: worded(point), dir: "auto" })))));
  }))));
  const kinds = Object.entries(counts).filter(([, n]) => n);
  const tabs = make("div", { className: "kinds-of", role: "group", "aria-label": word("facet.kind") }, ...[["", total], ...kinds].map(([name, n]) => {
    const button = make("button", { type: "button", className: "act", "aria-pressed": String(kind === name) }, name ? called(String(name)) : word("all"), make("small", { textContent: ` ${count(Number(n))}` }));
    button.onclick = () => { kind = String(name); show(); };
    return button;
  }));
  const chosen = kind ? claims.filter((/** @type {any} */ claim) => claim.kind === kind) : claims;
  const several = new Set(claims.map((/** @type {any} */ claim) => claim.report)).size > 1;
  const groups = several ? [...new Set(chosen.map((/** @type {any} */ claim) => claim.report))] : [""];
  const facts = groups.flatMap((report) => [several && known.has(String(report)) ? make("h3", { className: "of-report" }, make("a", { href: readerAt(String(report)), textContent: named(known.get(String(report))) })) : null, make("div", { className: "articles" }, ...articles(report ? chosen.filter((/** @type {any} */ claim) => claim.report === report) : chosen, mentions, { about: thing.id }))]).filter(Boolean);
  if (claims.length) parts.push(make("section", {}, make("div", { className: "above" }, make("h2", { textContent: word("said") }), kinds.length > 1 ? tabs : null), claims.length < total ? make("p", { className: "lead", textContent: word("someOf", { n: claims.length, total }) }) : null, ...facts));
  const quotedIn = new Set(claims.map((/** @type {any} */ claim) => claim.sentence.id));
  const others = mentions.filter((/** @type {any} */ mention) => !quotedIn.has(mention.sentence.id));
  if (others.length) parts.push(make("section", {}, make("h2", { textContent: claims.length ? word("otherMentions") : word("mentionsTitle") }), claims.length ? null : make("p", { className: "lead", textContent: word("noFacts") }), ...articles([], others, { about: thing.id })));
  $("facts").replaceChildren(...parts);
  $("beside").replaceChildren(...(neighbours.length ? [make("h2", { textContent: word("tab.beside") })] : []), ...neighbours.map((/** @type {any} */ group) => make("section", {}, make("h3", {}, make("span", { className: "soft", textContent: { in: "← ", out: "→ ", both: "↔ " }[/** @type {"in"} */ (group.direction)] }), spoken(group), make("small", { textContent: ` ${count(group.count)}` })), make("ul", { className: "rows" }, ...group.things.map((/** @type {any} */ each) => make("li", {}, make("a", { className: "row", href: thingAt(each.id, asked) }, disc(each.classes[0]), quoted(label(each), "b"))))))), ...(same.length > 1 ? [make("section", {}, make("h3", { textContent: word("sameThing") }), make("ul", { className: "rows" }, ...same.map((/** @type {any} */ each) => make("li", {}, make("a", { className: "row", href: thingAt(each.id) }, known.has(each.report) ? named(known.get(each.report)) : each.report)))))] : []));
}

async function start() {
  try {
    const [, found, all] = await Promise.all([learn(), get(`/api/thing/${inPath(id)}`, { reports: asked.join(","), limit: MOST }), allReports()]);
    dossier = found;
    known = new Map(all.map((/** @type {any} */ each) => [each.id, each]));
  } catch (error) {
    $("facts").replaceChildren(trouble(error));
    return;
  }
  show();
  onLanguage(show);
  document.documentElement.dataset.ready = "1";
}

start();
