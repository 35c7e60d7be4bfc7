// The explorer begins here: the parts of the page are made, the state of the address is shown, and the page listens.

import { $, inQuiet } from "../dom.js";
import { learn } from "../facts.js";
import { onLanguage } from "../language.js";
import { bar, chooser, foot, trouble } from "../shell.js";
import { onTheme } from "../theme.js";
import { acts, drop, found, open, pick, pickEdge, place, within } from "./acts.js";
import { address, desk, narrow, noteView } from "./desk.js";
import { showFixed, showTitle } from "./head.js";
import { listenToKeys } from "./keys.js";
import { searchBox } from "./search.js";
import { hoverRow, show } from "./show.js";
import { read } from "./state.js";
import { listenToTools } from "./tools.js";
import { hang } from "./view.js";

const selected = () => desk.state.reports;
const heading = chooser({ selected, choose: open, many: true });

/** The bar, once it is there. @type {ReturnType<typeof bar> | null} */
let top = null;
const drawBar = () => { top ??= bar("explorer", selected, searchBox({ reports: selected, choose: found })); };
within({ titles: () => Promise.all([heading.show(), top?.point()]), bar: drawBar });

/** The browser went back or forth, or an address was typed. @param {PopStateEvent} event */
async function travel(event) {
  if (location.hash === address() && event.state) return;
  const before = selected().join();
  desk.state = read(location.hash);
  const { at } = desk.state;
  await show(acts, before === selected().join() ? {} : { fit: !at });
  if (at) desk.picture?.go(at, true);
}

/** A claim's subject that is another thing is chosen here, and not on its own page. @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("a.by"));
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pick(/** @type {string} */ (link.dataset.thing), true);
}

function listen() {
  listenToTools();
  listenToKeys();
  addEventListener("popstate", travel);
  $("panel").addEventListener("click", follow);
  onTheme(() => desk.picture?.repaint());
  onLanguage(async () => {
    history.replaceState(history.state, "", address());
    showFixed();
    await showTitle();
    await show(acts);
    desk.picture?.repaint();
  });
}

async function start() {
  $("chooser").append(heading.element);
  history.replaceState({ depth: 0 }, "", location.href);
  showFixed();
  foot();
  // The bar has its room and comes after the first picture; on a small screen its height is known when it is there.
  if (narrow()) drawBar();
  try {
    await learn();
    hang({ thing: (id) => void pick(id, false), edge: pickEdge, ground: drop, view: noteView, moved: place, hover: hoverRow });
    listen();
    await show(acts);
  } catch (error) {
    $("panel").replaceChildren(trouble(error));
    return;
  } finally {
    drawBar();
  }
  document.documentElement.dataset.ready = "1";
  // Whether there is a graphics card is found out when the page has nothing else to do.
  inQuiet(() => void desk.picture?.quicken());
}

start();
