"""The libraries of the pages are those that VENDOR.md names, and no page asks for anything from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from kg.resources import package_dir
from kg.view.explorer.frame import PAGES
from kg.view.explorer.rendered import Choice, choice, policy, rendered

_MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
STATIC = package_dir("view") / "explorer" / "static"


def files(pattern: str) -> list[Path]:
    return sorted(path for path in STATIC.rglob(pattern) if "vendor" not in path.parts)


def test_checksums() -> None:
    table = (STATIC / "vendor" / "VENDOR.md").read_text(encoding="utf8")
    told = dict(re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", table, re.MULTILINE))
    libraries = [path for path in (STATIC / "vendor").iterdir() if path.suffix in (".js", ".css")]
    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in libraries}
    for path in libraries:
        assert (STATIC / "vendor" / f"{path.name.partition('.')[0]}.LICENSE.txt").exists()


def test_text_is_never_read_as_markup() -> None:
    for path in files("*.js"):
        written = path.read_text(encoding="utf8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", written
        ), path


def test_nothing_from_elsewhere() -> None:
    pages = [*(package_dir("view") / "explorer" / "pages").glob("*.html"), *files("*.css")]
    assert len(pages) > 8
    for path in pages:
        assert not re.search(r"https?://|url\(\s*['\"]?//|@import", path.read_text(encoding="utf8")), path
    for page in (package_dir("view") / "explorer" / "pages").glob("*.html"):
        # The scripts that stand in these are put there by Python, and known by their hashes.
        if page.stem in ("offline", "page"):
            continue
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", page.read_text(encoding="utf8")), page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_whole(name: str) -> None:
    page = rendered(name, Choice(), {"/api/lists": b'["</script><!--"]'}).decode()
    named = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    assert set(named) == {"icon.svg", *PAGES[name].libraries}
    assert page.count("<script>") == page.count("<style>") == 1
    for kind in ("script", "style"):
        within = re.search(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert within
        digest = base64.b64encode(hashlib.sha256(within[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(name) or (name, kind) == ("query", "style")
    brought = re.search(r'id="brought">(.*?)</script>', page, re.DOTALL)
    assert brought
    assert json.loads(brought[1]) == {"/api/lists": ["</script><!--"]}


def test_a_page_is_in_the_language_and_colours_that_were_chosen() -> None:
    page = rendered("lists", choice({"kg.lang": "en", "kg.theme": "dark"}), {}).decode()
    assert '<html lang="en" data-theme="dark">' in page
    strange = rendered("lists", choice({"kg.lang": "xx", "kg.theme": '"><b>'}), {}).decode()
    assert '<html lang="zh-CN">' in strange


def test_every_word_stands_in_both_languages() -> None:
    words = (STATIC / "words.js").read_text(encoding="utf8")
    pairs = re.findall(r'^  (?:"([^"]+)"|(\w+)): \["(.*)", "(.*)"\],$', words, re.MULTILINE)
    named = {one or other for one, other, _, _ in pairs}
    asked = {
        name
        for path in (*files("*.js"), *(package_dir("view") / "explorer" / "pages").glob("*.html"))
        for name in re.findall(r'\bword\("([^"]+)"|data-(?:word|label)="([^"]+)"', path.read_text(encoding="utf8"))
        for name in name
        if name
    }
    assert asked <= named, asked - named
