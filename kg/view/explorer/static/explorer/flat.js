// Lines and discs on a plain canvas.

import { THIN } from "./card.js";
import { pointed } from "./looks.js";
import { sized } from "./sizes.js";

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {import("./labels.js").Disc} Disc */

const SMALL = 3.2; // pixels of radius up to which a disc is drawn as a square while things move
const HEADS = 400; // so many arrows have their head

/** Draw lines and discs. @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Disc[]} discs all of them */
export function drawFlat(context, picture, discs) {
  lines(context, picture);
  const { width, height } = picture.camera;
  for (const [colour, group] of picture.looks.coloured(discs)) {
    context.fillStyle = colour;
    context.beginPath();
    for (const { x, y, r } of group) {
      if (x < -r || y < -r || x > width + r || y > height + r) continue;
      if (picture.moving && r < SMALL) context.rect(x - r, y - r, 2 * r, 2 * r);
      else {
        context.moveTo(x + r, y);
        context.arc(x, y, r, 0, 2 * Math.PI);
      }
    }
    context.fill();
  }
}

/** @param {CanvasRenderingContext2D} context @param {Picture} picture */
function lines(context, picture) {
  const { camera } = picture;
  const { scale, width, height } = camera;
  const origin = camera.onScreen(0, 0);
  for (const { color, size, edges } of picture.looks.strokes(picture.edges, picture.moving ? THIN : Infinity)) {
    const thick = Math.max(size * sized(scale), 1);
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = thick;
    context.beginPath();
    const heads = [];
    for (const { source, target, kind } of edges) {
      const [ax, ay] = picture.placeOf(source);
      const [bx, by] = picture.placeOf(target);
      const [x1, y1, x2, y2] = [origin.x + ax * scale, origin.y + ay * scale, origin.x + bx * scale, origin.y + by * scale];
      if (Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > width || Math.min(y1, y2) > height) continue;
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      if (heads.length < HEADS && pointed(kind)) heads.push([x1, y1, x2, y2, target]);
    }
    context.stroke();
    context.beginPath();
    for (const head of heads) arrow(context, /** @type {any} */ (head), thick, (picture.sizes.get(/** @type {string} */ (head[4])) ?? 0) * sized(scale));
    context.fill();
  }
}

/** @param {CanvasRenderingContext2D} context @param {[number, number, number, number]} line @param {number} thick @param {number} r of the disc that is pointed at */
function arrow(context, [x1, y1, x2, y2], thick, r) {
  const far = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / far, (y2 - y1) / far];
  const [long, wide] = [thick * 2.5 + 2, thick + 1.5];
  const [tx, ty] = [x2 - ux * r, y2 - uy * r];
  const [bx, by] = [tx - ux * long, ty - uy * long];
  context.moveTo(tx, ty);
  context.lineTo(bx - uy * wide, by + ux * wide);
  context.lineTo(bx + uy * wide, by - ux * wide);
  context.closePath();
}
