// The editor: yasqe, with what the dataset has to complete from. It asks nobody but this server.

import { completion, get } from "../api.js";
import { spoken } from "../language.js";

const Yasqe = /** @type {any} */ (window).Yasqe;

/**
 * Put an editor into a place.
 * @param {HTMLElement} place @param {string} value @param {() => void} run
 */
export async function editor(place, value, run) {
  const { prefixes, classes, properties } = await completion();
  const names = (/** @type {any[]} */ terms) => new Map(terms.map((term) => [term.iri, term]));
  const [ofClass, ofProperty] = [names(classes), names(properties)];
  const hints = (/** @type {Map<string, any>} */ known) => (/** @type {any} */ yasqe, /** @type {any[]} */ found) => {
    const used = yasqe.getPrefixesFromQuery();
    return found.map((hint) => {
      const colon = hint.text.indexOf(":");
      const iri = hint.text.startsWith("<") ? hint.text.slice(1, -1) : (used[hint.text.slice(0, colon)] ?? "") + hint.text.slice(colon + 1);
      const term = known.get(iri);
      return term ? { ...hint, displayText: `${hint.text}  ${spoken(term)}` } : hint;
    });
  };
  const from = (/** @type {Map<string, any>} */ known) => (/** @type {any} */ _, /** @type {any} */ token) => {
    const begun = token.autocompletionString ?? token.string;
    return [...known.keys()].filter((iri) => iri.startsWith(begun) || iri.replace(/.*[#/]/, "").toLowerCase().startsWith(begun.replace(/^.*:/, "").toLowerCase()));
  };
  Yasqe.forkAutocompleter("class", { name: "class-here", get: from(ofClass), postprocessHints: hints(ofClass), bulk: false, autoShow: true }, false);
  Yasqe.forkAutocompleter("property", { name: "property-here", get: from(ofProperty), postprocessHints: hints(ofProperty), bulk: false, autoShow: true }, false);
  Yasqe.forkAutocompleter("prefixes", { name: "prefixes-here", get: () => Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`), persistenceId: null }, false);
  Yasqe.registerAutocompleter({
    name: "name-here",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (/** @type {any} */ yasqe) => /^"[^"]+/.test(yasqe.getCompleteToken().string) && yasqe.getCompleteToken().type === "string",
    get: async (/** @type {any} */ _, /** @type {any} */ token) => {
      const q = token.string.replace(/^"|".*$/g, "");
      const answer = q ? await get("/api/search", { q, limit: 6 }).catch(() => ({ groups: [] })) : { groups: [] };
      return answer.groups.flatMap((/** @type {any} */ group) => group.hits.map((/** @type {any} */ hit) => `"${hit.label.replace(/["\\]/g, "\\$&")}"@zh`));
    },
  }, false);
  const yasqe = new Yasqe(place, {
    value,
    autocompleters: ["prefixes-here", "class-here", "property-here", "name-here", "variables"],
    persistenceId: null,
    createShareableLink: () => "",
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    prefixCcApi: null,
    editorHeight: "auto",
    requestConfig: { endpoint: new URL("/sparql", location.href).href },
  });
  yasqe.setOption("extraKeys", { ...yasqe.getOption("extraKeys"), "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false });
  return yasqe;
}
