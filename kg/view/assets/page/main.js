// Choosing, the legend, the language, and the address, which holds both the language and what is chosen.

/** Choose a thing, a line, or nothing; a hidden class comes back when one of its things is chosen. */
function choose({ thing = null, edge = null, fly = false, focus = false }) {
  state.thing = thing;
  state.edge = edge;
  const ends = thing !== null ? [thing] : edge !== null ? [edges.get(edge).from, edges.get(edge).to] : [];
  for (const id of ends) state.off.delete(things.get(id).classes[0]);
  near = ends.length ? new Set(ends) : null;
  if (thing !== null) for (const each of edgesOf.get(thing)) near.add(each.from).add(each.to);
  showLegend();
  showPanel();
  refresh();
  network.unselectAll();
  if (fly) flyTo(ends);
  if (focus) $("panel").focus({ preventScroll: false });
  remember();
}

function showLegend() {
  $("classes").replaceChildren(...data.classes.filter((each) => each.count).map((each) => {
    const on = !state.off.has(each.name);
    const button = make("button", { type: "button", "aria-pressed": String(on), "data-class": each.name }, disc(each.name), spoken(each.words), make("small", { textContent: each.count }));
    button.onclick = () => {
      if (on) state.off.add(each.name);
      else state.off.delete(each.name);
      showLegend();
      refresh();
      document.querySelector(`[data-class="${each.name}"]`).focus();
    };
    return make("li", {}, button);
  }));
  $("lines").replaceChildren(...data.lines.map((kind) => {
    const { color, dashes, width: thick } = stroke(kind);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [name, value] of Object.entries({ d: "M0 4H22", stroke: color, "stroke-width": thick + 0.4, "stroke-dasharray": dashes ? dashes.join(" ") : "none" })) line.setAttribute(name, value);
    svg.setAttribute("aria-hidden", "true");
    svg.append(line);
    return make("li", {}, svg, word(kind));
  }));
}

/** Put every fixed word of the page into its language. */
function showWords() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const element of document.querySelectorAll("[data-title]")) element.title = word(element.dataset.title);
  $("search").placeholder = word("search");
  $("made").textContent = word("footer", { version: data.version });
  $("of").textContent = word("graphOf", { facts: data.facts, sentences: data.spoken });
  const subtitle = data.reports.slice(0, 4).map((report) => `${spoken(report.area)} ${report.year}`).join(" · ");
  if (data.reports.length) $("subtitle").textContent = data.reports.length > 4 ? `${subtitle} …` : subtitle;
  if (data.title) $("title").textContent = document.title = spoken(data.title);
  if (!data.things.length) return;
  const rest = data.total - data.things.length;
  $("shown").textContent = word("shown", { n: data.things.length, total: data.total });
  $("rest").textContent = rest ? word("shownRest", { rest }) : word("shownAll");
  showLegend();
  showPanel();
  refresh();
}

function remember() {
  const parts = new URLSearchParams();
  if (state.lang !== data.lang) parts.set("lang", state.lang);
  if (state.thing !== null) parts.set("thing", state.thing);
  if (state.edge !== null) parts.set("edge", state.edge);
  history.replaceState(null, "", `#${parts}`);
}

/** What the address asks for. */
function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (parts.get("lang") in data.words) state.lang = parts.get("lang");
  const [thing, edge] = [parts.get("thing"), parts.get("edge")];
  return { thing: things.has(thing) ? thing : null, edge: edges.has(edge) && !things.has(thing) ? edge : null };
}

function start() {
  const asked = recall();
  $("language").onclick = () => { state.lang = state.lang === "zh" ? "en" : "zh"; showWords(); remember(); };
  if (!data.things.length) {
    showWords();
    return;
  }
  drawPicture();
  startSearch();
  showWords();
  if (asked.thing !== null || asked.edge !== null) choose({ ...asked, fly: true });
  $("in").onclick = () => zoomBy(1.3);
  $("out").onclick = () => zoomBy(1 / 1.3);
  $("fit").onclick = () => showAll();
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (state.thing !== null || state.edge !== null) && event.target !== $("search")) choose({});
    if (event.key === "/" && event.target !== $("search")) { event.preventDefault(); $("search").focus(); }
  });
  $("picture").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[event.key];
    if (step) {
      const at = network.getViewPosition();
      network.moveTo({ position: { x: at.x + step[0] / network.getScale(), y: at.y + step[1] / network.getScale() } });
    } else if (event.key === "+" || event.key === "=") zoomBy(1.3);
    else if (event.key === "-") zoomBy(1 / 1.3);
    else if (event.key === "0") showAll();
    else return;
    event.preventDefault();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readPaint(); showLegend(); refresh(); });
  document.fonts.ready.then(() => { widths.clear(); network.redraw(); });
}

start();
