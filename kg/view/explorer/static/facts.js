// What a report says, in its own words: claims with their sentence, the words that carry them marked.

import { dataset } from "./api.js";
import { readerAt, thingAt } from "./addresses.js";
import { make, quoted } from "./dom.js";
import { label, spoken, word, years } from "./language.js";

/** @type {Map<string, any>} */
const classes = new Map();
/** @type {Map<string, {zh: string, en: string}>} */
const names = new Map();

/** Learn the classes and the names of the vocabulary; to be waited for before anything here is used. */
export async function learn() {
  const data = await dataset();
  for (const each of data.classes) classes.set(each.name, each);
  for (const group of ["kinds", "modalities", "statuses", "predicates", "parts"]) for (const each of data[group]) names.set(each.name, each);
  return data;
}

export const classOf = (/** @type {string} */ name) => classes.get(name) ?? { name, zh: name, en: name, colour: "#7a766d", icon: "·" };

/** The name of a kind, modality, status, predicate or part in the language of the page. */
export const called = (/** @type {string} */ name) => spoken(names.get(name) ?? { zh: name, en: name });

/** The coloured disc of a class with its one-character icon. */
export function disc(/** @type {string} */ name) {
  const { colour, icon } = classOf(name);
  const element = make("span", { className: "disc", textContent: icon, "aria-hidden": "true" });
  element.style.background = colour;
  return element;
}

/** The classes of a thing, each with its disc. */
export const kindsOf = (/** @type {any} */ thing) => thing.classes.map((/** @type {string} */ name) => make("span", { className: "class" }, disc(name), spoken(classOf(name))));

/** Achieved or target, and the year. */
export function chips(/** @type {any} */ claim) {
  const found = [];
  if (claim.modality) found.push(make("span", { className: `chip ${claim.modality === "Target" ? "target" : ""}`, textContent: called(claim.modality) }));
  if (claim.year) found.push(make("span", { className: "year", textContent: years(claim.year, claim.from_year) }));
  return make("div", { className: "chips" }, ...found);
}

/** What a claim says, in one line. */
export const said = (/** @type {any} */ claim) => spoken(claim) || claim.quotation;

/**
 * One claim: what it says, target or result, and how it was found. `about` is the id of what the reader looks at: a
 * subject that is another thing is named.
 * @param {any} claim @param {string} about @param {boolean} whose whether the report is named
 */
function factRow(claim, about, whose) {
  const other = claim.subject && claim.subject.id !== about;
  const by = other ? make("a", { className: "by", href: thingAt(claim.subject.id), "data-thing": claim.subject.id, textContent: label(claim.subject), dir: "auto" }) : null;
  const place = `${word("offsets")} ${claim.start}–${claim.end}`;
  const from = [called(claim.kind), claim.estimated ? word("estimated") : "", claim.rule ? `${word("rule")} ${claim.rule}` : "", place, whose ? claim.report : ""];
  const row = make("div", { className: "fact", id: anchor(claim.id) });
  if (claim.kind === "Mention" || claim.kind === "Together") row.append(make("p", { className: "from", textContent: [whose ? claim.report : "", place].filter(Boolean).join(" · ") }));
  else row.append(make("p", { className: "what" }, by, by ? " · " : "", quoted(said(claim))), chips(claim), quoted(from.filter(Boolean).join(" · "), "p", { className: "from" }));
  return row;
}

/** The id of a claim's element on the page. */
export const anchor = (/** @type {string | undefined} */ id) => (id ? `claim-${id.split("/").pop()}` : "");

/**
 * One article a sentence: the claims that it carries, then its words with theirs marked, and the way to the reader.
 * @param {any[]} claims
 * @param {any[]} mentions whose words are underlined, and which get an article where no claims are given
 * @param {{about?: string, whose?: boolean}} [how]
 */
export function articles(claims, mentions, { about = "", whose = false } = {}) {
  /** @type {Map<string, any[]>} */
  const sentences = new Map();
  for (const each of claims.length ? claims : mentions) {
    const already = sentences.get(each.sentence.id);
    if (already) already.push(each);
    else sentences.set(each.sentence.id, [each]);
  }
  return [...sentences].map(([id, found]) => {
    const here = mentions.filter((mention) => mention.sentence.id === id);
    const carrying = claims.length ? found : [];
    return make("article", {}, ...found.map((claim) => factRow(claim, about, whose)), sentence(found[0].sentence, carrying, here), source(found[0]));
  });
}

/** Where a sentence stands: its section, and a link that opens the reader there. */
function source(/** @type {any} */ claim) {
  const { section_title: title, part } = claim.sentence;
  const where = [part ? called(part) : "", title].filter(Boolean).join(" · ");
  return make("p", { className: "source" }, quoted(where, "span"), make("a", { href: claim.reader || readerAt(claim.report, claim.start, claim.end), textContent: word("inReader") }));
}

/**
 * A sentence with the words of claims marked and those of mentions underlined. Marks count code points.
 * @param {{text: string}} written @param {any[]} claims @param {any[]} mentions
 */
export function sentence(written, claims, mentions) {
  const marks = claims.flatMap((claim) => claim.marks.map((/** @type {number[]} */ mark) => [...mark, claim.modality === "Target" ? "target" : "mark"]));
  const spans = [...marks, ...mentions.flatMap((mention) => mention.marks.map((/** @type {number[]} */ mark) => [...mark, "name"]))];
  return make("blockquote", { lang: "zh-CN", dir: "auto" }, ...marked(written.text, spans));
}

/**
 * Text cut at the ends of spans `[start, end, how]`; what lies in one becomes a `mark`, or an underlined name.
 * @param {string} text @param {any[][]} spans
 */
export function marked(text, spans) {
  const letters = Array.from(text);
  const inside = spans.filter(([start, end]) => start < end && end <= letters.length);
  const cuts = [...new Set([0, letters.length, ...inside.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const words = letters.slice(cuts[i], end).join("");
    const over = inside.filter(([from, to]) => from <= cuts[i] && to >= end).map(([, , how]) => how);
    const name = over.includes("name") ? "name" : "";
    if (over.includes("target")) return make("mark", { textContent: words, className: `target ${name}` });
    if (over.includes("mark")) return make("mark", { textContent: words, className: name });
    return name ? make("span", { textContent: words, className: name }) : words;
  });
}
