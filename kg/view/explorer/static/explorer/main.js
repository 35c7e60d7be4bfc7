// The explorer: one state, kept in the address; every act makes a new one, and everything on screen follows from it.

import { get, reports as allReports } from "../api.js";
import { $, announce, drawn, make } from "../dom.js";
import { learn } from "../facts.js";
import { lang, onLanguage, word } from "../language.js";
import { has } from "../places.js";
import { bar, chooser, figure, trouble } from "../shell.js";
import { onTheme } from "../theme.js";
import { loadFacets, showFacets } from "./facets.js";
import { inGroup, setWay, showPanel } from "./panel.js";
import { Picture } from "./picture.js";
import { showRows } from "./rows.js";
import { save } from "./save.js";
import { searchBox } from "./search.js";
import { blank, keyOf, read, written } from "./state.js";
import { add, load, neighbours, visible, world } from "./world.js";

/** @typedef {import("./state.js").State} State */

let state = read(location.hash);
/** @type {Picture | null} */
let picture = null;
let shown = /** @type {{things: import("./world.js").Thing[], edges: import("./world.js").Edge[]}} */ ({ things: [], edges: [] });
let from = ""; // the thing from which a way is to be found
let drawnFor = "";
let titled = "?"; // the reports that the heading names
/** @type {Set<string>} */
let ties = new Set();

const box = searchBox({ reports: () => state.reports, choose: found });
const top = bar("explorer", () => state.reports, box);
const heading = chooser({ selected: () => state.reports, choose: (ids) => act({ ...blank(), reports: ids }, { fit: true }), many: true });

/** @type {import("./panel.js").Acts} */
const acts = {
  thing: (id) => pick(id, true),
  edge: (key) => { const [source, target] = key.split("|"); act({ thing: "", edge: key, claim: "", path: null }, { fly: [source, target] }); },
  close: () => { act({ thing: "", edge: "", claim: "", path: null }); $("search").focus(); },
  shown: (id) => shown.things.some((thing) => thing.id === id),
  expand,
  collapse,
  hide: (id) => act({ hidden: [...state.hidden, id], thing: "", edge: "", extra: without(state.extra, id), pins: withoutPin(id) }),
  pin: (id) => act({ pins: id in state.pins ? withoutPin(id) : { ...state.pins, [id]: placeOf(id) } }),
  only: (id) => act({ only: true, extra: [id, ...neighbours(id, acts.shown)], hidden: without(state.hidden, id) }, { fit: true }),
  path: (id) => { from = id; showHints(); $("search").focus(); announce(word("pathHint")); },
};

const without = (/** @type {string[]} */ list, /** @type {string} */ id) => list.filter((each) => each !== id);
const withoutPin = (/** @type {string} */ id) => Object.fromEntries(Object.entries(state.pins).filter(([each]) => each !== id));
const placeOf = (/** @type {string} */ id) => /** @type {[number, number]} */ (picture?.at?.get(id) ?? [world.things.get(id)?.x ?? 0, world.things.get(id)?.y ?? 0]);

/**
 * Make a new state, note it in the address and in the browser's history, and show it.
 * @param {Partial<State>} change @param {{fly?: string[], fit?: boolean, focus?: boolean}} [how]
 */
async function act(change, how = {}) {
  state = { ...state, ...change };
  if (how.fit) state.at = null;
  const depth = (history.state?.depth ?? 0) + 1;
  history.pushState({ depth }, "", address());
  await show(how);
}

/** The part of the address behind #: the state, and the language where it is not the first one. */
const address = () => `#${[written(state), lang() === "en" ? "lang=en" : ""].filter(Boolean).join("&")}`;

/** Note where the view stands, without a step in the history. */
function noteView() {
  if (!picture) return;
  state.at = picture.view();
  history.replaceState(history.state, "", address());
}

