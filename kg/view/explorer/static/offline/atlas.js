// The pictures of several reports as one: what kg/view/explorer/atlas.py does on the server.

import { Refusal } from "../refusal.js";

const SEA = 160; // free space between two islands

/** @typedef {[string, string, string, number, string]} Fact kind, status, modality, year (0: none), section */
/**
 * A thing as it is drawn.
 * @typedef {{id: string, label: string, label_en: string, aliases: string[], classes: string[], x: number, y: number, weight: number, claims: number, mentions: number, facts: Fact[]}} Item
 */
/** @typedef {{source: string, target: string, predicate: string, kind: string, claims: number}} Tie */
/** @typedef {{report: string, x: number, y: number, radius: number}} Island */
/** @typedef {{report: string, area: string, radius: number, items: Item[], ties: Tie[], parts: {id: string, title: string, part: string}[], left: [number, number]}} Picture */

const FIELDS = ["id", "label", "label_en", "aliases", "classes", "x", "y", "weight", "claims", "mentions"];

/** A picture from the rows that hold it. @param {any} held @returns {Picture} */
function opened(held) {
  const items = held.items.map((/** @type {any[]} */ row) => ({ ...Object.fromEntries(FIELDS.map((name, i) => [name, row[i]])), facts: row[10].map((/** @type {number} */ n) => held.facts[n]) }));
  const ties = held.ties.map((/** @type {any[]} */ [a, b, predicate, kind, claims]) => ({ source: items[a].id, target: items[b].id, predicate, kind, claims }));
  const parts = held.parts.map((/** @type {string[]} */ [id, title, part]) => ({ id, title, part }));
  return { report: held.report.replace(/^report\//, ""), area: held.area, radius: held.radius, items, ties, parts, left: held.left };
}

export class Atlas {
  /** @param {any[]} held pictures as the file holds them @param {any} head */
  constructor(held, head) {
    const pictures = held.map(opened);
    this.head = head;
    this.alone = pictures.length === 1;
    this.islands = islands(pictures);
    this.parts = this.alone ? pictures[0].parts : [];
    /** @type {Map<string, string[]>} the entities that a thing stands for */
    this.members = new Map();
    /** @type {Map<string, string>} */
    this.known = this.alone ? new Map() : this.tied(pictures);
    /** @type {Map<string, string[]>} */
    this.reportsOf = new Map();
    /** @type {Map<string, Item>} the heaviest first */
    this.items = new Map();
    if (this.alone) for (const item of pictures[0].items) this.put(item, [pictures[0].report]);
    else this.merge(pictures);
    this.ties = this.alone ? pictures[0].ties : this.joined(pictures);
    /** Things and lines that are not held, because a file has room for so many. */
    this.left = pictures.reduce((sum, { left }) => [sum[0] + left[0], sum[1] + left[1]], [0, 0]);
    if (pictures.length === head.reports.length) this.left = [head.dataset.things - this.items.size, head.dataset.edges - this.ties.length];
    /** @type {Map<string, Tie[]>} */
    this.near = new Map();
    for (const tie of this.ties) for (const end of [tie.source, tie.target]) this.near.get(end)?.push(tie) ?? this.near.set(end, [tie]);
  }

  /** @param {Item} item @param {string[]} reports */
  put(item, reports) {
    this.items.set(item.id, item);
    this.reportsOf.set(item.id, reports);
  }

  /** The item that an id means here. @param {string} given */
  id(given) {
    const found = this.items.has(given) ? given : (this.known.get(given) ?? "");
    if (this.items.has(found)) return found;
    throw new Refusal(404, `This file holds nothing called '${given}'.`, "");
  }

  /** The entities that an item stands for, or itself. @param {string} id */
  ones(id) {
    return this.members.get(id) ?? [id];
  }

  /** @param {Picture[]} pictures */
  tied(pictures) {
    for (const { items } of pictures) {
      for (const { id } of items) {
        const thing = this.head.links[id];
        if (thing) this.members.get(thing)?.push(id) ?? this.members.set(thing, [id]);
      }
    }
    const known = new Map();
    for (const [thing, found] of this.members) {
      if (found.length > 1) for (const entity of found) known.set(entity, thing);
    }
    return known;
  }

  /** @param {Picture[]} pictures */
  merge(pictures) {
    /** @type {Map<string, [Item, Island][]>} */
    const groups = new Map();
    const centre = new Map();
    pictures.forEach((picture, i) => {
      if (!centre.has(picture.area)) centre.set(picture.area, this.islands[i]);
      for (const item of picture.items) {
        const id = this.known.get(item.id) ?? item.id;
        const group = groups.get(id);
        if (group) group.push([item, this.islands[i]]);
        else groups.set(id, [[item, this.islands[i]]]);
      }
    });
    const made = [...groups].map(([id, group]) => one(id, group, centre.get(id), this.head.order));
    made.sort((a, b) => b.weight - a.weight);
    for (const item of made) this.put(item, /** @type {[Item, Island][]} */ (groups.get(item.id)).map(([, island]) => island.report));
  }

  /** @param {Picture[]} pictures */
  joined(pictures) {
    /** @type {Map<string, Tie>} */
    const found = new Map();
    for (const { ties } of pictures) {
      for (const tie of ties) {
        const [source, target] = [tie.source, tie.target].map((id) => this.known.get(id) ?? id);
        if (source === target) continue;
        const key = `${source}|${target}|${tie.predicate}`;
        found.set(key, { ...tie, source, target, claims: (found.get(key)?.claims ?? 0) + tie.claims });
      }
    }
    return [...found.values()];
  }
}

/** One item of those that are one thing. @param {string} id @param {[Item, Island][]} group @param {Island | undefined} centre @param {string[]} order of classes @returns {Item} */
function one(id, group, centre, order) {
  const [first, island] = group[0];
  const sum = (/** @type {(item: Item, island: Island) => number} */ of) => group.reduce((total, [item, where]) => total + of(item, where), 0);
  const weight = sum((item) => item.weight);
  const at = (/** @type {"x" | "y"} */ axis) => (centre ? centre[axis] : group.length === 1 ? first[axis] + island[axis] : Math.round(sum((item, where) => (item[axis] + where[axis]) * item.weight) / Math.max(weight, 1)));
  const all = (/** @type {"aliases" | "classes"} */ name) => [...new Set(group.flatMap(([item]) => item[name]))];
  const rank = (/** @type {string} */ name) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const classes = group.length === 1 ? first.classes : all("classes").filter((name, _, names) => name !== "Entity" || names.length === 1).sort((a, b) => rank(a) - rank(b));
  /** @type {Map<string, Fact>} a section means nothing among several reports */
  const facts = new Map(group.flatMap(([item]) => item.facts.map((fact) => [fact.slice(0, 4).join(), /** @type {Fact} */ ([...fact.slice(0, 4), ""])])));
  return { ...first, id, classes, aliases: group.length === 1 ? first.aliases : all("aliases").sort(), x: at("x"), y: at("y"), weight, claims: sum((item) => item.claims), mentions: sum((item) => item.mentions), facts: [...facts.values()] };
}

/** Rows of islands, as in a book, about one and a half times as wide as high. @param {Picture[]} pictures @returns {Island[]} */
function islands(pictures) {
  if (pictures.length === 1) return [{ report: pictures[0].report, x: 0, y: 0, radius: pictures[0].radius }];
  const side = 2 * Math.max(0, ...pictures.map((picture) => picture.radius)) + SEA;
  const columns = Math.max(1, Math.round(Math.sqrt(pictures.length * 1.5)));
  const rows = Math.ceil(pictures.length / columns);
  return pictures.map(({ report, radius }, i) => ({ report, radius, x: Math.round(((i % columns) - (columns - 1) / 2) * side), y: Math.round((Math.floor(i / columns) - (rows - 1) / 2) * side) }));
}
