"""The pages as the server sends them: whole, with their styles, their script, and the answers that they need first.

What stands in a page is known to its content-security-policy by hash; nothing else in it is run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from markupsafe import Markup

from kg.view.explorer.bundle import bundle
from kg.view.explorer.frame import PAGES, fill, inside, static

_POLICY: Final = (
    "default-src 'none'; script-src 'self' {script}; style-src {style}; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_SCRIPT: Final = "<script>"


class Choice(NamedTuple):
    """What the reader chose on one of the pages; `theme` is `""` where the system's holds."""

    lang: str = "zh-CN"
    theme: str = ""


def choice(cookies: Mapping[str, str]) -> Choice:
    """What the cookies remember."""
    theme = cookies.get("kg.theme", "")
    return Choice("en" if cookies.get("kg.lang") == "en" else "zh-CN", theme if theme in ("light", "dark") else "")


@cache
def policy(name: str) -> str:
    """What a page may do. The editor of queries writes styles as it goes."""
    style = "'unsafe-inline'" if name == "query" else hashes([_styles(name)])
    return _POLICY.format(script=hashes([_script(name)]), style=f"'self' {style}")


def hashes(sources: Iterable[str]) -> str:
    """Scripts or styles as a policy names them."""
    found = (base64.b64encode(hashlib.sha256(source.encode()).digest()).decode() for source in sources)
    return " ".join(f"'sha256-{each}'" for each in found)


def script(source: str) -> Markup:
    """A script as it may stand in a page. Raises ValueError where it would end its element."""
    if "</script" in source.lower() or "<!--" in source:
        raise ValueError("the script would end its element")
    return Markup(source)


@cache
def _script(name: str) -> str:
    return bundle(PAGES[name].script)


@cache
def _styles(name: str) -> str:
    return "".join(map(static, PAGES[name].styles))


@cache
def _shell(name: str, chosen: Choice) -> str:
    page = PAGES[name]
    return fill(
        "page",
        page=page,
        styles=Markup(_styles(name)),
        script=script(_script(name)),
        body=Markup(inside(name)),
        **chosen._asdict(),
    )


def rendered(name: str, chosen: Choice, brought: Mapping[str, bytes]) -> bytes:
    """A page with the answers that it brings along: JSON by address."""
    shell = _shell(name, chosen)
    if not brought:
        return shell.encode()
    told = ",".join(f"{json.dumps(address)}:{answer.decode()}" for address, answer in brought.items())
    # As data it is never run; without this sign it cannot end its element either.
    data = "{" + told.replace("<", "\\u003c") + "}"
    before, _, after = shell.rpartition(_SCRIPT)
    return f'{before}<script type="application/json" id="brought">{data}</script>\n{_SCRIPT}{after}'.encode()
