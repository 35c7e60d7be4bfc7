// What the explorer in a notebook is made with: elements, the ink of the page, sentences with words marked.

/** An element with classes and children; words are always text, never markup. */
const make = (tag, name = "", ...children) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
};

/** The colour of words where an element stands, as numbers, and whether that is a light one on a dark ground. */
const inkOf = (element) => {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(element).color;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return { words: `rgb(${red}, ${green}, ${blue})`, dark: red * 0.3 + green * 0.59 + blue * 0.11 > 128 };
};

/** A sentence with spans marked; spans count code points. */
const marked = (sentence, spans) => {
  const letters = [...sentence];
  const shown = make("q");
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    shown.append(letters.slice(at, start).join(""), make("mark", "", letters.slice(start, end).join("")));
    at = end;
  }
  shown.append(letters.slice(at).join(""));
  return shown;
};
