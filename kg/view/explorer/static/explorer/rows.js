// The table beside the picture: the same things, sorted and narrowed by words, in step with what is chosen.

import { $, make, quoted } from "../dom.js";
import { classOf, disc } from "../facts.js";
import { count, label, spoken, word } from "../language.js";

/** @typedef {import("./world.js").Thing} Thing */
/** @typedef {import("./world.js").Edge} Edge */

const PAGE = 120;
let words = "";
let drawn = PAGE;

/** @type {Record<string, (thing: Thing, ties: Map<string, number>) => string | number>} */
const COLUMNS = {
  name: (thing) => label(thing),
  class: (thing) => spoken(classOf(thing.classes[0])),
  claims: (thing) => thing.claims,
  mentions: (thing) => thing.mentions,
  ties: (thing, ties) => ties.get(thing.id) ?? 0,
};

/**
 * Draw the table, or put it away.
 * @param {import("./state.js").State} state @param {Thing[]} things @param {Edge[]} edges
 * @param {{thing: (id: string) => void, sort: (column: string) => void, hover: (id: string) => void, close: () => void}} acts
 */
export function showRows(state, things, edges, acts) {
  const place = $("table");
  place.hidden = !state.table;
  if (!state.table) return place.replaceChildren();
  const focused = document.activeElement?.id;
  /** @type {Map<string, number>} */
  const ties = new Map();
  for (const { source, target } of edges) for (const id of [source, target]) ties.set(id, (ties.get(id) ?? 0) + 1);
  const column = state.sort.replace(/^-/, "") in COLUMNS ? state.sort.replace(/^-/, "") : "";
  const down = state.sort.startsWith("-");
  const named = things.filter((thing) => `${thing.label} ${thing.label_en}`.toLowerCase().includes(words.toLowerCase()));
  if (column) named.sort((a, b) => compared(COLUMNS[column](a, ties), COLUMNS[column](b, ties)) * (down ? -1 : 1) || b.weight - a.weight);
  const at = named.findIndex((thing) => thing.id === state.thing);
  if (at >= drawn) drawn = at + PAGE;

  const head = make("tr", {}, ...Object.keys(COLUMNS).map((name) => {
    const sorted = name === column ? (down ? "descending" : "ascending") : "none";
    const button = make("button", { type: "button", id: `sort-${name}`, textContent: word(`column.${name}`) });
    button.onclick = () => acts.sort(name === column && !down ? `-${name}` : name === column ? "" : name);
    return make("th", { scope: "col", "aria-sort": sorted, className: name }, button);
  }));
  const body = make("tbody", {}, ...named.slice(0, drawn).map((thing) => {
    const button = make("button", { type: "button", className: "row" }, disc(thing.classes[0]), quoted(label(thing), "b"));
    const row = make("tr", { "data-thing": thing.id, className: thing.id === state.thing ? "chosen" : "" }, make("td", {}, button), ...Object.keys(COLUMNS).slice(1).map((name) => {
      const value = COLUMNS[name](thing, ties);
      return make("td", { className: typeof value === "number" ? "number" : "", textContent: typeof value === "number" ? count(value) : value });
    }));
    row.onclick = () => acts.thing(thing.id);
    row.onmouseenter = () => acts.hover(thing.id);
    row.onmouseleave = () => acts.hover("");
    button.onfocus = () => acts.hover(thing.id);
    return row;
  }));
  const filter = make("input", { id: "narrow", type: "search", value: words, placeholder: word("narrow"), "aria-label": word("narrow"), autocomplete: "off" });
  filter.oninput = () => { words = filter.value; drawn = PAGE; showRows(state, things, edges, acts); };
  const close = make("button", { type: "button", className: "act", textContent: word("closeTable") });
  close.onclick = acts.close;
  const scroller = make("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": word("table") }, make("table", {}, make("thead", {}, head), body));
  if (named.length > drawn) {
    const more = make("button", { type: "button", className: "act more", textContent: word("more", { n: named.length - drawn }) });
    more.onclick = () => { drawn += 5 * PAGE; showRows(state, things, edges, acts); };
    scroller.append(more);
  }
  place.replaceChildren(make("div", { className: "table-top" }, filter, make("span", { className: "soft", textContent: word("rowsOf", { n: named.length, total: things.length }) }), close), scroller);
  body.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  if (focused) {
    const again = document.getElementById(focused);
    again?.focus();
    if (focused === "narrow") filter.setSelectionRange(words.length, words.length);
  }
}

/** @param {string | number} a @param {string | number} b */
function compared(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN");
}
