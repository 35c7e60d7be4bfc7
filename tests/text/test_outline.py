"""Sections, parts, and what a sentence is about."""

from __future__ import annotations

import pytest

from kg.model.document import Document, Part
from kg.model.quantity import Modality, Period
from kg.text.document import document
from kg.text.reader import source

HEAD = (
    "青溪县2025年政府工作报告\n各位代表：\n现在，我代表青溪县人民政府向大会报告工作，请予审议，并请列席人员提出意见。\n"
)
DONE = "过去一年，全县新增企业80家，连续三年获评先进，累计完成投资12亿元，群众生活得到明显改善。\n"
AIMS = "力争引进项目20个，确保开工10个，抓好乡村建设，鼓励青年创业，继续办好民生实事，努力让群众过上好日子。\n"


def doc(text: str, year: int = 2025) -> Document:
    return document(source("r.txt", text, "utf-8"), area="青溪县", year=year)


def parts(found: Document) -> list[tuple[str, str, Part]]:
    return [(s.number, s.title, s.part) for s in found.sections]


def test_numbered_sections_nest() -> None:
    text = (
        f"{HEAD}一、2024年工作回顾\n{DONE}（一）产业发展提速增效\n{DONE}1.工业\n{DONE}（二）城乡面貌焕然一新\n{DONE}"
        f"二、2025年工作安排\n{AIMS}（一）抓项目，扩投资\n{AIMS}"
    )
    found = doc(text)
    tree = [
        (s.number, s.depth, found.sections[s.parent].number if s.parent is not None else None) for s in found.sections
    ]
    assert tree[1:] == [
        ("一、", 0, None),
        ("（一）", 1, "一、"),
        ("1.", 2, "（一）"),
        ("（二）", 1, "一、"),
        ("二、", 0, None),
        ("（一）", 1, "二、"),
    ]
    assert [s.part for s in found.sections] == [Part.OTHER, *[Part.REVIEW] * 4, *[Part.PLAN] * 2]


def test_headings_without_numbers_name_parts() -> None:
    found = doc(f"{HEAD}2024年工作回顾\n{DONE}2025年工作安排\n{AIMS}名词解释\n1.三通：指路通、水通、电通。\n")
    assert [(title, part) for _, title, part in parts(found)][1:] == [
        ("2024年工作回顾", Part.REVIEW),
        ("2025年工作安排", Part.PLAN),
        ("名词解释", Part.OTHER),
    ]


def test_a_report_whose_headings_say_nothing_is_told_by_its_words() -> None:
    text = f"{HEAD}一、砥砺前行\n{DONE * 4}二、扬帆起航\n{AIMS * 4}"
    assert [part for _, _, part in parts(doc(text))] == [Part.OTHER, Part.REVIEW, Part.PLAN]


def test_a_report_that_begins_in_mid_chapter_and_has_no_headings() -> None:
    found = doc(DONE * 5 + AIMS * 5)
    assert [s.part for s in found.sections] == [Part.REVIEW, Part.PLAN]


def test_every_sentence_lies_in_its_section_and_paragraph() -> None:
    found = doc(f"{HEAD}一、2024年工作回顾\n{DONE}二、2025年工作安排\n{AIMS}")
    for sentence in found.sentences:
        assert found.sections[sentence.section].span.holds(sentence.span)
    assert [s.index for s in found.sentences] == list(range(len(found.sentences)))
    assert [found.sentence_text(s) for s in found.sentences if s.heading][-2:] == [
        "一、2024年工作回顾",
        "二、2025年工作安排",
    ]


def setting_of(sentence: str, chapter: str) -> tuple[Modality, Period]:
    fill = DONE * 3 if chapter.startswith("一") else AIMS * 3
    other = f"二、2025年工作安排\n{AIMS}" if chapter.startswith("一") else ""
    first = "" if chapter.startswith("一") else f"一、2024年工作回顾\n{DONE * 3}"
    found = doc(f"{HEAD}{first}{chapter}\n{fill}{sentence}\n{other}")
    for each in found.sentences:
        if found.sentence_text(each) == sentence:
            return each.setting.modality, each.setting.period
    raise AssertionError(sentence)


REVIEW = "一、2024年工作回顾"
PLAN = "二、2025年工作安排"


@pytest.mark.parametrize(
    ("chapter", "sentence", "modality", "period"),
    [
        (REVIEW, "引进重点项目16个。", Modality.ACHIEVED, Period(2024)),
        (PLAN, "引进重点项目16个。", Modality.TARGET, Period(2025)),
        (PLAN, "去年全县进出口额下降2%，差距明显。", Modality.ACHIEVED, Period(2024)),
        (PLAN, "2023年建成了12所学校。", Modality.ACHIEVED, Period(2023)),
        (PLAN, "到2027年产值要达到20亿元。", Modality.TARGET, Period(2027)),
        (REVIEW, "下一步，要新建学校3所。", Modality.TARGET, Period(2025)),
        (REVIEW, "五年来，累计建成学校30所。", Modality.ACHIEVED, Period(2024, 2020)),
        (REVIEW, "2022年，建成学校3所。", Modality.ACHIEVED, Period(2022)),
        ("一、过去五年工作回顾", "建成学校30所。", Modality.ACHIEVED, Period(2024, 2020)),
        ("一、“十三五”时期工作回顾", "建成学校30所。", Modality.ACHIEVED, Period(2020, 2016)),
        ("二、今后五年工作目标", "建成学校30所。", Modality.TARGET, Period(2029, 2025)),
    ],
)
def test_what_a_sentence_is_about(chapter: str, sentence: str, modality: Modality, period: Period) -> None:
    assert setting_of(sentence, chapter) == (modality, period)
