// Small tools to make elements. Text enters a page by textContent only: nothing of a report is ever read as markup.

/**
 * The element with this id.
 * @param {string} id
 * @returns {any}
 */
export const $ = (id) => document.getElementById(id);

/**
 * An element with properties (or attributes: those with a dash, `role`, `for`) and children, elements or text.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (key.includes("-") || key === "role" || key === "for" || key === "colspan") element.setAttribute(key, String(value));
    else /** @type {any} */ (element)[key] = value;
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

/**
 * Words of a report, kept from turning the direction of what stands around them.
 * @param {string} text
 * @param {string} [tag]
 * @param {Record<string, any>} [properties]
 */
export const quoted = (text, tag = "bdi", properties = {}) => make(tag, { ...properties, textContent: text, dir: "auto" });

/**
 * An SVG element; attributes are set one by one, so that a strict policy lets them pass.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function drawn(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * Call at most once in so many milliseconds of quiet.
 * @template {any[]} A
 * @param {(...given: A) => void} what
 * @param {number} milliseconds
 * @returns {(...given: A) => void}
 */
export function quietly(what, milliseconds) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => what(...given), milliseconds);
  };
}

/** Do something when the page has nothing else to do, but soon. @param {() => void} what */
export function inQuiet(what) {
  if ("requestIdleCallback" in window) requestIdleCallback(what, { timeout: 150 });
  else setTimeout(what, 30);
}

/**
 * Hand the reader a file.
 * @param {Blob} blob
 * @param {string} name
 */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Say something to a reader who does not see the screen, and show it for a moment to one who does. */
export function announce(/** @type {string} */ text) {
  let place = $("toast");
  if (!place) {
    place = make("p", { id: "toast", role: "status" });
    document.body.append(place);
  }
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(place.timer);
  place.timer = setTimeout(() => place.classList.remove("shown"), 2600);
}

/** Whether things may move on their own: the reader's system can say no. */
export const moving = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the window is too narrow for columns beside the text. */
export const narrow = () => matchMedia("(max-width: 980px)").matches;
