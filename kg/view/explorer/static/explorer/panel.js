// The panel beside the picture: why a thing, an edge or a way is there, in the words of the reports.

import { get, inPath } from "../api.js";
import { thingAt } from "../addresses.js";
import { $, make, quoted } from "../dom.js";
import { anchor, articles, called, disc, kindsOf } from "../facts.js";
import { count, label, spoken, word } from "../language.js";
import { has } from "../places.js";
import { trouble } from "../shell.js";
import { way } from "./way.js";
import { world } from "./world.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./world.js").Thing} Thing */
/**
 * What the panel can have done.
 * @typedef {object} Acts
 * @property {(id: string) => void} thing
 * @property {(key: string) => void} edge
 * @property {() => void} close
 * @property {(id: string, group: any) => Promise<void>} expand
 * @property {(id: string, group: any) => void} collapse
 * @property {(id: string) => boolean} shown
 * @property {(id: string) => void} hide
 * @property {(id: string) => void} pin
 * @property {(id: string) => void} only
 * @property {(id: string) => void} path
 */

let turn = 0;
let tab = "said";

/** Show what is chosen. @param {State} state @param {Thing[]} things @param {Acts} acts */
export async function showPanel(state, things, acts) {
  const mine = ++turn;
  const panel = $("panel");
  const chosen = Boolean(state.thing || state.edge || state.path);
  const key = [state.thing, state.edge, state.path].join();
  if (panel.dataset.key !== key) {
    panel.dataset.key = key;
    panel.scrollTop = 0;
    tab = "said";
  }
  try {
    const parts = state.thing ? await aboutThing(state, acts) : state.edge ? await aboutEdge(state, acts) : state.path ? aboutPath(state, acts) : overview(things, acts);
    if (mine !== turn) return;
    panel.replaceChildren(...(chosen ? [back(acts), ...parts] : parts));
  } catch (error) {
    if (mine !== turn) return;
    panel.replaceChildren(...(chosen ? [back(acts)] : []), trouble(error));
  }
  panel.setAttribute("aria-busy", "false");
  if (state.claim) pointOut(state.claim);
}

/** The claim that an address names is brought into view. @param {string} id */
function pointOut(id) {
  const row = document.getElementById(anchor(id));
  if (!row) return;
  row.classList.add("pointed");
  row.scrollIntoView({ block: "center" });
}

/** @param {Acts} acts */
function back(acts) {
  const button = make("button", { className: "back", type: "button" }, "‹ ", word("close"));
  button.onclick = acts.close;
  return button;
}

/** What is said most of, of what is in the picture. @param {Thing[]} things @param {Acts} acts */
function overview(things, acts) {
  const most = [...things].sort((a, b) => b.claims - a.claims || b.weight - a.weight).slice(0, 14);
  return [
    make("p", { className: "lead", textContent: word("howto") }),
    make("h2", { className: "small", textContent: word("overview") }),
    make("ul", { className: "rows" }, ...most.map((thing) => make("li", {}, thingRow(thing, acts, word("factsOf", { n: thing.claims }))))),
  ];
}

/** A button that chooses a thing. @param {any} thing @param {Acts} acts @param {string} [note] */
function thingRow(thing, acts, note = "") {
  const button = make("button", { className: "row", type: "button" }, thing.classes?.length ? disc(thing.classes[0]) : null, quoted(label(thing), "b"), note ? make("small", { textContent: note }) : null);
  button.onclick = () => acts.thing(thing.id);
  return button;
}

