// The way between two things, where one is asked for.

import { get } from "../api.js";
import { desk } from "./desk.js";
import { keyOf } from "./state.js";
import { add, world } from "./world.js";

export const way = {
  /** @type {import("./world.js").Thing[]} in their order; none where there is no way */
  things: [],
  /** @type {import("./world.js").Edge[]} between them, in that order */
  edges: [],
};

/** Find the way that the state asks for. */
export async function loadWay() {
  const { state } = desk;
  [way.things, way.edges] = [[], []];
  if (!state.path) return;
  const [a, b] = state.path;
  const answer = await get("/api/path", { from: a, to: b, reports: state.reports.join(",") }).catch(() => ({ found: false }));
  if (!answer.found) return;
  add(answer.things, answer.edges);
  way.things = answer.things;
  way.edges = answer.edges.map((/** @type {any} */ edge) => ({ ...edge, key: keyOf(edge) }));
  state.extra = [...new Set([...state.extra, ...stations().filter((id) => !world.base.has(id))])];
}

/** The things of the way, by id. */
export const stations = () => way.things.map((thing) => thing.id);
