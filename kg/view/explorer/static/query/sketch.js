// The triples of a result as a small picture: resources as discs, the triples between them as lines.

import { drawn } from "../dom.js";
import { word } from "../language.js";

/** @typedef {import("./triples.js").Term} Term */

const MOST = 150; // resources; more than that is a carpet
const LABELS = new Set(["http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label", "http://purl.org/dc/terms/title"]);
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/**
 * Draw triples. `short` gives an IRI in few characters, `address` where it leads (or "").
 * @param {[Term, Term, Term][]} triples @param {(iri: string) => string} short @param {(iri: string) => string} address
 */
export function sketch(triples, short, address) {
  /** @type {Map<string, string>} */
  const labels = new Map();
  for (const [s, p, o] of triples) if (LABELS.has(p.value) && (!labels.has(s.value) || o["xml:lang"] === "zh")) labels.set(s.value, o.value);
  /** @type {Map<string, {id: string, x: number, y: number, degree: number}>} */
  const nodes = new Map();
  const lines = [];
  const node = (/** @type {Term} */ { value }) => {
    let found = nodes.get(value);
    if (!found && nodes.size < MOST) nodes.set(value, (found = { id: value, x: 0, y: 0, degree: 0 }));
    return found;
  };
  for (const [s, p, o] of triples) {
    if (o.type === "literal" || p.value === TYPE) { node(s); continue; }
    const [a, b] = [node(s), node(o)];
    if (!a || !b) continue;
    a.degree++;
    b.degree++;
    lines.push({ a, b, name: short(p.value) });
  }
  const all = [...nodes.values()];
  spread(all, lines);
  const xs = all.map((each) => each.x);
  const ys = all.map((each) => each.y);
  const box = [Math.min(...xs) - 90, Math.min(...ys) - 50, Math.max(...xs) - Math.min(...xs) + 180, Math.max(...ys) - Math.min(...ys) + 100];
  const svg = drawn("svg", { viewBox: box.map(Math.round).join(" "), class: "sketch", role: "img", "aria-label": word("sketchOf", { nodes: all.length, lines: lines.length }) });
  for (const { a, b, name } of lines) {
    svg.append(drawn("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y }));
    if (lines.length < 60) svg.append(drawn("text", { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 3, class: "tie-name" }, name));
  }
  for (const { id, x, y, degree } of all) {
    const disc = drawn("circle", { cx: x, cy: y, r: 6 + 2 * Math.min(Math.sqrt(degree), 5) }, drawn("title", {}, id));
    const text = Array.from(labels.get(id) ?? short(id));
    const name = drawn("text", { x, y: y + 24 }, text.length > 18 ? `${text.slice(0, 17).join("")}…` : text.join(""));
    const href = address(id);
    if (href) svg.append(drawn("a", { href }, disc, name));
    else svg.append(disc, name);
  }
  return svg;
}

/** Push apart, pull together: enough for a few dozen. @param {{x: number, y: number}[]} nodes @param {{a: any, b: any}[]} lines */
function spread(nodes, lines) {
  nodes.forEach((node, i) => {
    const far = 46 * Math.sqrt(i + 0.5);
    node.x = far * Math.cos(i * 2.39996) * 1.3;
    node.y = far * Math.sin(i * 2.39996);
  });
  for (let turn = 0; turn < 120; turn++) {
    const heat = 26 * (1 - turn / 120) + 1;
    const moves = nodes.map(() => [0, 0]);
    nodes.forEach((one, i) => nodes.forEach((other, j) => {
      if (i === j) return;
      const [dx, dy] = [one.x - other.x || 0.1 * (i - j), one.y - other.y || 0.1];
      const force = 5200 / (dx * dx + dy * dy + 60);
      const far = Math.hypot(dx, dy) || 1;
      moves[i][0] += (dx / far) * force;
      moves[i][1] += (dy / far) * force;
    }));
    const at = new Map(nodes.map((node, i) => [node, i]));
    for (const { a, b } of lines) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const pull = 0.05 * (1 - 120 / (Math.hypot(dx, dy) || 1));
      const [i, j] = [/** @type {number} */ (at.get(a)), /** @type {number} */ (at.get(b))];
      moves[i][0] += dx * pull;
      moves[i][1] += dy * pull;
      moves[j][0] -= dx * pull;
      moves[j][1] -= dy * pull;
    }
    nodes.forEach((node, i) => {
      const [mx, my] = [moves[i][0] - 0.01 * node.x, moves[i][1] - 0.015 * node.y];
      const far = Math.hypot(mx, my) || 1;
      node.x += (mx / far) * Math.min(far, heat);
      node.y += (my / far) * Math.min(far, heat);
    });
  }
}
