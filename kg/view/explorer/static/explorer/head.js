// The words around the picture: the heading, what is shown of how much, what is being done.

import { reports as allReports } from "../api.js";
import { $, drawn, make } from "../dom.js";
import { word } from "../language.js";
import { figure } from "../shell.js";
import { desk } from "./desk.js";
import { world } from "./world.js";

const KINDS = ["relation", "recognition", "member", "together"];

/** The words that stand on the page whatever it shows. */
export function showFixed() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) element.textContent = word(/** @type {string} */ (element.dataset.word));
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label]"))) {
    const words = word(/** @type {string} */ (element.dataset.label));
    element.setAttribute("aria-label", words);
    element.title = words;
  }
  const stroke = () => drawn("svg", { viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true" }, drawn("path", { d: "M0 4H22" }));
  $("lines").replaceChildren(...KINDS.map((kind) => make("li", { className: kind }, stroke(), word(`line.${kind}`))));
}

/** The reports that are shown, and how much there is in them. */
export async function showTitle() {
  const all = await allReports();
  const { reports } = desk.state;
  const chosen = reports.length ? all.filter((/** @type {any} */ each) => reports.includes(each.id)) : all;
  const title = chosen.length === 1 ? chosen[0].title : word("collection", { n: chosen.length });
  $("title").textContent = title;
  document.title = `${title} · ${word("brand")}`;
  const sum = (/** @type {string} */ what) => chosen.reduce((/** @type {number} */ so_far, /** @type {any} */ each) => so_far + each[what], 0);
  const figures = [figure(word("things"), world.total.things || sum("things")), figure(word("facts"), sum("claims")), figure(word("edges"), world.total.edges)];
  $("figures").replaceChildren(...(chosen.length > 1 ? [figure(word("reports"), chosen.length)] : []), ...figures);
}

/** N of M, and what is being done. @param {() => void} all shows all things again */
export function showHints(all) {
  const { state, shown, from } = desk;
  const kept = world.matched.things;
  $("shown").textContent = word("shown", { n: shown.things.length, total: world.total.things });
  const rest = [word("shownEdges", { n: shown.edges.length, total: world.total.edges })];
  if (kept < world.total.things) rest.push(word("matched", { n: kept }));
  if (state.hidden.length) rest.push(word("hiddenOf", { n: state.hidden.length }));
  $("rest").textContent = rest.join(" · ");
  const hint = $("hint");
  hint.hidden = !from && !state.only;
  if (!hint.hidden) {
    const stop = make("button", { type: "button", className: "act", textContent: from ? word("cancel") : word("showAll") });
    stop.onclick = from ? () => { desk.from = ""; showHints(all); } : all;
    hint.replaceChildren(from ? word("pathFrom", { name: world.things.get(from)?.label ?? "" }) : word("onlyHint"), stop);
  }
  $("draw-more").hidden = state.only || world.base.size >= kept;
  $("undo").disabled = !(history.state?.depth > 0);
  $("unhide").hidden = !state.hidden.length;
  $("rows").setAttribute("aria-pressed", String(Boolean(state.table)));
}

/** Where nothing has been built yet, how to begin. */
export function showNothing() {
  $("picture").replaceChildren();
  $("facets").replaceChildren();
  $("panel").replaceChildren(make("h2", { textContent: word("emptyTitle") }), make("p", { className: "lead", textContent: word("emptyText") }), make("code", { textContent: "kg build REPORT.txt --out DIR" }));
  document.body.classList.add("empty");
}