/** @param {State} state @param {Acts} acts */
async function aboutThing(state, acts) {
  const reports = state.reports.join(",");
  const [dossier, why, beside] = state.thing.startsWith("metric/")
    ? [await get(`/api/thing/${inPath(state.thing)}`, { reports }), null, null]
    : await Promise.all([get(`/api/thing/${inPath(state.thing)}`, { reports }), get("/api/why", { id: state.thing, reports }), get("/api/neighbours", { id: state.thing, reports })]);
  const { thing } = dossier;
  const { claims, mentions } = why ?? dossier;
  const whose = new Set(claims.map((/** @type {any} */ each) => each.report)).size > 1;
  const kinds = make("p", { className: "kinds" }, ...kindsOf(thing), make("span", { textContent: word("factsOf", { n: why?.total ?? claims.length }) }), mentions.length ? make("span", { textContent: word("mentionsOf", { n: mentions.length }) }) : null);
  const names = [thing.label, thing.label_en, ...(thing.aliases ?? [])].filter((name, i, all) => name && name !== label(thing) && all.indexOf(name) === i);
  const parts = [quoted(label(thing), "h2"), kinds];
  if (names.length) parts.push(make("p", { className: "lead" }, `${word("alsoCalled")} `, ...names.flatMap((name, i) => [i ? "、" : "", quoted(name)])));
  parts.push(actions(state, thing, acts));
  const bodies = { said: saidOf(thing, claims, mentions, whose, why?.total ?? claims.length, state), beside: beside ? connected(state.thing, beside, acts) : [] };
  if (!beside?.groups.length) return [...parts, make("div", { className: "tabbed" }, ...bodies.said)];
  const body = make("div", { className: "tabbed", id: "tabbed", role: "tabpanel", tabIndex: -1 }, ...bodies[/** @type {"said"} */ (tab)]);
  const tabs = make("div", { className: "tabs", role: "tablist" }, ...["said", "beside"].map((name) => {
    const number = name === "said" ? (why?.total ?? claims.length) : beside.total;
    const button = make("button", { type: "button", role: "tab", "aria-selected": String(tab === name), "aria-controls": "tabbed", "data-tab": name }, word(`tab.${name}`), make("small", { textContent: count(number) }));
    button.onclick = () => {
      tab = name;
      for (const each of tabs.children) each.setAttribute("aria-selected", String(each.dataset.tab === name));
      body.replaceChildren(...bodies[/** @type {"said"} */ (name)]);
    };
    return button;
  }));
  return [...parts, tabs, body];
}

/** @param {any} thing @param {any[]} claims @param {any[]} mentions @param {boolean} whose @param {number} total @param {State} state */
function saidOf(thing, claims, mentions, whose, total, state) {
  const quotedIn = new Set(claims.map((claim) => claim.sentence.id));
  const others = mentions.filter((mention) => !quotedIn.has(mention.sentence.id));
  const parts = claims.length ? articles(claims, mentions, { about: state.thing, whose }) : [make("p", { className: "lead", textContent: word("noFacts") }), ...articles([], mentions, { whose })];
  if (claims.length < total) parts.push(make("p", { className: "lead" }, `${word("someOf", { n: claims.length, total })} `, has("thing") && make("a", { href: thingAt(thing.id), textContent: word("dossier") })));
  if (claims.length && others.length) parts.push(make("details", {}, make("summary", { textContent: `${word("otherMentions")} (${others.length})` }), ...articles([], others, { whose })));
  return parts;
}

/** @param {State} state @param {any} thing @param {Acts} acts */
function actions(state, thing, acts) {
  const act = (/** @type {string} */ name, /** @type {() => void} */ what, pressed = /** @type {boolean | null} */ (null)) => {
    const button = make("button", { type: "button", className: "act", textContent: word(`act.${name}`), "data-act": name, "aria-pressed": pressed === null ? null : String(pressed) });
    button.onclick = what;
    return button;
  };
  const dossier = has("thing") && make("a", { className: "act", href: thingAt(thing.id, state.reports), textContent: word("dossier") });
  if (thing.id.startsWith("metric/")) return make("div", { className: "acts" }, dossier);
  const { id } = thing;
  return make("div", { className: "acts" }, act("only", () => acts.only(id)), act("path", () => acts.path(id)), act("pin", () => acts.pin(id), id in state.pins), act("hide", () => acts.hide(id)), dossier);
}

