"""The one offline file in a real browser without a network: it answers as the server does, and asks for nothing."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kg import __version__
from kg.app.build import build
from kg.app.dataset import Dataset
from kg.store import reading
from kg.view.explorer.app import DATA
from kg.view.explorer.asked import Asked
from kg.view.explorer.bundle import bundle
from kg.view.explorer.offline import file
from kg.view.explorer.offline.file import _INSTEAD
from kg.view.explorer.served import Snapshot
from tests.view.explorer.pages.conftest import HOSTILE, Visit, visits
from tests.view.explorer.pages.test_explorer import find, save, tower

ROOT = Path(__file__).resolve().parents[4]
MEASURED = tomllib.loads((ROOT / "kg/view/explorer/offline/measured.toml").read_text(encoding="utf8"))
R = "990101-2025"
MODULE = re.compile(r"^(import|export)\b", re.MULTILINE)


@pytest.fixture(scope="session")
def written(towns: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of both reports."""
    path = tmp_path_factory.mktemp("offline") / "云川 #1.html"
    Dataset.open(towns).export_to(path, "html")
    return path


@pytest.fixture
def offline(browser: Browser, written: Path) -> Iterator[Visit]:
    """Open the file, with what stands behind its name; afterwards no trouble may have been seen."""
    yield from visits(browser, written.as_uri(), offline=True)


def test_from_search_to_sentence(offline: Visit) -> None:
    page = offline(f"#reports={R}")
    page.click("#search")
    page.keyboard.type("wjt")
    page.locator(".hit", has_text="望江塔").click()
    expect(page.locator("#panel mark", has_text="全省第2")).to_be_visible()
    page.get_by_role("link", name="在原文中看").first.click()
    expect(page.locator(".here").first).to_be_in_viewport()


def test_reader_and_graph(offline: Visit) -> None:
    page = offline(f"?reader={R}")
    page.locator(".m", has_text="31万人次").hover()
    expect(page.locator("#card")).to_contain_text("接待游客 31万人次")
    page.locator(".m", has_text="31万人次").click()
    expect(page.locator("#panel h2")).to_have_text("望江塔")
    expect(page.locator(".fact.pointed")).to_contain_text("接待游客 31万人次")
    page.go_back()
    expect(page.locator(".here").first).to_contain_text("31万人次")
    page.get_by_role("link", name="图谱", exact=True).click()
    expect(page.locator("#shown")).to_have_text("显示 18 / 18 个事物")


def test_filters_expansion_ways_and_metrics(offline: Visit) -> None:
    page = offline(f"#reports={R}")
    page.locator("[data-facet='class:Building']").click()
    expect(page.locator("#shown")).to_have_text("显示 1 / 18 个事物")
    tower(page)
    page.get_by_role("tab", name=re.compile("相连事物")).click()
    page.locator("[data-group='locatedIn:in']").click()
    expect(page.locator("#shown")).to_have_text("显示 3 / 18 个事物")
    page.get_by_role("button", name="清除").click()
    find(page, "星海咖啡")
    page.click("[data-act=path]")
    find(page, "石桥书店")
    expect(page.locator("#panel h2")).to_have_text("星海咖啡 → 石桥书店")
    page.locator(".ends .tie").first.click()
    expect(page.locator("#panel mark").first).to_be_visible()
    page.fill("#search", "地区生产总值")
    page.locator("[role=group]", has_text="指标").locator(".hit").first.click()
    expect(page.locator("#panel mark")).to_have_text(["125亿元", "6%"])


def test_several_reports_and_the_language(offline: Visit) -> None:
    page = offline("")
    expect(page.locator("h1")).to_have_text("2 份政府工作报告")
    page.click(".chooser")
    page.locator(".choice", has_text="2024").click()
    expect(page.locator("h1")).to_have_text("云川区人民政府工作报告（2024）")
    page.click("#language")
    expect(page.locator("#shown")).to_have_text("18 / 18 things shown")
    page.get_by_role("link", name="Text", exact=True).click()
    expect(page.locator("#contents-title, #kinds-title").last).to_have_text("Marks")


