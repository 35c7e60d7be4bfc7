// N-Triples as values.

/** @typedef {{type: "uri" | "bnode" | "literal", value: string, "xml:lang"?: string, datatype?: string}} Term */

const LINE = /^\s*(<[^>]*>|_:\S+)\s+(<[^>]*>)\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)\s*\.\s*$/u;
const ESCAPES = /** @type {Record<string, string>} */ ({ t: "\t", b: "\b", n: "\n", r: "\r", f: "\f", '"': '"', "'": "'", "\\": "\\" });

/** @param {string} text @returns {[Term, Term, Term][]} */
export function triples(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const parts = LINE.exec(line);
    if (parts) found.push(/** @type {[Term, Term, Term]} */ (parts.slice(1).map(term)));
  }
  return found;
}

/** @param {string} written @returns {Term} */
function term(written) {
  if (written.startsWith("<")) return { type: "uri", value: unescaped(written.slice(1, -1)) };
  if (written.startsWith("_:")) return { type: "bnode", value: written };
  const end = written.lastIndexOf('"');
  const rest = written.slice(end + 1);
  const value = unescaped(written.slice(1, end));
  if (rest.startsWith("@")) return { type: "literal", value, "xml:lang": rest.slice(1) };
  if (rest.startsWith("^^")) return { type: "literal", value, datatype: rest.slice(3, -1) };
  return { type: "literal", value };
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/gu, (_, four, eight, one) => (one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight, 16))));
}
