// The answers of the server, made here from what the file holds: API.md tells what is in each. Only what the explorer
// and the reader ask for is answered.

import { Refusal } from "../refusal.js";
import { Atlas } from "./atlas.js";
import { facets, graph, neighbours, path } from "./graph.js";
import { find } from "./search.js";
import { part } from "./parts.js";
import { rows, thing, why } from "./why.js";

/** @type {Map<string, Promise<Atlas>>} */
const atlases = new Map();

/** The reports that are asked for; all where none is named. @param {URLSearchParams} parameters */
async function selected(parameters) {
  const { reports } = await part("head");
  const known = reports.map((/** @type {any} */ each) => each.id);
  const chosen = parameters.getAll("reports").flatMap((each) => each.split(",")).filter(Boolean);
  const strange = chosen.find((each) => !known.includes(each));
  if (strange) throw new Refusal(404, `This file holds no report '${strange}'.`, "");
  return /** @type {string[]} */ (chosen.length ? known.filter((/** @type {string} */ each) => chosen.includes(each)) : known);
}

/** The pictures of reports as one. @param {string[]} reports */
function atlasOf(reports) {
  const key = reports.join();
  let found = atlases.get(key);
  if (!found) {
    found = Promise.all([part("head"), ...reports.map((report) => part(`picture ${report}`))]).then(([head, ...pictures]) => new Atlas(pictures, head));
    atlases.set(key, found);
  }
  return found;
}

/** @type {Record<string, (atlas: Atlas, parameters: URLSearchParams, reports: string[]) => any>} */
const ANSWERS = { "/api/graph": graph, "/api/facets": facets, "/api/neighbours": neighbours, "/api/path": path, "/api/search": find, "/api/why": why };

/** @param {string} address @param {URLSearchParams} parameters @returns {Promise<any>} */
export async function ask(address, parameters) {
  const head = await part("head");
  if (address === "/api/dataset") return head.dataset;
  if (address === "/api/reports") return { reports: head.reports };
  const [, kind, rest] = /^\/api\/(reader|thing)\/(.+)$/.exec(address) ?? [];
  if (kind === "reader") {
    const id = decodeURIComponent(rest);
    await selected(new URLSearchParams({ reports: id }));
    return part(`text ${id}`);
  }
  const reports = await selected(parameters);
  const atlas = await atlasOf(reports);
  if (kind === "thing") return thing(atlas, rest.split("/").map(decodeURIComponent).join("/"), reports);
  const answer = ANSWERS[address];
  if (!answer) throw new Refusal(404, `This file does not answer ${address}.`, "");
  return answer(atlas, parameters, reports);
}

/** @param {string} _ @param {Record<string, any>} selection @returns {Promise<Blob>} */
export async function take(_, { ids }) {
  const reports = await selected(new URLSearchParams());
  return new Blob([await rows(await atlasOf(reports), ids)], { type: "text/csv" });
}
