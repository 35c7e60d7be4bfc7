"""SPARQL that is not answered: updates, and what does not parse, told in fewer words than the engine's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.query.binding import TOKENS

_PROLOGUE: Final = frozenset(("PREFIX", "BASE"))
_UPDATES: Final = frozenset(("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"))
_WHERE: Final = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_ITEM: Final = re.compile(r"""(?P<quoted>"[^"]*")|\[(?:'(?:\\.|[^'])*'|[^\]'])*\]|(?P<words>[^,\[\]"]+)""")
_MOST: Final = 8
_REASONS: Final = {
    "Prefix not found": ("a prefix is not declared", "有前缀没有声明"),
    "The SELECT contains a variable that is unbound": (
        "SELECT names a variable that is neither grouped nor counted",
        "SELECT 中的变量既未分组也未汇总",
    ),
}


@dataclass(frozen=True)
class Fault:
    """Where SPARQL does not parse: line and column from 1, and what is wrong there, in English and in Chinese."""

    line: int
    column: int
    en: str
    zh: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.en}"


def fault(error: SyntaxError) -> Fault | None:
    """The fault that the engine's words tell; None where they name no place.

    Of what might stand there a few words and signs are named: single letters and blanks, which might stand nearly
    anywhere, are not.
    """
    found = _WHERE.search(str(error))
    if found is None:
        return None
    tokens = list(_ITEM.finditer(found[3]))
    items = [item for token in tokens if (item := (token["quoted"] or token["words"] or "").strip())]
    letters = any(token[0].startswith("['") for token in tokens)
    # A reason of the engine's own is a phrase; what it expects is a word or a sign in quotes.
    reason = next((item for item in items if " " in item and not item.startswith('"')), "")
    if reason:
        en, zh = _REASONS.get(reason, (reason, reason))
    elif items:
        listed = ", ".join(items[:_MOST]) + (", …" if letters or len(items) > _MOST else "")
        en, zh = f"expected {listed}", f"此处应为 {listed}"
    else:
        en, zh = "what stands there is not expected", "此处的文字不合语法"
    return Fault(int(found[1]), int(found[2]), en, zh)


def updates(sparql: str) -> bool:
    """Whether it would change a dataset, as its first word behind the prologue tells."""
    words = (token["word"].upper() for token in TOKENS.finditer(sparql) if token["word"])
    return next((word for word in words if word not in _PROLOGUE), "") in _UPDATES
