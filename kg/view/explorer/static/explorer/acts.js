// What a reader can do. Each act makes a new state, notes it in the address and in the browser's history, and shows it.

import { get } from "../api.js";
import { $, announce } from "../dom.js";
import { word } from "../language.js";
import { address, covered, desk, isShown, placeOf } from "./desk.js";
import { showHints } from "./head.js";
import { inGroup } from "./panel.js";
import { show } from "./show.js";
import { blank } from "./state.js";
import { add, neighbours, world } from "./world.js";

/** @typedef {import("./state.js").State} State */

const NONE = { thing: "", edge: "", claim: "", path: null };
const MORE = 3000; // things that are drawn beside those drawn, where there are more

/** What stands on the page around the picture: `titles` follow it, the chooser and the links of the bar; `bar` comes after it. */
const around = { titles: async () => /** @type {any} */ (undefined), bar: () => {} };
export const within = (/** @type {typeof around} */ given) => Object.assign(around, given);

/** @type {import("./show.js").Acts} */
export const acts = {
  thing: (id) => void pick(id, true),
  choose: (id) => void pick(id, false),
  edge: (key) => { const [source, target] = key.split("|"); act({ ...NONE, edge: key }, { fly: [source, target] }); },
  close: () => { act(NONE); $("search").focus(); },
  shown: isShown,
  expand,
  collapse,
  hide: (id) => void act({ hidden: [...desk.state.hidden, id], thing: "", edge: "", extra: without(desk.state.extra, id), pins: withoutPin(id) }),
  pin: (id) => void act({ pins: id in desk.state.pins ? withoutPin(id) : { ...desk.state.pins, [id]: placeOf(id) } }),
  only: (id) => void act({ only: true, extra: [id, ...neighbours(id, isShown)], hidden: without(desk.state.hidden, id) }, { fit: true }),
  path: (id) => { desk.from = id; showHints(acts.all); $("search").focus(); announce(word("pathHint")); },
  filter: (filters) => void act({ filters, only: false }),
  sort: (sort) => void act({ sort }),
  all: () => void act({ only: false, extra: [] }, { fit: true }),
  closeRows: () => void act({ table: "" }),
  titled: () => around.titles(),
  dressed: () => around.bar(),
};

const without = (/** @type {string[]} */ list, /** @type {string} */ id) => list.filter((each) => each !== id);
const withoutPin = (/** @type {string} */ id) => Object.fromEntries(Object.entries(desk.state.pins).filter(([each]) => each !== id));

/** Make a new state. @param {Partial<State>} change @param {import("./show.js").How} [how] */
export async function act(change, how = {}) {
  desk.state = { ...desk.state, ...change };
  if (how.fit) desk.state.at = null;
  const depth = (history.state?.depth ?? 0) + 1;
  history.pushState({ depth }, "", address());
  await show(acts, how);
}

/** Other reports. @param {string[]} reports */
export const open = (reports) => act({ ...blank(), reports }, { fit: true });

/** Choose a thing; where a way is being looked for, it is the other end. @param {string} id @param {boolean} fly */
export function pick(id, fly) {
  const { from, state } = desk;
  if (from && from !== id) {
    desk.from = "";
    return act({ ...NONE, path: [from, id] });
  }
  return act({ ...NONE, thing: id, hidden: without(state.hidden, id) }, fly ? { fly: [id], focus: true } : {});
}

/** Choose an edge in the picture. @param {string} edge */
export const pickEdge = (edge) => void act({ ...NONE, edge });

/** Nothing is chosen any more. */
export function drop() {
  const { thing, edge, path } = desk.state;
  if (thing || edge || path) act(NONE);
}

/** A thing was moved: it stays there. @param {string} id @param {number} x @param {number} y */
export const place = (id, x, y) => void act({ pins: { ...desk.state.pins, [id]: [x, y] } });

/** Something was found in the search box. @param {any} hit @param {string} group */
export function found(hit, group) {
  const { state } = desk;
  if (group === "Report") return open([hit.id.replace(/^report\//, "")]);
  if (group !== "Metric" && !world.base.has(hit.id) && !state.extra.includes(hit.id)) state.extra = [...state.extra, hit.id];
  return pick(hit.id, true);
}

/** More things are drawn. */
export const drawMore = () => act({ limit: desk.state.limit + MORE });

/** Bring the things of a group into the picture. @param {string} id @param {any} group */
async function expand(id, group) {
  const { state } = desk;
  const answer = await get("/api/neighbours", { id, reports: state.reports.join(","), expand: `${group.predicate}:${group.direction}`, limit: 100 });
  add(answer.things, answer.edges);
  const others = inGroup(id, group).map((thing) => thing.id);
  const missing = others.filter((each) => !isShown(each));
  await act({ extra: [...new Set([...desk.state.extra, ...missing])], hidden: desk.state.hidden.filter((each) => !others.includes(each)) });
  if (missing.length) desk.picture?.fit([id, ...neighbours(id, isShown)], true, covered());
  announce(word("expanded", { n: missing.length }));
}

/** Take the things of a group out of the picture, but for those that something else in it is tied to. @param {string} id @param {any} group */
function collapse(id, group) {
  const { state } = desk;
  const alone = (/** @type {string} */ each) => !(each in state.pins) && [...neighbours(each, isShown)].every((other) => other === id);
  const going = new Set(inGroup(id, group).map((thing) => thing.id).filter(alone));
  const based = [...going].filter((each) => world.base.has(each) && !state.only);
  act({ extra: state.extra.filter((each) => !going.has(each)), hidden: [...new Set([...state.hidden, ...based])] });
  announce(word("collapsed", { n: going.size }));
}