/** What stands around a thing, by kind: how many, and whether they are in the picture. @param {string} id @param {any} beside @param {Acts} acts */
function connected(id, beside, acts) {
  return beside.groups.map((/** @type {any} */ group) => {
    const list = make("ul", { className: "rows" });
    const others = inGroup(id, group).filter((each) => acts.shown(each.id)).sort((a, b) => b.weight - a.weight);
    const all = others.length >= group.count;
    const arrow = { in: "←", out: "→", both: "↔" }[/** @type {"in"} */ (group.direction)];
    const toggle = make("button", { type: "button", className: "act", textContent: all ? word("collapse") : word("expand", { n: group.count - others.length }), "data-group": `${group.predicate}:${group.direction}` });
    toggle.onclick = () => (all ? acts.collapse(id, group) : acts.expand(id, group));
    list.append(...others.slice(0, 60).map((thing) => make("li", {}, thingRow(thing, acts))));
    return make("section", { className: "group-of" }, make("h3", {}, make("span", { className: "arrow", textContent: arrow, "aria-hidden": "true" }), spoken(group), make("small", { textContent: count(group.count) }), toggle), list);
  });
}

/** The things of a group that have been fetched. @param {string} id @param {any} group @returns {Thing[]} */
export function inGroup(id, group) {
  const found = new Set();
  for (const edge of world.beside.get(id) ?? []) {
    const out = edge.source === id;
    const direction = group.direction === "both" ? "both" : out ? "out" : "in";
    if (edge.predicate === group.predicate && direction === group.direction) found.add(out ? edge.target : edge.source);
  }
  return /** @type {Thing[]} */ ([...found].map((other) => world.things.get(other)).filter(Boolean));
}

/** @param {State} state @param {Acts} acts */
async function aboutEdge(state, acts) {
  const [source, target, predicate] = state.edge.split("|");
  const why = await get("/api/why", { source, target, predicate, reports: state.reports.join(",") });
  const find = (/** @type {string} */ id) => world.things.get(id) ?? why.about.find((/** @type {any} */ each) => each.id === id) ?? { id, label: id, classes: [] };
  const kind = world.edges.get(state.edge)?.kind;
  const how = kind === "together" ? called(predicate) : `${called(predicate)} ↓`;
  const heading = quoted(`${label(find(source))} ${called(predicate)} ${label(find(target))}`, "h2");
  heading.className = "unseen";
  const ends = make("div", { className: "ends" }, thingRow(find(source), acts), make("span", { className: "tie", textContent: how }), thingRow(find(target), acts));
  const whose = new Set(why.claims.map((/** @type {any} */ each) => each.report)).size > 1;
  const found = why.claims.length ? [make("h3", { textContent: word("said") }), ...articles(why.claims, why.mentions ?? [], { about: source, whose })] : [make("p", { className: "lead", textContent: word("noneSaid") })];
  return [heading, ends, ...found];
}

/** @param {State} state @param {Acts} acts */
function aboutPath(state, acts) {
  const [from, to] = /** @type {[string, string]} */ (state.path).map((id) => world.things.get(id));
  const title = make("h2", {}, quoted(from ? label(from) : "?"), make("span", { className: "soft", textContent: " → " }), quoted(to ? label(to) : "?"));
  const { things, edges } = way;
  if (!things.length) return [title, make("p", { className: "lead", textContent: word("noPath") })];
  const steps = things.flatMap((thing, i) => {
    const edge = edges[i];
    const row = thingRow(thing, acts);
    if (!edge) return [row];
    const arrow = edge.kind === "together" ? "" : edge.source === thing.id ? " ↓" : " ↑";
    const tie = make("button", { type: "button", className: "tie", textContent: `${called(edge.predicate)}${arrow}` });
    tie.onclick = () => acts.edge(edge.key);
    return [row, tie];
  });
  return [title, make("p", { className: "lead", textContent: word("pathOf", { n: edges.length }) }), make("div", { className: "ends" }, ...steps)];
}

