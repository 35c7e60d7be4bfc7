// Sigma as the picture uses it: less is drawn while things move, what a pointer hits is reckoned, and where WebGL would
// only be imitated by the processor it is left alone (flat.js draws instead).

const Sigma = /** @type {any} */ (window).Sigma;

export const THIN = 1200; // so many lines of a kind are drawn while things move

/** While things move, of many lines only the first are drawn: those that say most. */
export const flow = { moving: false };

/** Whether there is no graphics card to draw with: WebGL by the processor takes many times as long as a plain canvas. */
export const flat = (() => {
  const context = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  const told = context?.getExtension("WEBGL_debug_renderer_info");
  const card = context && told ? String(context.getParameter(told.UNMASKED_RENDERER_WEBGL)) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return !context || /swiftshader|llvmpipe|softpipe|software|basic render/i.test(card);
})();

/** A WebGL context that does nothing and is content with everything; so is all that it gives. @type {any} */
const silent = new Proxy(() => silent, { get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : silent) });

/** A program that does not draw everything a second time to know what a pointer hits: that is reckoned instead. */
const swift = (/** @type {any} */ Program) => class extends Program {
  /** @type {any} */
  pickProgram = null;

  /** @param {any} parameters */
  render(parameters) {
    if (!flat) super.render(parameters);
  }
};

const thinned = (/** @type {any} */ Program) => class extends swift(Program) {
  /** @param {any} method @param {any} info */
  drawWebGL(method, info) {
    const whole = /** @type {number} */ (this.capacity);
    if (flow.moving) this.capacity = Math.min(whole, THIN);
    super.drawWebGL(method, info);
    this.capacity = whole;
  }
};

/** How discs and lines are drawn. */
export function programs() {
  const { EdgeRectangleProgram, EdgeArrowProgram, NodeCircleProgram, EdgeArrowHeadProgram, EdgeClampedProgram, createEdgeCompoundProgram } = Sigma.rendering;
  const arrow = EdgeArrowHeadProgram && EdgeClampedProgram ? createEdgeCompoundProgram([thinned(EdgeClampedProgram), thinned(EdgeArrowHeadProgram)]) : EdgeArrowProgram;
  return { nodeProgramClasses: { circle: swift(NodeCircleProgram) }, edgeProgramClasses: { line: thinned(EdgeRectangleProgram), arrow } };
}

/** Sigma, but what a pointer hits is asked of the picture: to read it from the graphics card takes longer than a frame. */
export class Canvas extends Sigma {
  /** @param {any} graph @param {HTMLElement} place @param {any} settings @param {import("./picture.js").Picture} picture */
  constructor(graph, place, settings, picture) {
    super(graph, place, settings);
    this.picture = picture;
    /** @type {any} */ (this).pickingLayers.clear();
  }

  /** @param {string} id @param {any} options */
  createWebGLContext(id, options) {
    if (!flat) return super.createWebGLContext(id, options);
    const { elements, webGLContexts } = /** @type {any} */ (this);
    elements[id] = document.createElement("canvas");
    webGLContexts[id] = silent;
    return silent;
  }

  /** @param {{x: number, y: number}} point */
  getNodeAtPosition({ x, y }) {
    return this.picture?.thingAt(x, y) ?? null;
  }

  /** @param {number} x @param {number} y */
  getEdgeAtPoint(x, y) {
    return this.picture?.lineAt(x, y) ?? null;
  }
}
