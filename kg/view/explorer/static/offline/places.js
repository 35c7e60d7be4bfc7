// Where the pages of the one offline file are: the file itself is the explorer, `?reader=…` makes it the reader.

import { lang } from "../language.js";

/** Whether there is such a page, or such a format to save: none of those that need the server. @param {"lists" | "query" | "thing" | "jsonld"} _ */
export const has = (_) => false;

export const explorer = location.pathname;

/** The address says the language as well: what one page of a file stored, the next may not have yet. */
export const reader = (/** @type {string} */ report) => `${location.pathname}?reader=${encodeURIComponent(report)}${lang() === "en" ? "&lang=en" : ""}`;

/** The report that the address names for the reader; none: the explorer is shown. */
export const reportHere = () => new URLSearchParams(location.search).get("reader") ?? "";