/** Choose a thing; where a way is being looked for, it is the other end. @param {string} id @param {boolean} fly */
function pick(id, fly) {
  if (from && from !== id) {
    const path = /** @type {[string, string]} */ ([from, id]);
    from = "";
    return act({ thing: "", edge: "", claim: "", path });
  }
  return act({ thing: id, edge: "", claim: "", path: null, hidden: without(state.hidden, id) }, fly ? { fly: [id], focus: true } : {});
}

/** Something was found in the search box. @param {any} hit @param {string} group */
function found(hit, group) {
  if (group === "Report") return act({ ...blank(), reports: [hit.id.replace(/^report\//, "")] }, { fit: true });
  const extra = group === "Metric" || world.base.has(hit.id) || state.extra.includes(hit.id) ? state.extra : [...state.extra, hit.id];
  state.extra = extra;
  return pick(hit.id, true);
}

/** Bring the things of a group into the picture. @param {string} id @param {any} group */
async function expand(id, group) {
  const answer = await get("/api/neighbours", { id, reports: state.reports.join(","), expand: `${group.predicate}:${group.direction}`, limit: 100 });
  add(answer.things, answer.edges);
  const others = inGroup(id, group).map((thing) => thing.id);
  const missing = others.filter((each) => !acts.shown(each));
  await act({ extra: [...new Set([...state.extra, ...missing])], hidden: state.hidden.filter((each) => !others.includes(each)) });
  if (missing.length) picture?.fit([id, ...neighbours(id, acts.shown)], true, covered());
  announce(word("expanded", { n: missing.length }));
}

/** Take the things of a group out of the picture, but for those that something else in it is tied to. @param {string} id @param {any} group */
function collapse(id, group) {
  const going = new Set(inGroup(id, group).map((thing) => thing.id).filter((each) => !(each in state.pins) && [...neighbours(each, acts.shown)].every((other) => other === id)));
  act({ extra: state.extra.filter((each) => !going.has(each)), hidden: [...new Set([...state.hidden, ...[...going].filter((each) => world.base.has(each) && !state.only)])] });
  announce(word("collapsed", { n: going.size }));
}

/** Show the state. @param {{fly?: string[], fit?: boolean, focus?: boolean}} [how] */
async function show(how = {}) {
  document.body.classList.add("loading");
  try {
    await Promise.all([load(state), loadFacets(state), state.path ? loadWay() : forgetWay()]);
  } catch (error) {
    $("panel").replaceChildren(trouble(error));
    return;
  } finally {
    document.body.classList.remove("loading");
  }
  if (titled !== state.reports.join()) {
    titled = state.reports.join();
    await Promise.all([showTitle(), heading.show(), top.point()]);
  }
  if (!world.total.things) return empty();
  shown = visible(state);
  draw();
  showFacets(state, (filters) => act({ filters, only: false }));
  showRows(state, shown.things, shown.edges, { thing: (id) => pick(id, true), sort: (sort) => act({ sort }), hover: (id) => picture?.point(id), close: () => act({ table: "" }) });
  showHints();
  const chosen = Boolean(state.thing || state.edge || state.path);
  document.body.classList.toggle("chosen", chosen);
  if (chosen && how.fly && matchMedia("(max-width: 780px)").matches) $("picture").scrollIntoView({ block: "start" });
  move(how);
  mark();
  await showPanel(state, shown.things, acts);
  if (how.focus && matchMedia("(max-width: 780px)").matches) $("panel").focus({ preventScroll: true });
}

/** Draw things and edges anew where they are others than those drawn. */
function draw() {
  const now = JSON.stringify([state.reports, state.filters, state.limit, state.extra, state.hidden, state.only, Object.keys(state.pins), state.thing && !world.base.has(state.thing) ? state.thing : "", state.pins]);
  if (!picture) {
    picture = new Picture($("picture"), {
      thing: (id) => pick(id, false),
      edge: (edge) => act({ thing: "", edge, claim: "", path: null }),
      ground: () => { if (state.thing || state.edge || state.path) act({ thing: "", edge: "", claim: "", path: null }); },
      view: noteView,
      moved: (id, x, y) => act({ pins: { ...state.pins, [id]: [x, y] } }),
      hover: (id) => hoverRow(id),
    });
    addEventListener("resize", () => picture?.labels.draw(false));
  }
  if (now === drawnFor) return;
  drawnFor = now;
  picture.show(shown.things, shown.edges, world.islands, state.pins);
}

/** Where the view goes after an act. @param {{fly?: string[], fit?: boolean}} how */
function move(how) {
  if (!picture) return;
  const ids = (how.fly ?? []).filter((id) => picture?.at?.has(id));
  const first = !picture.started;
  if (ids.length) {
    const beside = ids.length === 1 ? [...neighbours(ids[0], acts.shown)] : [];
    picture.fit(beside.length <= 40 ? [...ids, ...beside] : ids, !first, covered());
  } else if (state.path && ties.size && !state.at) picture.fit(waysIds, !first, covered());
  else if (state.at && (first || how.fit === undefined)) {
    if (first) picture.go(state.at);
  } else if (first || how.fit) {
    const chosen = [state.thing, ...(state.edge ? state.edge.split("|").slice(0, 2) : [])].filter((id) => picture?.at?.has(id));
    picture.fit(first && chosen.length ? [...chosen, ...(chosen.length === 1 ? neighbours(chosen[0], acts.shown) : [])] : [], !first, covered());
  }
}

/** Pixels of the picture that the panel covers on a small screen. */
function covered() {
  if (!matchMedia("(max-width: 780px)").matches || !(state.thing || state.edge || state.path)) return 0;
  const stage = $("picture").getBoundingClientRect();
  return Math.max(0, Math.min(stage.bottom - innerHeight * 0.5, stage.height - 120));
}

/** @type {string[]} */
let waysIds = [];

async function loadWay() {
  const [a, b] = /** @type {[string, string]} */ (state.path);
  const answer = await get("/api/path", { from: a, to: b, reports: state.reports.join(",") }).catch(() => ({ found: false }));
  if (!answer.found) return forgetWay();
  add(answer.things, answer.edges);
  const edges = answer.edges.map((/** @type {any} */ edge) => ({ ...edge, key: keyOf(edge) }));
  ties = new Set(edges.map((/** @type {any} */ edge) => edge.key));
  waysIds = answer.things.map((/** @type {any} */ thing) => thing.id);
  state.extra = [...new Set([...state.extra, ...waysIds.filter((id) => !world.base.has(id))])];
  setWay({ things: answer.things, edges });
}

function forgetWay() {
  ties = new Set();
  waysIds = [];
  setWay(null);
}

/** Point out in the picture what is chosen, and what stands beside it. */
function mark() {
  const ends = state.edge ? state.edge.split("|").slice(0, 2) : [];
  let near = /** @type {Set<string> | null} */ (null);
  if (state.thing && picture?.at?.has(state.thing)) near = new Set([state.thing, ...neighbours(state.thing, acts.shown)]);
  else if (ends.length) near = new Set(ends);
  else if (state.path && ties.size) near = new Set(waysIds);
  picture?.mark({ thing: state.thing, edge: state.edge, near: /** @type {any} */ (near), ties, pinned: new Set(Object.keys(state.pins)) });
}

/** The row of the table that is pointed at in the picture. @param {string} id */
function hoverRow(id) {
  for (const row of $("table").querySelectorAll("tr.pointed")) row.classList.remove("pointed");
  if (id) $("table").querySelector(`tr[data-thing="${CSS.escape(id)}"]`)?.classList.add("pointed");
}

/** N of M, and what is being done. */
function showHints() {
  $("shown").textContent = word("shown", { n: shown.things.length, total: world.total.things });
  const rest = [word("shownEdges", { n: shown.edges.length, total: world.total.edges })];
  const kept = world.matched.things;
  if (kept < world.total.things) rest.push(word("matched", { n: kept }));
  if (state.hidden.length) rest.push(word("hiddenOf", { n: state.hidden.length }));
  $("rest").textContent = rest.join(" · ");
  const hint = $("hint");
  hint.hidden = !from && !state.only;
  const stop = make("button", { type: "button", className: "act", textContent: from ? word("cancel") : word("showAll") });
  stop.onclick = () => {
    if (!from) return act({ only: false, extra: [] }, { fit: true });
    from = "";
    return showHints();
  };
  if (!hint.hidden) hint.replaceChildren(from ? word("pathFrom", { name: world.things.get(from)?.label ?? "" }) : word("onlyHint"), stop);
  $("draw-more").hidden = state.only || world.base.size >= kept;
  $("undo").disabled = !(history.state?.depth > 0);
  $("unhide").hidden = !state.hidden.length;
  $("rows").setAttribute("aria-pressed", String(Boolean(state.table)));
}

/** The words that stand on the page whatever it shows. */
function showFixed() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) element.textContent = word(/** @type {string} */ (element.dataset.word));
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label]"))) {
    const words = word(/** @type {string} */ (element.dataset.label));
    element.setAttribute("aria-label", words);
    element.title = words;
  }
  $("lines").replaceChildren(...["relation", "recognition", "member", "together"].map((kind) => make("li", { className: kind }, drawn("svg", { viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true" }, drawn("path", { d: "M0 4H22" })), word(`line.${kind}`))));
}

/** Everything that is words. */
async function showWords() {
  showFixed();
  await showTitle();
}

async function showTitle() {
  const all = await allReports();
  const chosen = state.reports.length ? all.filter((/** @type {any} */ each) => state.reports.includes(each.id)) : all;
  const title = chosen.length === 1 ? chosen[0].title : word("collection", { n: chosen.length });
  $("title").textContent = title;
  document.title = `${title} · ${word("brand")}`;
  const claims = chosen.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.claims, 0);
  const things = world.total.things || chosen.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.things, 0);
  $("figures").replaceChildren(...(chosen.length > 1 ? [figure(word("reports"), chosen.length)] : []), figure(word("things"), things), figure(word("facts"), claims), figure(word("edges"), world.total.edges));
}

function empty() {
  $("picture").replaceChildren();
  $("facets").replaceChildren();
  $("panel").replaceChildren(make("h2", { textContent: word("emptyTitle") }), make("p", { className: "lead", textContent: word("emptyText") }), make("code", { textContent: "kg build REPORT.txt --out DIR" }));
  document.body.classList.add("empty");
}

function listen() {
  $("in").onclick = () => picture?.zoom(1.5);
  $("out").onclick = () => picture?.zoom(1 / 1.5);
  $("fit").onclick = () => picture?.fit([], true, covered());
  $("undo").onclick = () => history.back();
  $("unhide").onclick = () => act({ hidden: [] });
  $("draw-more").onclick = () => act({ limit: state.limit + 3000 });
  $("rows").onclick = () => act({ table: state.table ? "" : "things" });
  $("filter").onclick = () => {
    const open = document.body.classList.toggle("filtering");
    $("filter").setAttribute("aria-expanded", String(open));
    if (open) $("facets").querySelector("button")?.focus();
  };
  $("link").onclick = async () => {
    noteView();
    await navigator.clipboard?.writeText(location.href).catch(() => undefined);
    announce(word("linkCopied"));
  };
  for (const button of document.querySelectorAll("[data-save]")) {
    /** @type {HTMLElement} */ (button).hidden = /** @type {HTMLElement} */ (button).dataset.save === "jsonld" && !has("jsonld");
    /** @type {HTMLElement} */ (button).onclick = async () => {
      $("saving").open = false;
      const ids = state.thing && !state.thing.startsWith("metric/") ? [state.thing] : state.edge ? state.edge.split("|").slice(0, 2) : shown.things.map((thing) => thing.id);
      const name = (state.thing && world.things.get(state.thing)?.label) || $("title").textContent;
      try {
        if (picture) await save(/** @type {any} */ (/** @type {HTMLElement} */ (button).dataset.save), picture, ids, name.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60));
      } catch (error) {
        announce(error instanceof Error ? error.message : String(error));
      }
    };
  }
  addEventListener("popstate", (event) => {
    if (location.hash === address() && event.state) return;
    const before = state.reports.join();
    state = read(location.hash);
    show(before === state.reports.join() ? {} : { fit: !state.at }).then(() => { if (state.at) picture?.go(state.at, true); });
  });
  addEventListener("keydown", keys);
  $("panel").addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a.by");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pick(/** @type {string} */ (/** @type {HTMLElement} */ (link).dataset.thing), true);
  });
  $("picture").addEventListener("keydown", steer);
  addEventListener("pointerdown", (event) => { if (!$("saving").contains(event.target)) $("saving").open = false; });
}

