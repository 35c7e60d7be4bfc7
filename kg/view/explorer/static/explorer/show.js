// Showing the state: what it needs is fetched; the picture comes first, then what stands beside it.

import { $, inQuiet } from "../dom.js";
import { trouble } from "../shell.js";
import { chosen, desk, narrow } from "./desk.js";
import { loadFacets, showFacets } from "./facets.js";
import { showHints, showNothing, showTitle } from "./head.js";
import { showPanel } from "./panel.js";
import { showRows } from "./rows.js";
import { draw, mark, move } from "./view.js";
import { loadWay } from "./way.js";
import { load, visible, world } from "./world.js";

/** @typedef {{fly?: string[], fit?: boolean, focus?: boolean}} How where the view goes */
/**
 * What is done from what is shown.
 * @typedef {import("./panel.js").Acts & {
 *   filter: (filters: Record<string, string[]>) => void, sort: (column: string) => void, all: () => void, closeRows: () => void,
 *   choose: (id: string) => void, titled: () => Promise<any>, dressed: () => void,
 * }} Acts
 */

let titled = "?"; // the reports that the heading names

/** Show the state. @param {Acts} acts @param {How} [how] */
export async function show(acts, how = {}) {
  const { state } = desk;
  document.body.classList.add("loading");
  const facets = loadFacets(state);
  try {
    await Promise.all([load(state), loadWay()]);
  } catch (error) {
    facets.catch(() => null);
    $("panel").replaceChildren(trouble(error));
    return;
  } finally {
    document.body.classList.remove("loading");
  }
  if (titled !== state.reports.join()) {
    titled = state.reports.join();
    await Promise.all([showTitle(), acts.titled()]);
  }
  if (!world.total.things) return showNothing();
  showPicture(acts, how);
  if (!document.documentElement.dataset.drawn) await firstDrawn(acts);
  await facets.then(() => showFacets(state, acts.filter)).catch((error) => $("facets").replaceChildren(trouble(error)));
  await showAround(acts, how);
}

/** The picture, and what floats over it. @param {Acts} acts @param {How} how */
function showPicture(acts, how) {
  desk.shown = visible(desk.state);
  showHints(acts.all);
  document.body.classList.toggle("chosen", chosen());
  draw();
  move(how);
  mark();
}

/** The first picture is drawn and answers, and then it is on the screen, before the page makes what stands around it. @param {Acts} acts */
async function firstDrawn(acts) {
  if (!document.hidden) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  document.documentElement.dataset.drawn = "1";
  for (let frames = 0; frames < 2 && !document.hidden; frames++) await new Promise((done) => requestAnimationFrame(done));
  acts.dressed();
  await new Promise((done) => inQuiet(() => done(null)));
}

/** What stands beside the picture: table and panel. @param {Acts} acts @param {How} how */
async function showAround(acts, how) {
  const { state, shown, picture } = desk;
  showRows(state, shown.things, shown.edges, { thing: acts.choose, sort: acts.sort, hover: (id) => picture?.point(id), close: acts.closeRows });
  if (chosen() && how.fly && narrow()) $("picture").scrollIntoView({ block: "start" });
  await showPanel(state, shown.things, acts);
  if (how.focus && narrow()) $("panel").focus({ preventScroll: true });
}

/** The row of the table that is pointed at in the picture. @param {string} id */
export function hoverRow(id) {
  for (const row of $("table").querySelectorAll("tr.pointed")) row.classList.remove("pointed");
  if (id) $("table").querySelector(`tr[data-thing="${CSS.escape(id)}"]`)?.classList.add("pointed");
}
