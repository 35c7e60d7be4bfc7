"""The page as a file: complete in itself, closed to everything else, honest about what it shows."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kg.resources import package_dir
from kg.view import page
from kg.view.page import embedded
from tests.network.test_project import town
from tests.network.written import Written, dataset


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and the texts of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] in ("script", "style", "title"):
            self.texts.append((*self.elements[-1], data))


def made(*reports: Written, **options: object) -> str:
    with dataset(*reports) as reader:
        return page(reader, **options)  # type: ignore[arg-type]


def data(html: str) -> dict[str, object]:
    found = [text for tag, attrs, text in Parsed(html).texts if attrs.get("id") == "data"]
    loaded: dict[str, object] = json.loads("".join(found))
    return loaded


def test_nothing_is_fetched() -> None:
    parsed = Parsed(made(town()))
    for tag, attrs in parsed.elements:
        for name in ("src", "href", "srcset", "action", "poster", "data", "background"):
            assert not attrs.get(name), (tag, attrs)
    assert "link" not in {tag for tag, _ in parsed.elements}
    style = "".join(text for tag, _, text in parsed.texts if tag == "style")
    assert "url(" not in style
    assert "@import" not in style


def test_only_its_own_scripts_may_run() -> None:
    html = made(town())
    parsed = Parsed(html)
    policy = next(a["content"] for t, a in parsed.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "connect-src" not in policy
    bodies = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", html, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256((a or b).encode()).digest()).decode() for a, b in bodies]
    assert len(hashes) == 3
    assert all(f"'sha256-{each}'" in policy for each in hashes)
    for _, attrs in parsed.elements:
        assert not [name for name in attrs if name.startswith("on") or name == "style"]


def test_the_library_keeps_its_licence() -> None:
    assert "visjs contributors" in made(town())


@given(st.text())
def test_embedded_text_cannot_leave_its_element(text: str) -> None:
    written = embedded({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set(written) & set("<>&\u2028\u2029")


def test_it_says_how_many_of_how_many() -> None:
    few = data(made(town(), limit=3))
    assert few["total"] == 8
    things = few["things"]
    assert isinstance(things, list)
    # The report's own area, then those of which most is said.
    assert {thing["label"] for thing in things} == {"云川区", "望江塔", "全国十佳新地标"}
    assert few["facts"] == data(made(town()))["facts"] == 8


def test_the_same_dataset_gives_the_same_bytes() -> None:
    assert made(town()) == made(town())


def test_the_languages_have_the_same_words() -> None:
    words = json.loads((package_dir("view") / "assets" / "page" / "words.json").read_text(encoding="utf8"))
    assert words["zh"].keys() == words["en"].keys()
    for name, zh in words["zh"].items():
        assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", words["en"][name])), name
    script = "".join((package_dir("view") / "assets" / "page" / f"{n}.js").read_text(encoding="utf8") for n in
                     ("common", "main", "panel", "picture", "search"))  # fmt: skip
    template = (package_dir("view") / "assets" / "page" / "page.html").read_text(encoding="utf8")
    used = {*re.findall(r"word\(\"(\w+)\"", script), *re.findall(r"data-(?:word|label|title)=\"(\w+)\"", template)}
    assert used <= words["zh"].keys()


def test_titles_are_text() -> None:
    html = made(Written(title="<b>云川</b>&报告").sentence("一句。"))
    assert "<b>云川</b>" not in html
    assert "&lt;b&gt;云川" in html


def test_several_reports_share_a_page() -> None:
    other = Written("青石县", "990202", 2024)
    other.sentence("青石大桥通车。")
    other.thing("青石大桥", "Project")
    html = made(town(), other)
    assert "<title>2 份政府工作报告</title>" in html
    assert "青石县 2024 · 云川区 2025" in html
    assert "<title>云川区人民政府工作报告</title>" in made(town(), other, reports=[town().iri])


def test_english_from_the_start() -> None:
    html = made(town(), lang="en")
    assert '<html lang="en">' in html
    assert "Search names and aliases" in html
