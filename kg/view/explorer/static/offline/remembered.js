// A file has no cookies: what the reader chose is kept in the browser's storage, and read there by offline/early.js.

/** @param {"theme" | "lang"} name @param {string} value */
export function remember(name, value) {
  try {
    if (value) localStorage.setItem(`kg.${name}`, value);
    else localStorage.removeItem(`kg.${name}`);
  } catch {
    // Not remembered where storage is shut.
  }
}
