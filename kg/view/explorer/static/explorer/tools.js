// The buttons over the picture: zoom, undo, table, link, files.

import { $, announce } from "../dom.js";
import { word } from "../language.js";
import { has } from "../places.js";
import { act, drawMore } from "./acts.js";
import { covered, desk, ends, noteView } from "./desk.js";
import { save } from "./save.js";
import { world } from "./world.js";

export function listenToTools() {
  $("in").onclick = () => desk.picture?.zoom(1.5);
  $("out").onclick = () => desk.picture?.zoom(1 / 1.5);
  $("fit").onclick = () => desk.picture?.fit([], true, covered());
  $("undo").onclick = () => history.back();
  $("unhide").onclick = () => act({ hidden: [] });
  $("draw-more").onclick = drawMore;
  $("rows").onclick = () => act({ table: desk.state.table ? "" : "things" });
  $("filter").onclick = () => {
    const open = document.body.classList.toggle("filtering");
    $("filter").setAttribute("aria-expanded", String(open));
    if (open) $("facets").querySelector("button")?.focus();
  };
  $("link").onclick = async () => {
    noteView();
    await navigator.clipboard?.writeText(location.href).catch(() => undefined);
    announce(word("linkCopied"));
  };
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-save]"))) {
    const format = /** @type {"png" | "svg" | "csv" | "jsonld"} */ (button.dataset.save);
    button.hidden = format === "jsonld" && !has("jsonld");
    button.onclick = () => take(format);
  }
  addEventListener("pointerdown", (event) => { if (!$("saving").contains(event.target)) $("saving").open = false; });
}

/** Hand the reader a file of the view, or of what is chosen in it. @param {"png" | "svg" | "csv" | "jsonld"} format */
async function take(format) {
  $("saving").open = false;
  const { state, shown, picture } = desk;
  const ids = state.thing && !state.thing.startsWith("metric/") ? [state.thing] : state.edge ? ends() : shown.things.map((thing) => thing.id);
  const name = (state.thing && world.things.get(state.thing)?.label) || $("title").textContent;
  try {
    if (picture) await save(format, picture, ids, name.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60));
  } catch (error) {
    announce(error instanceof Error ? error.message : String(error));
  }
}
