// The addresses of the pages. What a page shows is in its address, so that a link shows another person the same.

import { inPath, query } from "./api.js";
import { explorer, has, reader } from "./places.js";

/**
 * A thing's id as it stands in the explorer's address: without its report where one report alone is shown.
 * @param {string} id @param {string[]} reports
 */
export function shortened(id, reports) {
  const own = `report/${reports[0]}/`;
  return reports.length === 1 && id.startsWith(own) ? id.slice(own.length) : id;
}

/** The id that `shortened` made short. */
export function lengthened(/** @type {string} */ id, /** @type {string[]} */ reports) {
  return reports.length === 1 && !id.includes("/") ? `report/${reports[0]}/${id}` : id;
}

/** Text as a fragment's value: readable where the characters may stand there. */
export const inFragment = (/** @type {string} */ text) => encodeURIComponent(text).replace(/%(2F|3A|2C|40|7C)/g, (code) => decodeURIComponent(code));

/**
 * The explorer, with a thing, an edge or a claim chosen.
 * @param {{reports?: string[], thing?: string, edge?: string, claim?: string}} shown
 */
export function explorerAt({ reports = [], thing = "", edge = "", claim = "" } = {}) {
  const parts = [];
  if (reports.length) parts.push(`reports=${reports.map(inFragment).join(",")}`);
  if (thing) parts.push(`thing=${inFragment(shortened(thing, reports))}`);
  if (edge) parts.push(`edge=${inFragment(edge.split("|").map((part) => shortened(part, reports)).join("|"))}`);
  if (claim) parts.push(`claim=${inFragment(shortened(claim, reports))}`);
  return `${explorer}${parts.length ? `#${parts.join("&")}` : ""}`;
}

/** The reader, at a span of the text where one is given. */
export const readerAt = (/** @type {string} */ report, /** @type {number} */ start = -1, /** @type {number} */ end = -1) =>
  `${reader(report)}${start >= 0 ? `#${start}-${end}` : ""}`;

/** The lists, or one of them. */
export const listAt = (/** @type {string} */ name = "", /** @type {string[]} */ reports = [], /** @type {Record<string, any>} */ more = {}) =>
  `/lists${name ? `/${encodeURIComponent(name)}` : ""}${query({ reports: reports.join(","), ...more })}`;

/** The page of a thing; the explorer where there are no such pages. */
export const thingAt = (/** @type {string} */ id, /** @type {string[]} */ reports = []) => (has("thing") ? `/thing/${inPath(id)}${query({ reports: reports.join(",") })}` : explorerAt({ reports, thing: id }));

/** The editor, with a query of a list in it. */
export const queryAt = (/** @type {string} */ name = "") => `/query${name ? `#example=${encodeURIComponent(name)}` : ""}`;

/** The reports that a page's address selects (`?reports=`); none: all of them. */
export function reportsAsked() {
  const asked = new URLSearchParams(location.search).get("reports");
  return asked ? asked.split(",").filter(Boolean) : [];
}
