// The libraries as the offline file holds them: as text, which is run when it is needed. The file's policy knows them.

/** @param {string} name */
export async function library(name) {
  const held = document.querySelector(`script[data-library="${CSS.escape(name)}"]`);
  const script = document.createElement("script");
  script.textContent = held?.textContent ?? "";
  document.head.append(script);
}
