// What the page knows, the words of its two languages, and small tools. Text enters the page by textContent only.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const state = { lang: data.lang, thing: null, edge: null, off: new Set() };

const things = new Map(data.things.map((thing) => [thing.id, thing]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const classes = new Map(data.classes.map((each) => [each.name, each]));
const edgesOf = new Map(data.things.map((thing) => [thing.id, []]));
for (const edge of data.edges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}

/** A word of the page in its language, with {names} filled in, {name:thing|things} by number. */
function word(name, fill = {}) {
  return data.words[state.lang][name].replace(/\{(\w+)(?::(\w+)\|(\w+))?\}/g, (_, key, one, many) => {
    const value = fill[key];
    if (one) return value === 1 ? one : many;
    return typeof value === "number" && key !== "y" && key !== "a" && key !== "b" ? value.toLocaleString("en") : value;
  });
}

/** The text of a pair [zh, en] in the language of the page; Chinese where there is no English. */
const spoken = ([zh, en]) => (state.lang === "en" && en) || zh;

/** An element with properties, attributes (those with a dash, role) and children: elements or text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Words of the report, kept from turning the direction of what stands around them. */
const quoted = (text, tag = "bdi") => make(tag, { textContent: text, dir: "auto" });

/** The coloured disc of a class with its one-character icon. */
function disc(name) {
  const each = classes.get(name);
  const element = make("span", { className: "disc", textContent: each.icon, "aria-hidden": "true" });
  element.style.background = each.colour;
  return element;
}

/** Names as they are compared: without case, spaces and quotation marks. */
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s"'“”‘’「」《》·]/g, "");
