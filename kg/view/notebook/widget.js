// The explorer in a notebook: sigma draws the network, a click chooses a thing, the panel reads what is said of it.
// `graphology`, `Sigma` and tools.js stand before this text; see widget.py.

const KINDS = { relation: 2.2, recognition: 2.2, member: 1.6, together: 1.1 };

class Explorer {
  constructor(model, el) {
    this.model = model;
    this.data = model.get("data");
    this.things = new Map(this.data.things.map((thing) => [thing.id, thing]));
    this.root = make("div", "kgx");
    this.root.lang = "zh-CN";
    this.root.dataset.lmSuppressShortcuts = "true"; // what is typed here is no command of JupyterLab
    this.stage = make("div", "kgx-stage");
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-label", `${this.data.title}：点选事物 click a thing`);
    this.panel = make("div", "kgx-panel");
    this.panel.setAttribute("aria-live", "polite");
    this.hidden = new Set();
    this.root.append(this.bar(), make("div", "kgx-body", this.stage, this.panel));
    el.append(this.root);
    this.ink = inkOf(this.root);
    this.draw();
    this.show();
  }

  /** The search box, and the classes, which can be hidden. */
  bar() {
    const box = make("input", "kgx-search");
    box.type = "search";
    box.placeholder = "查找 find";
    box.setAttribute("aria-label", "查找事物 find a thing");
    const list = make("datalist");
    list.id = `kgx-${this.model.get("still")}`;
    box.setAttribute("list", list.id);
    for (const thing of this.data.things) {
      const option = make("option");
      option.value = thing.label;
      list.append(option);
    }
    let sought = "";
    const find = () => {
      const words = box.value.trim();
      if (words === sought) return; // Enter tells it twice in some browsers, and once in a notebook
      sought = words;
      const found = words && (this.data.things.find((thing) => thing.label === words) ?? this.data.things.find((thing) => thing.label.includes(words)));
      if (found) this.choose([found.id], true);
    };
    box.addEventListener("change", find);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") find(); });
    const bar = make("div", "kgx-bar", box, list);
    for (const [name, [words, colour]] of Object.entries(this.data.classes)) {
      const dot = make("i");
      dot.style.background = colour;
      const button = make("button", "kgx-class", dot, words);
      button.type = "button";
      button.setAttribute("aria-pressed", "true");
      button.title = "显示或隐藏 show or hide";
      button.addEventListener("click", () => {
        if (!this.hidden.delete(name)) this.hidden.add(name);
        button.setAttribute("aria-pressed", String(!this.hidden.has(name)));
        this.sigma?.refresh({ skipIndexation: true });
      });
      bar.append(button);
    }
    return bar;
  }

  draw() {
    const graph = new graphology.MultiDirectedGraph();
    for (const thing of [...this.data.things].reverse()) {
      const [, colour] = this.data.classes[thing.cls];
      graph.addNode(thing.id, { x: thing.x, y: -thing.y, size: 3 + thing.size / 3, label: thing.label, color: colour, cls: thing.cls });
    }
    this.data.edges.forEach((edge, number) => {
      if (edge.from !== edge.to) graph.addDirectedEdgeWithKey(String(number), edge.from, edge.to, { size: KINDS[edge.kind] ?? 1, kind: edge.kind });
    });
    this.graph = graph;
    this.near = null;
    this.sigma = new Sigma(graph, this.stage, {
      allowInvalidContainer: true,
      labelColor: { color: this.ink.words },
      labelFont: getComputedStyle(this.root).fontFamily,
      labelSize: 12,
      labelRenderedSizeThreshold: 6,
      labelDensity: 0.8,
      zIndex: true,
      defaultDrawNodeHover: (context, node, settings) => this.hover(context, node, settings),
      nodeReducer: (id, look) => {
        const away = this.near && !this.near.has(id);
        return { ...look, hidden: this.hidden.has(look.cls), color: away ? this.faint(0.5) : look.color, label: away ? "" : look.label,
          forceLabel: Boolean(this.near) && !away, highlighted: this.chosen().includes(id), zIndex: away ? 0 : 1 };
      },
      edgeReducer: (key, look) => {
        const [one, other] = graph.extremities(key);
        const lit = this.near && (this.chosen().includes(one) || this.chosen().includes(other));
        const stated = look.kind === "relation" || look.kind === "recognition";
        return { ...look, type: stated ? "arrow" : "line", hidden: Boolean(this.near) && !lit, color: this.faint(lit || stated ? 1 : 0.55) };
      },
    });
    this.sigma.on("clickNode", ({ node, event }) => {
      const several = event.original.shiftKey || event.original.ctrlKey || event.original.metaKey;
      const now = this.chosen();
      this.choose(!several ? [node] : now.includes(node) ? now.filter((id) => id !== node) : [...now, node], false);
    });
    this.sigma.on("clickStage", () => this.choose([], false));
    this.sigma.on("enterNode", () => { this.stage.style.cursor = "pointer"; });
    this.sigma.on("leaveNode", () => { this.stage.style.cursor = ""; });
    this.stage.addEventListener("keydown", (event) => { if (event.key === "Escape") this.choose([], false); });
    // JupyterLab renders first and gives a place afterwards; panes are dragged wider and narrower.
    this.sizes = new ResizeObserver(() => this.place());
    this.sizes.observe(this.stage);
  }

