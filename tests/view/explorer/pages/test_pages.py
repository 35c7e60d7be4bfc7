"""The reader, the lists, the page of a thing and the query page in a real browser; what all pages have in common."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route, expect

from tests.network.written import BASE, Written, gov
from tests.view.explorer.pages.conftest import HOSTILE, Visit, save, town
from tests.view.explorer.served import serving

READER = "/reader/990101-2025"


def test_the_text_is_as_written(visit: Visit) -> None:
    page = visit(READER)
    assert page.locator("#text").text_content() == town(2025).text


def test_a_mark_says_its_claim_and_leads_to_the_graph_and_back(visit: Visit) -> None:
    page = visit(READER)
    mark = page.locator(".m", has_text="31万人次")
    mark.hover()
    expect(page.locator("#card")).to_contain_text("接待游客 31万人次")
    expect(page.locator("#card")).to_contain_text("规则 by_hand")
    mark.click()
    expect(page.locator("#panel h2")).to_have_text("望江塔")
    expect(page.locator(".fact.pointed")).to_contain_text("接待游客 31万人次")
    page.locator("article", has_text="31万人次").get_by_role("link", name="在原文中看").click()
    expect(page.locator(".here").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("望江塔")
    page.go_back()
    expect(page.locator(".here").first).to_contain_text("31万人次")


def test_touch_shows_the_card_first(visit: Visit) -> None:
    page = visit(READER, width=390, height=844, touch=True)
    page.locator(".m", has_text="全省第2").tap()
    expect(page.locator("#card")).to_contain_text("全省第2")
    page.locator("#card").get_by_role("link", name="在图中看").tap()
    expect(page.locator("#panel h2")).to_have_text("望江塔")


def test_unexplained_numbers_can_be_shown(visit: Visit) -> None:
    page = visit(READER)
    mark = page.locator(".k-Unexplained:not(.swatch)")
    expect(mark).to_have_class(re.compile("quiet"))
    page.click("[data-kind=Unexplained]")
    expect(mark).not_to_have_class(re.compile("quiet"))
    mark.hover()
    expect(page.locator("#card")).to_contain_text("没有规则")


def test_arrows_go_from_mark_to_mark(visit: Visit) -> None:
    page = visit(READER)
    page.locator(".m[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("望江塔")


def test_a_list_is_sorted_narrowed_and_taken_away(visit: Visit, tmp_path: Path) -> None:
    page = visit("/lists")
    page.get_by_role("link", name=re.compile("位次清单")).click()
    rows = page.locator("#rows tbody tr")
    expect(rows).to_have_count(2)
    page.click("#by-year")
    expect(rows.first).to_contain_text("2023")
    page.click("#by-year")
    expect(rows.first).to_contain_text("2024")
    page.fill("#narrow-year", "2023")
    expect(rows).to_have_count(1)
    expect(rows.locator("mark")).to_have_text("全省第2")
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "ranks.csv")
    found = list(csv.DictReader(StringIO((tmp_path / "ranks.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["subject"], row["quotation"]) for row in found] == [("望江塔", "全省第2")]
    rows.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/reader/990101-2024#"))


def test_a_second_press_before_the_first_ones_answer_turns_the_order_round(visit: Visit) -> None:
    page = visit("/lists/ranks")
    page.evaluate("() => { const by = document.querySelector('#by-year'); by.click(); by.click(); }")
    expect(page.locator("th.c-year")).to_have_attribute("aria-sort", "descending")


def test_the_list_that_is_shown_is_seen_among_the_lists_of_a_narrow_window(visit: Visit) -> None:
    page = visit("/lists/targets", width=390, height=844)
    expect(page.locator("#all [aria-current]")).to_be_in_viewport(ratio=0.9)


def test_where_not_all_targets_are_shown_a_line_leads_to_all(visit: Visit) -> None:
    page = visit("/lists")
    expect(page.locator("#all-targets")).to_be_hidden()
    shown = page.locator(".aim").count()

    def more(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, json=reply.json() | {"total": 1234})

    page.route("**/api/targets*", more)
    page.reload()
    expect(page.locator("#all-targets")).to_have_text(f"这里是前 {shown} 项；全部 1,234 项见清单 目标")
    page.locator("#all-targets a").click()
    expect(page).to_have_url(re.compile("/lists/targets"))


def test_a_list_at_its_address(visit: Visit) -> None:
    page = visit("/lists/ranks?f.year=2023&sort=-subject")
    expect(page.locator("#rows tbody tr")).to_have_count(1)
    expect(page.locator("#narrow-year")).to_have_value("2023")
    expect(page.locator("th.c-subject")).to_have_attribute("aria-sort", "descending")


def test_a_list_that_needs_a_name_asks_for_it_first(visit: Visit) -> None:
    page = visit("/lists/dossier")
    expect(page.locator("#entity")).to_be_focused()
    expect(page.locator("#rows")).to_be_hidden()
    expect(page.locator("#csv")).to_be_hidden()
    page.fill("#entity", "望江塔")
    page.get_by_role("button", name="查看").click()
    expect(page.locator("#rows tbody tr").first).to_contain_text("望江塔")
    expect(page.locator("#csv")).to_have_attribute("href", re.compile("entity="))


def test_indicator_cards_and_targets(visit: Visit) -> None:
    page = visit("/lists")
    card = page.locator(".card", has_text="地区生产总值")
    expect(card.locator(".main")).to_have_text("125亿元")
    expect(card.locator("svg rect")).to_have_count(2)
    expect(card.locator(".target a")).to_contain_text("6%")
    aims = page.locator(".aim")
    expect(aims).to_have_count(2)
    expect(aims.first.locator("mark")).to_have_text("6%")


def test_a_share_alone_makes_a_card(browser: Browser, tmp_path: Path) -> None:
    report = Written()
    report.sentence("城镇化率78.08%。")
    share = {"metric": ox.NamedNode(f"{BASE}metric/urbanisation"), "unit": ox.NamedNode(f"{BASE}unit/percent")}
    report.measurement(report.area, "城镇化率", "78.08%", change=gov("change-none"), **share)
    with serving(save(tmp_path / "data", report)) as server:
        page = browser.new_page()
        page.goto(f"{server.address}/lists")
        expect(page.locator(".card .main")).to_have_text("78.08%")
        page.close()


def test_an_average_over_years_is_called_one(browser: Browser, tmp_path: Path) -> None:
    growth = {"metric": ox.NamedNode(f"{BASE}metric/gdp"), "unit": ox.NamedNode(f"{BASE}unit/percent")}
    growth |= {"change": gov("change-increase")}
    reports = [Written(year=year) for year in (2024, 2025)]
    for report in reports:
        report.sentence(f"地区生产总值增长6.{report.year % 10}%。")
        report.measurement(report.area, "地区生产总值", f"6.{report.year % 10}%", **growth)
    report.sentence("五年来地区生产总值年均增长7%。")
    report.measurement(report.area, "地区生产总值", "7%", basis=gov("basis-annualAverage"), **growth)
    with serving(save(tmp_path / "data", *reports)) as server:
        page = browser.new_page()
        page.goto(f"{server.address}/lists")
        expect(page.locator(".card svg rect")).to_have_count(2)
        page.close()


def test_the_page_of_a_thing(visit: Visit) -> None:
    page = visit("/#reports=990101-2025")
    page.fill("#search", "望江塔")
    page.locator(".hit").first.click()
    page.get_by_role("link", name="档案").click()
    expect(page.locator("h1")).to_have_text("望江塔")
    expect(page.locator("#aliases")).to_have_text("又作 云川之眼")
    expect(page.locator("#facts mark", has_text="全省第2")).to_be_visible()
    page.locator("#facts").get_by_role("button", name=re.compile("位次")).click()
    expect(page.locator("#facts .fact")).to_have_count(1)
    page.get_by_role("link", name="星海咖啡").click()
    expect(page.locator("h1")).to_have_text("星海咖啡")
    page.get_by_role("link", name="在图中看").click()
    expect(page.locator("#panel h2")).to_have_text("星海咖啡")


def test_a_dataset_without_reports_says_so(browser: Browser, tmp_path: Path) -> None:
    with serving(save(tmp_path / "data")) as server:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(server.address)
        expect(page.locator("#panel code")).to_be_in_viewport()
        page.goto(f"{server.address}/lists")
        expect(page.locator("#none")).to_be_visible()
        page.goto(f"{server.address}/lists/ranks")
        expect(page.locator("#none")).to_be_in_viewport()
        page.close()


def test_a_page_of_many_facts_counts_them_all(browser: Browser, tmp_path: Path) -> None:
    report = Written()
    for n in range(250):
        report.sentence(f"第{n}项{n}个。").measurement(report.area, f"第{n}项", f"{n}个")
    with serving(save(tmp_path / "data", report)) as server:
        page = browser.new_page()
        page.goto(f"{server.address}/thing/area/990101")
        expect(page.locator("#figures dd").first).to_have_text("250")
        expect(page.locator("#facts .fact")).to_have_count(250)
        page.close()


def test_a_query_and_its_results(visit: Visit) -> None:
    page = visit("/query")
    page.click("[data-example=ranks]")
    expect(page.locator("#answer tbody tr")).to_have_count(2)
    expect(page.locator("#said")).to_contain_text("2 行")
    page.click("#language")
    expect(page.locator("#said")).to_contain_text("2 rows in")
    with page.expect_download() as download:
        page.click("[data-format=csv]")
    assert "全省第2" in download.value.path().read_text(encoding="utf8")


def test_completion_from_the_data(visit: Visit) -> None:
    page = visit("/query")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('')")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.type("SELECT * WHERE { ?s a gov:Bui")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("gov:Building")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("建筑")
    page.keyboard.press("Enter")
    page.keyboard.type(" ; skos:prefLabel ?name }")
    page.keyboard.press("Escape")
    page.click("#run")
    expect(page.locator("#answer tbody tr")).to_have_count(2)


def test_triples_as_a_picture(visit: Visit) -> None:
    query = "CONSTRUCT { ?s gov:locatedIn ?o } WHERE { ?c a gov:Relation ; gov:subject ?s ; gov:object ?o }"
    page = visit(f"/query#query={quote(query)}")
    expect(page.locator("#answer tbody tr")).to_have_count(4)
    page.get_by_role("button", name="图", exact=True).click()
    expect(page.locator(".sketch circle")).to_have_count(6)


def test_a_wrong_query_is_told_in_the_language_of_the_page(visit: Visit) -> None:
    page = visit("/")
    context = page.context
    other = context.new_page()
    other.goto(page.url.partition("/#")[0].rstrip("/") + "/query#query=SELECT%20nonsense")
    expect(other.locator(".trouble")).to_contain_text("第 1 行第")
    other.get_by_role("button", name="English").click()
    expect(other.locator(".trouble")).to_contain_text("line 1, column")


def test_markup_in_a_report_stays_text(visit: Visit) -> None:
    for path in (READER, "/lists/projects", "/lists/targets", "/lists"):
        page = visit(path)
        assert page.evaluate("document.querySelectorAll('img, main script, iframe').length") == 0
    page = visit(READER)
    assert HOSTILE in (page.locator("#text").text_content() or "")


PATHS = ("/#reports=990101-2025", "/", READER, "/lists", "/lists/ranks", "/query#example=ranks", "/thing/area/990101")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_serious_finding_of_axe(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path, scheme=scheme)
    page.wait_for_timeout(300)
    if path.startswith("/#"):
        page.fill("#search", "望江塔")
        page.locator(".hit").first.click()
        expect(page.locator("#panel h2")).to_be_visible()
        page.click("#rows")
    found = Axe().run(page).response["violations"]
    serious = [f for f in found if f["impact"] in ("serious", "critical")]
    assert [(f["id"], [n["target"] for n in f["nodes"]][:4], f["nodes"][0]["failureSummary"]) for f in serious] == []


@pytest.mark.parametrize("path", PATHS)
def test_narrow_windows(visit: Visit, path: str) -> None:
    page = visit(path, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["/nowhere", "/reader/nowhere", "/lists/nowhere", "/thing/report/nowhere/e-1"])
def test_what_is_not_there_is_said(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    reply = page.goto(address + path)
    assert reply
    assert reply.status == 404
    expect(page.locator(".nothing h2")).to_have_text("没有找到")
    page.click("#language")
    expect(page.locator("#language")).to_have_text("中文")
    page.locator(".nothing .act").first.click()
    expect(page.locator("#shown")).to_be_visible()
    page.close()
