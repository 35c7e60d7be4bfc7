// The panel beside the picture: what the report says of the chosen thing or line, in its own words.

function showPanel() {
  const panel = $("panel");
  const parts = state.thing !== null ? aboutThing(things.get(state.thing)) : state.edge !== null ? aboutEdge(edges.get(state.edge)) : overview();
  const chosen = state.thing !== null || state.edge !== null;
  panel.replaceChildren(...(chosen ? [back(), ...parts] : parts));
  panel.classList.toggle("open", chosen);
  panel.scrollTop = 0;
}

function back() {
  const button = make("button", { className: "back", type: "button" }, "‹ ", word("close"));
  button.onclick = () => { choose({}); $("search").focus(); };
  return button;
}

function overview() {
  const most = [...data.things].sort((a, b) => factsOf(b).length - factsOf(a).length || b.weight - a.weight).slice(0, 15);
  return [
    make("p", { className: "lead", textContent: word("howto") }),
    make("h2", { className: "small", textContent: word("overview") }),
    make("ul", { className: "rows" }, ...most.map((thing) => make("li", {}, thingRow(thing, word("factsOf", { n: factsOf(thing).length }))))),
  ];
}

/** A button that chooses a thing. */
function thingRow(thing, note) {
  const button = make("button", { className: "row", type: "button" }, disc(thing.classes[0]), quoted(spoken([thing.label, thing.label_en]), "b"), note ? make("small", { textContent: note }) : null);
  button.onclick = () => { choose({ thing: thing.id, fly: true, focus: true }); };
  return button;
}

/** Everything that is claimed of a thing: of it alone, and with others; `by` is the subject where that is another. */
function factsOf(thing) {
  const own = new Map(thing.claims.map((claim) => [claim, null]));
  for (const edge of edgesOf.get(thing.id)) {
    if (edge.kind !== "relation" && edge.kind !== "recognition") continue;
    for (const claim of edge.claims) if (!own.has(claim)) own.set(claim, edge.from === thing.id ? null : things.get(edge.from));
  }
  return [...own].map(([index, by]) => ({ ...data.quoted[index], by })).sort((a, b) => a.start - b.start || a.end - b.end);
}

function aboutThing(thing) {
  const facts = factsOf(thing);
  const mentions = thing.mentions.map((index) => data.quoted[index]);
  const names = [...new Set([thing.label, thing.label_en, ...thing.aliases])].filter((name) => name && name !== spoken([thing.label, thing.label_en]));
  const quotedIn = new Set(facts.map((fact) => fact.sentence));
  const others = mentions.filter((mention) => !quotedIn.has(mention.sentence));
  const kinds = make("p", { className: "kinds" }, ...thing.classes.filter((name, number) => number === 0 || classes.get(name).own).map((name) => make("span", { className: "class" }, disc(name), spoken(classes.get(name).words))));
  for (const [name, n] of [["factsOf", facts.length], ["mentionsOf", mentions.length]]) if (n) kinds.append(make("span", { textContent: word(name, { n }) }));
  const parts = [quoted(spoken([thing.label, thing.label_en]), "h2"), kinds];
  if (names.length) parts.push(make("p", { className: "lead" }, `${word("alsoCalled")} `, ...names.flatMap((name, i) => [i ? "、" : "", quoted(name)])));
  parts.push(make("h3", { textContent: word("said") }));
  if (facts.length) parts.push(...articles(facts, mentions));
  else parts.push(make("p", { className: "lead", textContent: word("noFacts") }), ...articles([], mentions));
  if (facts.length && others.length) parts.push(make("details", {}, make("summary", { textContent: `${word("otherMentions")} (${others.length})` }), ...articles([], others)));
  return [...parts, ...connected(thing)];
}

function connected(thing) {
  const beside = new Map();
  for (const edge of edgesOf.get(thing.id)) {
    const other = edge.from === thing.id ? edge.to : edge.from;
    const how = edge.kind === "together" ? word("together") : spoken([edge.label, edge.label_en]);
    if (!beside.has(other) || edge.kind !== "together") beside.set(other, how);
  }
  if (!beside.size) return [];
  const rows = [...beside].sort((a, b) => things.get(b[0]).weight - things.get(a[0]).weight);
  return [
    make("h3", { textContent: `${word("connected")} ${rows.length}` }),
    make("ul", { className: "rows" }, ...rows.map(([id, how]) => make("li", {}, thingRow(things.get(id), how)))),
  ];
}

