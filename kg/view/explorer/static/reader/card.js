// The card beside a mark of the reader: what the marks of a piece of text say, and where in the graph they lead.

import { explorerAt } from "../addresses.js";
import { $, make, narrow, quoted } from "../dom.js";
import { called, chips, disc, said } from "../facts.js";
import { label, word } from "../language.js";

/** @typedef {{kind: string, start: number, end: number, sentence: number, thing?: string, claim?: string}} Mark */

/**
 * The cards of a text: `showCard` opens that of a piece, or closes the open one; `held` is whether the keyboard is at
 * its piece; `leave` goes to the graph.
 * @param {{report: string, off: Set<string>, read: () => any}} of the report, the kinds of marks that are not shown, its text
 */
export function cards({ report, off, read }) {
  /** @type {any} the element whose card is open */
  let pointed = null;
  const shownOf = (/** @type {any} */ element) => element.marks.filter((/** @type {Mark} */ mark) => !off.has(mark.kind));

  /** @param {any} element */
  function showCard(element) {
    if (pointed === element) return;
    pointed?.classList.remove("pointed");
    pointed = element;
    const card = $("card");
    if (!element) {
      card.hidden = true;
      return;
    }
    element.classList.add("pointed");
    const marks = shownOf(element);
    card.replaceChildren(...marks.map(row));
    const graph = target(marks);
    if (graph) card.append(make("p", { className: "go" }, make("a", { className: "act", href: graph, textContent: word("inGraph") })));
    card.hidden = !marks.length;
    if (narrow()) {
      card.style.removeProperty("left");
      card.style.removeProperty("top");
      return;
    }
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const [wide, high] = [card.offsetWidth, card.offsetHeight];
    const left = Math.max(12, Math.min(box.left, innerWidth - wide - 16));
    const below = box.bottom + 8 + high < innerHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - high - 6) + scrollY}px`;
  }

  /** One mark: its kind, and what it says. @param {Mark} mark */
  function row(mark) {
    const claim = mark.claim ? read().claims[mark.claim] : null;
    const thing = mark.thing ? read().things[mark.thing] : null;
    const name = thing ? make("span", { className: "thing" }, disc(thing.classes[0]), quoted(label(thing))) : null;
    if (!claim) return make("div", { className: "said" }, make("p", { className: "from", textContent: mark.kind === "Mention" ? word("mention") : word("unexplained") }), name ?? make("p", { textContent: word("unexplainedHint") }));
    return make("div", { className: "said" }, make("p", { className: "from", textContent: `${called(claim.kind)} · ${word("rule")} ${claim.rule} · ${word("offsets")} ${mark.start}–${mark.end}` }), make("p", { className: "what" }, quoted(said(claim))), make("div", { className: "under" }, name, chips({ ...claim, from_year: null })));
  }

  /** Where in the graph the marks of a piece lead: the claim first, then the thing that is named. @param {Mark[]} marks */
  function target(marks) {
    const mark = marks.find((each) => each.claim && each.thing) ?? marks.find((each) => each.thing);
    return mark ? explorerAt({ reports: [report], thing: mark.thing, claim: mark.claim ?? "" }) : "";
  }

  /** Go to the graph; the address of the text remembers where we were. @param {any} element */
  function leave(element) {
    const address = target(shownOf(element));
    if (!address) return;
    history.replaceState(null, "", `#${element.dataset.span}`);
    location.href = address;
  }

  return { showCard, leave, held: () => Boolean(pointed?.matches(":focus")) };
}
