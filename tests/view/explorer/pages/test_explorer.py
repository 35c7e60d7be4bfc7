"""The explorer in a real browser: search, why, filters, expansion, ways, undo, files, addresses."""

from __future__ import annotations

import csv
import json
import re
import time
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.network.written import BASE
from tests.view.explorer.pages.conftest import HOSTILE, Visit

R = "/#reports=990101-2025"


def find(page: Page, words: str) -> None:
    """Search and take the first that is found."""
    page.fill("#search", words)
    page.locator(".hit").first.click()


def tower(page: Page) -> None:
    find(page, "望江塔")
    expect(page.locator("#panel h2")).to_have_text("望江塔")


def save(page: Page, folder: Path, *names: str) -> dict[str, Path]:
    """The files of the view that the page gives, by their kind."""
    saved = {}
    for name in names:
        page.click("#saving summary")
        with page.expect_download() as download:
            page.click(f"[data-save={name}]")
        saved[name] = folder / download.value.suggested_filename
        download.value.save_as(saved[name])
    return saved


def test_from_search_to_sentence_in_three_clicks(visit: Visit) -> None:
    page = visit(R)
    page.click("#search")
    page.keyboard.type("wjt")
    page.locator(".hit", has_text="望江塔").click()
    expect(page.locator("#panel mark", has_text="全省第2")).to_be_visible()
    page.get_by_role("link", name="在原文中看").first.click()
    expect(page).to_have_url(re.compile(r"/reader/990101-2025#\d+-\d+$"))
    expect(page.locator(".here").first).to_be_in_viewport()


@pytest.mark.parametrize(("words", "found"), [("云川之眼", "望江塔"), ("xinghai", "星海咖啡"), ("xhkf", "星海咖啡")])
def test_search_by_alias_and_pinyin(visit: Visit, words: str, found: str) -> None:
    page = visit(R)
    page.fill("#search", words)
    expect(page.locator(".hit").first).to_contain_text(found)
    page.press("#search", "Enter")
    expect(page.locator("#panel h2")).to_have_text(found)


def test_a_metric_shows_its_measurements(visit: Visit) -> None:
    page = visit(R)
    page.fill("#search", "地区生产总值")
    page.locator("[role=group]", has_text="指标").locator(".hit").first.click()
    expect(page.locator("#panel mark")).to_have_text(["125亿元", "6%"])
    expect(page.locator("#panel .chip")).to_have_text(["实绩", "目标"])


def test_the_picture_is_drawn_by_a_graphics_card_where_there_is_one(visit: Visit) -> None:
    page = visit(R, card=True)
    page.wait_for_function("() => window.drawings > 1")
    expect(page.locator("#shown")).not_to_be_empty()
    tower(page)
    with Image.open(BytesIO(page.locator("#picture").screenshot())) as image:
        colours = image.convert("RGB").getcolors(1 << 24) or []
    # Discs in the colours of their classes, not an empty stage.
    assert sum(count for count, (r, g, b) in colours if max(r, g, b) - min(r, g, b) > 90) > 300
    before = page.evaluate("() => window.drawings")
    page.click("#in")
    page.wait_for_function("(before) => window.drawings > before", arg=before)


def test_why(visit: Visit) -> None:
    page = visit(R)
    tower(page)
    fact = page.locator(".fact", has_text="接待游客 31万人次")
    expect(fact.locator(".chip")).to_have_text("实绩")
    expect(fact.locator(".from")).to_have_text(re.compile(r"^指标值 · 规则 by_hand · 字符 \d+–\d+$"))
    expect(page.locator("blockquote").first).to_have_text(
        "望江塔建成投用，接待游客31万人次，居全省第2，获评全国十佳新地标。"
    )


def test_an_edge_shows_its_words(visit: Visit) -> None:
    page = visit(R)
    tower(page)
    page.get_by_role("tab", name=re.compile("相连事物")).click()
    page.locator(".group-of", has_text="位于").get_by_role("button", name="星海咖啡").click()
    expect(page.locator("#panel h2")).to_have_text("星海咖啡")
    address = page.evaluate(
        """async () => { const g = await (await fetch('/api/graph?reports=990101-2025')).json();
        const e = g.edges.find((each) => each.predicate === 'locatedIn');
        return `#reports=990101-2025&edge=${e.source}|${e.target}|${e.predicate}`; }"""
    )
    other = visit("/" + address)
    expect(other.locator("#panel mark")).to_have_text("进驻")
    expect(other.locator("#panel .tie")).to_have_text("位于 ↓")


