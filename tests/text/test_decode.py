"""Encodings: told with certainty, or an error that names the file, the line and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import EmptySource, InputError, SourceMissing, UnknownEncoding, UnreadableSource
from kg.text.decode import decode, decode_bytes

SIMPLIFIED = """青溪县人民政府工作报告
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请县政协委员和列席人员提出意见。
一、2024年工作回顾
过去一年，我们坚持稳中求进，全县地区生产总值增长6.2%，新建学校3所，改造老旧小区12个。
"""
TRADITIONAL = """過去一年,我們堅持穩中求進的工作總基調,經濟社會發展取得新的成績。
全縣生產總值增長百分之六,新建學校三所,人民生活得到改善,社會保持和諧穩定。
"""


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_the_encodings_of_chinese_are_told(encoding: str, told: str) -> None:
    assert decode_bytes(SIMPLIFIED.encode(encoding), "r.txt") == (SIMPLIFIED, told)


def test_big5_is_told_from_gb18030() -> None:
    text, encoding = decode_bytes(TRADITIONAL.encode("big5"), "r.txt")
    assert text == TRADITIONAL
    assert encoding.startswith("big5")


def test_line_ends_stay() -> None:
    text = SIMPLIFIED.replace("\n", "\r\n")
    assert decode_bytes(text.encode("gb18030"), "r.txt")[0] == text


@pytest.mark.parametrize(
    ("raw", "error", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", UnreadableSource, "PDF"),
        (b"PK\x03\x04" + bytes(40), UnreadableSource, "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), UnreadableSource, "PNG"),
        (bytes(range(256)) * 20, UnreadableSource, "binary"),
        (b"abc\0\0\0def" * 30, UnreadableSource, "binary"),
        ("Café déjà vu, naïve œuvre. ".encode("cp1252") * 9, UnknownEncoding, "cannot be told"),
        ("これは日本語の文章です。東京都".encode("shift_jis") * 20, UnknownEncoding, "cannot be told"),
        (SIMPLIFIED.encode()[:-2], UnknownEncoding, "line 5 breaks off"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, error: type[InputError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        decode_bytes(raw, "報告.txt")
    assert "報告.txt" in caught.value.problem
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(("most", "one"), [("gb18030", "utf-8"), ("utf-8", "gb18030")])
def test_a_mixture_is_named_with_its_line(most: str, one: str) -> None:
    lines = [line.encode(most) for line in SIMPLIFIED.split("\n")]
    lines[2] = SIMPLIFIED.split("\n")[2].encode(one)
    with pytest.raises(UnknownEncoding, match="line 3"):
        decode_bytes(b"\n".join(lines), "r.txt")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(" \n\n", encoding="utf-8")
    with pytest.raises(EmptySource, match=r"r\.txt"):
        decode(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        decode(tmp_path / "r.txt")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_report_in_utf_16_without_a_mark_is_read(tmp_path: Path, encoding: str) -> None:
    words = "青溪县2025年政府工作报告\n各位代表：\n过去一年，全县新增企业80家，我们要在这里把工作做好。\n" * 20
    file = tmp_path / "r.txt"
    file.write_bytes(words.encode(encoding))
    assert decode(file) == (words, encoding)


def test_a_few_zero_bytes_in_a_report_do_no_harm_and_nothing_but_zero_bytes_is_no_text(tmp_path: Path) -> None:
    words = "青溪县2025年政府工作报告，新增企业8\0家，我们要在这里把工作做好。\n" * 20
    (tmp_path / "a.txt").write_bytes(words.replace("\0", "", 19).encode())
    assert decode(tmp_path / "a.txt")[1] == "utf-8"
    (tmp_path / "b.txt").write_bytes(b"\0" * 5000)
    with pytest.raises(UnreadableSource, match="binary"):
        decode(tmp_path / "b.txt")