/** Keys that work everywhere but where words are typed. @param {KeyboardEvent} event */
function keys(event) {
  const typing = /** @type {HTMLElement} */ (event.target).closest("input, textarea, select");
  if (event.key === "Escape" && !typing) {
    if (from) { from = ""; showHints(); }
    else if (state.thing || state.edge || state.path) acts.close();
  } else if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing && history.state?.depth > 0) {
    event.preventDefault();
    history.back();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && state.thing) {
    if (event.key === "h") acts.hide(state.thing);
    if (event.key === "p") acts.pin(state.thing);
    if (event.key === "o") acts.only(state.thing);
  }
}

/** Keys in the picture: arrows move it, with Shift they go to the next thing that way. @param {KeyboardEvent} event */
function steer(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way && event.shiftKey) step(way[0], way[1]);
  else if (way) picture?.shift(80 * way[0], 80 * way[1]);
  else if (event.key === "+" || event.key === "=") picture?.zoom(1.5);
  else if (event.key === "-") picture?.zoom(1 / 1.5);
  else if (event.key === "0") picture?.fit([], true, covered());
  else if (event.key === "Enter" && !state.thing) step(0, 0);
  else return;
  event.preventDefault();
}

/** Choose the thing that is next in a direction, or the one in the middle. @param {number} right @param {number} down */
function step(right, down) {
  if (!picture) return;
  const [x, y] = state.thing && picture.at?.has(state.thing) ? placeOf(state.thing) : picture.view();
  let best = "";
  let least = Infinity;
  for (const thing of shown.things) {
    if (thing.id === state.thing) continue;
    const [px, py] = placeOf(thing.id);
    const [dx, dy] = [px - x, py - y];
    const along = dx * right + dy * down;
    if ((right || down) && along <= 0) continue;
    const far = Math.hypot(dx, dy) * (right || down ? 1 + 2 * (1 - along / (Math.hypot(dx, dy) || 1)) : 1);
    if (far < least) [best, least] = [thing.id, far];
  }
  if (best) pick(best, true).then(() => $("picture").focus());
}

async function start() {
  showFixed();
  $("chooser").append(heading.element);
  history.replaceState({ depth: 0 }, "", location.href);
  listen();
  try {
    // What the state shows is fetched beside the vocabulary; what goes wrong there is told by `show`.
    await Promise.all([learn(), load(state).catch(() => null), loadFacets(state).catch(() => null)]);
    await show();
    await showWords();
  } catch (error) {
    $("panel").replaceChildren(trouble(error));
    return;
  }
  onLanguage(async () => { history.replaceState(history.state, "", address()); await showWords(); await show(); picture?.repaint(); });
  onTheme(() => { picture?.repaint(); });
  document.fonts.ready.then(() => { picture?.labels.widths.clear(); picture?.labels.forget(); });
  document.documentElement.dataset.ready = "1";
}

start();
