// How answers come from the server. The one offline file has another module in this one's place, held.js, which answers
// from what the file holds.

import { Refusal } from "./refusal.js";

/** @param {Response} response */
async function refusal(response) {
  const said = await response.json().catch(() => ({}));
  return new Refusal(response.status, said.error ?? `${response.status} ${response.statusText}`, said.remedy ?? "");
}

/**
 * The answer of an address, as JSON.
 * @param {string} path @param {URLSearchParams} parameters @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function ask(path, parameters, signal) {
  const words = parameters.toString();
  const response = await fetch(words ? `${path}?${words}` : path, { headers: { Accept: "application/json" }, signal });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/**
 * A file, asked for by a selection too long for an address.
 * @param {string} path @param {Record<string, any>} selection
 * @returns {Promise<Blob>}
 */
export async function take(path, selection) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(selection) });
  if (!response.ok) throw await refusal(response);
  return response.blob();
}
