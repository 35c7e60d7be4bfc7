// The filters at the side: every value with how many things it would leave, the classes serving as the legend too.

import { get } from "../api.js";
import { $, make, quoted } from "../dom.js";
import { called, classOf, disc } from "../facts.js";
import { count, spoken, word } from "../language.js";
import { asked, FILTERS } from "./state.js";

/** @typedef {import("./state.js").State} State */

let answer = /** @type {any} */ (null);
let last = "";

/** Fetch the counts that belong to a state, if they are others than those that stand. @param {State} state */
export async function loadFacets(state) {
  const now = JSON.stringify(asked(state));
  if (now === last && answer) return;
  const found = await get("/api/facets", asked(state));
  [answer, last] = [found, now];
}

/** Draw the filters. @param {State} state @param {(filters: Record<string, string[]>) => void} choose */
export function showFacets(state, choose) {
  if (!answer) return;
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.facet;
  const toggle = (/** @type {string} */ name, /** @type {string} */ value) => {
    const values = state.filters[name] ?? [];
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
    const filters = { ...state.filters, [name]: next };
    if (!next.length) delete filters[name];
    choose(filters);
  };
  const parts = FILTERS.map((name) => facet(name, state, toggle)).filter(Boolean);
  const any = Object.keys(state.filters).length > 0;
  const clear = make("button", { type: "button", className: "clear", textContent: word("clearFilters"), hidden: !any });
  clear.onclick = () => choose({});
  $("facets").replaceChildren(make("div", { className: "facets-top" }, make("h2", { textContent: word("filters") }), clear), ...parts);
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`[data-facet="${CSS.escape(focused)}"]`))?.focus();
}

/** @param {string} name @param {State} state @param {(name: string, value: string) => void} toggle */
function facet(name, state, toggle) {
  const chosen = state.filters[name] ?? [];
  const values = answer[name].filter((/** @type {any} */ each) => each.count || chosen.includes(each.value));
  if (!values.length) return null;
  const list = make("ul", { className: `values ${name}` }, ...values.map((/** @type {any} */ each) => value(name, each, chosen, toggle)));
  const title = make("h3", { textContent: word(`facet.${name}`) });
  if (name !== "section") return make("section", { className: "facet" }, title, list);
  const more = make("details", { className: "facet", open: chosen.length > 0 || $("facets").querySelector("details")?.open }, make("summary", {}, title), list);
  return more;
}

/** @param {string} name @param {any} each @param {string[]} chosen @param {(name: string, value: string) => void} toggle */
function value(name, each, chosen, toggle) {
  const on = chosen.includes(each.value);
  const text = name === "class" ? spoken(classOf(each.value)) : name === "section" || name === "year" ? spoken(each) || word("untitled") : called(each.value);
  const button = make("button", { type: "button", className: "value", "aria-pressed": String(on), "data-facet": `${name}:${each.value}`, title: text }, name === "class" ? disc(each.value) : null, quoted(text, "span"), make("small", { textContent: count(each.count) }));
  if (chosen.length && !on) button.classList.add("off");
  button.onclick = () => toggle(name, each.value);
  return make("li", {}, button);
}
