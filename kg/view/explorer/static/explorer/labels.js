// What is drawn over discs and lines, on a canvas of its own: rings, icons, names. Without a graphics card discs and
// lines are drawn there as well.

import { classOf } from "../facts.js";
import { label } from "../language.js";
import { drawFlat } from "./flat.js";
import { Letters } from "./letters.js";
import { name, SIZE } from "./naming.js";
import { sized } from "./sizes.js";

/** @typedef {import("./world.js").Thing} Thing */
/** @typedef {{thing: Thing, x: number, y: number, r: number}} Disc */

const CROWD = 260; // so many icons are drawn while things move
const AROUND = { x: 160, y: 50 }; // pixels beside the screen in which a disc may have a name that reaches into it

export class Labels {
  /** @param {import("./picture.js").Picture} picture */
  constructor(picture) {
    this.picture = picture;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "over";
    this.canvas.setAttribute("aria-hidden", "true");
    picture.place.append(this.canvas);
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.letters = new Letters(this.context, picture.looks);
    /** @type {import("./naming.js").Placed[]} */
    this.placed = [];
    /** @type {import("./naming.js").Tie[]} */
    this.ties = [];
    /** @type {Set<string>} what is said most of */
    this.heavy = new Set();
    /** @type {Disc[]} every disc, the heaviest first */
    this.all = [];
    /** @type {Map<string, Disc>} */
    this.of = new Map();
    /** @type {Disc[]} the discs on the screen, as last drawn */
    this.discs = [];
  }

  /** The things are others now. */
  weigh() {
    const { things } = this.picture;
    this.all = things.map((thing) => ({ thing, x: 0, y: 0, r: 0 }));
    this.of = new Map(this.all.map((disc) => [disc.thing.id, disc]));
    this.heavy = new Set(things.slice(0, Math.min(14, Math.ceil(things.length / 6))).map((thing) => thing.id));
  }

  /** Colours or letters are others now. */
  forget() {
    this.letters.forget();
  }

  /** Draw: where things move, the names that stand already; where they rest, the best ones. @param {boolean} moving */
  draw(moving) {
    const { picture, context } = this;
    const { width, height } = picture.camera;
    this.discs = this.inView();
    // Places are found before anything is changed, so that the page is laid out but once.
    if (!moving) ({ placed: this.placed, ties: this.ties } = name(picture, this.discs));
    this.size(width, height);
    context.clearRect(0, 0, width, height);
    if (!picture.card) drawFlat(context, picture, this.all);
    this.rings();
    this.icons(moving);
    this.names(moving);
  }

  /** @param {number} width @param {number} height */
  size(width, height) {
    const { canvas } = this;
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** Put the discs where they are on the screen now; those that are in view. @returns {Disc[]} */
  inView() {
    const { camera, at } = this.picture;
    const { scale, width, height } = camera;
    const origin = camera.onScreen(0, 0);
    const unit = sized(scale);
    /** @type {Disc[]} */
    const found = [];
    for (const disc of this.all) {
      const place = /** @type {[number, number]} */ (at.get(disc.thing.id));
      const x = origin.x + place[0] * scale;
      const y = origin.y + place[1] * scale;
      disc.x = x;
      disc.y = y;
      disc.r = disc.thing.size * unit;
      if (x > -AROUND.x && y > -AROUND.y && x < width + AROUND.x && y < height + AROUND.y) found.push(disc);
    }
    return found;
  }

  /** A ring around what is chosen, pinned or pointed at. */
  rings() {
    const { context, picture } = this;
    const { marked, paint } = picture.looks;
    if (!marked.thing && !marked.pinned.size && !picture.hovered) return;
    for (const { thing, x, y, r } of this.discs) {
      const chosen = thing.id === marked.thing;
      const pinned = marked.pinned.has(thing.id);
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

  /** @param {boolean} moving */
  icons(moving) {
    const { context, picture } = this;
    const { near } = picture.looks.marked;
    let left = moving ? CROWD : Infinity;
    for (const { thing, x, y, r } of this.discs) {
      if (r < 6.5) continue;
      if (left-- <= 0) break;
      if (near !== null) context.globalAlpha = near.has(thing.id) ? 1 : 0.35;
      this.letters.icon(classOf(thing.classes[0]).icon, x, y, r, moving);
    }
    context.globalAlpha = 1;
  }

  /** @param {boolean} moving */
  names(moving) {
    const { picture, letters } = this;
    const { paint } = picture.looks;
    for (const { source, target, text } of this.ties) {
      const [a, b] = [this.of.get(source), this.of.get(target)];
      if (a && b) letters.draw({ text, size: 12, bold: false, colour: paint.soft }, (a.x + b.x) / 2, (a.y + b.y) / 2, moving);
    }
    for (let i = this.placed.length - 1; i >= 0; i--) {
      const each = this.placed[i];
      const disc = this.of.get(each.id);
      const point = each.serif ? picture.camera.onScreen(each.dx, each.dy) : disc && { x: disc.x + each.dx, y: disc.y + each.dy };
      if (point) letters.draw(each, point.x, point.y, moving);
    }
    const pointed = picture.hovered && this.of.get(picture.hovered);
    if (pointed && !this.placed.some((each) => each.id === picture.hovered)) {
      letters.draw({ text: label(pointed.thing), size: SIZE + 2, bold: true, colour: paint.ink }, pointed.x, pointed.y + pointed.r + 12, moving);
    }
  }
}
