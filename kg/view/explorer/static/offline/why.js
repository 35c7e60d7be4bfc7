// Why a thing or a line is there: the claims and mentions behind it, with their sentences.

import { Refusal } from "../refusal.js";
import { drawn, worded } from "./graph.js";
import { part } from "./parts.js";

/** @typedef {import("./atlas.js").Atlas} Atlas */

const LIMIT = 200; // claims and mentions of an answer
const ROLES = ["subject", "object", "award", "grantor"];
const HEADS = ["thing", "class", "kind", "fact", "value", "unit", "modality", "year", "quotation", "sentence", "start", "end", "report", "rule"];

/**
 * What one report says: its claims, and its mentions, in the order of the text.
 * @typedef {{report: string, claims: any[], mentions: any[], sentence: (number: number) => any}} Said
 */

/** @param {string} report @returns {Promise<Said>} */
async function said(report) {
  const [text, { claims, clean }] = await Promise.all([part(`text ${report}`), part(`claims ${report}`)]);
  const letters = Array.from(text.text);
  const sentence = (/** @type {number} */ number) => {
    const { id, start, end, section } = text.sentences[number];
    const { id: within = "", title = "", part: of = "" } = text.sections[section] ?? {};
    return { id, text: letters.slice(start, end).join(""), clean: clean[number] ?? "", start, end, section: within, section_title: title, part: of };
  };
  const mentions = text.marks.filter((/** @type {any} */ mark) => mark.kind === "Mention").map((/** @type {any} */ mark) => ({ ...mark, quotation: letters.slice(mark.start, mark.end).join("") }));
  return { report, claims, mentions, sentence };
}

/** A claim or mention with its sentence, and where that may be read. @param {Said} from @param {any} each */
function spot({ report, sentence }, { sentence: number, ...each }) {
  const found = sentence(number);
  return { ...each, report, sentence: found, marks: [[each.start - found.start, each.end - found.start]], reader: `?reader=${encodeURIComponent(report)}#${each.start}-${each.end}` };
}

/** The claims and the mentions of some entities. @param {Said} from @param {Set<string>} ones @param {string[]} roles */
const claimsOf = (from, ones, roles = ROLES) => from.claims.filter((claim) => roles.some((role) => ones.has(claim[role]?.id)));
const mentionsOf = (/** @type {Said} */ from, /** @type {Set<string>} */ ones) => from.mentions.filter((mention) => ones.has(mention.thing)).map(({ thing: _, ...mention }) => spot(from, mention));

/** The reports that speak of a thing. @param {Atlas} atlas @param {string} id */
const speaking = (atlas, id) => Promise.all([...(atlas.reportsOf.get(id) ?? [])].sort().map(said));

/** @param {Atlas} atlas @param {URLSearchParams} parameters */
export async function why(atlas, parameters) {
  if (parameters.has("source")) return edge(atlas, parameters);
  const id = atlas.id(parameters.get("id") ?? "");
  const ones = new Set(atlas.ones(id));
  const from = await speaking(atlas, id);
  const claims = from.flatMap((each) => claimsOf(each, ones).map((claim) => spot(each, claim)));
  return { about: [drawn(atlas, id)], total: claims.length, claims: claims.slice(0, LIMIT), mentions: from.flatMap((each) => mentionsOf(each, ones)).slice(0, LIMIT) };
}

