"""Plots: a font is found or asked for, colours are those of the product, and no name of a network lies on another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations

import matplotlib as mpl
import networkx as nx
import pytest
from matplotlib import font_manager

from kg import ontology
from kg.errors import MissingExtra
from kg.view import plots


@pytest.fixture(autouse=True)
def _own_settings() -> Iterator[None]:
    """Nothing of these tests stays behind: neither settings nor figures."""
    import matplotlib.pyplot as plt

    with mpl.rc_context():
        plt.switch_backend("agg")
        yield
        plt.close("all")


def test_a_font_is_set_or_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    if plots.font() is None:
        with pytest.warns(UserWarning, match="安装"):
            assert plots.begin() is None
    else:
        assert plots.begin() == plots.font() == mpl.rcParams["font.sans-serif"][0]
    assert mpl.rcParams["figure.facecolor"] == plots.COLOURS["paper"]


def test_a_machine_without_chinese_fonts_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = [entry for entry in font_manager.fontManager.ttflist if entry.name == "DejaVu Sans"]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", latin)
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [entry.fname for entry in latin])
    with pytest.warns(UserWarning, match=r"fonts-noto-cjk.*restart the kernel"):
        assert plots.begin() is None


def test_colours_are_those_of_the_classes() -> None:
    assert plots.colour("Building") == ontology.colour("Building")
    assert plots.colour("Metric") == plots.colour("") == plots.COLOURS["plain"]


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.font_manager", None)
    with pytest.raises(MissingExtra, match=r"govreport-kg\[notebook\]"):
        plots.begin()


def written() -> nx.MultiDiGraph:
    """Firms in parks, one of them stated; a thing of no class; a name that is longer than a line."""
    net = nx.MultiDiGraph()
    for number in range(12):
        cls = ("Enterprise", "Place", "Project", "")[number % 4]
        net.add_node(str(number), label=f"云栖第{number}精密仪器制造有限公司", **{"class": cls})
    for number in range(1, 9):
        net.add_edge("0", str(number), kind="together", weight=number)
    net.add_edge("1", "10", kind="locatedIn", weight=1)
    return net


@pytest.mark.filterwarnings("ignore:Glyph")
def test_a_network_is_drawn_with_every_name_and_none_on_another() -> None:
    if plots.font():
        plots.begin()
    net = written()
    ax = plots.network(net, title="网络")
    figure = ax.figure
    figure.canvas.draw()
    names = [text for text in ax.texts if "有限" in text.get_text().replace("\n", "")]
    assert sorted(text.get_text().replace("\n", "") for text in names) == sorted(
        says["label"] for _, says in net.nodes(data=True)
    )
    boxes = [text.get_window_extent() for text in names]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    frame = figure.bbox
    assert all(frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 for box in boxes)
    words = [text.get_text() for text in ax.texts]
    assert ontology.label("locatedIn") in words
    # The legend names each class once, and nothing for what has none.
    for cls in ("Enterprise", "Place", "Project"):
        assert words.count(ontology.label(cls)) == 1


@pytest.mark.filterwarnings("ignore:Glyph")
def test_one_node_alone_can_be_drawn() -> None:
    net = nx.Graph()
    net.add_node("a", label="云岫湖大桥")
    assert plots.network(net, sizes={}).figure.get_figwidth() > 0


@pytest.mark.filterwarnings("ignore:Glyph")
def test_the_order_of_nodes_changes_nothing() -> None:
    net = written()
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(net.nodes(data=True))))
    turned.add_edges_from(reversed(list(net.edges(data=True))))
    one, other = (
        [(text.get_text(), text.get_position()) for text in plots.network(each).texts] for each in (net, turned)
    )
    assert one == other
