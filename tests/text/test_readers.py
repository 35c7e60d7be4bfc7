"""Readers: every format gives the same words; what is not read is said."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.errors import SourceMissing, UnreadableSource
from kg.text import read
from kg.text.readers import formats, read_source, readers

TEXT = "二〇二五年青溪县政府工作报告\r\n各位代表！全县生产总值增长6%。\r\n"


def test_readers_of_text_keep_it_as_it_is(tmp_path: Path) -> None:
    for reader in (reader for reader in readers() if reader.name in ("text", "markdown")):
        for suffix in reader.suffixes:
            path = tmp_path / f"报告{suffix}"
            path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
            source = reader.read(path)
            assert source.text == TEXT
            assert source.name == path.name
            assert source == read_source(path)


def test_the_digest_is_of_the_words_whatever_their_encoding(tmp_path: Path) -> None:
    digests = set()
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(TEXT.encode(encoding))
        digests.add(read_source(path).sha256)
    assert digests == {hashlib.sha256(TEXT.encode()).hexdigest()}


def test_suffixes_in_capitals_are_read(tmp_path: Path) -> None:
    path = tmp_path / "R.TXT"
    path.write_text(TEXT, encoding="utf-8", newline="")
    assert read_source(path).text == TEXT


def test_a_format_that_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "r.xyz"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(UnreadableSource, match=r"r\.xyz") as caught:
        read_source(path)
    assert all(suffix in caught.value.remedy for suffix in formats())


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"no file"):
        read(tmp_path / "r.txt")
    with pytest.raises(SourceMissing, match="folder"):
        read(tmp_path)
