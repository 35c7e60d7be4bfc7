// What stands around every page: the bar at the top, the chooser of reports, the line at the foot.

import { account } from "./account.js";
import { dataset, reports as allReports } from "./api.js";
import { explorerAt, listAt, queryAt, readerAt } from "./addresses.js";
import { $, drawn, make, quoted } from "./dom.js";
import { count, onLanguage, spoken, switchLanguage, word } from "./language.js";
import { explorer, has } from "./places.js";
import { Refusal } from "./refusal.js";
import { switchTheme } from "./theme.js";

const PAGES = /** @type {const} */ (["explorer", "reader", "lists", "query"]).filter((name) => name === "explorer" || name === "reader" || has(name));

/**
 * Draw the bar. `selected` gives the reports that the page shows, for the links to the other pages.
 * @param {string} page
 * @param {() => string[]} selected
 * @param {Node | null} [search] what stands in the middle of the bar
 */
export function bar(page, selected, search = null) {
  const links = PAGES.map((name) => {
    const link = make("a", { href: explorer, "data-page": name });
    if (name === page) link.setAttribute("aria-current", "page");
    return link;
  });
  const language = make("button", { type: "button", id: "language", className: "round" });
  const theme = make("button", { type: "button", id: "theme", className: "round icon" }, half());
  language.onclick = switchLanguage;
  theme.onclick = switchTheme;
  const skip = make("a", { className: "skip", href: "#main" });
  skip.onclick = (/** @type {Event} */ event) => { event.preventDefault(); $("main").focus(); };
  const brand = make("a", { className: "brand", href: explorer });
  const navigation = make("nav", {}, ...links);
  $("top").replaceChildren(skip, brand, navigation, ...(search ? [search] : []), make("div", { className: "switches" }, theme, language));
  const show = async () => {
    skip.textContent = word("skip");
    brand.textContent = word("brand");
    navigation.setAttribute("aria-label", word("pages"));
    language.textContent = word("language");
    language.title = word("languageTitle");
    language.lang = word("languageOf");
    theme.title = word("theme");
    theme.setAttribute("aria-label", word("theme"));
    for (const link of links) link.textContent = word(`page.${link.dataset.page}`);
    await point();
  };
  const point = async () => {
    const chosen = selected();
    const first = chosen[0] ?? (await allReports().catch(() => []))[0]?.id;
    const addresses = { explorer: explorerAt({ reports: chosen }), reader: first ? readerAt(first) : explorer, lists: listAt("", chosen), query: queryAt() };
    for (const link of links) link.href = addresses[/** @type {keyof typeof addresses} */ (link.dataset.page)];
  };
  onLanguage(show);
  show();
  foot();
  // The sign of the page in the browser's own bar takes as long to draw as the page itself.
  const icon = $("icon");
  if (icon) icon.href = icon.dataset.href;
  return { point };
}

