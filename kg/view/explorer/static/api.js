// What is asked of the server. What each answer holds is told in API.md beside the server.

import { ask, take } from "./transport.js";

/**
 * Parameters as an address has them; arrays are repeated, empty values left out.
 * @param {Record<string, any>} parameters
 */
function listed(parameters) {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== "") parts.append(name, String(each));
    }
  }
  return parts;
}

/** The query part of an address. @param {Record<string, any>} parameters */
export function query(parameters) {
  const text = listed(parameters).toString();
  return text ? `?${text}` : "";
}

/** An id as it stands in a path. */
export const inPath = (/** @type {string} */ id) => id.split("/").map(encodeURIComponent).join("/");

/**
 * The answer of an address.
 * @param {string} path
 * @param {Record<string, any>} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export const get = (path, parameters = {}, signal) => ask(path, listed(parameters), signal);

/**
 * A file of a selection that is too long for an address.
 * @param {string} path
 * @param {Record<string, any>} selection
 * @returns {Promise<Blob>}
 */
export const file = (path, selection) => take(path, selection);

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** JSON that does not change while a page is open. */
function once(/** @type {string} */ path) {
  let answer = kept.get(path);
  if (!answer) {
    answer = get(path);
    answer.catch(() => kept.delete(path));
    kept.set(path, answer);
  }
  return answer;
}

export const dataset = () => once("/api/dataset");
export const reports = () => once("/api/reports").then((answer) => answer.reports);
export const lists = () => once("/api/lists").then((answer) => answer.lists);
export const completion = () => once("/api/completion");
