"""A dataset of two invented reports, the server over it, and pages opened in a real browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page

from kg.app.shared import shared
from kg.store import SourceRecord, pictures, writing
from kg.view.explorer.picture import Picture
from tests.network.written import BASE, XSD, Written, gov
from tests.view.explorer.invented import _sections

Visit = Callable[..., Page]
# WebGL by the processor that says it is a graphics card, so that the pages draw with it.
A_CARD = """
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return get.call(this, kind, options && { ...options, failIfMajorPerformanceCaveat: false });
  };
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const told = kind.prototype.getParameter;
    kind.prototype.getParameter = function (name) { return name === 0x9246 ? "A card" : told.call(this, name); };
  }
  window.drawings = 0;
  for (const name of ["drawArrays", "drawArraysInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...a) { window.drawings += 1; return draw.apply(this, a); };
  }
"""
HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\"'&lt;"


def town(year: int) -> Written:
    """What a report of a small town says; the same things each year, other numbers."""
    report = Written(year=year, title=f"云川区人民政府工作报告（{year}）")
    metric = ox.NamedNode(f"{BASE}metric/gdp")
    yuan = ox.NamedNode(f"{BASE}unit/CNY")

    def number(words: str) -> ox.Literal:
        return ox.Literal(words, datatype=ox.NamedNode(XSD + "decimal"))

    report.sentence(f"望江塔建成投用，接待游客{year - 1994}万人次，居全省第2，获评全国十佳新地标。")
    tower = report.thing("望江塔", "Building", aliases=["云川之眼"])
    award = report.thing("全国十佳新地标", "Award")
    report.claim("StatusChange", tower, "建成投用", status=gov("status-opened"))
    report.measurement(tower, "接待游客", f"{year - 1994}万人次", value=number(f"{year - 1994}0000"))
    report.claim(
        "Ranking", tower, "全省第2", phrase=ox.Literal("接待游客"), scope=ox.Literal("全省"), position=ox.Literal(2)
    )
    report.claim("Recognition", tower, "获评全国十佳新地标", award=award)
    report.sentence("星海咖啡、石桥书店进驻望江塔。")
    for name in ("星海咖啡", "石桥书店"):
        shop = report.thing(name, "Enterprise")
        report.relation(shop, "locatedIn", tower, "进驻")
    report.mention(tower, "望江塔")
    report.sentence(f"地区生产总值{year - 1900}亿元，今年目标增长6%。")
    own = {"metric": metric, "unit": yuan, "comparator": gov("comparator-eq"), "change": gov("change-none")}
    report.measurement(report.area, "地区生产总值", f"{year - 1900}亿元", value=number(f"{year - 1900}00000000"), **own)
    report.measurement(report.area, "地区生产总值", "6%", "Target", change=gov("change-increase"), metric=metric)
    report.sentence(f"{HOSTILE}开工。")
    report.claim("StatusChange", report.thing(HOSTILE, "Project"), "开工", status=gov("status-started"))
    report.sentence("另有17处未说明。")
    unexplained = ox.NamedNode(f"{report.iri}/n-1")
    report.say(unexplained, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", gov("Unexplained"))
    report.say(unexplained, gov("sentence"), report._sentence)
    report._span(unexplained, "17", text=False)
    for n in range(12):
        report.sentence(f"第{n}号产业园投用。")
        report.claim("StatusChange", report.thing(f"第{n}号产业园", "Place"), "投用", status=gov("status-opened"))
    _sections(report)
    return report


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of the two reports."""
    return save(tmp_path_factory.mktemp("served") / "data", town(2024), town(2025))


def save(path: Path, *reports: Written) -> Path:
    """Write reports as a dataset that can be served."""
    with writing(path, BASE, shared) as writer:
        for report in reports:
            quads = ox.serialize(dict.fromkeys((*report.quads, *report.shared)), format=ox.RdfFormat.N_QUADS)
            writer.put(f"{report.year}.txt", SourceRecord("0" * 64, {}, (report.iri,)), quads)
            pictures.save(writer.folder, report.iri, Picture.make(writer.store, BASE, report.iri).dump())
    return path


@pytest.fixture(scope="session")
def address(towns: Path) -> Iterator[str]:
    """The address of a server over the two reports."""
    command = [sys.executable, "-m", "kg", "serve", str(towns), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[4]) as server:
        assert server.stdout
        yield server.stdout.readline().split()[0].rstrip("/")
        server.terminate()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a path of the server; afterwards no error, refusal, dialog, or request to elsewhere may have been seen."""
    yield from visits(browser, address)


def visits(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """Opens addresses that begin so, each in a window of its own; `options` are those of a context."""
    troubles: list[str] = []
    contexts = []

    def show(
        path: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        touch: bool = False,
        card: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            has_touch=touch,
            **options,
        )
        contexts.append(context)
        if card:
            context.add_init_script(A_CARD)
        page = context.new_page()
        page.on("request", lambda r: r.url.startswith((address, "blob:", "data:")) or troubles.append(r.url))
        page.on("console", lambda m: m.type == "error" and troubles.append(m.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.goto(address + path)
        page.wait_for_selector("html[data-ready]")
        return page

    yield show
    for context in contexts:
        context.close()
    assert troubles == []
