"""The whole graph as one page that opens offline: no request leaves it, and nothing in it but its own script runs."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from kg import __version__
from kg.resources import package_dir
from kg.store import Reader

LIMIT: Final = 500
"""So many things are drawn at most, unless a caller says otherwise: more than a screen can tell apart."""

_SCRIPTS: Final = ("common.js", "picture.js", "panel.js", "search.js", "main.js")


def page(reader: Reader, *, lang: str = "zh", limit: int = LIMIT, reports: Sequence[str] | None = None) -> str:
    """The page (HTML) of a dataset, or of some of its reports (IRIs); `lang` is `zh` or `en`, the reader can switch.

    Of more than `limit` things those with most claims and mentions are drawn; the page says how many of how many.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from kg.network import project
    from kg.view import content, drawing

    net = project(reader, reports=reports)
    found = content.content(net, lang, limit)
    style = _asset("page.css")
    library = drawing.library() if len(net) else ""
    script = "(() => {\n'use strict';\n" + "".join(_asset(name) for name in _SCRIPTS) + "})();\n"
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_asset("page.html"))
    return template.render(
        lang=lang,
        words=content.words()[lang],
        version=__version__,
        title=content.title(net)[lang == "en"],
        subtitle=_subtitle(found["reports"], lang),
        figures=list(content.figures(net).items()) if len(net) else [],
        empty=not len(net),
        policy=_policy([library, script], style),
        style=Markup(style),
        data=Markup(embedded(found)),
        library=Markup(library),
        script=Markup(script),
    )


def embedded(value: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _subtitle(reports: Sequence[dict[str, Any]], lang: str) -> str:
    """Areas and years: 云川区 2025."""
    names = [f"{(r['area'][1] if lang == 'en' else '') or r['area'][0]} {r['year']}" for r in reports]
    return " · ".join(names[:4]) + (" …" if len(names) > 4 else "")


def _policy(scripts: Sequence[str], style: str) -> str:
    """Only our own scripts and style, known by their hashes; no picture, font, frame, form or request at all."""
    known = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {known}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (package_dir("view") / "assets" / "page" / name).read_text(encoding="utf8")