  /** Draw anew where the stage has another size, in the colours of the page that it now stands in. */
  place() {
    if (!this.stage.clientWidth) return;
    this.sigma?.resize();
    this.repaint();
  }

  /** Grey, as far from the ground as a share says. */
  faint(share) {
    const grey = this.ink.dark ? Math.round(40 + 110 * share) : Math.round(225 - 95 * share);
    return `rgb(${grey}, ${grey}, ${grey})`;
  }

  /** The name of the thing under the pointer, or of one that is chosen, on a ground of its own. */
  hover(context, node, settings) {
    context.font = `600 ${settings.labelSize + 1}px ${settings.labelFont}`;
    const width = context.measureText(node.label ?? "").width;
    context.lineWidth = 2;
    context.strokeStyle = this.ink.words;
    context.beginPath();
    context.arc(node.x, node.y, node.size + 3, 0, Math.PI * 2);
    context.stroke();
    if (!node.label) return;
    context.fillStyle = this.ink.dark ? "#26282d" : "#ffffff";
    context.fillRect(node.x + node.size + 5, node.y - 10, width + 8, 20);
    context.fillStyle = this.ink.words;
    context.fillText(node.label, node.x + node.size + 9, node.y + 5);
  }

  chosen() {
    return this.model.get("selection").filter((id) => this.things.has(id));
  }

  choose(ids, go) {
    this.model.set("selection", ids);
    this.model.save_changes();
    this.show();
    if (go && ids.length) {
      const at = this.sigma.getNodeDisplayData(ids[0]);
      if (at) this.sigma.getCamera().setState({ x: at.x, y: at.y, ratio: Math.min(this.sigma.getCamera().ratio, 0.5) });
    }
  }

  /** What is chosen, in the picture and in the panel. */
  show() {
    const ids = this.chosen();
    this.near = ids.length ? new Set(ids.flatMap((id) => [id, ...this.graph.neighbors(id)])) : null;
    this.sigma?.refresh({ skipIndexation: true });
    const { things, total } = this.data;
    if (!ids.length) {
      const hint = `${things.length} / ${total} 个事物 things。点选一个看原文；按住 Shift 点选多个。Click a thing to read what is said of it; Shift for several.`;
      this.panel.replaceChildren(make("p", "kgx-hint", hint));
      return;
    }
    this.panel.replaceChildren(...[...ids].reverse().map((id) => this.about(this.things.get(id))));
    this.panel.scrollTop = 0;
  }

  about(thing) {
    const made = make("section", "", make("h4", "", thing.label), make("p", "kgx-hint", thing.classes.join("、")));
    for (const edge of this.data.edges) {
      if (edge.kind !== "together" && (edge.from === thing.id || edge.to === thing.id)) {
        const other = this.things.get(edge.from === thing.id ? edge.to : edge.from);
        const link = make("button", "kgx-link", `${edge.from === thing.id ? "→" : "←"} ${edge.label} ${other.label}`);
        link.type = "button";
        link.addEventListener("click", () => this.choose([other.id], true));
        made.append(link, ...edge.claims.map((claim) => this.quote(claim)));
      }
    }
    const said = [...thing.claims, ...thing.mentions];
    made.append(...said.map((claim) => this.quote(claim)));
    if (said.length < thing.said) made.append(make("p", "kgx-hint", `${said.length} of ${thing.said} shown`));
    return made;
  }

  quote([text, sentence, marks, year, modality, kind]) {
    const head = make("summary", "", make("small", "", [kind, year, modality].filter(Boolean).join(" ")), " ", text);
    return make("details", "", head, marked(this.data.sentences[sentence], marks));
  }

  repaint() {
    this.ink = inkOf(this.root);
    this.sigma?.setSetting("labelColor", { color: this.ink.words });
    this.sigma?.refresh({ skipIndexation: true });
  }

  kill() {
    this.sizes?.disconnect();
    this.sigma?.kill();
    this.root.remove();
  }
}

export default {
  render({ model, el }) {
    const still = [...document.querySelectorAll("[data-kg-still]")].filter((each) => each.dataset.kgStill === model.get("still"));
    let explorer;
    try {
      explorer = new Explorer(model, el);
    } catch (error) {
      // Without WebGL the still picture stays.
      el.replaceChildren(make("p", "", `互动图需要 WebGL。The interactive picture needs WebGL (${error.message}).`));
      return undefined;
    }
    for (const each of still) each.hidden = true;
    const follow = () => explorer.show();
    model.on("change:selection", follow);
    const themes = new MutationObserver(() => explorer.repaint());
    for (const each of [document.documentElement, document.body]) themes.observe(each, { attributes: true, attributeFilter: ["class", "style", "data-jp-theme-light", "data-vscode-theme-kind"] });
    return () => {
      themes.disconnect();
      model.off("change:selection", follow);
      explorer.kill();
      for (const each of still) each.hidden = false;
    };
  },
};
