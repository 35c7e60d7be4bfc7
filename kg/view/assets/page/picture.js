// The picture: vis-network draws discs and lines where Python put them; icons and labels are drawn over them, labels at
// one size on the screen whatever the zoom, the weightiest first, and none where it would cover another or a disc.

const LABEL = 13; // pixels
const MOST = 16; // characters of a label, unless it is the one pointed at
let network = null;
let nodeSet = null;
let edgeSet = null;
let paint = {};
let hovered = null;
let near = null; // the things beside the chosen one, with itself
const widths = new Map();
const ranked = [...data.things].sort((a, b) => b.weight - a.weight);

function readPaint() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  paint = { paper: of("paper"), ink: of("ink"), soft: of("soft"), edge: of("edge"), faint: of("edge-soft"), accent: of("accent"), sans: of("sans") };
}

/** The colour and dashes of a line by its kind. */
function stroke(kind) {
  if (kind === "together" || kind === "member") return { color: paint.faint, dashes: kind === "together" ? [2, 5] : [8, 4], width: 1 };
  if (kind === "recognition") return { color: classes.get("Award")?.colour ?? paint.edge, dashes: false, width: 1.4 };
  return { color: paint.edge, dashes: false, width: 1.6 };
}

function nodeLook(node) {
  const thing = things.get(node.id);
  const away = near !== null && !near.has(node.id);
  const chosen = node.id === state.thing;
  const { colour } = classes.get(thing.classes[0]);
  return {
    id: node.id, hidden: state.off.has(thing.classes[0]), opacity: away ? 0.16 : 1, borderWidth: chosen ? 4 : 1.5,
    color: { background: colour, border: chosen ? paint.ink : paint.paper, highlight: { background: colour, border: paint.ink }, hover: { background: colour, border: paint.ink } },
  };
}

function edgeLook({ id }) {
  const edge = edges.get(id);
  const { color, dashes, width } = stroke(edge.kind);
  const chosen = id === state.edge || (state.thing !== null && (edge.from === state.thing || edge.to === state.thing));
  const away = near !== null && !chosen;
  return {
    id, dashes, hidden: [edge.from, edge.to].some((end) => state.off.has(things.get(end).classes[0])),
    width: chosen ? width + 1 : width,
    color: { color: chosen && edge.kind === "together" ? paint.edge : color, highlight: paint.accent, hover: paint.accent, opacity: away ? 0.12 : 0.85 },
  };
}

/** Bring the picture up to date with what is chosen, hidden, and the colours of the page. */
function refresh() {
  if (!network) return;
  nodeSet.update(nodeSet.map(nodeLook));
  edgeSet.update(edgeSet.map(edgeLook));
}

function drawPicture() {
  readPaint();
  const stage = $("picture");
  // A tall window gets the picture on its side.
  const tall = stage.clientHeight > stage.clientWidth;
  const nodes = data.picture.nodes.map((node) => ({ ...node, ...(tall ? { x: node.y, y: node.x } : {}), ...nodeLook(node) }));
  nodeSet = new vis.DataSet(nodes);
  edgeSet = new vis.DataSet(data.picture.edges.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, data.picture.options);
  stage.querySelector(".vis-network").tabIndex = -1;
  network.on("afterDrawing", drawOver);
  network.on("hoverNode", ({ node }) => { hovered = node; stage.style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { hovered = null; stage.style.cursor = ""; network.redraw(); });
  network.on("hoverEdge", () => { stage.style.cursor = "pointer"; });
  network.on("blurEdge", () => { stage.style.cursor = ""; });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) choose({ thing: node });
    else if (edge !== undefined) choose({ edge });
    else choose({});
  });
  showAll(false);
}

/** The whole picture, with room at its edges for labels. */
function showAll(animated = true) {
  const stage = $("picture");
  const boxes = data.things.filter((thing) => !state.off.has(thing.classes[0])).map((thing) => network.getPosition(thing.id));
  if (!boxes.length) return;
  const [xs, ys] = [boxes.map((at) => at.x), boxes.map((at) => at.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const pad = stage.clientWidth > 700 ? { left: 64, right: 64, top: 44, bottom: 36 } : { left: 30, right: 30, top: 40, bottom: 26 };
  const scale = Math.min((stage.clientWidth - pad.left - pad.right) / (right - left + 1), (stage.clientHeight - pad.top - pad.bottom) / (bottom - top + 1), 1.6);
  const position = { x: (left + right) / 2 - (pad.left - pad.right) / 2 / scale, y: (top + bottom) / 2 - (pad.top - pad.bottom) / 2 / scale };
  network.moveTo({ position, scale, animation: animated && moving() ? { duration: 400 } : false });
}

const moving = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

/** How much of the picture the panel covers from below, on a small screen. */
function covered() {
  const [picture, panel] = [$("picture"), $("panel")].map((element) => element.getBoundingClientRect());
  return panel.left < picture.right - 1 ? Math.max(0, picture.bottom - panel.top) : 0;
}

/** Bring a thing, or both ends of a line, to the middle of what is free, near enough to read, with what is beside it. */
function flyTo(ids) {
  const at = ids.map((id) => network.getPosition(id));
  const [x, y] = ["x", "y"].map((axis) => at.reduce((sum, point) => sum + point[axis], 0) / at.length);
  const beside = [...near].map((id) => network.getPosition(id));
  const reach = (axis, middle) => Math.max(...beside.map((point) => Math.abs(point[axis] - middle)));
  const [wide, high] = [$("picture").clientWidth / 2 - 90, ($("picture").clientHeight - covered()) / 2 - 44];
  const fitting = Math.min(wide / (reach("x", x) + 1), high / (reach("y", y) + 1));
  const scale = Math.min(Math.max(fitting, ids.length > 1 ? 0.1 : 0.75), 1.25);
  network.moveTo({ position: { x, y }, offset: { x: 0, y: -covered() / 2 }, scale, animation: moving() ? { duration: 500 } : false });
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: moving() ? { duration: 150 } : false });
}

