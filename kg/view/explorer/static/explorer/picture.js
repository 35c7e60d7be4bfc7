// The picture: sigma draws discs and lines with WebGL where the server put them; names and icons are drawn over them.

import { moving } from "../dom.js";
import { classOf } from "../facts.js";
import { mixed, paints } from "../theme.js";
import { Canvas, flow, programs } from "./canvas.js";
import { Labels } from "./labels.js";
import { sized } from "./sizes.js";

/** @typedef {import("./world.js").Thing} Thing */
/** @typedef {import("./world.js").Edge} Edge */
/** @typedef {{thing: string, edge: string, near: Set<string> | null, ties: Set<string>, pinned: Set<string>}} Marked */

const { MultiDirectedGraph } = /** @type {any} */ (window).graphology;

const SETTLED = 140; // milliseconds without movement until everything is drawn again
const REACH = 4; // pixels beside a disc or line that still count as on it
const LARGEST = 2.4; // pixels a unit takes when zoomed in as far as it goes
const COLOURS = ["paper", "surface", "ink", "soft", "edge", "edge-soft", "accent", "award"];

export class Picture {
  /**
   * @param {HTMLElement} place
   * @param {{thing: (id: string) => void, edge: (key: string) => void, ground: () => void, view: () => void, moved: (id: string, x: number, y: number) => void, hover: (id: string) => void}} told
   */
  constructor(place, told) {
    this.place = place;
    this.told = told;
    this.graph = new MultiDirectedGraph();
    /** @type {Thing[]} */
    this.things = [];
    /** @type {Edge[]} */
    this.edges = [];
    /** @type {{zh: string, en: string, x: number, y: number, radius: number}[]} */
    this.islands = [];
    /** @type {Marked} */
    this.marked = { thing: "", edge: "", near: null, ties: new Set(), pinned: new Set() };
    /** @type {Map<number, {color: string, size: number, zIndex: number, edges: Edge[]}[]>} what `strokes` has made */
    this.looks = new Map();
    /** @type {Map<string, number>} */
    this.sizes = new Map();
    this.hovered = "";
    this.started = false;
    this.touched = false; // whether the reader, not the page, moves the view
    this.readPaint();
    this.sigma = new Canvas(this.graph, place, {
      allowInvalidContainer: true,
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: true,
      itemSizesReference: "positions",
      // Sigma multiplies by the scale at ratio 1; what is divided away here leaves the size that we want.
      zoomToSizeRatioFunction: (/** @type {number} */ ratio) => (this.sigma ? this.scale(1) / sized(this.scale(ratio)) : ratio),
      minEdgeThickness: 1,
      stagePadding: 0,
      defaultEdgeType: "line",
      ...programs(),
      defaultDrawNodeHover: () => {},
      nodeReducer: (/** @type {string} */ id, /** @type {any} */ data) => this.discLook(id, data),
      edgeReducer: (/** @type {string} */ key, /** @type {any} */ data) => this.lineLook(key, data),
    }, this);
    this.labels = new Labels(this);
    this.settle = 0;
    this.sigma.on("afterRender", () => this.labels.draw(flow.moving));
    this.sigma.getCamera().on("updated", () => this.stir());
    this.listen();
  }

  readPaint() {
    this.paint = paints(...COLOURS);
    this.sans = getComputedStyle(document.body).fontFamily;
    /** @type {Map<string, string>} */
    this.faded = new Map();
  }

  /** A colour as it is where the eye should not go. @param {string} colour @param {number} share */
  fade(colour, share) {
    const key = colour + share;
    let found = this.faded?.get(key);
    if (!found) {
      found = mixed(colour, this.paint?.paper ?? "#ffffff", share);
      this.faded?.set(key, found);
    }
    return found;
  }

  /** @param {string} id @param {any} data */
  discLook(id, data) {
    const colour = classOf(data.cls).colour;
    const away = this.marked.near !== null && !this.marked.near.has(id);
    return { ...data, color: away ? this.fade(colour, 0.16) : colour, zIndex: away ? 0 : 1 };
  }

  /** @param {string} key @param {any} data */
  lineLook(key, data) {
    const { thing, edge, near, ties } = this.marked;
    const chosen = key === edge || ties.has(key) || (thing !== "" && (data.from === thing || data.to === thing));
    const { color, size } = this.stroke(data.kind);
    if (chosen) return { ...data, color: data.kind === "together" ? this.paint?.edge : color, size: size + 0.9, zIndex: 2 };
    return { ...data, size, color: this.fade(color, near !== null ? 0.16 : data.kind === "together" ? 0.7 : 0.9), zIndex: 0 };
  }