/** @param {Atlas} atlas @param {URLSearchParams} parameters */
async function edge(atlas, parameters) {
  const [source, target] = ["source", "target"].map((name) => atlas.id(parameters.get(name) ?? ""));
  const predicate = parameters.get("predicate") ?? "";
  const [ones, others] = [source, target].map((id) => new Set(atlas.ones(id)));
  const from = await speaking(atlas, source);
  const role = /** @type {Record<string, string>} */ ({ award: "subject", grants: "grantor" })[predicate];
  const stated = from.flatMap((each) => claimsOf(each, ones).filter((claim) => ROLES.some((name) => others.has(claim[name]?.id)) && (["", claim.predicate].includes(predicate) || (role && ones.has(claim[role]?.id)))).map((claim) => spot(each, claim)));
  const together = ["", "together"].includes(predicate) ? from.flatMap((each) => shared(atlas, each, ones, others)) : [];
  const tied = atlas.near.get(source)?.some((tie) => tie.predicate === "member" && tie.source === source && tie.target === target);
  const joint = ["", "member"].includes(predicate) && tied ? from.flatMap((each) => claimsOf(each, ones, ["subject"]).map((claim) => spot(each, claim))) : [];
  const claims = [...stated, ...together, ...joint];
  return { about: [drawn(atlas, source), drawn(atlas, target)], total: claims.length, claims: claims.slice(0, LIMIT), mentions: [] };
}

/** The sentences in which both stand: named, or (a topic) claimed about. @param {Atlas} atlas @param {Said} from @param {Set<string>} ones @param {Set<string>} others */
function shared(atlas, from, ones, others) {
  const standing = (/** @type {Set<string>} */ ids) => {
    const topics = new Set([...ids].filter((id) => id.includes("/t-")));
    /** @type {Map<number, any>} the first place in each sentence */
    const found = new Map();
    for (const each of [...from.mentions.filter((mention) => ids.has(mention.thing)), ...claimsOf(from, topics, ["subject"])]) {
      const before = found.get(each.sentence);
      if (!before || each.start < before.start || (each.start === before.start && each.end < before.end)) found.set(each.sentence, each);
    }
    return found;
  };
  const [here, there] = [standing(ones), standing(others)];
  return [...here.keys()].filter((sentence) => there.has(sentence)).sort((a, b) => here.get(a).start - here.get(b).start).map((sentence) => {
    const [first, second] = [here.get(sentence), there.get(sentence)].sort((a, b) => a.start - b.start || a.end - b.end);
    const found = spot(from, { kind: "Together", ...worded(atlas, "together"), sentence, start: first.start, end: first.end, quotation: first.quotation });
    found.marks.push([second.start - found.sentence.start, second.end - found.sentence.start]);
    return found;
  });
}

/** What the explorer shows of a thing, or of a metric. @param {Atlas} atlas @param {string} given @param {string[]} reports */
export async function thing(atlas, given, reports) {
  const metric = atlas.head.metrics[given];
  if (!metric) {
    const id = atlas.id(given);
    return { thing: { ...drawn(atlas, id), aliases: atlas.items.get(id)?.aliases, iri: atlas.head.dataset.base + id } };
  }
  const [label, label_en, aliases] = metric;
  const from = await Promise.all(reports.map(said));
  const claims = from.flatMap((each) => each.claims.filter((claim) => claim.metric?.id === given).map((claim) => spot(each, claim)));
  const speak = [...new Set(claims.map((claim) => claim.report))].sort();
  return { thing: { id: given, label, label_en, classes: ["Metric"], aliases, iri: atlas.head.dataset.base + given, reports: speak, weight: claims.length }, claims: claims.slice(0, LIMIT), mentions: [] };
}

/** The claims of things as CSV. @param {Atlas} atlas @param {string[]} ids */
export async function rows(atlas, ids) {
  if (ids.length > 2000) throw new Refusal(413, `${ids.length} / 2000`, "");
  const lines = [HEADS];
  for (const given of ids) {
    const id = atlas.id(given);
    const { label, classes } = /** @type {import("./atlas.js").Item} */ (atlas.items.get(id));
    const ones = new Set(atlas.ones(id));
    for (const from of await speaking(atlas, id)) {
      for (const claim of claimsOf(from, ones).map((each) => spot(from, each))) {
        lines.push([label, classes.join(" "), claim.kind, claim.zh, claim.value, claim.unit, claim.modality, claim.year ?? "", claim.quotation, claim.sentence.clean || claim.sentence.text, claim.start, claim.end, claim.report, claim.rule]);
      }
    }
  }
  return `\ufeff${lines.map((line) => line.map((cell) => quotedCell(String(cell))).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} cell */
const quotedCell = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
