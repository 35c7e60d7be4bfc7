// Libraries that a page does without until it needs them. The one offline file has another module in this one's place.

const FILES = { graphology: "graphology.umd.min.js", sigma: "sigma.min.js" };

/** Run a library; afterwards `window` has it. @param {keyof typeof FILES} name @returns {Promise<void>} */
export function library(name) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `/static/vendor/${FILES[name]}`;
    script.onload = () => done();
    script.onerror = () => fail(new Error(`${name} did not come`));
    document.head.append(script);
  });
}
