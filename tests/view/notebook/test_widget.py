"""The explorer in a notebook: what it draws, what is chosen on either side, and what stays without a kernel."""

from __future__ import annotations

import builtins
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import kg
from kg.errors import MissingExtra, UnknownName
from kg.resources import package_dir
from kg.view.notebook import explorer, widget
from tests.view.conftest import Opened
from tests.view.notebook.markup import read

HOSTILE = "</script><img src=x onerror=alert(1)>"
Living = Callable[[dict[str, Any]], Page]

# What a notebook gives a widget: a model, and a place to draw in.
_PAGE = """<!doctype html><meta charset="utf8"><style>{style}</style><body>{still}<div id="el"></div>
<script type="application/json" id="data">{data}</script><script type="application/json" id="module">{script}</script>
<script>
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const state = {{ data: read("data"), selection: [], still: "k" }};
const heard = {{}};
window.saved = [];
window.model = {{ get: (name) => state[name], set: (name, value) => {{ state[name] = value; }},
  save_changes: () => saved.push(state.selection), on: (name, f) => {{ heard[name] = f; }}, off: () => {{}} }};
window.told = (ids) => {{ state.selection = ids; heard["change:selection"](); }};
const address = URL.createObjectURL(new Blob([read("module")], {{ type: "text/javascript" }}));
import(address).then((module) => {{
  const el = document.createElement("div"); // Like JupyterLab: first it is drawn, then it has a place.
  window.ending = module.default.render({{ model, el }});
  document.getElementById("el").append(el);
}});
</script>"""


@pytest.fixture
def living(opened: Opened) -> Living:
    """The widget in a page of its own, as a notebook shows it."""

    def show(data: dict[str, Any]) -> Page:
        html = _PAGE.format(
            style=(package_dir("view") / "notebook" / "widget.css").read_text(encoding="utf8"),
            still=explorer.still(data, "k"),
            data=json.dumps(data).replace("<", "\\u003c"),
            script=json.dumps(widget.script()).replace("<", "\\u003c"),
        )
        page = opened(html)
        page.wait_for_function("() => window.ending !== undefined", timeout=60_000)
        return page

    return show


def thing(iri: str, name: str, x: float, cls: str = "Place") -> dict[str, Any]:
    claim = [f"说明 {name}", 0, [[0, 2]], 2024, "实绩", "位次"]
    return {
        "id": iri, "label": name, "cls": cls, "classes": ["地点"], "x": x, "y": x / 2, "size": 12,
        "claims": [claim], "mentions": [], "said": 3,
    }  # fmt: skip


def invented(name: str = "石桥塔") -> dict[str, Any]:
    """A tower, a shop in it, and a park beside."""
    things = [thing("a", name, 0), thing("b", "星海书店", 300, "Enterprise"), thing("c", "青禾公园", -300)]
    edges = [{"from": "b", "to": "a", "kind": "relation", "label": "位于", "claims": [things[0]["claims"][0]]}]
    classes = {"Place": ["地点", "#09a719"], "Enterprise": ["企业", "#fd6009"]}
    return {
        "title": name, "total": 5, "things": things, "edges": edges,
        "sentences": [f"{name}在青禾。"], "classes": classes,
    }  # fmt: skip


def test_it_is_drawn_as_large_as_the_place_that_it_is_given(living: Living) -> None:
    page = living(invented())
    size = "() => { const c = document.querySelector('.sigma-nodes'); return [c.clientWidth, c.clientHeight]; }"
    stage = "() => { const s = document.querySelector('.kgx-stage'); return [s.clientWidth, s.clientHeight]; }"
    page.wait_for_function(f"() => String(({size})()) === String(({stage})())", timeout=60_000)
    assert min(page.evaluate(size)) > 100
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_function(f"() => String(({size})()) === String(({stage})())", timeout=60_000)


def test_what_is_known_stands_on_its_sentences(seed_dataset: Path) -> None:
    found = kg.open(seed_dataset).explore(limit=50)
    assert len(found.data["things"]) == 50 < found.data["total"]
    ids = {each["id"] for each in found.data["things"]}
    assert all({edge["from"], edge["to"]} <= ids for edge in found.data["edges"])
    for each in found.data["things"]:
        for text, sentence, marks, *_ in each["claims"]:
            assert text
            assert all(found.data["sentences"][sentence][start:end] for start, end in marks)
    json.dumps(found.data)
    with pytest.raises(UnknownName):
        kg.open(seed_dataset).explore(report="青禾县")


def test_the_selection_is_read_set_and_heard() -> None:
    made = widget.Explorer(invented())
    heard = []
    made.observe(lambda change: heard.append(change["new"]), "selection")
    made.selection = ["a", "b"]
    assert made.names == ("石桥塔", "星海书店")
    assert heard == [["a", "b"]]
    with pytest.raises(UnknownName):
        made.selection = ["nobody"]
    assert "2 selected" in repr(made)


def test_the_still_picture_is_sound_and_names_the_weightiest(seed_dataset: Path) -> None:
    found = read(explorer.still(kg.open(seed_dataset).explore().data, "k"))
    assert "渝中区" in found.words
    assert sum(tag == "circle" for tag, _ in found.found) == 200
    read(explorer.still(invented(HOSTILE), HOSTILE))
    read(explorer.still({**invented(), "things": [], "edges": [], "classes": {}}, "k"))


def test_a_search_chooses_and_python_is_told(living: Living) -> None:
    page = living(invented())
    assert page.is_hidden("[data-kg-still]")
    page.fill(".kgx-search", "石桥塔")
    page.press(".kgx-search", "Enter")
    assert page.evaluate("saved") == [["a"]]
    assert page.inner_text(".kgx-panel h4") == "石桥塔"
    page.click(".kgx-panel summary >> nth=-1")
    assert page.inner_text(".kgx-panel mark >> nth=-1") == "石桥"
    assert "1 of 3 shown" in page.inner_text(".kgx-panel")
    page.click(".kgx-link")
    assert page.evaluate("saved.at(-1)") == ["b"]
    page.focus(".kgx-stage")
    page.keyboard.press("Escape")
    assert page.evaluate("saved.at(-1)") == []


def test_a_click_on_a_thing_chooses_it(living: Living) -> None:
    page = living(invented())
    box = page.locator(".kgx-stage").bounding_box()
    assert box
    # The tower stands in the middle of the three.
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("saved.length", timeout=60_000)
    assert page.evaluate("saved.at(-1)") == ["a"]


def test_python_chooses_and_the_panel_follows(living: Living) -> None:
    page = living(invented())
    page.evaluate("told(['a', 'c'])")
    assert page.locator(".kgx-panel h4").all_inner_texts() == ["青禾公园", "石桥塔"]
    page.evaluate("ending()")
    assert page.is_visible("[data-kg-still]")
    assert page.locator(".kgx").count() == 0


def test_no_label_becomes_markup(living: Living) -> None:
    page = living(invented(HOSTILE))
    page.evaluate("told(['a'])")
    assert page.inner_text(".kgx-panel h4") == HOSTILE
    assert page.locator("img").count() == 0


def test_without_anywidget_the_extra_is_named(seed_dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loading = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name == "kg.view.notebook.widget":
            raise ModuleNotFoundError("No module named 'anywidget'", name="anywidget")
        return loading(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=r"govreport-kg\[notebook\]"):
        kg.open(seed_dataset).explore()
