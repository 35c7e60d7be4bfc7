// How answers come from the server. The one offline file has another module in this one's place, held.js, which answers
// from what the file holds.

import { Refusal } from "./refusal.js";

/** The answers that the page brought along, each good for the first who asks. @type {Record<string, any>} */
const brought = JSON.parse(document.getElementById("brought")?.textContent || "{}");

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
  const address = words ? `${path}?${words}` : path;
  const here = brought[address];
  delete brought[address];
  if (here) return here;
  const response = await fetch(address, { headers: { Accept: "application/json" }, signal });
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
