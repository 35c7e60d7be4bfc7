// Which names stand in the picture, and where: the heaviest first, none over another, at one size whatever the zoom.

import { called } from "../facts.js";
import { label, spoken } from "../language.js";
import { Taken } from "./taken.js";

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {import("./labels.js").Disc} Disc */
/** @typedef {{id: string, text: string, dx: number, dy: number, size: number, bold: boolean, colour: string, serif?: boolean, wide?: number, stamp?: HTMLCanvasElement}} Placed */
/** @typedef {{source: string, target: string, text: string}} Tie */

export const SIZE = 13; // pixels
const MOST = 14; // characters of a name, unless it is the one pointed at
const PATCH = 7600; // pixels of the screen for each name: more names would be a carpet
const TRIES = 1200; // so many names are tried
const LARGE = 13; // pixels of radius from which no name covers a disc
const TIES = 120; // so many lines have their words at most
// Where a name may stand, by how far from its disc: under it, over it, beside it; what is said most of also aslant.
const SPOTS = [[0, 1], [0, -1], [1, 0], [-1, 0], [0.8, 1], [-0.8, 1], [0.8, -1], [-0.8, -1]];

/** Find places for names. @param {Picture} picture @param {Disc[]} discs the heaviest first @returns {{placed: Placed[], ties: Tie[]}} */
export function name(picture, discs) {
  const { camera, labels, looks } = picture;
  const { letters, heavy } = labels;
  const { width, height, scale } = camera;
  const { thing: chosen, near, edge, ties, pinned } = looks.marked;
  const names = new Taken();
  const solid = new Taken();
  for (const box of overlaid(picture.place)) names.take(box);
  for (const { x, y, r } of discs) if (r >= 2.6) (r > LARGE ? names : solid).take([x - r, y - r, x + r, y + r]);
  const ends = new Set(edge ? edge.split("|").slice(0, 2) : []);
  const first = (/** @type {Disc} */ { thing: { id } }) => (id === chosen || id === picture.hovered || ends.has(id) ? 0 : near?.has(id) || pinned.has(id) ? 1 : 2);
  /** @type {Disc[][]} */
  const ranks = [[], [], []];
  for (const disc of discs) ranks[first(disc)].push(disc);
  const placed = islands(picture, names);
  let room = (width * height) / PATCH;
  let tries = TRIES;
  for (const [rank, of] of ranks.entries()) {
    for (const disc of of) {
      const { thing, x, y } = disc;
      if (rank === 2 && (near !== null || room <= 0 || tries-- <= 0)) break;
      const r = rank === 0 ? disc.r + 5 : disc.r;
      const bold = rank === 0 || heavy.has(thing.id);
      const size = rank === 0 ? SIZE + 2 : bold ? SIZE + 1 : SIZE;
      const text = cut(label(thing), rank === 0);
      const half = letters.width(text, size, bold) / 2 + 3;
      const tall = size * 0.68;
      /** @type {number[] | null} */
      let spot = null;
      for (let k = 0; k < (bold ? SPOTS.length : 4); k++) {
        const [right, down] = SPOTS[k];
        const dx = right * (down ? half : r + half + 2);
        const dy = down * (r + tall + 2);
        const box = [x + dx - half, y + dy - tall, x + dx + half, y + dy + tall];
        if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height || !names.free(box)) continue;
        const open = solid.free(box);
        // What is said most of is named even where that covers a small disc.
        if (open || (spot === null && (bold || rank < 2))) spot = [dx, dy];
        if (open) break;
      }
      if (!spot && rank === 0) spot = [0, r + tall + 2];
      if (!spot) continue;
      const [dx, dy] = spot;
      names.take([x + dx - half, y + dy - tall, x + dx + half, y + dy + tall]);
      room -= 1;
      placed.push({ id: thing.id, text, dx, dy, size, bold, colour: looks.paint.ink });
    }
  }
  return { placed, ties: scale > 0.9 || near !== null || ties.size ? lines(picture, names) : [] };
}

/** A name as it is drawn: cut where it is long and nobody points at it. @param {string} text @param {boolean} whole */
function cut(text, whole) {
  if (whole || text.length <= MOST) return text;
  const letters = Array.from(text);
  const most = /[\u2e80-\uffff]/.test(text) ? MOST : 2 * MOST;
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

/** Where several reports are shown, each has its name above it. @param {Picture} picture @param {Taken} names @returns {Placed[]} */
function islands({ camera, labels, looks, islands: all }, names) {
  if (all.length < 2) return [];
  const placed = [];
  for (const island of all) {
    const wide = island.radius * camera.scale;
    if (wide < 34) continue;
    const at = camera.onScreen(island.x, island.y - island.radius);
    const text = spoken(island);
    const size = wide > 200 ? 20 : 15;
    const half = labels.letters.width(text, size, true, true) / 2 + 4;
    const box = [at.x - half, at.y - size * 0.7, at.x + half, at.y + size * 0.7];
    if (box[0] < 0 || box[1] < 0 || box[2] > camera.width || box[3] > camera.height || !names.free(box)) continue;
    names.take(box);
    placed.push({ id: "", text, dx: island.x, dy: island.y - island.radius, size, bold: true, colour: looks.paint.soft, serif: true });
  }
  return placed;
}

/** The words of stated relations on their lines, where there is room. @param {Picture} picture @param {Taken} names @returns {Tie[]} */
function lines(picture, names) {
  const { near, thing, edge, ties } = picture.looks.marked;
  const found = [];
  for (const { key, kind, source, target, predicate } of picture.edges) {
    const chosen = key === edge || ties.has(key);
    if (kind === "together" && !chosen) continue;
    if (near !== null && source !== thing && target !== thing && !chosen) continue;
    const [a, b] = [source, target].map((id) => picture.camera.onScreen(...picture.placeOf(id)));
    const text = called(predicate);
    const half = picture.labels.letters.width(text, 12, false) / 2 + 2;
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const box = [x - half, y - 8, x + half, y + 8];
    if (Math.hypot(a.x - b.x, a.y - b.y) < 2 * half + 24 || !names.free(box)) continue;
    names.take(box);
    found.push({ source, target, text });
    if (found.length > TIES) break;
  }
  return found;
}

/** Where the page itself stands over the picture: no name goes there. @param {HTMLElement} place */
function overlaid(place) {
  const { left, top } = place.getBoundingClientRect();
  return [...document.querySelectorAll(".stage > .float")].map((element) => {
    const box = element.getBoundingClientRect();
    return [box.left - left, box.top - top, box.right - left, box.bottom - top];
  });
}
