"""Bytes → text: UTF-8 (with or without BOM), UTF-16, GB18030 and Big5, told apart and confirmed, never guessed.

charset-normalizer proposes, and a proposal is taken only when the bytes decode without an error and the result reads
like Chinese: the commonest characters of Chinese prose make up a fifth of a report in the right encoding and next to
nothing in a wrong one. A text that mixes encodings is named with its line.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from kg.errors import EmptySource, InputError, UnknownEncoding, UnreadableSource
from kg.text.files import contents

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (a DOCX, XLSX or EPUB, perhaps)",
    b"\xd0\xcf\x11\xe0": "an old Office file (DOC, perhaps)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF file",
}
_DECLARED = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
}
_REMEDY = "Save it as plain text in UTF-8 and try again."
# Simplified and traditional forms of what is commonest in any Chinese prose.
_COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能"
    "下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進等部度家电電力里如水化高自二理起小物现現实實加量"
    "都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣"
    "与與关關各重新线線内數数正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系"
    "，。、；：（）"
)
_ENOUGH = 0.12
_SAMPLE = 200_000


def decode(path: Path) -> tuple[str, str]:
    """The text of a file and the name of its encoding; a BOM is dropped, line ends stay as they are.

    Raises SourceMissing, EmptySource, UnreadableSource (a binary file) or UnknownEncoding.
    """
    raw = contents(path)
    text, encoding = decode_bytes(raw, str(path))
    if not text.strip():
        raise EmptySource(f"{path} is empty.", "Give a file that holds the words of a report.")
    return text, encoding


def decode_bytes(raw: bytes, name: str) -> tuple[str, str]:
    """As `decode`, for bytes in memory; `name` is what an error calls them."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strict(raw[len(bom) :], encoding, name), encoding
    for magic, kind in _MAGIC.items():
        if raw.startswith(magic):
            raise UnreadableSource(f"{name} is {kind}, not text.", "Save its words as a .txt file in UTF-8.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _other(raw, name)
    if "\0" in text and (wide := _wide(raw)):
        return wide
    _refuse_binary(text, name)
    return text, "utf-8"


def decode_declared(raw: bytes, declared: str) -> tuple[str, str] | None:
    """As `decode_bytes`, in the encoding that a file says it has; None where its bytes say otherwise."""
    encoding = _DECLARED.get(declared.lower().replace("_", "-"))
    if encoding is None or raw.startswith(tuple(bom for bom, _ in _BOMS)):
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\0" in text or not (encoding == "utf-8" or _reads_chinese("".join(c for c in text if c > "\x7f"))):
        return None
    return text, encoding


def _strict(raw: bytes, encoding: str, name: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].decode(encoding, "replace").count("\n") + 1
        raise UnknownEncoding(f"{name} begins as {encoding} but is broken in line {line}.", _REMEDY) from None
    _refuse_binary(text, name)
    return text


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    controls = sum(sample.count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13))
    if controls * 100 > len(sample):
        raise UnreadableSource(f"{name} is a binary file, not text.", "Save its words as a .txt file in UTF-8.")


def _reads_chinese(text: str) -> bool:
    """Whether the characters that are not ASCII are those of Chinese prose."""
    wide = [char for char in text[:_SAMPLE] if char > "\x7f"]
    return bool(wide) and sum(char in _COMMON for char in wide) >= _ENOUGH * len(wide)


def _wide(raw: bytes) -> tuple[str, str] | None:
    """UTF-16 without a BOM."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_chinese(text):
            return text, encoding
    return None


def _other(raw: bytes, name: str) -> tuple[str, str]:
    """Bytes that are not UTF-8."""
    if wide := _wide(raw):
        return wide
    for encoding in _proposed(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_chinese(text):
            if line := _foreign_line(raw, encoding):
                raise _mixed(name, line, encoding)
            _refuse_binary(text, name)
            return text, encoding
    raise _why(raw, name)


def _proposed(raw: bytes) -> tuple[str, ...]:
    """The encodings to try, charset-normalizer's proposal first."""
    from charset_normalizer import from_bytes

    ours = {"gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "hz": "gb18030"}
    ours |= {"big5": "big5", "cp950": "big5", "big5hkscs": "big5hkscs"}
    best = from_bytes(raw[:_SAMPLE], cp_isolation=sorted(ours)).best()
    first = (ours[best.encoding],) if best and best.encoding in ours else ()
    return tuple(dict.fromkeys((*first, "gb18030", "big5", "big5hkscs")))


def _foreign_line(raw: bytes, encoding: str) -> int | None:
    """The first line that reads as UTF-8 in a text that is something else."""
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.isascii() and _is_utf8(line):
            text = line.decode("utf-8")
            if len(text) >= 4 and _reads_chinese(text) and not _reads_chinese(line.decode(encoding, "replace")):
                return number
    return None


def _mixed(name: str, line: int, encoding: str) -> UnknownEncoding:
    return UnknownEncoding(f"{name} mixes {encoding} and UTF-8: line {line} is in the other encoding.", _REMEDY)


def _why(raw: bytes, name: str) -> InputError:
    """Why no encoding fits: the text is mixed or broken, or it is no text."""
    lines = raw.split(b"\n")
    bad = [number for number, line in enumerate(lines, start=1) if not _is_utf8(line)]
    good = sum(not line.isascii() for line in lines) - len(bad)
    if good > len(bad):
        what = "breaks off inside a character" if bad[0] == len(lines) else "is in another encoding or broken"
        return UnknownEncoding(f"{name} is UTF-8, but line {bad[0]} {what}.", _REMEDY)
    for encoding in ("gb18030", "big5"):
        if _reads_chinese(b"\n".join(lines[number - 1] for number in bad).decode(encoding, "ignore")):
            if line := _foreign_line(raw, encoding):
                return _mixed(name, line, encoding)
            return UnknownEncoding(f"{name} is {encoding}, but line {_broken(lines, encoding)} is broken.", _REMEDY)
    if sum(raw.count(code) for code in range(9)) * 100 > len(raw):
        return UnreadableSource(f"{name} is a binary file, not text.", "Save its words as a .txt file in UTF-8.")
    return UnknownEncoding(f"The encoding of {name} cannot be told; UTF-8, UTF-16, GB18030 and Big5 are.", _REMEDY)


def _broken(lines: list[bytes], encoding: str) -> int:
    """The number of the first line that does not decode (1 if each does by itself)."""
    for number, line in enumerate(lines, start=1):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            return number
    return 1


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