def test_the_foot_says_what_was_counted_and_checked(offline: Visit) -> None:
    page = offline("")
    expect(page.locator("#foot summary")).to_contain_text("引文逐字相符 ")
    page.click("#foot summary")
    rows = {row.split("\t")[0]: row for row in page.locator(".figures-of").inner_text().split("\n") if "\t" in row}
    assert "2" in rows["报告"]
    assert "(100.0%)" in rows["引文相符"]
    assert f"{MEASURED['f1']['entities']:.2f}" in rows["名称"]
    expect(page.locator(".figures-of")).to_contain_text("不是在这份数据上测的")
    expect(page.locator(".figures-of")).to_contain_text(f"govreport-kg {__version__}")


def test_files_of_the_view(offline: Visit, tmp_path: Path) -> None:
    page = offline(f"#reports={R}")
    tower(page)
    saved = save(page, tmp_path, "png", "svg", "csv")
    assert saved["png"].read_bytes().startswith(b"\x89PNG")
    rows = list(csv.DictReader(StringIO(saved["csv"].read_text(encoding="utf-8-sig"))))
    assert {"31万人次", "全省第2"} <= {row["quotation"] for row in rows}


def test_markup_in_names_stays_text(offline: Visit, written: Path) -> None:
    assert "onerror" not in written.read_text(encoding="utf8")
    page = offline(f"#reports={R}")
    find(page, "onerror")
    expect(page.locator("#panel h2")).to_contain_text("onerror")
    assert page.locator("#panel h2").text_content() == HOSTILE
    reader = offline(f"?reader={R}")
    assert HOSTILE in (reader.locator("#text").text_content() or "")
    for each in (page, reader):
        assert each.evaluate("document.querySelectorAll('img, main script').length") == 0


def test_what_is_not_there_is_said(offline: Visit) -> None:
    page = offline("#thing=report/nowhere/e-1")
    expect(page.locator("#panel")).to_contain_text("没有找到")
    expect(page.locator("#shown")).to_have_text(re.compile(r"显示 \d+ / \d+ 个事物"))
    page.goto(page.url.partition("#")[0] + "?reader=nowhere")
    expect(page.locator("#text")).to_contain_text("没有找到")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("where", [f"#reports={R}", f"?reader={R}"])
