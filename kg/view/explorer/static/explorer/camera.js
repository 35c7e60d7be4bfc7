// Where the view stands: the middle of it in units of the layout, and the pixels that a unit takes.

import { moving } from "../dom.js";

export const LARGEST = 2.4; // pixels a unit takes where the page itself goes somewhere
const CLOSEST = 6; // and where the reader comes closer
const FARTHEST = 0.35; // of the scale at which everything is seen: from farther there is nothing to see

/** @typedef {{x: number, y: number, scale: number}} Spot */

export class Camera {
  /** @param {() => void} told is called whenever the view is another */
  constructor(told) {
    this.told = told;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.width = 1;
    this.height = 1;
    this.least = 0;
    this.frame = 0;
  }

  /** The stage has this size now; the view keeps its middle and what it shows. @param {number} width @param {number} height */
  resize(width, height) {
    this.scale *= Math.min(width, height) / Math.min(this.width, this.height);
    this.width = width;
    this.height = height;
  }

  /** The box that everything is in bounds how far away the view may go. @param {number} wide @param {number} high */
  bound(wide, high) {
    this.least = FARTHEST * Math.min(this.width / wide, this.height / high);
  }

  /** Where a point of the layout stands on the screen. @param {number} x @param {number} y */
  onScreen(x, y) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  /** The point of the layout under a point of the screen. @param {number} x @param {number} y */
  inLayout(x, y) {
    return { x: (x - this.width / 2) / this.scale + this.x, y: (y - this.height / 2) / this.scale + this.y };
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  /** Be there. @param {Spot} spot */
  set({ x, y, scale }) {
    this.stop();
    [this.x, this.y, this.scale] = [x, y, scale];
    this.told();
  }

  /** Go there, at once where nothing may move on its own. @param {Spot} to @param {number} milliseconds */
  glide(to, milliseconds) {
    if (!moving()) return this.set(to);
    this.stop();
    const from = { x: this.x, y: this.y, scale: this.scale };
    const begun = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / milliseconds);
      Object.assign(this, share < 1 ? between(from, to, share * (2 - share)) : to);
      this.frame = share < 1 ? requestAnimationFrame(step) : 0;
      this.told();
    };
    this.frame = requestAnimationFrame(step);
  }

  /** What the view is when a point of the screen stays and all around it grows. @param {number} x @param {number} y @param {number} scale @returns {Spot} */
  around(x, y, scale) {
    const next = Math.max(this.least, Math.min(scale, CLOSEST));
    const fixed = this.inLayout(x, y);
    return { x: fixed.x - (x - this.width / 2) / next, y: fixed.y - (y - this.height / 2) / next, scale: next };
  }

  /** Move by pixels. @param {number} right @param {number} down */
  shift(right, down) {
    this.set({ x: this.x + right / this.scale, y: this.y + down / this.scale, scale: this.scale });
  }
}

/** A view on the way: where it grows or shrinks, it does so around the point that both views have at the same place. @param {Spot} from @param {Spot} to @param {number} share @returns {Spot} */
function between(from, to, share) {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const grown = Math.abs(Math.log(to.scale / from.scale)) < 0.01 ? share : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { x: from.x + (to.x - from.x) * grown, y: from.y + (to.y - from.y) * grown, scale };
}