def test_a_link_shows_the_same_view(visit: Visit) -> None:
    page = visit(R)
    page.locator("[data-facet='class:Building']").click()
    tower(page)
    page.click("[data-act=pin]")
    page.click("#rows")
    page.locator("#sort-claims").click()
    page.click("#in")
    page.wait_for_timeout(600)
    expect(page.locator("#shown")).to_have_text("显示 1 / 18 个事物")
    address = page.url.partition("/#")[2]
    other = visit("/#" + address)
    expect(other.locator("#panel h2")).to_have_text("望江塔")
    expect(other.locator("#shown")).to_have_text("显示 1 / 18 个事物")
    expect(other.locator("[data-facet='class:Building']")).to_have_attribute("aria-pressed", "true")
    expect(other.locator("[data-act=pin]")).to_have_attribute("aria-pressed", "true")
    expect(other.locator("th.claims")).to_have_attribute("aria-sort", "ascending")
    expect(other.locator("tr.chosen")).to_contain_text("望江塔")
    other.wait_for_timeout(400)
    assert other.url.partition("/#")[2] == address


def at_tower(visit: Visit, wide: int = 600) -> tuple[Page, float, float]:
    """The explorer with the tower in the middle of the picture; where that is on the screen."""
    graph = visit(R).evaluate("async () => (await fetch('/api/graph?reports=990101-2025')).json()")
    thing = next(each for each in graph["things"] if each["label"] == "望江塔")
    page = visit(f"{R}&at={thing['x']},{thing['y']},{wide}")
    box = page.locator("#picture").bounding_box()
    assert box
    return page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def view(page: Page) -> list[int]:
    return [int(each) for each in page.url.rpartition("&at=")[2].split(",")]


def test_a_click_chooses_what_is_under_it_and_on_the_ground_nothing(visit: Visit) -> None:
    page, x, y = at_tower(visit)
    page.mouse.move(x, y)
    expect(page.locator("#picture.pointing")).to_have_count(1)
    page.mouse.click(x, y)
    expect(page.locator("#panel h2")).to_have_text("望江塔")
    page, x, y = at_tower(visit, 12)
    page.mouse.click(x, y)
    page.mouse.click(x + 380, y + 200)
    expect(page.locator("#panel .back")).to_have_count(0)


def test_the_wheel_comes_closer_to_where_the_pointer_is(visit: Visit) -> None:
    page, x, y = at_tower(visit)
    before = view(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -120)
    page.wait_for_function("(was) => !location.href.endsWith(was)", arg=",".join(map(str, before)))
    assert view(page)[:2] == before[:2]
    assert view(page)[2] < before[2]


def test_the_ground_is_dragged_and_so_is_a_thing(visit: Visit) -> None:
    page, x, y = at_tower(visit, 12)
    before = view(page)
    page.mouse.move(x + 380, y + 200)
    page.mouse.down()
    page.mouse.move(x + 280, y + 200, steps=4)
    page.wait_for_timeout(100)
    page.mouse.up()
    page.wait_for_function("(was) => !location.href.endsWith(was)", arg=",".join(map(str, before)))
    assert view(page)[0] > before[0]
    assert view(page)[1] == before[1]
    page, x, y = at_tower(visit)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("pin="))


def test_filters_say_how_much_they_leave(visit: Visit) -> None:
    page = visit(R)
    expect(page.locator("[data-facet='class:Enterprise']")).to_have_text("企企业2")
    page.locator("[data-facet='modality:Target']").click()
    expect(page.locator("#shown")).to_have_text("显示 1 / 18 个事物")
    expect(page.locator("#rest")).to_contain_text("符合筛选 1 个")
    page.get_by_role("button", name="清除").click()
    expect(page.locator("#shown")).to_have_text("显示 18 / 18 个事物")


def test_expand_collapse_hide_and_undo(visit: Visit) -> None:
    page = visit(R)
    page.locator("[data-facet='class:Building']").click()
    tower(page)
    page.get_by_role("tab", name=re.compile("相连事物")).click()
    group = page.locator("[data-group='locatedIn:in']")
    expect(group).to_have_text("展开 2")
    group.click()
    expect(page.locator("#shown")).to_have_text("显示 3 / 18 个事物")
    expect(group).to_have_text("收起")
    group.click()
    expect(page.locator("#shown")).to_have_text("显示 1 / 18 个事物")
    page.click("#undo")
    expect(page.locator("#shown")).to_have_text("显示 3 / 18 个事物")
    page.click("[data-act=hide]")
    expect(page.locator("#shown")).to_have_text("显示 2 / 18 个事物")
    expect(page.locator("#rest")).to_contain_text("已隐藏 1 个")
    page.click("#unhide")
    expect(page.locator("#shown")).to_have_text("显示 3 / 18 个事物")


