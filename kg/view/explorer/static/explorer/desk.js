// What the explorer has before it: the state, the picture, what is in it. Every act makes a new state (acts.js), and
// everything on screen follows from it (show.js).

import { $ } from "../dom.js";
import { lang } from "../language.js";
import { read, written } from "./state.js";
import { world } from "./world.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./world.js").Thing} Thing */
/** @typedef {import("./world.js").Edge} Edge */

export const desk = {
  /** @type {State} */
  state: read(location.hash),
  /** @type {import("./picture.js").Picture | null} */
  picture: null,
  /** @type {{things: Thing[], edges: Edge[]}} what is in the picture */
  shown: { things: [], edges: [] },
  from: "", // the thing from which a way is to be found
};

/** The part of the address behind #: the state, and the language where it is not the first one. */
export const address = () => `#${[written(desk.state), lang() === "en" ? "lang=en" : ""].filter(Boolean).join("&")}`;

/** Note where the view stands, without a step in the history. */
export function noteView() {
  if (!desk.picture) return;
  desk.state.at = desk.picture.view();
  history.replaceState(history.state, "", address());
}

export const isShown = (/** @type {string} */ id) => desk.shown.things.some((thing) => thing.id === id);

/** Whether the picture has a thing. */
export const inPicture = (/** @type {string} */ id) => Boolean(desk.picture?.at.has(id));

/** Where a thing stands in the layout, or would stand. @param {string} id @returns {[number, number]} */
export const placeOf = (id) => desk.picture?.at.get(id) ?? [world.things.get(id)?.x ?? 0, world.things.get(id)?.y ?? 0];

/** Whether a thing, an edge or a way is chosen. */
export const chosen = () => Boolean(desk.state.thing || desk.state.edge || desk.state.path);

/** The two ends of the chosen edge. */
export const ends = () => (desk.state.edge ? desk.state.edge.split("|").slice(0, 2) : []);

export const narrow = () => matchMedia("(max-width: 780px)").matches;

/** Pixels of the picture that the panel covers on a small screen. */
export function covered() {
  if (!chosen() || !narrow()) return 0;
  const stage = $("picture").getBoundingClientRect();
  return Math.max(0, Math.min(stage.bottom - innerHeight * 0.5, stage.height - 120));
}
