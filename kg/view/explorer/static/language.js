// The two languages of the pages. Chinese first; the switch is remembered; an address may ask for either.

import { remember } from "./remembered.js";
import { words } from "./words.js";

/** @typedef {"zh" | "en"} Lang */

/** @type {Lang} */
let current = "zh";
/** @type {(() => void)[]} */
const listeners = [];

/** @param {string | undefined} lang */
function speak(lang) {
  current = lang === "en" ? "en" : "zh";
  document.documentElement.lang = current === "en" ? "en" : "zh-CN";
}

speak(/[#&?]lang=(zh|en)\b/.exec(location.hash + location.search)?.[1] ?? document.documentElement.lang);

export const lang = () => current;

/** Turn to the other language, and remember it. */
export function switchLanguage() {
  speak(current === "zh" ? "en" : "zh");
  remember("lang", current);
  history.replaceState(history.state, "", location.href.replace(/([?&]lang=)(?:zh|en)\b/, `$1${current}`));
  for (const listener of listeners) listener();
}

/** Have something done again whenever the language changes. */
export const onLanguage = (/** @type {() => void} */ listener) => void listeners.push(listener);

/**
 * A word of the pages, with {names} filled in, {name:thing|things} by number; numbers get their thousands marked.
 * @param {string} name
 * @param {Record<string, string | number>} [fill]
 */
export function word(name, fill = {}) {
  const pair = /** @type {Record<string, string[]>} */ (words)[name];
  if (!pair) throw new Error(`no word ${name}`);
  return pair[current === "en" ? 1 : 0].replace(/\{(\w+)(?::(\w+)\|(\w+))?\}/g, (_, key, one, many) => {
    const value = fill[key];
    if (one) return value === 1 ? one : many;
    return typeof value === "number" ? count(value) : value;
  });
}

/** Whether the pages have such a word. */
export const hasWord = (/** @type {string} */ name) => name in words;

/** A whole number with its thousands marked, in either language. (The browser's own way takes 16 ms the first time.) */
export const count = (/** @type {number} */ number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** The text of something that has `zh` and `en`, in the language of the page; Chinese where there is no English. */
export const spoken = (/** @type {{zh: string, en?: string}} */ { zh, en }) => (current === "en" && en) || zh;

/** The same of something that has `label` and `label_en`. */
export const label = (/** @type {{label: string, label_en?: string}} */ thing) => (current === "en" && thing.label_en) || thing.label;

/** A year, or years, as the language writes them. */
export function years(/** @type {number | null} */ year, /** @type {number | null} */ from = null) {
  if (!year) return "";
  const span = from && from !== year ? `${from}–${year}` : String(year);
  return current === "zh" ? `${span} 年` : span;
}

/** A large number in few characters: 1600亿, 160B. */
export function compact(/** @type {number} */ value) {
  const digits = Math.abs(value) < 100 ? 2 : 1;
  return new Intl.NumberFormat(current === "zh" ? "zh-CN" : "en", { notation: "compact", maximumFractionDigits: digits }).format(value);
}
