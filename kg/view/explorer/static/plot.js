// Small plots in SVG: a few years as columns, results filled, targets outlined. A table for those who hear the page.

import { drawn, make } from "./dom.js";
import { called } from "./facts.js";
import { compact, hasWord, word, years } from "./language.js";

/** @typedef {{year: number, value: string, unit: string, change: string, modality: string, basis?: string, quotation?: string, comparator?: string}} Point */

const SIGNS = { gt: ">", ge: "≥", lt: "<", le: "≤", approx: "≈" };
const ARROWS = { increase: "↑", decrease: "↓" };

/** What a number says, in the report's words: ↑≈6%. @param {any} point */
export const worded = (point) => `${ARROWS[/** @type {"increase"} */ (point.change)] ?? ""}${SIGNS[/** @type {"gt"} */ (point.comparator)] ?? ""}${point.quotation ?? point.value}`;

/** What a change is measured against where that is not simply the year before: 年均. @param {any} point */
export const basisOf = (point) => (point.basis && point.basis !== "yearOnYear" && hasWord(`code.${point.basis}`) ? word(`code.${point.basis}`) : "");

/**
 * Points that may be compared: those of one unit, change and basis, of which there are at least two in several years.
 * @param {Point[]} points @returns {Point[]}
 */
export function comparable(points) {
  /** @type {Map<string, Point[]>} */
  const groups = new Map();
  for (const point of points) {
    const key = `${point.unit} ${point.change} ${basisOf(point)}`;
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  const found = [...groups.values()].filter((group) => new Set(group.map((point) => point.year)).size > 1);
  return found.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** Columns for points of one unit, from zero up. @param {Point[]} points @param {string} name */
export function columns(points, name) {
  const sorted = [...points].sort((a, b) => a.year - b.year || a.modality.localeCompare(b.modality)).slice(-7);
  const values = sorted.map((point) => Number(point.value));
  const most = Math.max(...values.map(Math.abs), 1e-12);
  const [wide, high, step] = [Math.max(sorted.length * 58, 116), 104, 58];
  const left = (wide - sorted.length * step) / 2;
  const svg = drawn("svg", { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, class: "plot", role: "img" });
  svg.append(drawn("title", {}, `${name}: ${sorted.map((point) => `${years(point.year)} ${called(point.modality)} ${point.quotation ?? point.value}`).join("; ")}`));
  svg.append(drawn("line", { x1: 0, x2: wide, y1: high - 20.5, y2: high - 20.5, class: "ground" }));
  sorted.forEach((point, i) => {
    const tall = Math.max((Math.abs(values[i]) / most) * (high - 42), 2);
    const x = left + i * step + 13;
    svg.append(
      drawn("rect", { x, y: high - 21 - tall, width: 32, height: tall, rx: 2, class: point.modality === "Target" ? "target" : "done" }),
      drawn("text", { x: x + 16, y: high - 26 - tall, class: "value" }, `${compact(values[i])}${point.unit === "%" ? "%" : ""}`),
      drawn("text", { x: x + 16, y: high - 5, class: "when" }, String(point.year)),
    );
  });
  return svg;
}

/** What the columns mean. */
export const key = () => make("p", { className: "key" }, make("span", { className: "swatch-done" }), word("achieved"), make("span", { className: "swatch-target" }), word("target"));
