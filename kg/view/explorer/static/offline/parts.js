// The parts that the file holds, each compressed; one is unpacked when it is first asked for.

/** @type {Map<string, Promise<any>>} */
const parts = new Map();

/** A part by its name: `head`, `picture R`, `text R`, `claims R`. @param {string} name @returns {Promise<any>} */
export function part(name) {
  let found = parts.get(name);
  if (!found) parts.set(name, (found = unpacked(name)));
  return found;
}

/** @param {string} name */
async function unpacked(name) {
  const packed = document.querySelector(`script[data-part="${CSS.escape(name)}"]`)?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
