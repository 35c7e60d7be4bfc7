"""The report that the project was made from: it begins in mid-chapter, and ends in mid-plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.model.document import Document, Level, Part
from kg.model.quantity import Modality
from kg.text import read

SEED = Path(__file__).parents[2] / "seeds" / "yuzhong-2025.txt"


@cache
def seed() -> Document:
    return read(SEED)


def test_whose_report_it_is() -> None:
    assert seed().title == "重庆市渝中区人民政府工作报告"
    assert (seed().area.name, seed().area.code, seed().level, seed().year) == ("渝中区", "500103", Level.COUNTY, 2025)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("外贸进出口额实现73亿元", "实\n\n# 重庆市渝中区人民政府工作报告\n\n现"),
        ("城市道路交叉口精细化管理入选全国精品案例。", "案\n\n例"),
        ("深入实施“三三”促发展强服务机制", "实\n\n施"),
    ],
)
def test_page_turns_are_joined_and_still_point_into_the_source(words: str, quoted: str) -> None:
    start = seed().words.index(words)
    sentence = seed().sentence_at(start)
    assert words in seed().sentence_text(sentence)
    assert quoted in seed().quotation(sentence.span)


@pytest.mark.parametrize("furniture", ["要闻", "上接", "下转", "#", "人民政府工作报告"])
def test_furniture_is_gone(furniture: str) -> None:
    assert furniture not in seed().words


def test_characters_have_one_form() -> None:
    assert "5家企业获评重庆民营企业100强" in seed().words
    assert not set("慶,()!;　 ") & set(seed().words)


def test_the_outline() -> None:
    found = [(s.number, s.part, s.depth) for s in seed().sections]
    assert found == [
        ("", Part.REVIEW, 0),
        *[(f"（{number}）", Part.REVIEW, 0) for number in "二三四五六"],
        ("二、", Part.PLAN, 0),
        ("（一）", Part.PLAN, 1),
        ("（二）", Part.PLAN, 1),
    ]
    assert seed().sections[6].title == "2025年工作安排"


def test_settings_follow_the_parts() -> None:
    for sentence in seed().sentences:
        part = seed().sections[sentence.section].part
        if part is Part.REVIEW:
            assert (sentence.setting.modality, sentence.setting.period.year) == (Modality.ACHIEVED, 2024)
        else:
            assert (sentence.setting.modality, sentence.setting.period.year) == (Modality.TARGET, 2025)


def test_sentences_are_stable() -> None:
    assert len(seed().sentences) == 266
    for sentence in seed().sentences:
        start, end = seed().to_source(sentence.span)
        assert seed().quotation(sentence.span) == seed().source.text[start:end]
