// Search over the names that the file holds: by name, alias, pinyin and its initials; in groups by class.

import { named, worded } from "./graph.js";

/** @typedef {import("./atlas.js").Atlas} Atlas */
/** @typedef {{words: string, folded: string, first: boolean, id: string, label: string, label_en: string, group: string, weight: number, thing: boolean}} Name */
/** @typedef {{name: Name, how: string, start: number, end: number}} Hit */

const LIMIT = 8; // hits of a group that are shown
const HOW = ["name", "alias", "initials", "pinyin"];
const LATE = /** @type {Record<string, number>} */ ({ Topic: 1, Metric: 2, Report: 3 });

/** @type {WeakMap<Atlas, Name[]>} */
const known = new WeakMap();

/** @param {Atlas} atlas @param {string[]} reports @returns {Name[]} */
function names(atlas, reports) {
  let found = known.get(atlas);
  if (found) return found;
  found = [];
  const add = (/** @type {string[]} */ all, /** @type {any} */ of) => {
    for (const words of new Set(all)) if (words) found?.push({ words, folded: words.toLowerCase(), first: words === of.label || of.group === "Report", weight: 0, thing: false, ...of });
  };
  for (const { id, label, label_en, aliases, classes, weight } of atlas.items.values()) add([label, label_en, ...aliases], { id, label, label_en, group: classes[0], weight, thing: true });
  for (const [id, [label, label_en, aliases]] of Object.entries(atlas.head.metrics)) add([label, label_en, ...aliases], { id, label, label_en, group: "Metric" });
  for (const report of reports) {
    const { zh: label, en: label_en } = named(atlas, report);
    const { title } = atlas.head.reports.find((/** @type {any} */ each) => each.id === report);
    add([label, label_en, title], { id: `report/${report}`, label, label_en, group: "Report" });
  }
  known.set(atlas, found);
  return found;
}

/** @param {Atlas} atlas @param {URLSearchParams} parameters @param {string[]} reports */
export function find(atlas, parameters, reports) {
  const q = parameters.get("q") ?? "";
  /** @type {Map<string, Hit>} */
  const best = new Map();
  for (const hit of hits(atlas, reports, q)) {
    const before = best.get(hit.name.id);
    if (!before || compared(hit, before) < 0) best.set(hit.name.id, hit);
  }
  const sorted = [...best.values()].sort(compared);
  const groups = [...new Set(sorted.map((hit) => hit.name.group))].sort((a, b) => (LATE[a] ?? 0) - (LATE[b] ?? 0));
  return {
    q,
    total: best.size,
    groups: groups.map((name) => {
      const found = sorted.filter((hit) => hit.name.group === name);
      return { class: name, ...worded(atlas, name), count: found.length, hits: found.slice(0, LIMIT).map((hit) => shown(atlas, hit)) };
    }),
  };
}

/** @param {Atlas} atlas @param {Hit} hit */
function shown(atlas, { name, how, start, end }) {
  const found = { id: name.id, label: name.label, label_en: name.label_en, matched: name.words, how, span: [start, end], weight: name.weight };
  const item = name.thing && atlas.items.get(name.id);
  return item ? { ...found, reports: atlas.reportsOf.get(name.id), x: item.x, y: item.y } : found;
}

/** The best first: whole names, beginnings, insides; preferred names; spelling last; then by weight. @param {Hit} a @param {Hit} b */
function compared(a, b) {
  const [one, other] = [a, b].map((hit) => {
    const order = HOW.indexOf(hit.how);
    const place = hit.end - hit.start === Array.from(hit.name.words).length ? 0 : hit.start === 0 ? 1 : 2;
    return [Number(order > 1), place, order, -hit.name.weight];
  });
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i] - other[i];
  return a.name.words < b.name.words ? -1 : Number(a.name.words > b.name.words);
}

/** @param {Atlas} atlas @param {string[]} reports @param {string} q @returns {Generator<Hit>} */
function* hits(atlas, reports, q) {
  const wanted = q.trim().toLowerCase();
  if (!wanted) return;
  const spelling = wanted.replace(/[\s']+/g, "");
  const spelt = /^[a-z]+$/.test(spelling);
  for (const name of names(atlas, reports)) {
    const at = name.folded.indexOf(wanted);
    if (at >= 0) {
      const start = Array.from(name.folded.slice(0, at)).length;
      yield { name, how: name.first ? "name" : "alias", start, end: start + Array.from(wanted).length };
    } else if (spelt) {
      const letters = Array.from(name.words).map((letter) => /** @type {string[]} */ (atlas.head.readings[letter] ?? [letter.normalize("NFKC").toLowerCase()]));
      for (let start = 0; start < letters.length; start++) {
        const found = spell(spelling, letters, start, true);
        if (!found) continue;
        yield { name, how: found[1] ? "initials" : "pinyin", start, end: found[0] };
        break;
      }
    }
  }
}

/** Where the spelling of a name ends that begins at a character, and whether it is by initials alone. @param {string} query @param {string[][]} letters @param {number} at @param {boolean} short @returns {[number, boolean] | null} */
function spell(query, letters, at, short) {
  if (!query) return [at, short];
  for (const reading of letters[at] ?? []) {
    const whole = query.startsWith(reading) && spell(query.slice(reading.length), letters, at + 1, false);
    if (whole) return whole;
    if (reading.startsWith(query)) return [at + 1, short && query.length === 1];
    const first = query[0] === reading[0] && spell(query.slice(1), letters, at + 1, short);
    if (first) return first;
  }
  return null;
}
