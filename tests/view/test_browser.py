"""The page in a real browser, offline: what a reader sees and does."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from kg.view import page
from tests.network.test_project import town
from tests.network.written import Written, dataset, gov
from tests.view.conftest import Opened


@pytest.fixture(scope="module")
def html() -> str:
    with dataset(town()) as reader:
        return page(reader)


def crowd() -> Written:
    """A report of a hundred things in ten sentences."""
    report = Written()
    for n in range(10):
        names = [f"第{n * 10 + i}号{'滨江产业园' if i % 2 else '高新技术企业孵化中心'}" for i in range(10)]
        report.sentence("、".join(names) + "投用。")
        for i, name in enumerate(names):
            thing = report.thing(name, "Place" if i % 2 else "Building")
            if i < 3:
                report.claim("StatusChange", thing, "投用", status=gov("status-opened"))
    return report


def written(at: Page) -> list[dict[str, object]]:
    """What the canvas shows: texts with place, width and font."""
    found: list[dict[str, object]] = at.evaluate("written")
    return found


def shown(at: Page) -> list[str]:
    return [str(each["text"]) for each in written(at)]


def icon(at: Page, text: str) -> tuple[float, float]:
    """Where the disc with this icon is, in the window."""
    box = at.locator("#picture").bounding_box()
    assert box
    x, y = next((each["x"], each["y"]) for each in written(at) if each["text"] == text)
    return box["x"] + float(x), box["y"] + float(y)  # type: ignore[arg-type]


def test_the_picture_stands_at_once(opened: Opened, html: str) -> None:
    at = opened(html)
    before = written(at)
    assert {"望江塔", "云川区", "星海咖啡"} <= set(shown(at))
    at.wait_for_timeout(600)
    assert written(at) == before


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_labels_are_legible_and_clear_of_each_other(opened: Opened, width: int, height: int) -> None:
    with dataset(crowd()) as reader:
        at = opened(page(reader), width=width, height=height)
    labels = [each for each in written(at) if len(str(each["text"])) > 1]
    assert len(labels) >= (30 if width > 1000 else 8)
    boxes = []
    for each in labels:
        size = float(re.search(r"([\d.]+)px", str(each["font"]))[1])  # type: ignore[index]
        assert size >= 12
        x, y, wide = float(each["x"]), float(each["y"]), float(each["width"])  # type: ignore[arg-type]
        boxes.append((x - wide / 2, y - size / 2, x + wide / 2, y + size / 2))
    for a, b in combinations(boxes, 2):
        assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]
    fewer = len(labels)
    if width > 1000:
        for _ in range(2):
            at.click("#in")
        at.wait_for_timeout(100)
        sharper = {str(each["text"]) for each in written(at)} - {str(each["text"]) for each in labels}
        assert sharper, f"zooming in brings labels beyond the {fewer}"


def test_a_click_shows_the_words(opened: Opened, html: str) -> None:
    at = opened(html)
    at.mouse.click(*icon(at, "楼"))
    panel = at.locator("#panel")
    expect(panel.locator("h2")).to_have_text("望江塔")
    expect(panel.locator("mark")).to_have_text(["建成投用", "获评全国十佳新地标", "30万人次", "12%", "全省第2", "进驻"])
    expect(panel.locator("blockquote").first).to_have_text(town().text.split("\n")[0])
    fact = panel.locator(".fact", has_text="游客 >30万人次")
    expect(fact.locator(".chip")).to_have_text("实绩")
    expect(fact.locator(".year")).to_have_text("2024 年")
    start = town().text.index("30万人次")
    expect(fact.locator(".from")).to_have_text(f"指标值 · 规则 by_hand · 字符 {start}–{start + 5}")
    expect(panel.locator(".what", has_text="位于")).to_have_text("星海咖啡 · 位于 望江塔")
    panel.get_by_role("button", name="星海咖啡").click()
    expect(panel.locator(".what", has_text="位于")).to_have_text("位于 望江塔")
    expect(panel.locator("h2")).to_have_text("星海咖啡")


def test_a_line_shows_its_words(opened: Opened, html: str) -> None:
    at = opened(html)
    (ax, ay), (bx, by) = icon(at, "楼"), icon(at, "奖")
    at.mouse.click((ax + bx) / 2, (ay + by) / 2)
    panel = at.locator("#panel")
    expect(panel.locator(".row")).to_have_text([re.compile("望江塔"), re.compile("全国十佳新地标")])
    expect(panel.locator("mark")).to_have_text("获评全国十佳新地标")


def test_targets_are_told_from_results(opened: Opened, html: str) -> None:
    at = opened(html)
    at.fill("#search", "规上")
    at.press("#search", "Enter")
    expect(at.locator("#panel .chip")).to_have_text("目标")
    expect(at.locator("#panel .chip")).to_have_class(re.compile("target"))


def test_search_by_name_and_alias(opened: Opened, html: str) -> None:
    at = opened(html)
    at.keyboard.press("/")
    at.keyboard.type("江塔")
    options = at.get_by_role("option")
    expect(options).to_have_count(1)
    at.fill("#search", "咖啡")
    expect(options.first).to_contain_text("星海咖啡")
    at.press("#search", "Enter")
    expect(at.locator("#panel h2")).to_have_text("星海咖啡")
    assert "thing=" in at.url
    at.fill("#search", "不存在的名字")
    expect(at.locator("#results")).to_contain_text("图中没有“不存在的名字”")
    at.press("#search", "Enter")
    expect(at.locator("#panel h2")).to_have_text("星海咖啡")


def test_a_link_shows_the_same_thing(opened: Opened, html: str) -> None:
    first = opened(html)
    first.fill("#search", "望江塔")
    first.press("#search", "Enter")
    first.click("#language")
    address = "#" + first.url.partition("#")[2]
    second = opened(html, address=address)
    expect(second.locator("#panel h2")).to_have_text("望江塔")
    expect(second.locator("#search")).to_have_attribute("placeholder", "Search names and aliases")


def test_the_legend_hides_a_class(opened: Opened, html: str) -> None:
    at = opened(html)
    button = at.locator("[data-class=Enterprise]")
    expect(button).to_contain_text("企业3")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    at.wait_for_timeout(100)
    assert "星海咖啡" not in shown(at)
    assert "望江塔" in shown(at)
    at.fill("#search", "星海咖啡")
    at.press("#search", "Enter")
    at.wait_for_timeout(200)
    assert "星海咖啡" in shown(at)


def test_two_languages(opened: Opened, html: str) -> None:
    at = opened(html)
    expect(at.locator("#shown")).to_have_text("显示 8 / 8 个事物")
    at.get_by_role("button", name="English").click()
    expect(at.locator("#shown")).to_have_text("8 / 8 things shown")
    expect(at.locator("[data-class=Building]")).to_contain_text("building")
    assert at.evaluate("document.documentElement.lang") == "en"
    at.wait_for_timeout(100)
    assert "Yunchuan" in shown(at)
    at.reload()
    expect(at.locator("#shown")).to_have_text("8 / 8 things shown")


def test_what_is_left_out_is_said(opened: Opened) -> None:
    with dataset(town()) as reader:
        at = opened(page(reader, limit=3))
    expect(at.locator(".shown")).to_have_text("显示 3 / 8 个事物其余 5 个事实和提及较少，没有画出")
    at.fill("#search", "独自山")
    expect(at.locator("#results")).to_contain_text("kg query DIR dossier")


@pytest.mark.parametrize("width", [390, 1440])
def test_it_fits_the_window(opened: Opened, html: str, width: int) -> None:
    at = opened(html, width=width, height=844)
    assert at.evaluate("document.documentElement.scrollWidth") <= width
    box = at.locator("#picture").bounding_box()
    assert box
    assert box["height"] > 300
    at.fill("#search", "望江塔")
    at.press("#search", "Enter")
    expect(at.locator("#panel h2")).to_be_in_viewport()
    assert at.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_everything(opened: Opened, html: str) -> None:
    at = opened(html)
    reached = []
    for _ in range(40):
        at.keyboard.press("Tab")
        reached.append(at.evaluate("document.activeElement.id || document.activeElement.className || 'body'"))
        if reached[-1] not in ("body", "search"):
            assert at.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert {"search", "language", "picture", "in", "out", "fit", "row"} <= set(reached)
    at.locator("#panel .row").first.focus()
    at.keyboard.press("Enter")
    expect(at.locator("#panel .back")).to_be_visible()
    at.keyboard.press("Escape")
    expect(at.locator("#panel .back")).to_have_count(0)


def test_dark_where_the_reader_wants_it_dark(opened: Opened, html: str) -> None:
    light, dark = (opened(html, scheme=scheme) for scheme in ("light", "dark"))
    ground = "getComputedStyle(document.body).backgroundColor"
    assert light.evaluate(ground) != dark.evaluate(ground)


def test_an_empty_dataset_has_a_page(opened: Opened) -> None:
    with dataset() as reader:
        at = opened(page(reader), width=390, height=844)
    expect(at.get_by_role("heading", name="这里还没有图")).to_be_visible()
    command = at.locator("code").bounding_box()
    words = at.locator("[data-word=emptyText]").bounding_box()
    assert command
    assert words
    assert words["width"] > 200
    assert words["y"] + words["height"] <= command["y"]
    at.get_by_role("button", name="English").click()
    expect(at.get_by_role("heading", name="No picture yet")).to_be_visible()


HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "\"'><svg onload=alert(2)>",
    "\u202e倒写的名字\u2066",
    "{{ 7*7 }}${7*7}&amp;&lt;",
    "行\u2028段\u2029",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_come_out_as_text(opened: Opened, name: str) -> None:
    report = Written(area=name, title=f"报告{name}")
    report.sentence(f"{name}获评{name}，增长6%。")
    thing = report.thing(name, "Building", aliases=[f"别{name}"])
    award = report.thing(f"奖{name}", "Award", mention=False)
    report.claim("Recognition", thing, f"获评{name}", award=award)
    report.measurement(thing, name, "6%")
    with dataset(report) as reader:
        at = opened(page(reader))
    expect(at.locator("h1")).to_have_text(f"报告{name}", use_inner_text=False)
    at.fill("#search", name)
    at.press("#search", "Enter")
    expect(at.locator("#panel h2")).to_be_visible()
    assert name in at.evaluate("document.querySelector('#panel h2').textContent")
    assert at.evaluate("document.querySelector('#panel blockquote').textContent") == f"{name}获评{name}，增长6%。"
    assert at.evaluate("document.querySelectorAll('img, #panel svg, iframe, object').length") == 0
    at.fill("#search", f"没有{name}")
    assert f"没有{name}".strip() in at.evaluate("document.querySelector('#results').textContent")
