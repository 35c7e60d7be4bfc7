// The keyboard: acts on what is chosen, and ways through the picture.

import { $ } from "../dom.js";
import { acts, pick } from "./acts.js";
import { chosen, covered, desk, inPicture, placeOf } from "./desk.js";
import { showHints } from "./head.js";

const STRIDE = 80; // pixels that an arrow moves the view
const WAYS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });

export function listenToKeys() {
  addEventListener("keydown", keys);
  $("picture").addEventListener("keydown", steer);
}

/** Keys that work everywhere but where words are typed. @param {KeyboardEvent} event */
function keys(event) {
  const typing = /** @type {HTMLElement} */ (event.target).closest("input, textarea, select");
  if (typing) return;
  const { thing } = desk.state;
  const held = event.ctrlKey || event.metaKey;
  if (event.key === "Escape") {
    if (desk.from) { desk.from = ""; showHints(acts.all); }
    else if (chosen()) acts.close();
  } else if (held && event.key === "z" && history.state?.depth > 0) {
    event.preventDefault();
    history.back();
  } else if (!held && !event.altKey && thing) {
    if (event.key === "h") acts.hide(thing);
    if (event.key === "p") acts.pin(thing);
    if (event.key === "o") acts.only(thing);
  }
}

/** Keys in the picture: arrows move it, with Shift they go to the next thing that way. @param {KeyboardEvent} event */
function steer(event) {
  const { picture } = desk;
  const way = WAYS[event.key];
  if (way && event.shiftKey) step(...way);
  else if (way) picture?.shift(STRIDE * way[0], STRIDE * way[1]);
  else if (event.key === "+" || event.key === "=") picture?.zoom(1.5);
  else if (event.key === "-") picture?.zoom(1 / 1.5);
  else if (event.key === "0") picture?.fit([], true, covered());
  else if (event.key === "Enter" && !desk.state.thing) step(0, 0);
  else return;
  event.preventDefault();
}

/** Choose the thing that is next in a direction, or the one in the middle. @param {number} right @param {number} down */
function step(right, down) {
  const { picture, state, shown } = desk;
  if (!picture) return;
  const [x, y] = state.thing && inPicture(state.thing) ? placeOf(state.thing) : picture.view();
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
