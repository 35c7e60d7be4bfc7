// The index of the lists: what can be looked up, the main indicators as cards, the targets with what was achieved before.

import { get, lists as allLists } from "./api.js";
import { listAt, readerAt, reportsAsked, thingAt } from "./addresses.js";
import { $, make, quoted } from "./dom.js";
import { chips, learn, said, sentence } from "./facts.js";
import { label, onLanguage, spoken, word, years } from "./language.js";
import { basisOf, columns, comparable, key, worded } from "./plot.js";
import { bar, chooser, trouble } from "./shell.js";

const reports = reportsAsked();
/** @type {any[]} */
let cards = [];
/** @type {any[]} */
let targets = [];
let total = 0;
let words = "";
let shown = 60;

bar("lists", () => reports);
const heading = chooser({ selected: () => reports, choose: (ids) => { location.href = listAt("", ids); }, many: true });

async function showLists() {
  const found = await allLists();
  $("lists").replaceChildren(...found.map((/** @type {any} */ list) => make("li", {}, make("a", { className: "tile", href: listAt(list.name, reports) }, make("b", { textContent: spoken(list) }), make("span", { textContent: spoken({ zh: list.about_zh, en: list.about_en }) })))));
}

function showCards() {
  $("cards").replaceChildren(...cards.map(card));
  $("indicators").hidden = !cards.length;
}

/** One indicator: its value, how it grew, what is planned. @param {any} each */
function card(each) {
  const main = each.level ?? each.growth ?? each.target;
  const points = comparable(each.points);
  const under = chips({ ...main, from_year: null });
  if (basisOf(main)) under.append(make("span", { className: "year", textContent: basisOf(main) }));
  const line = (/** @type {string} */ name, /** @type {any} */ point) => (point ? make("p", { className: name }, make("span", { textContent: word(`card.${name}`) }), make("a", { href: point.reader, dir: "auto", textContent: worded(point), title: point.sentence }), make("span", { className: "year", textContent: `${years(point.year)} ${basisOf(point)}` })) : null);
  return make("li", { className: "card" }, make("h3", {}, make("a", { href: thingAt(each.metric.id, reports), textContent: label(each.metric) })), make("p", { className: "whose" }, quoted(label(each.subject))), make("p", { className: `main ${main.modality === "Target" ? "target" : ""}` }, make("a", { href: main.reader, dir: "auto", textContent: worded(main), title: main.sentence })), under, main === each.growth ? null : line("growth", each.growth), main === each.target ? null : line("target", each.target), points.length ? columns(points, label(each.metric)) : null);
}

function showTargets() {
  const found = targets.filter(({ claim }) => `${claim.zh} ${claim.en} ${claim.subject.label} ${claim.sentence.text}`.toLowerCase().includes(words.toLowerCase()));
  $("target-count").textContent = word("rowsOf", { n: found.length, total: targets.length });
  $("targets-list").replaceChildren(...found.slice(0, shown).map(({ claim, before }) => {
    const points = before.length ? [...before, { ...claim, modality: "Target" }] : [];
    return make("li", { className: "aim" }, make("div", { className: "aim-what" }, make("p", { className: "whose" }, make("a", { href: thingAt(claim.subject.id, reports), textContent: label(claim.subject), dir: "auto" })), make("p", { className: "what" }, quoted(said(claim))), chips(claim)), make("div", { className: "aim-words" }, sentence(claim.sentence, [claim], []), make("p", { className: "source" }, quoted(claim.sentence.section_title, "span"), make("a", { href: readerAt(claim.report, claim.start, claim.end), textContent: word("inReader") })), ...before.map((/** @type {any} */ each) => make("p", { className: each.year < claim.year ? "before" : "before after" }, `${years(each.year)} `, make("a", { href: each.reader, textContent: worded(each) })))), points.length ? columns(points, said(claim)) : null);
  }));
  const more = $("more-targets");
  more.hidden = found.length <= shown;
  more.textContent = word("more", { n: found.length - shown });
  $("all-targets").hidden = total <= targets.length;
  $("all-targets").replaceChildren(`${word("firstTargets", { n: targets.length, total })} `, make("a", { href: listAt("targets", reports), textContent: word("targets") }));
}

function showWords() {
  document.title = `${word("page.lists")} · ${word("brand")}`;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) element.textContent = word(/** @type {string} */ (element.dataset.word));
  $("find-target").placeholder = word("narrow");
  $("find-target").setAttribute("aria-label", word("narrow"));
  $("key").replaceChildren(key());
  $("targets").hidden = !targets.length;
  $("none").hidden = Boolean(cards.length || targets.length);
  showLists();
  showCards();
  showTargets();
}

async function start() {
  $("chooser").append(heading.element);
  try {
    const asked = { reports: reports.join(",") };
    const [, found, aims] = await Promise.all([learn(), get("/api/indicators", asked), get("/api/targets", asked), allLists()]);
    cards = found.cards;
    ({ targets, total } = aims);
  } catch (error) {
    $("lists").replaceChildren(trouble(error));
    return;
  }
  $("find-target").oninput = () => { words = $("find-target").value.trim(); shown = 60; showTargets(); };
  $("more-targets").onclick = () => { shown += 200; showTargets(); };
  onLanguage(showWords);
  showWords();
  document.documentElement.dataset.ready = "1";
}

start();
