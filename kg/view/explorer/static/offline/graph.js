// Things and lines for the picture, counts for the filters, what stands around a thing, the way between two.

/** @typedef {import("./atlas.js").Atlas} Atlas */
/** @typedef {import("./atlas.js").Item} Item */
/** @typedef {import("./atlas.js").Tie} Tie */

const NAMES = ["class", "kind", "status", "modality", "year", "section"];

/** The values asked for of each filter. @param {URLSearchParams} parameters */
const chosen = (parameters) => new Map(NAMES.map((name) => [name, new Set(parameters.getAll(name))]));

/** Whether a thing passes: by its class, and by one fact that all other filters hold of. @param {Item} item @param {Map<string, Set<string>>} filters @param {string} [but] a filter that is left out */
function passes(item, filters, but = "") {
  const classes = filters.get("class");
  if (but !== "class" && classes?.size && !item.classes.some((name) => classes.has(name))) return false;
  const others = NAMES.slice(1).filter((name) => name !== but && filters.get(name)?.size);
  return !others.length || item.facts.some((fact) => holds(fact, filters, others));
}

/** @param {any[]} fact @param {Map<string, Set<string>>} filters @param {string[]} names */
const holds = (fact, filters, names) => names.every((name) => filters.get(name)?.has(String(fact[NAMES.indexOf(name) - 1])));

/** The words of a class, kind, status, modality or predicate. @param {Atlas} atlas @param {string} term */
export function worded(atlas, term) {
  const [zh, en] = atlas.head.words[term] ?? [term, term];
  return { zh, en };
}

/** How a thing is drawn. @param {Atlas} atlas @param {string} id */
export function drawn(atlas, id) {
  const { aliases, facts, ...item } = /** @type {Item} */ (atlas.items.get(id));
  return { ...item, size: Math.round(Math.min(7 + 1.9 * Math.sqrt(item.weight), 32) * 10) / 10, reports: atlas.reportsOf.get(id) };
}

/** @param {Atlas} atlas @param {URLSearchParams} parameters */
export function graph(atlas, parameters) {
  const filters = chosen(parameters);
  const limit = Number(parameters.get("limit") ?? 2000);
  const wanted = parameters.getAll("ids").flatMap((each) => each.split(",")).filter(Boolean).map((id) => atlas.id(id));
  const passed = new Set([...atlas.items.values()].filter((item) => passes(item, filters)).map((item) => item.id));
  const shown = new Set([...[...passed].slice(0, Math.max(limit - wanted.length, 0)), ...wanted]);
  const edges = atlas.ties.filter((tie) => shown.has(tie.source) && shown.has(tie.target));
  const matched = atlas.ties.filter((tie) => passed.has(tie.source) && passed.has(tie.target)).length;
  const any = [...filters.values()].some((values) => values.size);
  const [things, lines] = atlas.left;
  return {
    shown: { things: shown.size, edges: edges.length },
    matched: { things: passed.size + (any ? 0 : things), edges: matched + (any ? 0 : lines) },
    total: { things: atlas.items.size + things, edges: atlas.ties.length + lines },
    reports: atlas.islands.map(({ report, x, y, radius }) => ({ id: report, ...named(atlas, report), x, y, radius })),
    things: [...shown].map((id) => drawn(atlas, id)),
    edges,
  };
}

/** @param {Atlas} atlas @param {string} report */
export function named(atlas, report) {
  const { area, year } = atlas.head.reports.find((/** @type {any} */ each) => each.id === report);
  return { zh: `${area.zh} ${year}`, en: area.en ? `${area.en} ${year}` : "" };
}

/** @param {Atlas} atlas @param {URLSearchParams} parameters */
export function facets(atlas, parameters) {
  const filters = chosen(parameters);
  const items = [...atlas.items.values()];
  /** @type {Record<string, any>} */
  const answer = { matched: items.filter((item) => passes(item, filters)).length, total: items.length };
  for (const name of NAMES) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const item of items) for (const value of valuesOf(item, name, filters)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = new Map(atlas.parts.map(({ id }, i) => [id, i]));
    const titles = new Map(atlas.parts.map(({ id, title, part }) => [id, title || worded(atlas, part).zh]));
    const values = [...counts].map(([value, count]) => ({ value, ...(name === "year" ? { zh: value, en: value } : name === "section" ? { zh: titles.get(value) ?? "", en: "" } : worded(atlas, value)), count }));
    const at = (/** @type {{value: string}} */ each) => order.get(each.value) ?? order.size;
    if (name === "section") values.sort((a, b) => at(a) - at(b));
    else if (name === "year") values.sort((a, b) => Number(b.value) - Number(a.value));
    else values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    answer[name] = values;
  }
  return answer;
}

