// The one offline file begins here: its address says whether it is the explorer or the reader.

import { reportHere } from "./places.js";

const name = reportHere() ? "reader" : "explorer";
const page = /** @type {HTMLTemplateElement} */ (document.querySelector(`template[data-page=${name}]`));
document.body.className = name;
document.body.prepend(page.content);
for (const style of /** @type {NodeListOf<HTMLStyleElement>} */ (document.querySelectorAll("style[data-page]"))) style.media = style.dataset.page === name ? "all" : "not all";

if (name === "reader") import("../reader.js");
else import("../explorer/main.js");
