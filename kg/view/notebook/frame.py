"""What every drawing shares: the frame with its style, marked words, words that unfold."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

from kg import ontology
from kg.errors import UnknownName
from kg.resources import package_dir

PLAIN = "#77736a"
"""The colour of what has none of its own."""


def framed(*parts: Markup | str) -> str:
    """The parts in one element, with the style that they need."""
    body = Markup("\n").join(parts)
    return str(Markup('<div class="kg-shown" lang="zh"><style>{}</style>\n{}</div>').format(style(), body))


@cache
def style() -> Markup:
    """The style of all drawings. Every rule begins with .kg-shown, and so touches nothing else of a notebook."""
    rules = (package_dir("view") / "notebook" / "notebook.css").read_text(encoding="utf8")
    marks = (
        f".kg-shown mark.kg-{cls} {{ background: {colour(cls)}2e; border-bottom: 2px solid {colour(cls)}; }}\n"
        for cls in ontology.classes()
    )
    return Markup(rules + "".join(marks))


def colour(cls: str) -> str:
    """The colour of a class; a plain one where it has none."""
    try:
        return ontology.colour(cls) or PLAIN
    except UnknownName:
        return PLAIN


def label(term: str, lang: str = "zh") -> str:
    """A term's name; the term itself where the ontology does not know it."""
    try:
        return ontology.label(term, lang)
    except UnknownName:
        return term


def mark(words: str | Markup, cls: str = "", title: str = "") -> Markup:
    """Marked words, in the colour of a class where there is one."""
    kind = Markup(' class="kg-{}"').format(cls) if cls else ""
    return Markup("<mark{}{}>{}</mark>").format(kind, Markup(' title="{}"').format(title) if title else "", words)


def tag(cls: str) -> Markup:
    """A class as a small label in its colour."""
    return Markup('<span class="kg-tag"><i style="background:{}"></i>{}</span>').format(colour(cls), label(cls))


def unfolding(head: Markup | str, body: Markup | str, *, open: bool = False) -> Markup:  # noqa: A002 -- HTML's word
    """Words that unfold in place to show more."""
    return Markup("<details{}><summary>{}</summary>{}</details>").format(Markup(" open") if open else "", head, body)


def facts(rows: Iterable[tuple[str, Markup | str]]) -> Markup:
    """Names and what they are: a list of two columns; what is empty is left out."""
    lines = (Markup("<dt>{}</dt><dd>{}</dd>").format(name, what) for name, what in rows if what)
    return Markup("<dl>{}</dl>").format(Markup("").join(lines))


def joined(parts: Iterable[Markup | str], between: str = "") -> Markup:
    """Parts, escaped where they are plain words, one after the other."""
    return escape(between).join(parts)
