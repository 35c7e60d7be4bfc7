// Names and icons over the discs: the heaviest first, none over another, at one size whatever the zoom.

import { called, classOf } from "../facts.js";
import { label, spoken } from "../language.js";
import { flat } from "./canvas.js";
import { drawFlat } from "./flat.js";
import { sized } from "./sizes.js";

/** @typedef {import("./world.js").Thing} Thing */
/** @typedef {{thing: Thing, x: number, y: number, r: number}} Disc */
/** @typedef {{id: string, text: string, dx: number, dy: number, size: number, bold: boolean, colour: string, half: number, serif?: boolean}} Placed */

const SIZE = 13; // pixels
const MOST = 14; // characters of a name, unless it is the one pointed at
const CELL = 72; // pixels: what may be in the way is looked up by cells of this side
const PATCH = 7600; // pixels of the screen for each name: more names would be a carpet
const CROWD = 260; // so many icons are drawn while things move

/** Which parts of the screen are taken. */
class Taken {
  constructor() {
    /** @type {Map<number, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box left, top, right, bottom @param {(cell: number[][]) => boolean | void} act stops where it says true */
  each(box, act) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) {
        const key = i * 10_000 + j;
        let cell = this.cells.get(key);
        if (!cell) this.cells.set(key, (cell = []));
        if (act(cell)) return true;
      }
    }
    return false;
  }

  /** @param {number[]} box */
  take(box) {
    this.each(box, (cell) => void cell.push(box));
  }

  /** @param {number[]} box */
  free(box) {
    return !this.each(box, (cell) => cell.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
  }
}

export class Labels {
  /** @param {import("./picture.js").Picture} picture */
  constructor(picture) {
    this.picture = picture;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "over";
    this.canvas.setAttribute("aria-hidden", "true");
    picture.place.append(this.canvas);
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    /** @type {Placed[]} */
    this.placed = [];
    /** @type {Map<string, number>} */
    this.widths = new Map();
    /** @type {Map<string, HTMLCanvasElement>} */
    this.stamps = new Map();
    /** @type {Map<string, HTMLCanvasElement>} */
    this.icons = new Map();
    this.heavy = new Set();
    /** @type {Disc[]} the discs on the screen, as last drawn */
    this.discs = [];
  }

  /** Colours, language or things are others now. */
  forget() {
    this.stamps.clear();
    this.icons.clear();
    this.heavy = new Set(this.picture.things.slice(0, Math.min(14, Math.ceil(this.picture.things.length / 6))).map((thing) => thing.id));
    this.draw(false);
  }

  /** Draw over the picture: where it moves, the names that stand already; where it rests, the best ones. @param {boolean} moving */
  draw(moving) {
    const { picture, canvas, context } = this;
    const { width, height } = picture.sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const scale = picture.scale();
    const discs = (this.discs = this.inView(scale, width, height));
    if (flat) drawFlat(context, picture, discs, scale);
    this.rings(discs);
    this.drawIcons(discs, moving);
    if (moving) this.drawPlaced(discs, scale);
    else {
      this.place(discs, scale, width, height);
      this.drawPlaced(discs, scale);
    }
  }

  /** The discs on the screen, the heaviest first. @param {number} scale @param {number} width @param {number} height @returns {Disc[]} */
  inView(scale, width, height) {
    const { picture } = this;
    const origin = picture.onScreen(0, 0);
    const unit = sized(scale);
    /** @type {Disc[]} */
    const found = [];
    for (const thing of picture.things) {
      const [gx, gy] = /** @type {[number, number]} */ (picture.at?.get(thing.id));
      const [x, y] = [origin.x + gx * scale, origin.y + gy * scale];
      if (x > -160 && y > -50 && x < width + 160 && y < height + 50) found.push({ thing, x, y, r: thing.size * unit });
    }
    return found;
  }

  /** A ring around what is chosen, pinned or pointed at. @param {Disc[]} discs */
  rings(discs) {
    const { context, picture } = this;
    const paint = /** @type {Record<string, string>} */ (picture.paint);
    for (const { thing, x, y, r } of discs) {
      const chosen = thing.id === picture.marked.thing;
      const pinned = picture.marked.pinned.has(thing.id);
      if (!chosen && !pinned && thing.id !== picture.hovered) continue;
      context.beginPath();
      context.arc(x, y, r + (chosen ? 4 : 2.5), 0, 2 * Math.PI);
      context.lineWidth = chosen ? 3 : 2;
      context.strokeStyle = chosen ? paint.ink : pinned ? paint.accent : paint.soft;
      context.setLineDash(pinned && !chosen ? [3, 3] : []);
      context.stroke();
      context.setLineDash([]);
    }
  }

