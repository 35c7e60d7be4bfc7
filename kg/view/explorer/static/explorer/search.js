// The search box: names, aliases, pinyin and its initials, metrics; what is found stands in groups by class.

import { get } from "../api.js";
import { make, quietly, quoted } from "../dom.js";
import { disc } from "../facts.js";
import { count, label, onLanguage, spoken, word } from "../language.js";

/**
 * Make the box.
 * @param {{reports: () => string[], choose: (hit: any, group: string) => void}} how
 */
export function searchBox({ reports, choose }) {
  const box = make("input", { id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: false, "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list" });
  const list = make("div", { id: "results", role: "listbox", hidden: true });
  const found = make("p", { className: "unseen", role: "status" });
  const place = make("div", { className: "search", role: "search" }, box, list, found);
  /** @type {{hit: any, group: string, row: any}[]} */
  let hits = [];
  let pointed = 0;
  let asking = new AbortController();
  let asked = "";
  let answered = Promise.resolve();
  let shown = "";

  const close = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const point = (/** @type {number} */ index) => {
    pointed = index;
    hits.forEach(({ row }, i) => row.setAttribute("aria-selected", String(i === index)));
    if (!hits.length) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", hits[index].row.id);
    hits[index].row.scrollIntoView({ block: "nearest" });
  };
  const take = (/** @type {number} */ index) => {
    const { hit, group } = hits[index];
    close();
    box.value = group === "Report" ? "" : label(hit);
    shown = asked = "";
    box.blur();
    choose(hit, group);
  };
  const find = async (/** @type {boolean} */ take_first = false) => {
    const q = box.value.trim();
    if (!q) {
      asking.abort();
      shown = asked = "";
      return close();
    }
    // Who presses Enter at once waits for the answer that is on its way; the pause after typing does not ask again.
    if (q !== asked) {
      asking.abort();
      asking = new AbortController();
      asked = q;
      answered = ask(q, asking.signal);
    }
    await answered;
    if (take_first && q === shown && hits.length) take(pointed);
  };
  const ask = async (/** @type {string} */ q, /** @type {AbortSignal} */ signal) => {
    const answer = await get("/api/search", { q, reports: reports().join(",") }, signal).catch((error) => (error.name === "AbortError" ? null : { total: 0, groups: [] }));
    if (answer) show(answer, q);
  };
  const show = (/** @type {any} */ answer, /** @type {string} */ q) => {
    hits = [];
    shown = q;
    const groups = answer.groups.filter((/** @type {any} */ group) => group.hits.length).map((/** @type {any} */ group, /** @type {number} */ number) => {
      const rows = group.hits.map((/** @type {any} */ hit) => {
        const row = hitRow(hit, group.class, hits.length);
        const index = hits.length;
        row.onmousedown = (/** @type {Event} */ event) => event.preventDefault();
        row.onclick = () => take(index);
        hits.push({ hit, group: group.class, row });
        return row;
      });
      const more = group.count > group.hits.length ? ` ${count(group.hits.length)} / ${count(group.count)}` : "";
      const title = make("p", { className: "group", id: `group-${number}`, textContent: spoken(group) + more });
      return make("div", { role: "group", "aria-labelledby": title.id }, title, ...rows);
    });
    const none = make("div", { className: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, quoted(word("nothing", { q }), "strong"), make("span", { textContent: word("nothingHint") }));
    list.replaceChildren(...(groups.length ? groups : [none]));
    found.textContent = groups.length ? word("found", { n: answer.total }) : word("nothing", { q });
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    point(0);
  };
  box.oninput = quietly(() => find(), 110);
  box.onfocus = () => { if (box.value.trim() && box.value.trim() === shown) { list.hidden = false; box.setAttribute("aria-expanded", "true"); } };
  box.onblur = close;
  box.onkeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && hits.length) point((pointed + 1) % hits.length);
    else if (event.key === "ArrowUp" && hits.length) point((pointed + hits.length - 1) % hits.length);
    else if (event.key === "Enter") find(true);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", (event) => {
    const typing = /** @type {HTMLElement} */ (event.target).closest("input, textarea, select, .CodeMirror");
    if (event.key === "/" && !typing) { event.preventDefault(); box.focus(); box.select(); }
  });
  const words = () => {
    box.placeholder = word("search");
    box.setAttribute("aria-label", word("search"));
    list.setAttribute("aria-label", word("searching"));
    place.setAttribute("aria-label", word("searching"));
    shown = asked = "";
  };
  onLanguage(words);
  words();
  return place;
}

/** @param {any} hit @param {string} group @param {number} index */
function hitRow(hit, group, index) {
  const icon = group === "Metric" || group === "Report" ? make("span", { className: `disc ${group.toLowerCase()}`, "aria-hidden": "true", textContent: group === "Metric" ? "数" : "报" }) : disc(hit.classes?.[0] ?? group);
  const name = quoted("", "b");
  const matched = hit.matched && hit.matched !== label(hit) ? hit.matched : "";
  name.append(...(matched ? [label(hit), make("i", {}, ...spanned(matched, hit.span))] : spanned(label(hit), hit.span)));
  return make("div", { className: "hit", role: "option", id: `hit-${index}`, "aria-selected": "false" }, icon, name, hit.weight ? make("small", { textContent: word(`how.${hit.how ?? "name"}`) }) : null);
}

/** The part of a name that was hit stands out. @param {string} text @param {[number, number] | undefined} span */
function spanned(text, span) {
  if (!span || span[1] <= span[0]) return [text];
  const letters = Array.from(text);
  return [letters.slice(0, span[0]).join(""), make("em", { textContent: letters.slice(span[0], span[1]).join("") }), letters.slice(span[1]).join("")];
}

