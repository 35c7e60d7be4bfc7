// The things and edges that have been fetched, and which of them are in the picture.

import { get } from "../api.js";
import { asked, keyOf, LIMIT } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{id: string, label: string, label_en: string, classes: string[], x: number, y: number, weight: number, size: number, claims: number, mentions: number, reports: string[]}} Thing */
/** @typedef {{source: string, target: string, predicate: string, kind: string, claims: number, key: string}} Edge */

export const world = {
  /** @type {Map<string, Thing>} */
  things: new Map(),
  /** @type {Map<string, Edge>} */
  edges: new Map(),
  /** @type {Map<string, Set<Edge>>} the edges of each thing */
  beside: new Map(),
  /** @type {Set<string>} what the filters let through, as far as it was sent */
  base: new Set(),
  /** @type {{id: string, zh: string, en: string, x: number, y: number, radius: number}[]} */
  islands: [],
  /** @type {{things: number, edges: number}} */
  matched: { things: 0, edges: 0 },
  /** @type {{things: number, edges: number}} */
  total: { things: 0, edges: 0 },
};

let fetched = "";
let selected = "";

/** Fetch what a state shows. @param {State} state */
export async function load(state) {
  const now = state.reports.join(",");
  if (selected !== now) {
    world.things.clear();
    world.edges.clear();
    world.beside.clear();
    [selected, fetched] = [now, ""];
  }
  if (wanted(state) !== fetched) {
    const answer = await get("/api/graph", { ...asked(state), limit: state.limit === LIMIT ? "" : state.limit });
    add(answer.things, answer.edges);
    world.islands = answer.reports;
    world.matched = answer.matched;
    world.total = answer.total;
    world.base = new Set(answer.things.map((/** @type {Thing} */ thing) => thing.id));
    fetched = wanted(state);
  }
  const missing = kept(state).filter((id) => !world.things.has(id));
  if (missing.length) {
    // What an address names but nobody knows is left out: the panel says so.
    const answer = await get("/api/graph", { reports: now, limit: state.limit, ids: missing.join(",") }).catch((error) => {
      if (error.status !== 404) throw error;
      return { things: [], edges: [] };
    });
    add(answer.things, answer.edges);
  }
}

/** Take in things and edges that an answer brought along. @param {Thing[]} things @param {Omit<Edge, "key">[]} edges */
export function add(things, edges) {
  for (const thing of things) if (!world.things.has(thing.id)) world.things.set(thing.id, thing);
  for (const edge of edges) {
    const key = keyOf(edge);
    if (world.edges.has(key)) continue;
    const made = { ...edge, key };
    world.edges.set(key, made);
    for (const end of [edge.source, edge.target]) {
      const set = world.beside.get(end);
      if (set) set.add(made);
      else world.beside.set(end, new Set([made]));
    }
  }
}

const wanted = (/** @type {State} */ state) => JSON.stringify([asked(state), state.limit]);

/** What is drawn whatever the filters say. @param {State} state */
export function kept(state) {
  const ends = state.edge ? state.edge.split("|").slice(0, 2) : [];
  const chosen = state.thing && !state.thing.startsWith("metric/") ? [state.thing] : [];
  return [...new Set([...chosen, ...ends, ...(state.path ?? []), ...state.extra, ...Object.keys(state.pins)])];
}

/**
 * The things and edges in the picture, the heaviest things first.
 * @param {State} state
 * @returns {{things: Thing[], edges: Edge[]}}
 */
export function visible(state) {
  const hidden = new Set(state.hidden);
  const ids = new Set([...(state.only ? [] : world.base), ...kept(state)].filter((id) => !hidden.has(id) && world.things.has(id)));
  const things = [...ids].map((id) => /** @type {Thing} */ (world.things.get(id))).sort((a, b) => b.weight - a.weight);
  const edges = [...world.edges.values()].filter((edge) => ids.has(edge.source) && ids.has(edge.target));
  return { things, edges };
}

/** What stands beside a thing, of those in a set. @param {string} id @param {(id: string) => boolean} shown */
export function neighbours(id, shown) {
  const found = new Set();
  for (const edge of world.beside.get(id) ?? []) {
    const other = edge.source === id ? edge.target : edge.source;
    if (other !== id && shown(other)) found.add(other);
  }
  return found;
}