/** A disc, half light and half dark. */
const half = () => drawn("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, drawn("circle", { cx: 8, cy: 8, r: 6.5, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }), drawn("path", { d: "M8 1.5a6.5 6.5 0 0 1 0 13z", fill: "currentColor" }));

let footed = false;

/** Draw the line at the foot, once. */
export function foot() {
  const place = $("foot");
  if (!place || footed) return;
  footed = true;
  const show = async () => {
    const data = await dataset().catch(() => null);
    if (!data) return;
    place.replaceChildren(
      make("p", { textContent: word("footer", { version: data.software }) }),
      make("p", { textContent: word("footerOf", { reports: data.reports, things: data.things, claims: data.claims }) }),
      ...(data.account ? [account(data)] : []),
    );
  };
  onLanguage(show);
  show();
}

/** A report in few words: 渝中区 2025. */
export const named = (/** @type {any} */ report) => `${spoken(report.area)} ${report.year}`;

/**
 * A heading that says which reports are shown and lets others be chosen.
 * @param {{selected: () => string[], choose: (ids: string[]) => void, many: boolean}} how
 */
export function chooser({ selected, choose, many }) {
  const button = make("button", { type: "button", className: "chooser", "aria-haspopup": "dialog", "aria-expanded": "false" });
  const filter = make("input", { type: "search", autocomplete: "off" });
  const list = make("ul", { className: "choices" });
  const box = make("div", { className: "popover", role: "dialog", hidden: true }, filter, list);
  const place = make("div", { className: "choosing" }, button, box);

  const close = (/** @type {boolean} */ back) => {
    box.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  const fill = async () => {
    const words = filter.value.trim().toLowerCase();
    const chosen = new Set(selected());
    const found = (await allReports()).filter((/** @type {any} */ each) => `${each.area.zh} ${each.area.en} ${each.year} ${each.title}`.toLowerCase().includes(words));
    const all = many && !words ? [choice(word("allReports"), chosen.size === 0, () => pick([]))] : [];
    list.replaceChildren(...all, ...found.slice(0, 300).map((/** @type {any} */ each) => {
      const on = chosen.has(each.id);
      const others = [...chosen].filter((id) => id !== each.id);
      return choice(named(each), on, (/** @type {boolean} */ beside) => pick(many && beside ? (on ? others : [...others, each.id]) : [each.id]), each.title);
    }));
  };
  const choice = (/** @type {string} */ name, /** @type {boolean} */ on, /** @type {(beside: boolean) => void} */ act, note = "") => {
    const row = make("button", { type: "button", className: "choice", "aria-pressed": String(on) }, quoted(name, "b"), note ? quoted(note, "small") : null);
    row.onclick = () => act(false);
    const item = make("li", {}, row);
    if (many && note) {
      const add = make("button", { type: "button", className: "add", textContent: on ? "−" : "+", title: word(on ? "reportLess" : "reportMore"), "aria-label": `${word(on ? "reportLess" : "reportMore")} ${name}` });
      add.onclick = () => act(true);
      item.append(add);
    }
    return item;
  };
  const pick = (/** @type {string[]} */ ids) => {
    choose(ids);
    close(true);
    show();
  };
  button.onclick = async () => {
    if (!box.hidden) return close(false);
    box.hidden = false;
    button.setAttribute("aria-expanded", "true");
    filter.value = "";
    await fill();
    filter.focus();
  };
  filter.oninput = fill;
  place.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && !box.hidden) { event.stopPropagation(); close(true); }
  });
  addEventListener("pointerdown", (event) => { if (!place.contains(/** @type {Node} */ (event.target))) close(false); });

  const show = async () => {
    const all = await allReports();
    const chosen = all.filter((/** @type {any} */ each) => selected().includes(each.id));
    const shown = chosen.length ? chosen : all;
    button.replaceChildren(shown.length === 1 || (chosen.length && chosen.length < 4) ? chosen.concat(chosen.length ? [] : shown).map(named).join("、") : word("ofReports", { n: shown.length }));
    button.append(make("span", { className: "caret", "aria-hidden": "true", textContent: "▾" }));
    button.disabled = all.length < 2;
    filter.placeholder = word("findReport");
    filter.setAttribute("aria-label", word("findReport"));
    box.setAttribute("aria-label", word("chooseReports"));
  };
  onLanguage(show);
  show();
  return { element: place, show };
}

/** What is shown when the server does not give what was asked. */
export function trouble(/** @type {unknown} */ error) {
  const wrong = error instanceof Error ? error.message : String(error);
  if (error instanceof Refusal && error.status === 404) return make("div", { className: "nothing", role: "alert" }, ...nothing(word("notHere")));
  const remedy = error instanceof Refusal && error.remedy ? error.remedy : word("troubleRemedy");
  return make("div", { className: "trouble", role: "alert" }, quoted(wrong, "strong"), quoted(remedy, "p"));
}

/** What is shown where there is nothing by a name: why, and where else to look. @param {string} words */
export const nothing = (words) => [
  make("span", { className: "sign", textContent: "∅", "aria-hidden": "true" }),
  make("h2", { textContent: word("notFound") }),
  quoted(words, "p"),
  make("p", { className: "ways" }, make("a", { className: "act", href: explorer, textContent: word("toGraph") }), has("lists") && make("a", { className: "act", href: listAt(), textContent: word("toLists") })),
];

/** A figure with its name, as it stands in a row of them. */
export const figure = (/** @type {string} */ name, /** @type {number} */ number) => make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: count(number) }));
