// What is on the screen as a file: the view as PNG or SVG, its things as CSV or JSON-LD.

import { file } from "../api.js";
import { download, drawn } from "../dom.js";
import { classOf } from "../facts.js";
import { pointed } from "./looks.js";
import { sized } from "./sizes.js";

/** @typedef {import("./picture.js").Picture} Picture */

/** The view as an SVG picture: lines, discs, icons and names where they are drawn. @param {Picture} picture */
function asSvg(picture) {
  const { camera, looks } = picture;
  const { width, height, scale } = camera;
  const { paint, sans } = looks;
  const discs = picture.labels.inView();
  const root = drawn("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, "font-family": sans, "text-anchor": "middle", "dominant-baseline": "central" });
  root.append(drawn("rect", { width, height, fill: paint.paper }));
  const lines = drawn("g", { "stroke-linecap": "round" });
  const radius = new Map(picture.things.map((thing) => [thing.id, thing.size * sized(scale)]));
  for (const edge of picture.edges) {
    const [a, b] = [edge.source, edge.target].map((id) => camera.onScreen(...picture.placeOf(id)));
    if (Math.max(a.x, b.x) < 0 || Math.max(a.y, b.y) < 0 || Math.min(a.x, b.x) > width || Math.min(a.y, b.y) > height) continue;
    const look = looks.line(edge);
    const thick = Math.max(look.size * sized(scale), 1);
    lines.append(drawn("line", { x1: round(a.x), y1: round(a.y), x2: round(b.x), y2: round(b.y), stroke: look.color, "stroke-width": round(thick) }));
    if (pointed(edge.kind)) lines.append(head(a, b, radius.get(edge.target) ?? 0, thick, look.color));
  }
  const circles = drawn("g");
  for (const { thing, x, y, r } of [...discs].reverse()) {
    circles.append(drawn("circle", { cx: round(x), cy: round(y), r: round(r), fill: looks.disc(thing.id, thing.classes[0]).color }));
    if (r >= 6.5) circles.append(drawn("text", { x: round(x), y: round(y), fill: "#fff", "font-weight": 600, "font-size": round(r * 1.05) }, classOf(thing.classes[0]).icon));
  }
  const names = drawn("g", { "stroke-linejoin": "round", stroke: paint.paper, "stroke-width": 4, "paint-order": "stroke" });
  for (const each of picture.labels.placed) {
    const disc = picture.labels.of.get(each.id);
    const point = each.serif ? camera.onScreen(each.dx, each.dy) : disc && { x: disc.x + each.dx, y: disc.y + each.dy };
    if (point) names.append(drawn("text", { x: round(point.x), y: round(point.y), fill: each.colour, "font-size": each.size, "font-weight": each.bold ? 600 : 400, direction: "ltr" }, each.text));
  }
  root.append(lines, circles, names);
  return new XMLSerializer().serializeToString(root);
}

const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b @param {number} r @param {number} thick @param {string} colour */
function head(a, b, r, thick, colour) {
  const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / far, (b.y - a.y) / far];
  const [long, wide] = [thick * 2.5 + 2, thick + 1.5];
  const [tx, ty] = [b.x - ux * r, b.y - uy * r];
  const [bx, by] = [tx - ux * long, ty - uy * long];
  return drawn("path", { d: `M${round(tx)} ${round(ty)}L${round(bx - uy * wide)} ${round(by + ux * wide)}L${round(bx + uy * wide)} ${round(by - ux * wide)}Z`, fill: colour, stroke: "none" });
}

/** The view as PNG, at twice the screen's size. @param {Picture} picture @returns {Promise<Blob>} */
async function asPng(picture) {
  const { width, height } = picture.camera;
  const image = new Image();
  const address = URL.createObjectURL(new Blob([asSvg(picture)], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Hand the reader a file of what is shown.
 * @param {"png" | "svg" | "csv" | "jsonld"} format @param {Picture} picture @param {string[]} ids @param {string} name
 */
export async function save(format, picture, ids, name) {
  if (format === "svg") return download(new Blob([asSvg(picture)], { type: "image/svg+xml" }), `${name}.svg`);
  if (format === "png") return download(await asPng(picture), `${name}.png`);
  return download(await file("/api/export", { ids, format }), `${name}.${format}`);
}
