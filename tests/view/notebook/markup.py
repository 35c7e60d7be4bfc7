"""What the tests ask of a drawing: that it is well-formed, holds its own, and nothing in it runs or fetches."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"br", "img", "meta", "link", "input", "hr"}
_RUNS = {"script", "iframe", "object", "embed", "link", "img", "form", "base", "meta"}
_FETCHES = {"src", "href", "action", "data", "poster", "srcset", "background"}


class Read(HTMLParser):
    """The elements of a drawing, the words between them, and what is wrong."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.wrong: list[str] = []
        self.feed(html)
        self.close()
        if self.open:
            self.wrong.append(f"left open: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in _RUNS:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name in _FETCHES]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data
        elif "@import" in data or "url(" in data:
            self.wrong.append("style fetches")


def read(html: str) -> Read:
    """A drawing, which must be sound."""
    found = Read(html)
    assert found.wrong == []
    return found


def marked(html: str) -> list[str]:
    """The words that are marked, each whole."""
    words: list[str] = []

    class Marks(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "mark":
                self.inside = True
                words.append("")

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "mark"

        def handle_data(self, data: str) -> None:
            if self.inside:
                words[-1] += data

    Marks().feed(html)
    return words
