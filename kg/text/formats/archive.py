"""The parts of an Office file, which is a ZIP archive of XML, read so that no hostile one can fill the memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from kg.errors import UnreadableSource

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 64 * 2**20
MOST_RATIO = 250
MOST_TAGS = 2_000_000
_SMALL = 2**20
_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "Open it in a word processor and save it as DOCX again."


class Archive:
    """An Office file in memory; `name` is what an error calls it.

    Raises UnreadableSource for what is no archive, is encrypted, is broken, or unpacks to more than a report can be.
    """

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        if raw.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in raw:
                raise UnreadableSource(f"{name} is locked with a password.", "Save it without one.")
            raise UnreadableSource(f"{name} is an old Office file (DOC), not DOCX.", _SAVE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise UnreadableSource(f"{name} is broken or no DOCX: {_reason(error)}.", _SAVE) from None

    def xml(self, part: str) -> _Element | None:
        """The root element of a part, or None where there is no such part; entities are never expanded."""
        raw = self._part(part)
        if raw is None:
            return None
        from lxml import etree

        if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or "<!DOCTYPE".encode("utf-16-le") in raw:
            raise UnreadableSource(f"{self._name} declares entities in {part}, as no word processor does.", _SAVE)
        if raw.count(b"<") > MOST_TAGS:
            raise UnreadableSource(f"{self._name} has more than {MOST_TAGS:,} tags in {part}; no report does.", _SAVE)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableSource(f"{self._name} is broken in {part}: {_reason(error)}.", _SAVE) from None

    def _part(self, part: str) -> bytes | None:
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise UnreadableSource(f"{self._name} is locked with a password.", "Save it without one.")
        bomb = info.file_size > max(_SMALL, MOST_RATIO * info.compress_size)
        if info.file_size > LARGEST_PART or bomb:
            packed, size = info.compress_size / 2**20, info.file_size / 2**20
            raise UnreadableSource(
                f"{self._name} unpacks {packed:.1f} MB to {size:,.0f} MB in {part}.",
                f"No report does (at most {LARGEST_PART >> 20} MB, {MOST_RATIO} times its packed size). {_SAVE}",
            )
        try:
            with self._zip.open(info) as file:
                # The size that the archive declares may lie: never read more than it.
                return file.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise UnreadableSource(f"{self._name} is broken in {part}: {_reason(error)}.", _SAVE) from None


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