function aboutEdge(edge) {
  const facts = edge.claims.map((index) => ({ ...data.quoted[index], by: things.get(edge.from) }));
  const how = edge.kind === "together" ? word("together") : `${spoken([edge.label, edge.label_en])} ↓`;
  const heading = quoted([edge.from, how, edge.to].map((part) => things.get(part)?.label ?? part).join(" "), "h2");
  heading.className = "unseen";
  const ends = make("div", { className: "ends" }, thingRow(things.get(edge.from)), make("span", { className: "tie", textContent: how }), thingRow(things.get(edge.to)));
  const said = facts.length ? [make("h3", { textContent: word("said") }), ...articles(facts, [])] : [make("p", { className: "lead", textContent: word("noneSaid") })];
  return [heading, ends, ...said];
}

/** One article a sentence: the facts that it carries, then its words with theirs marked. */
function articles(facts, mentions) {
  const bySentence = new Map();
  for (const each of [...facts, ...(facts.length ? [] : mentions)]) {
    if (!bySentence.has(each.sentence)) bySentence.set(each.sentence, []);
    bySentence.get(each.sentence).push(each);
  }
  return [...bySentence].map(([sentence, said]) => {
    const claims = said.filter((each) => each.kind !== "Mention");
    const names = mentions.filter((mention) => mention.sentence === sentence);
    const shown = claims.length ? claims : said;
    return make("article", {}, ...shown.map((fact) => factRow(fact)), sentenceOf(sentence, claims, names));
  });
}

function factRow(fact) {
  const row = make("div", { className: "fact" });
  const place = `${word("offsets")} ${fact.start}–${fact.end}`;
  if (fact.kind === "Mention" || fact.kind === "Together") {
    row.append(make("p", { className: "from", textContent: [reportOf(fact), place].filter(Boolean).join(" · ") }));
    return row;
  }
  const chips = make("div", { className: "chips" });
  const years = fact.from === null ? word("yearOf", { y: fact.year }) : word("yearsOf", { a: fact.from, b: fact.year });
  chips.append(
    make("span", { className: `chip ${fact.modality === "Target" ? "target" : ""}`, textContent: spoken(data.modalities[fact.modality] ?? [fact.modality, ""]) }),
    make("span", { className: "year", textContent: years }),
  );
  const kind = spoken(data.kinds[fact.kind] ?? [fact.kind, ""]);
  const from = [kind, fact.estimated ? word("estimated") : "", `${word("rule")} ${fact.rule}`, place, reportOf(fact)].filter(Boolean).join(" · ");
  const by = fact.by ? `${spoken([fact.by.label, fact.by.label_en])} · ` : "";
  row.append(quoted(by + spoken([fact.text, fact.text_en]), "p"), chips, quoted(from, "p"));
  row.firstChild.className = "what";
  row.lastChild.className = "from";
  return row;
}

/** Which report a quotation is from, where there are several. */
function reportOf(fact) {
  const report = data.reports[data.sentences[fact.sentence].report];
  return data.reports.length > 1 ? `${spoken(report.area)} ${report.year}` : "";
}

/** A sentence with the words of claims marked and the thing's names underlined; marks count code points. */
function sentenceOf(index, claims, names) {
  const letters = Array.from(data.sentences[index].words);
  const marks = claims.flatMap((claim) => claim.marks.map((mark) => [...mark, "mark"]));
  const spans = [...marks, ...names.flatMap((name) => name.marks.map((mark) => [...mark, "name"]))];
  const cuts = [...new Set([0, letters.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  const quote = make("blockquote", { lang: "zh-CN", dir: "auto" });
  for (let i = 0; i + 1 < cuts.length; i++) {
    const text = letters.slice(cuts[i], cuts[i + 1]).join("");
    const over = spans.filter(([start, end]) => start <= cuts[i] && end >= cuts[i + 1]).map(([, , how]) => how);
    if (over.includes("mark")) quote.append(make("mark", { textContent: text, className: over.includes("name") ? "name" : "" }));
    else quote.append(over.length ? make("span", { textContent: text, className: "name" }) : text);
  }
  return quote;
}
