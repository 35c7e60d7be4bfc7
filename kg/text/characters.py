"""One form for each character: widths, punctuation, invisible characters, spaces, traditional forms.

Decisions, which grammar and extraction rely on:
- digits, Latin letters, %, +, /, =, &, @, #, * and the full stop between digits are half-width;
- , ; : ! ? ( ) are full-width （，；：！？（））, as Chinese prose has them, but a comma inside a number (1,234), a
  colon or ratio sign between digits (2:1, where ∶ and ： become :), and what stands between Latin words stay;
- quotation marks are “ ” and ‘ ’; dashes are — (and - where the source has it), ranges may have ～;
- no space is left but one between two Latin words or two numbers; note marks such as [12] or 〔3〕 in a sentence go;
- a character that GB 2312 lacks and that has a simplified form is folded to it (慶 → 庆); characters that GB 2312 has
  are never touched, so 乾县 and 著名 stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from kg.lexicon.variants import simplified
from kg.text.draft import Draft

_WIDTHS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？（）～"},
    **dict.fromkeys("\t\u00a0\u3000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
    **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("―─━–﹣‒", "—"),
    **dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚｡｢｣､‰﹪〜∼~", "，、；：？！（）。“”、‰%～～～", strict=True)),
    **dict(zip("「」『』〝〞＂", '“”‘’“”"', strict=True)),
}
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]+"
)
_MOJIBAKE = re.compile(r"\?{2,}|\ufffd+")
_SPACE = re.compile(r" +")
_NOTE = re.compile(r"(?<=[一-鿿”’》）%A-Za-z0-9])(?:\[\^?\d{1,3}\]|〔\d{1,3}〕|【\d{1,3}】|[①-⑳])")
_ZERO = re.compile(r"[○ОO0](?:(?<=[一二三四五六七八九〇○ОO].)(?=[一二三四五六七八九〇○ОO0年])|(?<=[二〇○ОO].))")
_RING_YEAR = re.compile(r"(?<![0-9])[12](?=[0-9]*[○ОO〇])[0-9○ОO〇]{3}(?=年)")


def _fold(words: str, table: Mapping[str, str]) -> str:
    """The words with each character of a table in its other form (few occur, so this is faster than translate)."""
    for char in sorted(set(words) & table.keys()):
        words = words.replace(char, table[char])
    return words


def widths(draft: Draft) -> Draft:
    """Full-width letters, digits and signs half-width; every kind of space a space, every kind of break a line feed."""
    return draft.swap(_fold(_WIDE_COMMA.sub(",", draft.words), _WIDTHS))


def line_ends(draft: Draft) -> Draft:
    """\\r\\n and \\r as \\n, and the two letters backslash n of a careless export too."""
    words = draft.words
    if "\\n" in words:
        spans = []
        swapped = list(words)
        for match in re.finditer(r"(?:\\r)?(\\)n", words):
            spans.append((match.start(), match.end() - 1))
            swapped[match.end() - 1] = "\n"
        draft = draft.swap("".join(swapped)).without(spans)
    if "\r" in draft.words:
        draft = draft.cut(re.compile(r"\r(?=\n)"))
        draft = draft.swap(draft.words.replace("\r", "\n"))
    return draft


def entities(draft: Draft) -> Draft:
    """The character that an entity of a web page stands for: &mdash; &times; &#8226;"""
    words = list(draft.words)
    spans = []
    for match in _ENTITY.finditer(draft.words):
        if len(char := unescape(match[0])) == 1:
            words[match.start()] = char
            spans.append((match.start() + 1, match.end()))
    return draft.swap("".join(words)).without(spans) if spans else draft


def invisible(draft: Draft) -> Draft:
    """Without control characters, zero-width characters and soft hyphens."""
    return draft.cut(_INVISIBLE)


def mojibake(draft: Draft) -> Draft:
    """Runs of question marks that stand for spaces which an encoding lost."""
    return draft.cut(_MOJIBAKE)


_HALF = re.compile(r"[,;:!?()\"'．∶：]")
_KEEP_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LATIN = re.compile(r"[A-Za-z0-9/]")
_FORMS = {",": "，", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}


def punctuation(draft: Draft) -> Draft:
    """Chinese punctuation in its full-width form; inside numbers and between Latin words as it is."""
    words = draft.words
    out = list(words)
    opened: dict[str, bool] = {}
    last = len(words) - 1
    for match in _HALF.finditer(words):
        at = match.start()
        char = words[at]
        before = words[at - 1] if at else "\n"
        after = words[at + 1] if at < last else "\n"
        if char in ":：∶":
            ratio = before.isdigit() and after.isdigit()
            web = after == "/" and words[at - 1 : at].isascii()
            out[at] = ":" if ratio or web else "：" if char != "∶" else "∶"
        elif char == ",":
            if not _KEEP_COMMA.match(words, at) and not (
                before.isascii() and before.isalpha() and after.isalpha() and after.isascii()
            ):
                out[at] = "，"
        elif char == '"':
            out[at] = "”" if opened.get(char) else "“"
            opened[char] = not opened.get(char)
        elif char == "'":
            if not (before.isascii() and before.isalpha()):
                out[at] = "’" if opened.get(char) else "‘"
                opened[char] = not opened.get(char)
        elif char in _FORMS:
            out[at] = _FORMS[char]
    return draft.swap("".join(out))


_SPREAD = re.compile(r" \d \d(?: \d)*(?!\d)")
_SPREAD_YEAR = re.compile(r"(?<![\d.])(?<!\d )(?:2 ?0|1 ?9) ?\d ?\d(?= ?年)")


def spread_digits(draft: Draft) -> Draft:
    """Without the spaces in a number that is spread out: 2 0 2 5年."""
    words = draft.words
    spans: list[tuple[int, int]] = []
    for match in _SPREAD.finditer(words):
        start = match.start()
        if words[max(start - 1, 0)].isdigit() and not words[max(start - 2, 0) : start - 1].isdigit():
            spans.extend((at, at + 1) for at in range(start, match.end(), 2))
    draft = draft.without(spans)
    years = [match for match in _SPREAD_YEAR.finditer(draft.words) if " " in match[0]]
    return draft.without(
        (match.start() + at, match.start() + at + 1)
        for match in years
        for at, char in enumerate(match[0])
        if char == " "
    )


def spaces(draft: Draft) -> Draft:
    """Without spaces, but one between two Latin words or two numbers."""

    def cuts() -> list[tuple[int, int]]:
        words = draft.words
        found = []
        for match in _SPACE.finditer(words):
            start, end = match.span()
            before = words[start - 1] if start else "\n"
            after = words[end] if end < len(words) else "\n"
            apart = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
            if apart and before.isdigit() == after.isdigit():
                start += 1
            if end > start:
                found.append((start, end))
        return found

    return draft.without(cuts())


def notes(draft: Draft) -> Draft:
    """Without the marks of footnotes at the end of a word: [12], 〔3〕, ①."""
    return draft.cut(_NOTE)


def zeros(draft: Draft) -> Draft:
    """The ring, letter or digit that stands for 〇 in 二○二五年, and the ring or letter that stands for 0 in 2○25年."""
    words = _ZERO.sub(lambda match: "〇" * len(match[0]), draft.words)
    return draft.swap(_RING_YEAR.sub(lambda match: re.sub("[○ОO〇]", "0", match[0]), words))


def variants(draft: Draft) -> Draft:
    """Traditional forms as simplified ones, where simplified Chinese has no such character."""
    return draft.swap(_fold(draft.words, simplified()))