  /** The colour and thickness of a line by its kind. @param {string} kind */
  stroke(kind) {
    const paint = /** @type {Record<string, string>} */ (this.paint);
    if (kind === "together") return { color: paint["edge-soft"], size: 1.6 };
    if (kind === "member") return { color: paint["edge-soft"], size: 2.4 };
    return { color: kind === "recognition" ? paint.award : paint.edge, size: 2.8 };
  }

  /** The first lines by how they look, those that stand out last. @param {number} most */
  strokes(most) {
    let found = this.looks.get(most);
    if (found) return found;
    const groups = new Map();
    for (const edge of this.edges.slice(0, most)) {
      const { color, size, zIndex } = this.lineLook(edge.key, { kind: edge.kind, from: edge.source, to: edge.target });
      const key = `${zIndex}${color}${size}`;
      if (!groups.has(key)) groups.set(key, { color, size, zIndex, edges: [] });
      groups.get(key).edges.push(edge);
    }
    found = [...groups.values()].sort((a, b) => a.zIndex - b.zIndex);
    this.looks.set(most, found);
    return found;
  }

  /** Draw these things and edges. @param {Thing[]} things @param {Edge[]} edges @param {any[]} islands @param {Record<string, [number, number]>} pins */
  show(things, edges, islands, pins) {
    this.things = things;
    const order = { relation: 0, recognition: 1, member: 2, together: 3 };
    this.edges = edges.filter((edge) => edge.source !== edge.target).sort((a, b) => order[/** @type {"relation"} */ (a.kind)] - order[/** @type {"relation"} */ (b.kind)] || b.claims - a.claims);
    this.islands = islands;
    this.sizes = new Map(things.map((thing) => [thing.id, thing.size]));
    this.at = new Map(things.map((thing) => [thing.id, pins[thing.id] ?? [thing.x, thing.y]]));
    this.graph.clear();
    for (const thing of [...things].reverse()) {
      const [x, y] = /** @type {[number, number]} */ (this.at.get(thing.id));
      this.graph.addNode(thing.id, { x, y: -y, size: thing.size, cls: thing.classes[0] });
    }
    for (const edge of this.edges) {
      const type = edge.kind === "relation" || edge.kind === "recognition" ? "arrow" : "line";
      this.graph.addDirectedEdgeWithKey(edge.key, edge.source, edge.target, { kind: edge.kind, type, from: edge.source, to: edge.target });
    }
    this.looks.clear();
    this.bound(islands);
    this.sigma.refresh();
    this.labels.forget();
  }

  /** The ground is that of the whole selection, so that a view means the same whatever is filtered. @param {any[]} islands */
  bound(islands) {
    const all = islands.length ? islands : [{ x: 0, y: 0, radius: 500 }];
    const low = (/** @type {"x" | "y"} */ axis) => Math.min(...all.map((each) => each[axis] - each.radius));
    const high = (/** @type {"x" | "y"} */ axis) => Math.max(...all.map((each) => each[axis] + each.radius));
    this.sigma.setCustomBBox({ x: [low("x"), high("x")], y: [-high("y"), -low("y")] });
  }

  /** Point out what is chosen. @param {Marked} marked */
  mark(marked) {
    this.marked = marked;
    this.looks.clear();
    this.sigma.refresh({ skipIndexation: true });
  }

  repaint() {
    this.readPaint();
    this.looks.clear();
    this.labels.forget();
    this.sigma.refresh({ skipIndexation: true });
  }

  /** The view moved: draw lightly now, and everything when it rests. */
  stir() {
    if (!this.started) return;
    flow.moving = true;
    clearTimeout(this.settle);
    this.settle = window.setTimeout(() => {
      flow.moving = false;
      this.sigma.scheduleRender();
      if (this.touched) this.told.view();
      this.touched = false;
    }, SETTLED);
  }

  /** Pixels a unit of the layout takes. @param {number} [ratio] of the camera */
  scale(ratio) {
    const camera = this.sigma.getCamera().getState();
    const cameraState = ratio === undefined ? camera : { ...camera, ratio };
    const [a, b] = [{ x: 0, y: 0 }, { x: 100, y: 0 }].map((point) => this.sigma.graphToViewport(point, { cameraState }));
    return Math.hypot(b.x - a.x, b.y - a.y) / 100;
  }

  /** The thing under a point of the screen. @param {number} x @param {number} y @returns {string | null} */
  thingAt(x, y) {
    if (flow.moving) return null;
    return this.labels.discs.find((disc) => Math.hypot(disc.x - x, disc.y - y) <= disc.r + REACH)?.thing.id ?? null;
  }

  /** The line under a point of the screen. @param {number} x @param {number} y @returns {string | null} */
  lineAt(x, y) {
    if (flow.moving) return null;
    const origin = this.onScreen(0, 0);
    const scale = this.scale();
    const [px, py] = [(x - origin.x) / scale, (y - origin.y) / scale];
    let best = null;
    let least = REACH / scale;
    for (const edge of this.edges) {
      const [ax, ay] = /** @type {[number, number]} */ (this.at?.get(edge.source));
      const [bx, by] = /** @type {[number, number]} */ (this.at?.get(edge.target));
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(ax + along * dx - px, ay + along * dy - py);
      if (far < least) [best, least] = [edge.key, far];
    }
    return best;
  }

