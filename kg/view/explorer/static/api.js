// The server's answers. What each holds is told in API.md beside the server.

/** An answer that is not what was asked for: what is wrong, and what to do. */
export class Refusal extends Error {
  /** @param {number} status @param {string} wrong @param {string} remedy */
  constructor(status, wrong, remedy) {
    super(wrong);
    this.status = status;
    this.remedy = remedy;
  }
}

/**
 * The query part of an address; arrays are repeated, empty values left out.
 * @param {Record<string, any>} parameters
 */
export function query(parameters) {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== "") parts.append(name, String(each));
    }
  }
  const text = parts.toString();
  return text ? `?${text}` : "";
}

/** An id as it stands in a path. */
export const inPath = (/** @type {string} */ id) => id.split("/").map(encodeURIComponent).join("/");

/** @param {Response} response */
async function refusal(response) {
  const said = await response.json().catch(() => ({}));
  return new Refusal(response.status, said.error ?? `${response.status} ${response.statusText}`, said.remedy ?? "");
}

/**
 * JSON from the server.
 * @param {string} path
 * @param {Record<string, any>} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function get(path, parameters = {}, signal) {
  const response = await fetch(path + query(parameters), { headers: { Accept: "application/json" }, signal });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/**
 * A file from the server, asked for by a selection too long for an address.
 * @param {string} path
 * @param {Record<string, any>} selection
 * @returns {Promise<Blob>}
 */
export async function file(path, selection) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(selection) });
  if (!response.ok) throw await refusal(response);
  return response.blob();
}

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
