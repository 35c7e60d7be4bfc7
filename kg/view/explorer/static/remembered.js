// What the reader chose and every page remembers: theme and language. The server reads the cookies and sends a page that
// is right before any script runs. The one offline file has another module in this one's place.

const YEAR = 365 * 24 * 60 * 60; // seconds

/** Remember a choice; "" forgets it. @param {"theme" | "lang"} name @param {string} value */
export function remember(name, value) {
  document.cookie = `kg.${name}=${value}; path=/; samesite=strict; max-age=${value ? YEAR : 0}`;
}
