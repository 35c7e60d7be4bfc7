// What pointers do in the picture: one drags the view or a thing, two pinch, the wheel zooms, a click chooses.

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {{x: number, y: number}} Point */

const WANDER = { mouse: 4, touch: 10 }; // pixels that a pointer moves before it drags
const TWICE = 320; // milliseconds between two clicks that are one double click
const TWOFOLD = 2.2; // how much closer a double click comes
const NOTCH = 50; // pixels of the wheel from which a step is glided, not jumped: a mouse's, not a touchpad's
const CARRY = 160; // milliseconds of its speed that a view keeps when it is let go

/** Have the picture answer to pointers. @param {Picture} picture */
export function listen(picture) {
  const { place, camera, told } = picture;
  /** @type {Map<number, Point>} */
  const down = new Map();
  let held = ""; // the thing that was under the pointer when it went down
  let dragging = false;
  let start = { x: 0, y: 0 };
  let speed = { x: 0, y: 0, at: 0 };
  let clicked = { at: -Infinity, x: 0, y: 0 };
  let aim = 0; // the scale that turns of the wheel go to

  const at = (/** @type {MouseEvent} */ event) => {
    const box = place.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  place.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const point = at(event);
    down.set(event.pointerId, point);
    camera.stop();
    picture.touched = true;
    dragging = down.size > 1;
    held = down.size > 1 ? "" : (picture.thingAt(point.x, point.y) ?? "");
    [start, speed] = [point, { x: 0, y: 0, at: event.timeStamp }];
  });

  addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const point = at(event);
    if (down.size === 1 && !dragging) {
      const most = event.pointerType === "touch" ? WANDER.touch : WANDER.mouse;
      if (Math.hypot(point.x - start.x, point.y - start.y) < most) return;
      dragging = true;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, point);
    picture.touched = true;
    if (other) return pinch(before, point, other);
    if (held) return picture.drag(held, camera.inLayout(point.x, point.y));
    const passed = Math.max(1, event.timeStamp - speed.at);
    speed = { x: (before.x - point.x) / passed, y: (before.y - point.y) / passed, at: event.timeStamp };
    camera.shift(before.x - point.x, before.y - point.y);
  });

  const up = (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    if (!dragging) {
      if (event.type === "pointerup") click(at(event), event);
    } else if (held) picture.drop(held);
    else if (event.timeStamp - speed.at < 40 && Math.hypot(speed.x, speed.y) > 0.2) {
      picture.touched = true;
      camera.glide({ x: camera.x + (speed.x * CARRY) / camera.scale, y: camera.y + (speed.y * CARRY) / camera.scale, scale: camera.scale }, 2 * CARRY);
    }
    held = "";
  };
  addEventListener("pointerup", up);
  addEventListener("pointercancel", up);

  /** One of two fingers went from one point to another. @param {Point} before @param {Point} point @param {Point} other */
  function pinch(before, point, other) {
    const far = (/** @type {Point} */ from) => Math.hypot(from.x - other.x, from.y - other.y) || 1;
    camera.shift((before.x - point.x) / 2, (before.y - point.y) / 2);
    camera.set(camera.around((point.x + other.x) / 2, (point.y + other.y) / 2, (camera.scale * far(point)) / far(before)));
  }

  /** @param {Point} point @param {PointerEvent} event */
  function click(point, event) {
    const again = event.timeStamp - clicked.at < TWICE && Math.hypot(point.x - clicked.x, point.y - clicked.y) < WANDER.touch;
    clicked = { ...point, at: again ? -Infinity : event.timeStamp };
    const thing = picture.thingAt(point.x, point.y);
    if (again) {
      picture.touched = true;
      return thing ? picture.zoomTo(thing) : camera.glide(camera.around(point.x, point.y, camera.scale * TWOFOLD), 250);
    }
    const line = thing ? null : picture.lineAt(point.x, point.y);
    return thing ? told.thing(thing) : line ? told.edge(line) : told.ground();
  }

  place.addEventListener("wheel", (event) => {
    event.preventDefault();
    picture.touched = true;
    const { x, y } = at(event);
    const turned = -event.deltaY * (event.deltaMode ? 0.12 : 0.004) * (event.ctrlKey ? 4 : 1);
    aim = (camera.frame && aim ? aim : camera.scale) * 2 ** Math.max(-1, Math.min(turned, 1));
    const spot = camera.around(x, y, aim);
    aim = spot.scale;
    if (Math.abs(event.deltaY) >= NOTCH && !event.ctrlKey) camera.glide(spot, 160);
    else camera.set(spot);
  }, { passive: false });

  place.addEventListener("pointermove", (event) => {
    if (down.size || event.pointerType === "touch") return;
    const { x, y } = at(event);
    const thing = picture.thingAt(x, y);
    picture.point(thing ?? "", thing === null && picture.lineAt(x, y) !== null);
  });
  place.addEventListener("pointerleave", () => picture.point(""));
}