def test_it_fits_the_window_and_axe_finds_nothing_serious(offline: Visit, where: str, width: int) -> None:
    page = offline(where, width=width, height=844)
    page.click("#foot summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(f["id"], f["nodes"][0]["failureSummary"]) for f in found if f["impact"] in ("serious", "critical")] == []


def test_the_policy_lets_nothing_in(written: Path) -> None:
    html = written.read_text(encoding="utf8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]
    assert not re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)', html)


def test_the_same_dataset_gives_the_same_bytes_and_one_report_goes_alone(towns: Path) -> None:
    with reading(towns) as reader:
        one = next(e.iri for e in Dataset.open(towns).reports() if e.year == 2025)
        both, again, alone = file(reader), file(reader), file(reader, [one])
    assert both == again
    assert "text 990101-2024" in both
    assert "text 990101-2024" not in alone


def test_the_seed_takes_less_than_three_megabytes(seed_dataset: Path, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "seed.html"
    assert Dataset.open(seed_dataset).export_to(path, "html") < 3_000_000
    for page in _opened(browser, path):
        expect(page.locator("#shown")).to_have_text(re.compile(r"显示 (\d+) / \1 个事物"))


def test_a_file_with_room_for_few_says_how_many_there_are(towns: Path, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "few.html"
    with reading(towns) as reader:
        path.write_text(file(reader, limit=5), encoding="utf8")
    for page in _opened(browser, path):
        expect(page.locator("#shown")).to_have_text(re.compile(r"显示 5 / \d\d 个事物"))


def _opened(browser: Browser, path: Path) -> Iterator[Page]:
    for visit in visits(browser, path.as_uri(), offline=True):
        yield visit("")


def test_every_form_of_a_module_is_understood() -> None:
    assert not MODULE.search(bundle("offline/start.js", _INSTEAD))


QUESTIONS = (
    "/api/dataset",
    "/api/reports",
    "/api/graph?limit=2000",
    "/api/graph?limit=3",
    f"/api/graph?reports={R}&class=Place&class=Building&status=opened",
    f"/api/graph?reports={R}&kind=Measurement&modality=Target&year=2025",
    "/api/facets?class=Place",
    f"/api/facets?reports={R}&kind=StatusChange&year=2024",
    "/api/search?q=wjt",
    f"/api/search?q=yunchuan&reports={R}",
    "/api/search?q=产业园",
    "/api/search?q=gdp",
    "/api/why?id=area/990101",
    f"/api/why?reports={R}&id=TOWER",
    f"/api/neighbours?id=TOWER&expand=all&reports={R}",
    f"/api/neighbours?id=TOWER&expand=locatedIn:in&reports={R}",
    f"/api/path?from=SHOP&to=TOWER&reports={R}",
    f"/api/why?source=SHOP&target=TOWER&predicate=locatedIn&reports={R}",
    f"/api/why?source=TOWER&target=AWARD&predicate=award&reports={R}",
    f"/api/why?source=SHOP&target=TOWER&predicate=together&reports={R}",
    f"/api/reader/{R}",
)


def test_it_answers_as_the_server_does(towns: Path, written: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True, bypass_csp=True)
    page = context.new_page()
    page.goto(written.as_uri())
    page.wait_for_selector("html[data-ready]")
    script = bundle("offline/held.js", _INSTEAD).replace(
        '\nneed("offline/held.js");', '\nhere = need("offline/held.js");'
    )
    page.add_script_tag(content=f"var here; {script}")
    with reading(towns) as reader:
        snapshot = Snapshot(reader.folder, reader.store, "")
        names = {item.label: item.id for item in snapshot.picture(R).items}
        for question in QUESTIONS:
            for word, label in (("TOWER", "望江塔"), ("SHOP", "星海咖啡"), ("AWARD", "全国十佳新地标")):
                question = question.replace(word, names[label])
            path, _, asked = question.partition("?")
            held = page.evaluate("([path, asked]) => here.ask(path, new URLSearchParams(asked))", [path, asked])
            held.pop("account", None)
            assert _plain(held) == _plain(_answer(snapshot, path, asked)), question
    context.close()


def _answer(snapshot: Snapshot, path: str, asked: str) -> Any:
    for route, make in DATA.items():
        found = re.fullmatch(re.sub(r"\{(\w+)(:path)?\}", r"(?P<\1>.+)", route), path)
        if found:
            return json.loads(json.dumps(make(Asked(snapshot, found.groupdict(), parse_qs(asked)))))
    raise AssertionError(path)


def _plain(answer: Any) -> Any:
    """Without the addresses of the reader, which differ."""
    if isinstance(answer, dict):
        return {key: _plain(value) for key, value in answer.items() if key != "reader"}
    return [_plain(each) for each in answer] if isinstance(answer, list) else answer


def test_the_scores_are_those_of_the_readme() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf8").partition("On passages of 19 reports")[2]
    row = next(line for line in told.splitlines() if line.startswith("| F1"))
    assert [float(cell) for cell in row.strip("| ").split("|")[1:]] == list(MEASURED["f1"].values())
    assert f"{MEASURED['names']} names, {MEASURED['numerals']} quantities" in told


def test_a_build_is_exported_as_it_is_built(tmp_path: Path) -> None:
    text = tmp_path / "云川区2025.txt"
    text.write_text("云川区人民政府工作报告\n\n2024年，云川区地区生产总值125亿元。\n", encoding="utf8")
    build([text], tmp_path / "out", area="云川区", year=2025)
    assert Dataset.open(tmp_path / "out").export_to(tmp_path / "one.html", "html") > 100_000
