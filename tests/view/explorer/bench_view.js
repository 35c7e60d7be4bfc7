// What the benchmark of the picture runs in the pages that it measures (bench_view.py).

// Every redraw of a canvas begins by clearing it; names are written, each in one or several strokes.
window.benchDrawn = 0;
window.benchWritten = 0;
{
  const names = new Set();
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...words) {
    if (words[0].length > 1) names.add(words[0]);
    window.benchWritten = names.size;
    return write.apply(this, words);
  };
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.benchDrawn += 1; return clear.apply(this, box); };
}

// pyvis: when its physics is done and it has drawn.
window.benchStable = 0;
{
  const look = setInterval(() => {
    if (!window.network?.once) return;
    clearInterval(look);
    window.network.once("stabilizationIterationsDone", () => window.network.once("afterDrawing", () => requestAnimationFrame(() => { window.benchStable = performance.now(); })));
  }, 1);
}

// When a page says that it is there, and two more frames have passed, so that it is on the screen.
window.benchReady = (there) => new Promise((done) => {
  const look = () => {
    if (!there()) return setTimeout(look, 1);
    return requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  };
  look();
});
window.benchExplorer = () => window.benchReady(() => document.documentElement?.dataset.drawn);
window.benchEmpty = () => window.benchReady(() => document.readyState === "complete");

// What makes the explorer usable at that moment: names are written, and a turn of the wheel is answered by a new drawing.
window.benchUsable = async () => {
  const [names, before] = [window.benchWritten, window.benchDrawn];
  const canvas = document.querySelector("#picture canvas");
  canvas.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, clientX: 600, clientY: 500, deltaY: -40 }));
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
  return { names, answered: window.benchDrawn > before };
};

// Drag to and fro, then zoom in and out, one step a frame; what a frame costs is the whole time by the number of frames.
window.benchMove = async (frames) => {
  const stage = document.querySelector("#picture");
  const target = stage.querySelector(".sigma-mouse") ?? stage.querySelector("canvas");
  const box = target.getBoundingClientRect();
  const [cx, cy] = [box.left + box.width / 2, box.top + box.height / 2];
  const send = (name, x, y, buttons) => {
    const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0, buttons, pointerId: 1, isPrimary: true, pointerType: "mouse", view: window };
    target.dispatchEvent(new PointerEvent(`pointer${name}`, init));
    target.dispatchEvent(new MouseEvent(`mouse${name}`, init));
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const run = async (step) => {
    for (let i = 0; i < 3; i++) { step(i); await frame(); }
    const [before, begun] = [window.benchDrawn, performance.now()];
    let made = 0;
    // A page that takes long for a frame shows that in a few of them.
    while (made < frames && performance.now() - begun < 12_000) { step(8 + made); await frame(); made += 1; }
    return { ms: (performance.now() - begun) / made, drawn: (window.benchDrawn - before) / made };
  };
  const far = Math.min(box.width, box.height) / 4;
  send("down", cx + far, cy + 5, 1);
  const pan = await run((i) => send("move", cx + far * Math.cos(i / 12), cy + 5 + far * Math.sin(i / 12), 1));
  send("up", cx, cy, 0);
  await new Promise((done) => setTimeout(done, 600));
  const zoom = await run((i) => target.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, clientX: cx, clientY: cy, deltaY: Math.floor(i / 15) % 2 ? 40 : -40 })));
  return { pan, zoom };
};