def test_only_what_is_around(visit: Visit) -> None:
    page = visit(R)
    tower(page)
    page.click("[data-act=only]")
    expect(page.locator("#shown")).to_have_text(re.compile(r"显示 4 / 18"))
    page.get_by_role("button", name="显示全部").click()
    expect(page.locator("#shown")).to_have_text("显示 18 / 18 个事物")


def test_the_way_between_two_things(visit: Visit) -> None:
    page = visit(R)
    find(page, "星海咖啡")
    page.click("[data-act=path]")
    expect(page.locator("#hint")).to_contain_text("从“星海咖啡”出发")
    find(page, "石桥书店")
    expect(page.locator("#panel h2")).to_have_text("星海咖啡 → 石桥书店")
    page.locator(".ends .tie").first.click()
    expect(page.locator("#panel mark").first).to_be_visible()


def test_the_table_is_in_step(visit: Visit) -> None:
    page = visit(R)
    page.click("#rows")
    expect(page.locator("#table tbody tr")).to_have_count(18)
    page.fill("#narrow", "产业园")
    expect(page.locator("#table tbody tr")).to_have_count(12)
    page.locator("#table tbody tr", has_text="第3号产业园").click()
    expect(page.locator("#panel h2")).to_have_text("第3号产业园")
    expect(page.locator("tr.chosen")).to_contain_text("第3号产业园")


def test_files_of_the_view(visit: Visit, tmp_path: Path) -> None:
    page = visit(R)
    tower(page)
    page.wait_for_timeout(500)
    saved = save(page, tmp_path, "png", "svg", "csv", "jsonld")
    assert saved["png"].read_bytes().startswith(b"\x89PNG")
    svg = saved["svg"].read_text(encoding="utf8")
    assert "望江塔" in svg
    assert "<img" not in svg
    rows = list(csv.DictReader(StringIO(saved["csv"].read_text(encoding="utf-8-sig"))))
    assert {"31万人次", "全省第2"} <= {row["quotation"] for row in rows}
    assert BASE in json.dumps(json.loads(saved["jsonld"].read_text(encoding="utf8")))


def test_several_reports(visit: Visit) -> None:
    page = visit("/")
    expect(page.locator("h1")).to_have_text("2 份政府工作报告")
    page.click(".chooser")
    page.locator(".choice", has_text="2024").click()
    expect(page.locator("h1")).to_have_text("云川区人民政府工作报告（2024）")
    assert "reports=990101-2024" in page.url
    page.go_back()
    expect(page.locator("h1")).to_have_text("2 份政府工作报告")


def test_the_language_is_remembered(visit: Visit) -> None:
    page = visit(R)
    page.click("#language")
    expect(page.locator("#shown")).to_have_text("18 / 18 things shown")
    expect(page.locator("[data-facet='class:Building']")).to_contain_text("building")
    page.reload()
    expect(page.locator("#shown")).to_have_text("18 / 18 things shown")
    page.get_by_role("link", name="Lists").click()
    expect(page.locator("h1")).to_have_text("Lists, indicators, targets")
    page.click("#language")
    expect(page.locator("h1")).to_have_text("清单、指标与目标")


def test_one_is_not_many_in_english(visit: Visit) -> None:
    page = visit(f"{R}&lang=en")
    find(page, "第3号产业园")
    expect(page.locator("#panel")).to_contain_text(re.compile(r"1 fact(?!s)"))
    expect(page.locator("#foot")).to_contain_text(re.compile(r"2 reports, \d+ things"))


def test_enter_takes_what_was_typed_before_the_list_is_there(visit: Visit) -> None:
    page = visit(R)

    def late(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    page.route("**/api/search*", late)
    page.click("#search")
    page.keyboard.type("星海咖啡")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("星海咖啡")


def test_the_keyboard_reaches_a_sentence(visit: Visit) -> None:
    page = visit(R)
    page.keyboard.press("/")
    page.keyboard.type("星海咖啡")
    expect(page.locator(".hit")).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("星海咖啡")
    page.locator("#picture").focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    expect(page.locator("#panel .back")).to_have_count(0)


def test_markup_in_names_stays_text(visit: Visit) -> None:
    page = visit(R)
    find(page, "onerror")
    expect(page.locator("#panel h2")).to_contain_text("onerror")
    assert page.locator("#panel h2").text_content() == HOSTILE
    page.click("#rows")
    page.fill("#narrow", "onerror")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    assert page.evaluate("document.querySelectorAll('img, #panel script, #table script').length") == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_it_fits_the_window(visit: Visit, width: int) -> None:
    page = visit(R, width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tower(page)
    expect(page.locator("#panel h2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
