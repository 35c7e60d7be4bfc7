// Light and dark: the system's choice, until the reader makes one, which is remembered.

import { remember } from "./remembered.js";

/** @type {(() => void)[]} */
const listeners = [];
const system = matchMedia("(prefers-color-scheme: dark)");
system.addEventListener("change", () => listeners.forEach((listener) => listener()));

export const onTheme = (/** @type {() => void} */ listener) => void listeners.push(listener);

export const dark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

/** Turn to the other; where that is the system's own choice, nothing need be remembered. */
export function switchTheme() {
  const wanted = dark() ? "light" : "dark";
  const own = wanted === (system.matches ? "dark" : "light");
  if (own) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
  remember("theme", own ? "" : wanted);
  for (const listener of listeners) listener();
}

/**
 * The page's colours by the names of their CSS variables, as a canvas takes them.
 * @param {string[]} names
 * @returns {Record<string, string>}
 */
export function paints(...names) {
  const probes = names.map((name) => {
    const probe = document.createElement("i");
    probe.style.color = `var(--${name})`;
    return probe;
  });
  document.body.append(...probes);
  const found = Object.fromEntries(probes.map((probe, i) => [names[i], getComputedStyle(probe).color]));
  for (const probe of probes) probe.remove();
  return found;
}

/** Two colours mixed: `share` of the first, the rest of the second. Both as #rrggbb or rgb(…). */
export function mixed(/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ share) {
  const [a, b] = [channels(one), channels(other)];
  return `#${a.map((value, i) => Math.round(value * share + b[i] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
}

/** @param {string} colour @returns {number[]} */
function channels(colour) {
  if (colour.startsWith("#")) return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return (colour.match(/[\d.]+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number);
}