/** A label as it is drawn: cut where it is long and nobody points at it. */
function caption(thing, whole) {
  const text = spoken([thing.label, thing.label_en]);
  const letters = Array.from(text);
  const most = /[\u2e80-\uffff]/.test(text) ? MOST : 2 * MOST;
  return whole || letters.length <= most ? text : letters.slice(0, most - 1).join("") + "…";
}

function drawOver(context) {
  const scale = network.getScale();
  const canvas = $("picture");
  const discs = [];
  for (const thing of ranked) {
    if (state.off.has(thing.classes[0])) continue;
    const { x, y } = network.canvasToDOM(network.getPosition(thing.id));
    const r = thing.size * scale;
    if (x < -200 || y < -60 || x > canvas.clientWidth + 200 || y > canvas.clientHeight + 60) continue;
    discs.push({ thing, x, y, r });
  }
  context.save();
  const ratio = context.canvas.width / canvas.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "middle";
  drawIcons(context, discs);
  drawLabels(context, discs, scale);
  context.restore();
}

function drawIcons(context, discs) {
  context.fillStyle = "#fff";
  for (const { thing, x, y, r } of discs) {
    if (r < 7) continue;
    context.globalAlpha = near === null || near.has(thing.id) ? 1 : 0.3;
    context.font = `600 ${Math.round(r * 1.05)}px ${paint.sans}`;
    context.fillText(classes.get(thing.classes[0]).icon, x, y + r * 0.05);
  }
  context.globalAlpha = 1;
}

function drawLabels(context, discs, scale) {
  const [wide, high] = [$("picture").clientWidth, $("picture").clientHeight];
  const taken = overlaid();
  const clear = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= wide && box[3] <= high && !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  const off = (box, some) => !some.some(({ x, y, r }) => x + r > box[0] && x - r < box[2] && y + r > box[1] && y - r < box[3]);
  const free = (box) => clear(box) && off(box, discs);
  const great = discs.filter(({ thing }) => thing.weight >= data.heavy);
  const first = ({ thing }) => (thing.id === state.thing || thing.id === hovered ? 0 : near?.has(thing.id) ? 1 : 2);
  const ends = state.edge === null ? [] : [edges.get(state.edge).from, edges.get(state.edge).to];
  const order = [...discs].sort((a, b) => first(a) - first(b) || b.thing.weight - a.thing.weight);
  // One label for each patch of the screen: more would be a carpet. Zooming in spreads the discs and brings the rest.
  let room = (wide * high) / 8500;
  context.lineJoin = "round";
  for (const each of order) {
    const { thing, x, y, r } = each;
    const rank = ends.includes(thing.id) ? 0 : first(each);
    if (rank === 2 && (near !== null || room <= 0)) continue;
    const size = rank === 0 ? LABEL + 2 : thing.weight >= data.heavy ? LABEL + 1 : LABEL;
    const bold = rank === 0 || thing.weight >= data.heavy;
    const text = caption(thing, rank === 0);
    const half = width(context, text, size, bold) / 2 + 2;
    const tall = size * 0.66;
    const spots = [[x, y + r + tall + 2], [x, y - r - tall - 2], [x + r + half + 3, y], [x - r - half - 3, y]];
    if (bold) spots.push(...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([i, j]) => [x + i * (half * 0.8), y + j * (r + tall + 2)]));
    const fits = (test) => spots.find(([cx, cy]) => test([cx - half, cy - tall, cx + half, cy + tall]));
    // What is said most of is named even where that covers a small disc.
    const spot = fits(free) ?? (bold ? fits((box) => clear(box) && off(box, great)) : undefined) ?? (rank === 0 ? spots[0] : null);
    if (!spot) continue;
    taken.push([spot[0] - half, spot[1] - tall, spot[0] + half, spot[1] + tall]);
    room -= 1;
    write(context, text, spot, size, bold, paint.ink);
  }
  if (scale > 1.25 || near !== null) drawTies(context, taken);
}

/** Where the page itself stands over the picture: no label goes there. */
function overlaid() {
  const { left, top } = $("picture").getBoundingClientRect();
  return [...document.querySelectorAll(".shown, .zoom")].map((element) => {
    const box = element.getBoundingClientRect();
    return [box.left - left, box.top - top, box.right - left, box.bottom - top];
  });
}

/** The words of stated relations on their lines, where there is room. */
function drawTies(context, taken) {
  for (const edge of data.edges) {
    if (edge.kind !== "relation" || state.off.has(things.get(edge.from).classes[0]) || state.off.has(things.get(edge.to).classes[0])) continue;
    if (near !== null && edge.from !== state.thing && edge.to !== state.thing && edge.id !== state.edge) continue;
    const [a, b] = [edge.from, edge.to].map((id) => network.canvasToDOM(network.getPosition(id)));
    const text = spoken([edge.label, edge.label_en]);
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const half = width(context, text, 12, false) / 2 + 2;
    const box = [x - half, y - 8, x + half, y + 8];
    if (Math.hypot(a.x - b.x, a.y - b.y) < 2 * half + 24) continue;
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    write(context, text, [x, y], 12, false, paint.soft);
  }
}

function write(context, text, [x, y], size, bold, colour) {
  context.font = `${bold ? 600 : 400} ${size}px ${paint.sans}`;
  context.strokeStyle = paint.paper;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function width(context, text, size, bold) {
  const key = `${size}${bold}${text}`;
  if (!widths.has(key)) {
    context.font = `${bold ? 600 : 400} ${size}px ${paint.sans}`;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}