/** The values of a filter that let a thing through, with the other filters as they are. @param {Item} item @param {string} name @param {Map<string, Set<string>>} filters @returns {Set<string>} */
function valuesOf(item, name, filters) {
  if (!passes(item, filters, name)) return new Set();
  if (name === "class") return new Set(item.classes);
  const others = NAMES.slice(1).filter((each) => each !== name && filters.get(each)?.size);
  const place = NAMES.indexOf(name) - 1;
  return new Set(item.facts.filter((fact) => fact[place] && holds(fact, filters, others)).map((fact) => String(fact[place])));
}

/** @param {Atlas} atlas @param {URLSearchParams} parameters */
export function neighbours(atlas, parameters) {
  const id = atlas.id(parameters.get("id") ?? "");
  const limit = Number(parameters.get("limit") ?? 100);
  const groups = around(atlas, id);
  const expand = parameters.getAll("expand").flatMap((each) => each.split(","));
  const ties = groups.filter(({ key }) => expand.includes("all") || expand.includes(key)).flatMap((group) => group.ties);
  const things = ends(atlas, id, ties);
  const shown = new Set([...things.slice(0, limit), id]);
  return {
    id,
    total: ends(atlas, id, atlas.near.get(id) ?? []).length,
    groups: groups.map(({ predicate, direction, ties: of }) => ({ predicate, direction, kind: of[0].kind, ...worded(atlas, predicate), count: ends(atlas, id, of).length })),
    matched: things.length,
    things: things.slice(0, limit).map((other) => drawn(atlas, other)),
    edges: ties.filter((tie) => shown.has(tie.source) && shown.has(tie.target)),
  };
}

/** The lines at a thing by predicate and direction, the largest group first. @param {Atlas} atlas @param {string} id */
function around(atlas, id) {
  /** @type {Map<string, {key: string, predicate: string, direction: string, ties: Tie[]}>} */
  const found = new Map();
  for (const tie of atlas.near.get(id) ?? []) {
    const direction = tie.kind === "together" ? "both" : tie.source === id ? "out" : "in";
    const key = `${tie.predicate}:${direction}`;
    const group = found.get(key);
    if (group) group.ties.push(tie);
    else found.set(key, { key, predicate: tie.predicate, direction, ties: [tie] });
  }
  const late = (/** @type {{predicate: string}} */ group) => Number(group.predicate === "together");
  return [...found.values()].sort((a, b) => late(a) - late(b) || b.ties.length - a.ties.length || (a.key < b.key ? -1 : 1));
}

/** The things at the other ends, the heaviest first. @param {Atlas} atlas @param {string} id @param {Tie[]} ties */
function ends(atlas, id, ties) {
  const weight = (/** @type {string} */ other) => atlas.items.get(other)?.weight ?? 0;
  return [...new Set(ties.map((tie) => (tie.source === id ? tie.target : tie.source)))].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}

/** The shortest way; an edge that only shares a sentence counts double. @param {Atlas} atlas @param {URLSearchParams} parameters */
export function path(atlas, parameters) {
  const [start, goal] = ["from", "to"].map((name) => atlas.id(parameters.get(name) ?? ""));
  const far = new Map([[start, 0]]);
  /** @type {Map<string, Tie>} */
  const came = new Map();
  /** @type {string[][]} what is to be looked at, by how far it is */
  const front = [[start]];
  for (let length = 0; length < front.length; length++) {
    for (const here of (front[length] ?? []).sort()) {
      if (far.get(here) !== length) continue;
      if (here === goal) return way(atlas, start, goal, came);
      for (const tie of atlas.near.get(here) ?? []) {
        const other = tie.source === here ? tie.target : tie.source;
        const longer = length + (tie.kind === "together" ? 2 : 1);
        if (longer >= (far.get(other) ?? Infinity)) continue;
        far.set(other, longer);
        came.set(other, tie);
        (front[longer] ??= []).push(other);
      }
    }
  }
  return { found: false, things: [], edges: [] };
}

/** @param {Atlas} atlas @param {string} start @param {string} goal @param {Map<string, Tie>} came */
function way(atlas, start, goal, came) {
  const [ids, edges] = [[goal], /** @type {Tie[]} */ ([])];
  while (ids[0] !== start) {
    const tie = /** @type {Tie} */ (came.get(ids[0]));
    edges.unshift(tie);
    ids.unshift(tie.source === ids[0] ? tie.target : tie.source);
  }
  return { found: true, things: ids.map((id) => drawn(atlas, id)), edges };
}
