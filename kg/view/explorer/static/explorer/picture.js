// The picture: discs and lines where the server put them, names and icons over them. A plain canvas has it at once;
// where there is a graphics card, that draws discs and lines as soon as it is ready (card.js).

import { Camera, LARGEST } from "./camera.js";
import { cardFor } from "./card.js";
import { listen } from "./gestures.js";
import { Labels } from "./labels.js";
import { Looks } from "./looks.js";

/** @typedef {import("./world.js").Thing} Thing */
/** @typedef {import("./world.js").Edge} Edge */
/** @typedef {{zh: string, en: string, x: number, y: number, radius: number}} Island */
/**
 * What the picture tells.
 * @typedef {object} Told
 * @property {(id: string) => void} thing was chosen
 * @property {(key: string) => void} edge was chosen
 * @property {() => void} ground was clicked
 * @property {() => void} view was moved by the reader, and rests
 * @property {(id: string, x: number, y: number) => void} moved a thing was
 * @property {(id: string) => void} hover over a thing, "" over none
 */

const SETTLED = 140; // milliseconds without movement until everything is drawn again
const REACH = 4; // pixels beside a disc or line that still count as on it
const RANK = /** @type {Record<string, number>} */ ({ relation: 0, recognition: 1, member: 2, together: 3 });

export class Picture {
  /** @param {HTMLElement} place @param {Told} told */
  constructor(place, told) {
    this.place = place;
    this.told = told;
    /** @type {Thing[]} */
    this.things = [];
    /** @type {Edge[]} */
    this.edges = [];
    /** @type {Island[]} */
    this.islands = [];
    /** @type {Map<string, number>} */
    this.sizes = new Map();
    /** @type {Map<string, [number, number]>} */
    this.at = new Map();
    this.hovered = "";
    this.started = false;
    this.moving = false;
    this.touched = false; // whether the reader, not the page, moves the view
    this.settle = 0;
    this.frame = 0;
    /** @type {import("./card.js").Card | null} */
    this.card = null;
    this.looks = new Looks();
    this.camera = new Camera(() => this.stir());
    this.labels = new Labels(this);
    new ResizeObserver(() => { if (this.measure()) this.ask(); }).observe(place);
    listen(this);
  }

  /** Take the size of the stage; whether it is another. */
  measure() {
    const { clientWidth: width, clientHeight: height } = this.place;
    if (!width || !height || (width === this.camera.width && height === this.camera.height)) return false;
    this.camera.resize(width, height);
    this.bound();
    return true;
  }

