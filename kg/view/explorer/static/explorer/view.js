// Where the view goes after an act, and what stands out in it.

import { $ } from "../dom.js";
import { Picture } from "./picture.js";
import { covered, desk, ends, inPicture, isShown } from "./desk.js";
import { stations, way } from "./way.js";
import { neighbours, world } from "./world.js";

const CROWD = 40; // neighbours up to which the view takes them in

let drawn = "";

/** Make the picture. @param {import("./picture.js").Told} told */
export function hang(told) {
  desk.picture = new Picture($("picture"), told);
}

/** Draw things and edges anew where they are others than those drawn. */
export function draw() {
  const { state, shown } = desk;
  const { reports, filters, limit, extra, hidden, only, pins, thing } = state;
  const now = JSON.stringify([reports, filters, limit, extra, hidden, only, pins, thing && !world.base.has(thing) ? thing : ""]);
  if (now === drawn) return;
  drawn = now;
  desk.picture?.show(shown.things, shown.edges, world.islands, pins);
}

/** Go where an act leads. @param {{fly?: string[], fit?: boolean}} how */
export function move(how) {
  const { picture, state } = desk;
  if (!picture) return;
  const ids = (how.fly ?? []).filter(inPicture);
  const first = !picture.started;
  if (ids.length) {
    const beside = ids.length === 1 ? [...neighbours(ids[0], isShown)] : [];
    picture.fit(beside.length <= CROWD ? [...ids, ...beside] : ids, !first, covered());
  } else if (way.edges.length && !state.at) picture.fit(stations(), !first, covered());
  else if (state.at && (first || how.fit === undefined)) {
    if (first) picture.go(state.at);
  } else if (first || how.fit) {
    const chosen = [state.thing, ...ends()].filter(inPicture);
    picture.fit(first && chosen.length ? [...chosen, ...(chosen.length === 1 ? neighbours(chosen[0], isShown) : [])] : [], !first, covered());
  }
}

/** Point out in the picture what is chosen, and what stands beside it. */
export function mark() {
  const { state, picture } = desk;
  /** @type {Set<string> | null} */
  let near = null;
  if (state.thing && inPicture(state.thing)) near = new Set([state.thing, ...neighbours(state.thing, isShown)]);
  else if (state.edge) near = new Set(ends());
  else if (way.edges.length) near = new Set(stations());
  picture?.mark({ thing: state.thing, edge: state.edge, near, ties: new Set(way.edges.map((edge) => edge.key)), pinned: new Set(Object.keys(state.pins)) });
}
