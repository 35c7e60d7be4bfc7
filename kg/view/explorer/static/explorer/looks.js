// How things and lines look: the colours of the page, less of them where the eye should not go.

import { classOf } from "../facts.js";
import { mixed, paints } from "../theme.js";

/** @typedef {import("./world.js").Edge} Edge */
/** @typedef {import("./labels.js").Disc} Disc */
/** @typedef {{thing: string, edge: string, near: Set<string> | null, ties: Set<string>, pinned: Set<string>}} Marked */
/** @typedef {{color: string, size: number, zIndex: number}} Look */

const COLOURS = ["paper", "surface", "ink", "soft", "edge", "edge-soft", "accent", "award"];
const AWAY = 0.16; // of its colour is left to what is not near what is chosen

export class Looks {
  constructor() {
    /** @type {Marked} */
    this.marked = { thing: "", edge: "", near: null, ties: new Set(), pinned: new Set() };
    /** @type {Map<number, (Look & {edges: Edge[]})[]>} what `strokes` has made */
    this.made = new Map();
    /** @type {Map<string, Disc[]> | null} what `coloured` has made */
    this.groups = null;
    /** @type {Map<string, string>} */
    this.faded = new Map();
    /** @type {Record<string, string>} */
    this.paint = {};
    this.sans = this.serif = "";
    this.read();
  }

  /** Take the colours and letters of the page as it is now. */
  read() {
    this.paint = paints(...COLOURS);
    const style = getComputedStyle(document.body);
    this.sans = style.fontFamily;
    this.serif = style.getPropertyValue("--serif");
    this.faded.clear();
    this.forget();
  }

  /** Things, edges or their colours are others now. */
  forget() {
    this.made.clear();
    this.groups = null;
  }

  /** @param {Marked} marked */
  mark(marked) {
    this.marked = marked;
    this.forget();
  }

  /** @param {string} colour @param {number} share */
  fade(colour, share) {
    const key = colour + share;
    let found = this.faded.get(key);
    if (!found) {
      found = mixed(colour, this.paint.paper, share);
      this.faded.set(key, found);
    }
    return found;
  }

  /** The colour of a disc. @param {string} id @param {string} cls @returns {{color: string, zIndex: number}} */
  disc(id, cls) {
    const { colour } = classOf(cls);
    const away = this.marked.near !== null && !this.marked.near.has(id);
    return { color: away ? this.fade(colour, AWAY) : colour, zIndex: away ? 0 : 1 };
  }

  /** Discs by their colours. @param {Disc[]} discs @returns {Map<string, Disc[]>} */
  coloured(discs) {
    if (this.groups) return this.groups;
    this.groups = new Map();
    for (const disc of discs) {
      const { color } = this.disc(disc.thing.id, disc.thing.classes[0]);
      const group = this.groups.get(color);
      if (group) group.push(disc);
      else this.groups.set(color, [disc]);
    }
    return this.groups;
  }

  /** @param {Edge} edge @returns {Look} */
  line({ key, kind, source, target }) {
    const { thing, edge, near, ties } = this.marked;
    const { color, size } = this.stroke(kind);
    const chosen = key === edge || ties.has(key) || (thing !== "" && (source === thing || target === thing));
    if (chosen) return { color: kind === "together" ? this.paint.edge : color, size: size + 0.9, zIndex: 2 };
    return { color: this.fade(color, near !== null ? AWAY : kind === "together" ? 0.7 : 0.9), size, zIndex: 0 };
  }

  /** The colour and thickness of a line by its kind. @param {string} kind */
  stroke(kind) {
    if (kind === "together") return { color: this.paint["edge-soft"], size: 1.6 };
    if (kind === "member") return { color: this.paint["edge-soft"], size: 2.4 };
    return { color: kind === "recognition" ? this.paint.award : this.paint.edge, size: 2.8 };
  }

  /** The first lines by how they look, those that stand out last. @param {Edge[]} edges @param {number} most */
  strokes(edges, most) {
    let found = this.made.get(most);
    if (found) return found;
    /** @type {Map<string, Look & {edges: Edge[]}>} */
    const groups = new Map();
    for (const edge of edges.slice(0, most)) {
      const look = this.line(edge);
      const key = `${look.zIndex}${look.color}${look.size}`;
      const group = groups.get(key);
      if (group) group.edges.push(edge);
      else groups.set(key, { ...look, edges: [edge] });
    }
    found = [...groups.values()].sort((a, b) => a.zIndex - b.zIndex);
    this.made.set(most, found);
    return found;
  }
}

/** Whether a line says from where to where: it has a head. */
export const pointed = (/** @type {string} */ kind) => kind === "relation" || kind === "recognition";
