// Discs and lines drawn by the graphics card, with sigma. It comes after the first picture: to load it, and to learn
// whether there is a card at all, takes longer than to draw without one. Pointers and the view are the picture's own.

import { library } from "../libraries.js";
import { pointed } from "./looks.js";
import { sized } from "./sizes.js";

/** @typedef {import("./picture.js").Picture} Picture */

export const THIN = 1200; // so many lines of a kind are drawn while things move

/** Whether there is a graphics card: WebGL by the processor takes many times as long as a plain canvas. */
function present() {
  const context = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  const told = context?.getExtension("WEBGL_debug_renderer_info");
  const name = context && told ? String(context.getParameter(told.UNMASKED_RENDERER_WEBGL)) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(context) && !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}

/** What draws with the card; null where there is none. @param {Picture} picture @returns {Promise<Card | null>} */
export async function cardFor(picture) {
  if (!present()) return null;
  await library("graphology");
  await library("sigma");
  return new Card(picture);
}

export class Card {
  /** @param {Picture} picture */
  constructor(picture) {
    const { Sigma, graphology } = /** @type {any} */ (window);
    this.picture = picture;
    this.graph = new graphology.MultiDirectedGraph();
    /** @type {Map<string, import("./world.js").Edge>} */
    this.edges = new Map();
    this.sigma = new Sigma(this.graph, picture.place, {
      allowInvalidContainer: true,
      renderLabels: false,
      renderEdgeLabels: false,
      itemSizesReference: "positions",
      // Sigma multiplies by the scale at ratio 1; what is divided away here leaves the size that we want.
      zoomToSizeRatioFunction: (/** @type {number} */ ratio) => (this.sigma ? this.whole() / sized(this.whole() / ratio) : ratio),
      minEdgeThickness: 1,
      stagePadding: 0,
      defaultEdgeType: "line",
      ...programs(Sigma, picture),
      defaultDrawNodeHover: () => {},
      nodeReducer: (/** @type {string} */ id, /** @type {any} */ data) => ({ ...data, ...picture.looks.disc(id, data.cls) }),
      edgeReducer: (/** @type {string} */ key, /** @type {any} */ data) => ({ ...data, ...picture.looks.line(/** @type {any} */ (this.edges.get(key))) }),
    });
    // What a pointer hits is reckoned: sigma would draw everything a second time to read it from the card.
    this.sigma.pickingLayers.clear();
    for (const captor of [this.sigma.getMouseCaptor(), this.sigma.getTouchCaptor()]) captor.kill();
    this.sigma.on("afterRender", () => picture.labels.draw(picture.moving));
  }

  /** Take the things and edges of the picture. */
  show() {
    const { graph, picture } = this;
    graph.clear();
    this.edges = new Map(picture.edges.map((edge) => [edge.key, edge]));
    for (const thing of [...picture.things].reverse()) {
      const [x, y] = picture.placeOf(thing.id);
      graph.addNode(thing.id, { x, y: -y, size: thing.size, cls: thing.classes[0] });
    }
    for (const { key, source, target, kind } of picture.edges) graph.addDirectedEdgeWithKey(key, source, target, { type: pointed(kind) ? "arrow" : "line" });
    const { low, high } = picture.ground();
    this.sigma.setCustomBBox({ x: [low.x, high.x], y: [-high.y, -low.y] });
    this.sigma.refresh({ schedule: true });
  }

  /** @param {string} id of a thing that stands elsewhere now */
  move(id) {
    const [x, y] = this.picture.placeOf(id);
    this.graph.mergeNodeAttributes(id, { x, y: -y });
  }

  /** Colours are others now. */
  look() {
    this.sigma.refresh({ skipIndexation: true, schedule: true });
  }

  /** Draw from where the view is; names follow when it is done. */
  draw() {
    const { sigma, picture } = this;
    sigma.resize();
    const { x, y, scale } = picture.camera;
    const framed = sigma.viewportToFramedGraph(sigma.graphToViewport({ x, y: -y }));
    sigma.getCamera().setState({ x: framed.x, y: framed.y, ratio: this.whole() / scale, angle: 0 });
    sigma.scheduleRender();
  }

  /** Pixels that a unit of the layout takes at sigma's ratio 1. */
  whole() {
    const cameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    const [a, b] = [{ x: 0, y: 0 }, { x: 100, y: 0 }].map((point) => this.sigma.graphToViewport(point, { cameraState }));
    return Math.hypot(b.x - a.x, b.y - a.y) / 100;
  }
}

/** How discs and lines are drawn: of many lines but the first while things move. @param {any} Sigma @param {Picture} picture */
function programs(Sigma, picture) {
  const { EdgeRectangleProgram, EdgeArrowHeadProgram, EdgeClampedProgram, NodeCircleProgram, createEdgeCompoundProgram } = Sigma.rendering;
  const swift = (/** @type {any} */ Program) => class extends Program {
    /** @type {any} */
    pickProgram = null;
  };
  const thinned = (/** @type {any} */ Program) => class extends swift(Program) {
    /** @param {any} method @param {any} info */
    drawWebGL(method, info) {
      const whole = /** @type {number} */ (this.capacity);
      if (picture.moving) this.capacity = Math.min(whole, THIN);
      super.drawWebGL(method, info);
      this.capacity = whole;
    }
  };
  const arrow = createEdgeCompoundProgram([thinned(EdgeClampedProgram), thinned(EdgeArrowHeadProgram)]);
  return { nodeProgramClasses: { circle: swift(NodeCircleProgram) }, edgeProgramClasses: { line: thinned(EdgeRectangleProgram), arrow } };
}
