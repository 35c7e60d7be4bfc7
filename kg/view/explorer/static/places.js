// Where the pages of the server are. The one offline file has another module in this one's place.

/** What there is beside the explorer and the reader. @param {"lists" | "query" | "thing" | "jsonld"} _ */
export const has = (_) => true;

export const explorer = "/";

export const reader = (/** @type {string} */ report) => `/reader/${encodeURIComponent(report)}`;

/** The report that the reader's address names. */
export const reportHere = () => decodeURIComponent(location.pathname.split("/")[2] ?? "");