  /** Where a point of the layout stands on the screen. @param {number} x @param {number} y */
  onScreen(x, y) {
    return this.sigma.graphToViewport({ x, y: -y });
  }

  /** The middle of the view and the units that it is wide. @returns {[number, number, number]} */
  view() {
    const { width, height } = this.sigma.getDimensions();
    const { x, y } = this.sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    return [x, -y, Math.min(width, height) / this.scale()];
  }

  /** Go to a view. @param {[number, number, number]} at @param {boolean} [slowly] */
  go([x, y, wide], slowly = false) {
    const { width, height } = this.sigma.getDimensions();
    const framed = this.sigma.viewportToFramedGraph(this.sigma.graphToViewport({ x, y: -y }));
    const ratio = this.scale(1) / Math.min(Math.min(width, height) / wide, LARGEST);
    const state = { x: framed.x, y: framed.y, ratio, angle: 0 };
    this.started = true;
    if (slowly && moving()) this.sigma.getCamera().animate(state, { duration: 500 });
    else this.sigma.getCamera().setState(state);
  }

  /** Show these things, or all, with what `beside` covers of the picture left free. @param {string[]} ids @param {boolean} slowly @param {number} [covered] pixels at the foot */
  fit(ids, slowly, covered = 0) {
    const found = (ids.length ? ids : this.things.map((thing) => thing.id)).map((id) => this.at?.get(id)).filter(Boolean);
    const points = /** @type {[number, number][]} */ (found.length ? found : [[0, 0]]);
    const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { width, height } = this.sigma.getDimensions();
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
    const [x, y, wide] = this.view();
    const scale = this.scale();
    this.go([x + right / scale, y + down / scale, wide]);
  }

  listen() {
    const { sigma, told } = this;
    sigma.on("clickNode", (/** @type {any} */ { node }) => { if (!this.dragged) told.thing(node); });
    sigma.on("clickEdge", (/** @type {any} */ { edge }) => told.edge(edge));
    sigma.on("clickStage", () => { if (!this.dragged) told.ground(); });
    sigma.on("doubleClickNode", (/** @type {any} */ event) => { event.preventSigmaDefault(); this.zoomTo(event.node); });
    sigma.on("enterNode", (/** @type {any} */ { node }) => this.point(node));
    sigma.on("leaveNode", () => this.point(""));
    sigma.on("enterEdge", () => { this.place.classList.add("pointing"); });
    sigma.on("leaveEdge", () => { this.place.classList.remove("pointing"); });
    sigma.on("downNode", (/** @type {any} */ { node }) => { this.held = node; this.dragged = false; });
    sigma.on("downStage", () => { this.dragged = false; });
    sigma.getMouseCaptor().on("mousemovebody", (/** @type {any} */ event) => this.drag(event));
    sigma.getMouseCaptor().on("mouseup", () => this.drop());
    for (const name of ["wheel", "pointerdown", "touchstart"]) this.place.addEventListener(name, () => { this.touched = true; }, { passive: true, capture: true });
  }

  /** A thing that is held goes where the pointer goes. @param {any} event */
  drag(event) {
    if (!this.held || !event.original.buttons) return;
    if (!this.dragged) this.from = [event.x, event.y];
    const point = sigmaPoint(this.sigma, event);
    this.dragged = true;
    this.at?.set(this.held, [point.x, -point.y]);
    this.graph.mergeNodeAttributes(this.held, { x: point.x, y: point.y });
    event.preventSigmaDefault();
    event.original.preventDefault();
  }

  drop() {
    const { held } = this;
    this.held = "";
    if (!held || !this.dragged) return;
    const [x, y] = /** @type {[number, number]} */ (this.at?.get(held));
    this.told.moved(held, x, y);
    setTimeout(() => { this.dragged = false; }, 0);
  }

  /** @param {string} id */
  zoomTo(id) {
    this.touched = true;
    const [x, y] = /** @type {[number, number]} */ (this.at?.get(id));
    this.go([x, y, this.view()[2] / 2.2], true);
  }

  /** A thing is pointed at. @param {string} id */
  point(id) {
    if (id === this.hovered) return;
    this.hovered = this.graph.hasNode(id) ? id : "";
    this.place.classList.toggle("pointing", this.hovered !== "");
    this.told.hover(this.hovered);
    this.labels.draw(flow.moving);
  }
}

const sigmaPoint = (/** @type {any} */ sigma, /** @type {{x: number, y: number}} */ event) => sigma.viewportToGraph({ x: event.x, y: event.y });
