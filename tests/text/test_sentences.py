"""Sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.document import document
from kg.text.reader import source
from kg.text.sentences import clauses, spans


def cut(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in spans(paragraph, 0)]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("甲增长。乙下降！丙呢？丁", ["甲增长。", "乙下降！", "丙呢？", "丁"]),
        ("他说：“好！”大家笑了。", ["他说：“好！”", "大家笑了。"]),
        ("弘扬“真抓实干！”的作风。再来。", ["弘扬“真抓实干！”的作风。", "再来。"]),
        ("回答“去哪里？怎么去？”等问题。好。", ["回答“去哪里？怎么去？”等问题。", "好。"]),
        ("各位代表！今年真好。", ["各位代表！", "今年真好。"]),
        ("一、工作回顾", ["一、工作回顾"]),
    ],
)
def test_sentences_end_at_their_stops(paragraph: str, sentences: list[str]) -> None:
    assert cut(paragraph) == sentences


@given(st.text(alphabet="甲乙。！？“”（），；、", max_size=60))
def test_sentences_cover_a_paragraph(paragraph: str) -> None:
    assert "".join(cut(paragraph)) == paragraph


def test_clauses_leave_brackets_and_quotations_whole() -> None:
    text = "2025年青溪县政府工作报告\n新建“吃、住，行”示范点3个（其中，城区2个），改造道路5条；服务甲、乙两镇。"
    doc = document(source("r.txt", text, "utf-8"), area="渝中区", year=2025)
    last = doc.sentences[-1]
    assert [doc.text(span) for span in clauses(doc, last)] == [
        "新建“吃、住，行”示范点3个（其中，城区2个）",
        "改造道路5条",
        "服务甲、乙两镇",
    ]