  /** @param {Disc[]} discs @param {boolean} moving */
  drawIcons(discs, moving) {
    const { context, picture } = this;
    let left = moving ? CROWD : 5000;
    for (const { thing, x, y, r } of discs) {
      if (r < 6.5) continue;
      if (left-- <= 0) break;
      const near = picture.marked.near;
      context.globalAlpha = near === null || near.has(thing.id) ? 1 : 0.35;
      const side = r * 2.1;
      context.drawImage(this.icon(classOf(thing.classes[0]).icon), x - side / 2, y - side / 2, side, side);
    }
    context.globalAlpha = 1;
  }

  /** An icon as a stamp. @param {string} character */
  icon(character) {
    let stamp = this.icons.get(character);
    if (!stamp) {
      stamp = document.createElement("canvas");
      stamp.width = stamp.height = 96;
      const context = /** @type {CanvasRenderingContext2D} */ (stamp.getContext("2d"));
      context.font = `600 48px ${this.picture.sans}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = "#fff";
      context.fillText(character, 48, 51);
      this.icons.set(character, stamp);
    }
    return stamp;
  }

  /** A name as it is drawn: cut where it is long and nobody points at it. @param {string} text @param {boolean} whole */
  cut(text, whole) {
    const letters = Array.from(text);
    const most = /[\u2e80-\uffff]/.test(text) ? MOST : 2 * MOST;
    return whole || letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
  }

  /** Find places for the names. @param {Disc[]} discs @param {number} scale @param {number} width @param {number} height */
  place(discs, scale, width, height) {
    const { picture } = this;
    const { thing: chosen, near, edge, ties, pinned } = picture.marked;
    const paint = /** @type {Record<string, string>} */ (picture.paint);
    const names = new Taken();
    const solid = new Taken();
    for (const box of this.overlaid()) names.take(box);
    for (const { x, y, r } of discs) if (r >= 2.6) solid.take([x - r, y - r, x + r, y + r]);
    const ends = new Set(edge ? edge.split("|").slice(0, 2) : []);
    const first = (/** @type {Disc} */ { thing: { id } }) => (id === chosen || id === picture.hovered || ends.has(id) ? 0 : near?.has(id) || pinned.has(id) ? 1 : 2);
    const order = discs.map((disc) => ({ disc, rank: first(disc) })).sort((a, b) => a.rank - b.rank || b.disc.thing.weight - a.disc.thing.weight);
    this.placed = this.islandNames(names, scale, width, height);
    let room = (width * height) / PATCH;
    let tries = 1200;
    for (const { disc: { thing, x, y, r: radius }, rank } of order) {
      const r = rank === 0 ? radius + 5 : radius;
      if (rank === 2 && (near !== null || room <= 0 || tries-- <= 0)) continue;
      const heavy = this.heavy.has(thing.id);
      const bold = rank === 0 || heavy;
      const size = rank === 0 ? SIZE + 2 : heavy ? SIZE + 1 : SIZE;
      const text = this.cut(label(thing), rank === 0);
      const half = this.width(text, size, bold) / 2 + 3;
      const tall = size * 0.68;
      const spots = [[0, r + tall + 2], [0, -r - tall - 2], [r + half + 2, 0], [-r - half - 2, 0]];
      if (bold) spots.push(...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([i, j]) => [i * half * 0.8, j * (r + tall + 2)]));
      const box = (/** @type {number[]} */ [dx, dy]) => [x + dx - half, y + dy - tall, x + dx + half, y + dy + tall];
      const inside = (/** @type {number[]} */ [left, top, right, bottom]) => left >= 0 && top >= 0 && right <= width && bottom <= height;
      const clear = spots.filter((spot) => inside(box(spot)) && names.free(box(spot)));
      // What is said most of is named even where that covers a small disc.
      const spot = clear.find((each) => solid.free(box(each))) ?? (bold || rank < 2 ? clear[0] : undefined) ?? (rank === 0 ? spots[0] : undefined);
      if (!spot) continue;
      names.take(box(spot));
      room -= 1;
      this.placed.push({ id: thing.id, text, dx: spot[0], dy: spot[1], size, bold, colour: paint.ink, half });
    }
    this.ties = scale > 0.9 || near !== null || ties.size ? this.tieNames(names) : [];
  }

  /** Where several reports are shown, each has its name above it. @param {Taken} names @param {number} scale @param {number} width @param {number} height @returns {Placed[]} */
  islandNames(names, scale, width, height) {
    const { picture } = this;
    if (picture.islands.length < 2) return [];
    const paint = /** @type {Record<string, string>} */ (picture.paint);
    const placed = [];
    for (const island of picture.islands) {
      if (island.radius * scale < 34) continue;
      const at = picture.onScreen(island.x, island.y - island.radius);
      const text = spoken(island);
      const size = island.radius * scale > 200 ? 20 : 15;
      const half = this.width(text, size, true, true) / 2 + 4;
      const box = [at.x - half, at.y - size * 0.7, at.x + half, at.y + size * 0.7];
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height || !names.free(box)) continue;
      names.take(box);
      placed.push({ id: "", text, dx: island.x, dy: island.y - island.radius, size, bold: true, colour: paint.soft, half, serif: true });
    }
    return placed;
  }

  /** The words of stated relations on their lines, where there is room. @param {Taken} names */
  tieNames(names) {
    const { picture } = this;
    const { near, thing, edge, ties } = picture.marked;
    const found = [];
    for (const each of picture.edges) {
      if (each.kind === "together" && each.key !== edge && !ties.has(each.key)) continue;
      if (near !== null && each.source !== thing && each.target !== thing && each.key !== edge && !ties.has(each.key)) continue;
      const [a, b] = [each.source, each.target].map((id) => picture.onScreen(.../** @type {[number, number]} */ (picture.at?.get(id))));
      const text = called(each.predicate);
      const half = this.width(text, 12, false) / 2 + 2;
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const box = [x - half, y - 8, x + half, y + 8];
      if (Math.hypot(a.x - b.x, a.y - b.y) < 2 * half + 24 || !names.free(box)) continue;
      names.take(box);
      found.push({ source: each.source, target: each.target, text });
      if (found.length > 120) break;
    }
    return found;
  }

  /** @param {Disc[]} discs @param {number} scale */
  drawPlaced(discs, scale) {
    const { picture, context } = this;
    const paint = /** @type {Record<string, string>} */ (picture.paint);
    const at = new Map(discs.map((disc) => [disc.thing.id, disc]));
    for (const { source, target, text } of this.ties ?? []) {
      const [a, b] = [at.get(source), at.get(target)];
      if (a && b) this.stamp(text, (a.x + b.x) / 2, (a.y + b.y) / 2, 12, false, paint.soft);
    }
    for (const each of [...this.placed].reverse()) {
      if (each.serif) {
        const point = picture.onScreen(each.dx, each.dy);
        this.stamp(each.text, point.x, point.y, each.size, true, each.colour, true);
        continue;
      }
      const disc = at.get(each.id);
      if (disc) this.stamp(each.text, disc.x + each.dx, disc.y + each.dy, each.size, each.bold, each.colour);
    }
    const pointed = picture.hovered && at.get(picture.hovered);
    if (pointed && !this.placed.some((each) => each.id === picture.hovered)) {
      this.stamp(label(pointed.thing), pointed.x, pointed.y + pointed.r + 12, SIZE + 2, true, paint.ink);
    }
    context.globalAlpha = 1;
    void scale;
  }

  /** Words with a rim of the ground's colour, drawn once and kept: drawing text anew for each frame is slow. */
  stamp(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ size, /** @type {boolean} */ bold, /** @type {string} */ colour, serif = false) {
    const key = `${size}${bold}${colour}${serif}${text}`;
    const ratio = window.devicePixelRatio || 1;
    let made = this.stamps.get(key);
    const wide = this.width(text, size, bold, serif) + 10;
    const high = size * 1.7;
    if (!made) {
      if (this.stamps.size > 900) this.stamps.clear();
      made = document.createElement("canvas");
      made.width = Math.ceil(wide * ratio);
      made.height = Math.ceil(high * ratio);
      const context = /** @type {CanvasRenderingContext2D} */ (made.getContext("2d"));
      context.scale(ratio, ratio);
      context.font = this.font(size, bold, serif);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = /** @type {Record<string, string>} */ (this.picture.paint).paper;
      context.strokeText(text, wide / 2, high / 2);
      context.fillStyle = colour;
      context.fillText(text, wide / 2, high / 2);
      this.stamps.set(key, made);
    }
    const snap = (/** @type {number} */ value) => Math.round(value * ratio) / ratio;
    this.context.drawImage(made, snap(x - wide / 2), snap(y - high / 2), made.width / ratio, made.height / ratio);
  }

  /** @param {number} size @param {boolean} bold @param {boolean} [serif] */
  font(size, bold, serif = false) {
    return `${bold ? 600 : 400} ${size}px ${serif ? getComputedStyle(document.documentElement).getPropertyValue("--serif") : this.picture.sans}`;
  }

  /** @param {string} text @param {number} size @param {boolean} bold @param {boolean} [serif] */
  width(text, size, bold, serif = false) {
    const key = `${size}${bold}${serif}${text}`;
    let found = this.widths.get(key);
    if (found === undefined) {
      this.context.font = this.font(size, bold, serif);
      found = this.context.measureText(text).width;
      this.widths.set(key, found);
    }
    return found;
  }

  /** Where the page itself stands over the picture: no name goes there. */
  overlaid() {
    const { left, top } = this.picture.place.getBoundingClientRect();
    return [...document.querySelectorAll(".stage > .float")].map((element) => {
      const box = element.getBoundingClientRect();
      return [box.left - left, box.top - top, box.right - left, box.bottom - top];
    });
  }
}

