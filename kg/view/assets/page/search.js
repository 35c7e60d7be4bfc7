// The search box: a list of the things in the picture whose name or alias holds the words; Enter flies to the first.

const searchable = data.things.map((thing) => ({ thing, names: [thing.label, thing.label_en, ...thing.aliases].filter(Boolean).map(folded) }));
let hits = [];
let pointed = 0;

function find(query) {
  const words = folded(query);
  if (!words) return [];
  const score = (names) => Math.min(...names.map((name) => (name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 9)));
  return searchable
    .map(({ thing, names }) => ({ thing, score: score(names) }))
    .filter((hit) => hit.score < 9)
    .sort((a, b) => a.score - b.score || b.thing.weight - a.thing.weight)
    .map((hit) => hit.thing);
}

function showResults() {
  const query = $("search").value.trim();
  const list = $("results");
  hits = find(query).slice(0, 40);
  pointed = 0;
  if (!query) {
    closeResults();
    return;
  }
  if (hits.length) list.replaceChildren(...hits.map(hitRow));
  else list.replaceChildren(make("li", { className: "none", role: "option", "aria-disabled": "true" }, quoted(word("nothing", { q: query }), "strong"), make("span", { textContent: hint() })));
  $("found").textContent = hits.length ? word("found", { n: hits.length }) : word("nothing", { q: query });
  list.hidden = false;
  $("search").setAttribute("aria-expanded", "true");
  point(0);
}

const hint = () => (data.total > data.things.length ? word("nothingDrawn", { n: data.things.length }) : word("nothingHint"));

function hitRow(thing, index) {
  const words = folded($("search").value);
  const label = spoken([thing.label, thing.label_en]);
  const alias = folded(label).includes(words) ? null : [thing.label, ...thing.aliases].find((name) => folded(name).includes(words));
  const row = make("li", { role: "option", id: `hit-${index}` }, disc(thing.classes[0]), quoted(alias ? `${label}（${alias}）` : label, "b"), make("small", { textContent: word("factsOf", { n: factsOf(thing).length }) }));
  row.onmousedown = (event) => event.preventDefault();
  row.onclick = () => go(thing);
  return row;
}

function point(index) {
  pointed = index;
  [...$("results").children].forEach((row, i) => row.setAttribute("aria-selected", String(hits.length > 0 && i === index)));
  if (!hits.length) return $("search").removeAttribute("aria-activedescendant");
  $("search").setAttribute("aria-activedescendant", `hit-${index}`);
  $(`hit-${index}`).scrollIntoView({ block: "nearest" });
}

function closeResults() {
  $("results").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

function go(thing) {
  closeResults();
  choose({ thing: thing.id, fly: true });
}

function startSearch() {
  const box = $("search");
  box.oninput = showResults;
  box.onfocus = () => { if (box.value.trim()) showResults(); };
  box.onblur = closeResults;
  box.onkeydown = (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && hits.length) point((pointed + 1) % hits.length);
    else if (event.key === "ArrowUp" && hits.length) point((pointed + hits.length - 1) % hits.length);
    else if (event.key === "Enter") { if ($("results").hidden) showResults(); else if (hits.length) go(hits[pointed]); }
    else if (event.key === "Escape") closeResults();
    else return;
    event.preventDefault();
  };
}
