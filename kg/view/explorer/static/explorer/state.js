// What the explorer shows, as a value, and that value as the part of the address behind #. Undo is the browser's own.

import { inFragment, lengthened, shortened } from "../addresses.js";

export const FILTERS = /** @type {const} */ (["class", "kind", "status", "modality", "year", "section"]);

/**
 * @typedef {object} State
 * @property {string[]} reports selected reports; none: all
 * @property {Record<string, string[]>} filters chosen values of each filter
 * @property {string} thing the chosen thing (or metric), "" for none
 * @property {string} edge the chosen edge as source|target|predicate
 * @property {string} claim the claim to point out in the panel
 * @property {[string, string] | null} path the two ends of a way
 * @property {string[]} extra things brought in by search, expansion or a way
 * @property {string[]} hidden things taken out of the picture
 * @property {Record<string, [number, number]>} pins things that stay, and where
 * @property {boolean} only whether the extra things alone are drawn
 * @property {[number, number, number] | null} at the middle of the view and how many units it is wide; null: all
 * @property {number} limit how many things are drawn at most
 * @property {"" | "things"} table what the table beside the picture lists
 * @property {string} sort the column that the table is sorted by, "-" before it for downwards
 */

export const LIMIT = 2000; // the server's own, where it is told none

/** @returns {State} */
export const blank = () => ({ reports: [], filters: {}, thing: "", edge: "", claim: "", path: null, extra: [], hidden: [], pins: {}, only: false, limit: LIMIT, at: null, table: "", sort: "" });

/** The state that an address asks for; what cannot be read is left out. @param {string} hash @returns {State} */
export function read(hash) {
  const state = blank();
  /** @type {Map<string, string>} */
  const parts = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, ...value] = part.split("=");
    try {
      if (name) parts.set(name, decodeURIComponent(value.join("=")));
    } catch {
      // Not an address of ours.
    }
  }
  const several = (/** @type {string} */ name) => (parts.get(name) ?? "").split(",").filter(Boolean);
  state.reports = several("reports");
  const id = (/** @type {string} */ short) => lengthened(short, state.reports);
  for (const name of FILTERS) if (parts.has(name)) state.filters[name] = several(name).map((value) => (name === "section" ? id(value) : value));
  state.thing = parts.get("thing") ? id(/** @type {string} */ (parts.get("thing"))) : "";
  state.claim = parts.get("claim") ? id(/** @type {string} */ (parts.get("claim"))) : "";
  const edge = (parts.get("edge") ?? "").split("|");
  if (edge.length === 3) state.edge = [id(edge[0]), id(edge[1]), edge[2]].join("|");
  const path = (parts.get("path") ?? "").split("|");
  if (path.length === 2) state.path = [id(path[0]), id(path[1])];
  state.extra = several("with").map(id);
  state.hidden = several("hide").map(id);
  for (const pin of several("pin")) {
    const [name, x, y] = pin.split("@");
    if (Number.isFinite(Number(x)) && Number.isFinite(Number(y))) state.pins[id(name)] = [Number(x), Number(y)];
  }
  state.only = parts.get("only") === "1";
  const at = several("at").map(Number);
  if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) state.at = /** @type {[number, number, number]} */ (at);
  const table = parts.get("table");
  if (table === "things") state.table = table;
  const limit = Number(parts.get("limit"));
  if (Number.isInteger(limit) && limit > 0) state.limit = Math.min(limit, 20_000);
  state.sort = parts.get("sort") ?? "";
  return state;
}

/** The address of a state. @param {State} state */
export function written(state) {
  const short = (/** @type {string} */ id) => shortened(id, state.reports);
  /** @type {[string, string][]} */
  const parts = [
    ["reports", state.reports.join(",")],
    ...FILTERS.map((name) => /** @type {[string, string]} */ ([name, (state.filters[name] ?? []).map(short).join(",")])),
    ["thing", short(state.thing)],
    ["edge", state.edge.split("|").map(short).join("|")],
    ["claim", short(state.claim)],
    ["path", state.path ? state.path.map(short).join("|") : ""],
    ["with", state.extra.map(short).join(",")],
    ["hide", state.hidden.map(short).join(",")],
    ["pin", Object.entries(state.pins).map(([id, [x, y]]) => `${short(id)}@${Math.round(x)}@${Math.round(y)}`).join(",")],
    ["only", state.only ? "1" : ""],
    ["limit", state.limit === LIMIT ? "" : String(state.limit)],
    ["table", state.table],
    ["sort", state.sort],
    ["at", state.at ? state.at.map(Math.round).join(",") : ""],
  ];
  return parts.filter(([, value]) => value).map(([name, value]) => `${name}=${inFragment(value)}`).join("&");
}

/** How the server is asked for what a state's filters let through. @param {State} state */
export const asked = (state) => ({ reports: state.reports.join(","), ...state.filters });

export const keyOf = (/** @type {{source: string, target: string, predicate: string}} */ edge) => `${edge.source}|${edge.target}|${edge.predicate}`;