  /** Have the picture drawn in the next frame. */
  ask() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (this.card) this.card.draw();
      else this.labels.draw(this.moving);
    });
  }

  /** Have discs and lines drawn by the graphics card, where there is one. */
  async quicken() {
    if (!this.things.length) return;
    this.card = await cardFor(this);
    if (!this.card) return;
    this.card.show();
    this.ask();
  }

  /** Draw these things and edges. @param {Thing[]} things @param {Edge[]} edges @param {Island[]} islands @param {Record<string, [number, number]>} pins */
  show(things, edges, islands, pins) {
    this.things = things;
    this.edges = edges.filter((edge) => edge.source !== edge.target).sort((a, b) => RANK[a.kind] - RANK[b.kind] || b.claims - a.claims);
    this.islands = islands;
    this.sizes = new Map(things.map((thing) => [thing.id, thing.size]));
    this.at = new Map(things.map((thing) => [thing.id, pins[thing.id] ?? [thing.x, thing.y]]));
    this.looks.forget();
    this.measure();
    this.bound();
    this.card?.show();
    this.labels.weigh();
    this.ask();
  }

  /** The ground is that of the whole selection, whatever is filtered. */
  bound() {
    const { low, high } = this.ground();
    this.camera.bound(high.x - low.x, high.y - low.y);
  }

  /** The box that all reports are in. */
  ground() {
    const all = this.islands.length ? this.islands : [{ x: 0, y: 0, radius: 500 }];
    const end = (/** @type {"x" | "y"} */ axis, /** @type {1 | -1} */ side) => side * Math.max(...all.map((each) => side * each[axis] + each.radius));
    return { low: { x: end("x", -1), y: end("y", -1) }, high: { x: end("x", 1), y: end("y", 1) } };
  }

  /** Point out what is chosen. @param {import("./looks.js").Marked} marked */
  mark(marked) {
    this.looks.mark(marked);
    this.card?.look();
    this.ask();
  }

  /** Colours, language or letters are others now. */
  repaint() {
    this.looks.read();
    this.labels.forget();
    this.card?.look();
    this.ask();
  }

  /** The view moved, or a thing: draw lightly now, and everything when it rests. */
  stir() {
    if (!this.started) return;
    this.moving = true;
    clearTimeout(this.settle);
    this.settle = window.setTimeout(() => {
      this.moving = false;
      this.ask();
      if (this.touched) this.told.view();
      this.touched = false;
    }, SETTLED);
    this.ask();
  }

  /** The thing under a point of the screen. @param {number} x @param {number} y @returns {string | null} */
  thingAt(x, y) {
    if (this.moving) return null;
    return this.labels.discs.find((disc) => Math.hypot(disc.x - x, disc.y - y) <= disc.r + REACH)?.thing.id ?? null;
  }

  /** The line under a point of the screen. @param {number} x @param {number} y @returns {string | null} */
  lineAt(x, y) {
    if (this.moving) return null;
    const point = this.camera.inLayout(x, y);
    let best = null;
    let least = REACH / this.camera.scale;
    for (const edge of this.edges) {
      const [ax, ay] = this.placeOf(edge.source);
      const [bx, by] = this.placeOf(edge.target);
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.max(0, Math.min(1, ((point.x - ax) * dx + (point.y - ay) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(ax + along * dx - point.x, ay + along * dy - point.y);
      if (far < least) [best, least] = [edge.key, far];
    }
    return best;
  }

  /** Where a thing that is drawn stands in the layout. @param {string} id */
  placeOf(id) {
    return /** @type {[number, number]} */ (this.at.get(id));
  }

  /** The middle of the view and the units that it is wide. @returns {[number, number, number]} */
  view() {
    const { x, y, scale, width, height } = this.camera;
    return [x, y, Math.min(width, height) / scale];
  }

  /** Go to a view. @param {[number, number, number]} at @param {boolean} [slowly] */
  go([x, y, wide], slowly = false) {
    const { camera } = this;
    const spot = { x, y, scale: Math.min(Math.min(camera.width, camera.height) / wide, LARGEST) };
    const first = !this.started;
    if (slowly) camera.glide(spot, 500);
    else camera.set(spot);
    this.started = true;
    if (first) this.ask();
  }

  /** Show these things, or all, with what `covered` takes of the picture left free. @param {string[]} ids @param {boolean} slowly @param {number} [covered] pixels at the foot */
  fit(ids, slowly, covered = 0) {
    const found = (ids.length ? ids : this.things.map((thing) => thing.id)).map((id) => this.at.get(id)).filter(Boolean);
    const points = /** @type {[number, number][]} */ (found.length ? found : [[0, 0]]);
    const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { width, height } = this.camera;
    const free = Math.max(height - covered, 80);
    const [aside, above] = [Math.min(130, width * 0.14), Math.min(150, free * 0.24)];
    const scale = Math.min((width - aside) / (right - left + 1), (free - above) / (bottom - top + 1), ids.length ? 1.15 : 1.4);
    // What floats over the picture at its head leaves less room there than at its foot.
    const down = (covered / 2 - above / 5) / scale;
    this.go([(left + right) / 2, (top + bottom) / 2 + down, Math.min(width, height) / scale], slowly);
  }

  /** @param {number} factor */
  zoom(factor) {
    this.touched = true;
    const [x, y, wide] = this.view();
    this.go([x, y, wide / factor], true);
  }

  /** Move the view by pixels. @param {number} right @param {number} down */
  shift(right, down) {
    this.touched = true;
    this.camera.shift(right, down);
  }

  /** @param {string} id */
  zoomTo(id) {
    this.touched = true;
    const [x, y] = this.placeOf(id);
    this.go([x, y, this.view()[2] / 2.2], true);
  }

  /** A thing that is held goes where the pointer goes. @param {string} id @param {{x: number, y: number}} to */
  drag(id, { x, y }) {
    this.at.set(id, [x, y]);
    this.card?.move(id);
    this.touched = false; // the view stays
    this.stir();
  }

  /** @param {string} id */
  drop(id) {
    this.told.moved(id, ...this.placeOf(id));
  }

  /** A thing is pointed at, or a line. @param {string} id @param {boolean} [line] */
  point(id, line = false) {
    const known = this.at.has(id) ? id : "";
    this.place.classList.toggle("pointing", known !== "" || line);
    if (known === this.hovered) return;
    this.hovered = known;
    this.told.hover(known);
    this.ask();
  }
}
