// The page for an address where there is nothing.

import { $ } from "./dom.js";
import { onLanguage, word } from "./language.js";
import { bar, nothing } from "./shell.js";

bar("", () => []);

function show() {
  document.title = `${word("notFound")} · ${word("brand")}`;
  $("nothing").replaceChildren(...nothing(word("noAddress", { address: decodeURI(location.pathname) })));
}

show();
onLanguage(show);
document.documentElement.dataset.ready = "1";
