// How much a dataset holds and how far it may be trusted: what the foot of the one offline file says.

import { make } from "./dom.js";
import { called } from "./facts.js";
import { count, word } from "./language.js";

const share = (/** @type {[number, number]} */ [good, of]) => (of ? `${count(good)} / ${count(of)} (${((100 * good) / of).toFixed(1)}%)` : "–");

/** The line, and behind it every figure with what it means. @param {any} data the answer of /api/dataset */
export function account(data) {
  const { sentences, kinds, quotations, arabic, chinese, measured } = data.account;
  const numerals = /** @type {[number, number]} */ ([arabic[0] + chinese[0], arabic[1] + chinese[1]]);
  const line = word("account.line", { numerals: share(numerals), quotations: share(quotations) });
  const row = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ note = "") => make("tr", {}, make("th", { scope: "row", textContent: name }), make("td", { className: "number", textContent: value }), make("td", { textContent: note }));
  const table = (/** @type {string} */ title, /** @type {any[]} */ rows, /** @type {string} */ note) => [make("h3", { textContent: title }), make("p", { textContent: note }), make("table", {}, make("tbody", {}, ...rows))];
  const counts = [
    row(word("reports"), count(data.reports)),
    row(word("sentences"), count(sentences)),
    row(word("things"), count(data.things), word("account.things")),
    row(word("edges"), count(data.edges), word("account.edges")),
    row(word("facts"), count(data.claims), Object.entries(kinds).map(([kind, n]) => `${called(kind)} ${count(Number(n))}`).join(" · ")),
  ];
  const checks = [
    row(word("account.quotations"), share(quotations), word("account.quotationsNote")),
    row(word("account.arabic"), share(arabic), word("account.numeralsNote")),
    row(word("account.chinese"), share(chinese), word("account.numeralsNote")),
  ];
  const scores = Object.entries(measured.f1).map(([name, value]) => row(word(`score.${name}`), Number(value).toFixed(2), word(`score.${name}.note`)));
  const box = make("div", { className: "figures-of", role: "region", tabIndex: 0, "aria-label": word("account.title") },
    ...table(word("account.counts"), counts, word("account.countsNote", { version: data.software })),
    ...table(word("account.checks"), checks, word("account.checksNote")),
    ...table(word("account.scores"), scores, word("account.scoresNote", { reports: measured.reports, numerals: measured.numerals, names: measured.names })));
  return make("details", { className: "account" }, make("summary", { textContent: line }), box);
}
