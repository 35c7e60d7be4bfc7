"""Cleaning: what goes, what is folded, what is joined, and that every character left knows where it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.lexicon.variants import simplified
from kg.model.document import Alignment, Span
from kg.text.clean import clean

ALPHABET = (
    "各位代表增长达亿元%％0123456789，,。.！!？?（()）“”\"'　 \t\u00a0\u200b\ufeff\n\r\\nr#—－～:：∶；;[]"
    "〔〕慶縣①○二版上接下转AbＡ"
)


def words(text: str) -> str:
    return clean(text).draft.words


@given(st.text(alphabet=ALPHABET, max_size=200) | st.text(max_size=80))
@example("﹪％%")
def test_offsets_rise_and_point_to_what_a_character_was(text: str) -> None:
    draft = clean(text).draft
    assert len(draft.words) == len(draft.offsets)
    assert all(a < b for a, b in zip(draft.offsets, draft.offsets[1:], strict=False))
    assert all(0 <= offset < len(text) for offset in draft.offsets)
    for char, offset in zip(draft.words, draft.offsets, strict=True):
        if char.isdigit() or char == "%":
            was = text[offset]
            assert char in (was, unicodedata.normalize("NFKC", was)) or was == "零" or was.isdigit()
        if "一" <= char <= "鿿":
            assert text[offset] == char or simplified().get(text[offset]) == char


@given(st.text(alphabet=ALPHABET, max_size=200))
def test_a_span_goes_to_the_source_and_back(text: str) -> None:
    draft = clean(text).draft
    alignment = Alignment(tuple(draft.offsets))
    for start in range(len(draft.words)):
        source = alignment.to_source(Span(start, start + 1))
        assert alignment.to_clean(source.start) == start
    if draft.words:
        whole = alignment.to_source(Span(0, len(draft.words)))
        assert whole == Span(draft.offsets[0], draft.offsets[-1] + 1)


@given(st.text(alphabet=ALPHABET, max_size=120))
@example(":\r#")
@example("甲\n#\n乙")
def test_clean_words_have_no_empty_lines_and_no_space_at_their_edges(text: str) -> None:
    cleaned = words(text)
    assert cleaned == "" or all(line.strip() == line and line for line in cleaned.split("\n"))


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("增长６．５％，达１，２３４亿元。", "增长6.5%，达1,234亿元。"),
        ("增长6.5%,达1,234亿元(预计);好!", "增长6.5%，达1,234亿元（预计）；好！"),
        ("完成 359.7 亿 元，增 长12.6 %。", "完成359.7亿元，增长12.6%。"),
        ("完成 359.7\u3000亿\u00a0元\u200b。", "完成359.7亿元。"),
        ("三次产业比2.1∶36.5：61.4。", "三次产业比2.1:36.5:61.4。"),
        ("主要是:抓好AI Lab建设", "主要是：抓好AI Lab建设"),
        ('推进"双百"行动', "推进“双百”行动"),
        ("县长????李青山", "县长李青山"),
        ("落实“六稳”[12]任务，办好“三件事”①。", "落实“六稳”任务，办好“三件事”。"),
        ("印发〔2024〕12号文件。", "印发〔2024〕12号文件。"),
        ("二○二五年和2 0 2 4年", "二〇二五年和2024年"),
        ("2 016 年完成3 3 5.5亿元，20 25年达4 2019年的两倍", "2016年完成335.5亿元，2025年达4 2019年的两倍"),
        (
            "增长3&permil;，建成3&times;5米站台&mdash;&#8212;好&nbsp;事，A&B;公司",
            "增长3‰，建成3×5米站台——好事，A&B；公司",
        ),
        ("重慶、臺縣人民醫院", "重庆、台县人民医院"),
        ("乾县著名后稷像", "乾县著名后稷像"),
        ("第一行。\r\n第二行。\r\n", "第一行。\n第二行。"),
        ("各位代表：\\r\\n现在开始。\\r\\n一、回顾", "各位代表：\n现在开始。\n一、回顾"),
    ],
)
def test_one_form_for_each_character(dirty: str, tidy: str) -> None:
    assert words(dirty) == tidy


PROSE = "全县上下迎难而上，经济运行稳中有进。新建学校三所，改造道路十条，群众的日子一天比一天好。"


@pytest.mark.parametrize(
    "furniture",
    [
        "(上接1版)",
        "（上接第1版）",
        "(下转3版)",
        "# 要闻",
        "- 12 -",
        "— 3 —",
        "第 4 页 共 20 页",
        "青溪县人民政府工作报告",
    ],
)
def test_furniture_goes_and_a_cut_sentence_is_joined(furniture: str) -> None:
    text = f"{PROSE}外贸进出口额实\n\n{furniture}\n\n现七亿元，利用外资三千万元。\n{PROSE}"
    assert words(text) == f"{PROSE}外贸进出口额实现七亿元，利用外资三千万元。\n{PROSE}"


def test_a_page_mark_before_words_goes_and_the_words_stay() -> None:
    assert words(f"(上接1版){PROSE}") == PROSE


def test_running_heads_that_stand_three_times_go() -> None:
    text = "\n".join(f"{PROSE}\n青溪日报\n" for _ in range(4))
    assert "青溪日报" not in words(text)


def test_a_heading_is_not_joined_with_what_follows() -> None:
    text = f"（一）建设实力青溪，产业发展更有活力\n{PROSE}"
    assert words(text) == text


@pytest.mark.parametrize(
    ("line", "after"), [("人口增长率为14.5", "‰。"), ("力争增长15%", "以上。"), ("建成于1997", "年底。")]
)
def test_a_number_is_joined_with_its_unit(line: str, after: str) -> None:
    assert words(f"{PROSE}\n{line}\n{after}") == f"{PROSE}\n{line}{after}"


def test_hard_wraps_are_joined() -> None:
    prose = PROSE * 6
    wrapped = "\n".join(prose[at : at + 30] for at in range(0, len(prose), 30))
    cleaned = words(f"一、工作回顾\n{wrapped}\n二、工作安排\n{wrapped}").split("\n")
    assert "".join(cleaned) == f"一、工作回顾{prose}二、工作安排{prose}"
    assert all(line.endswith(("。", "回顾", "安排")) for line in cleaned)


def test_a_web_page_around_a_report_goes() -> None:
    report = f"青溪县人民政府县长 李青山\n各位代表：\n{PROSE * 3}\n让我们为建设美好青溪而努力奋斗！"
    page = "工作报告\n时间：2023-01-24\t作者：县域网\n303\n评论：\n0\n内容摘要：\n青溪县人民政府县长李青山各位代表\n"
    menu = "\n".join(["首页", "城区", "考生", "政府信息公开", "2022年", "县志"])
    assert words(f"{page}{report}\n{menu}") == report.replace(" ", "")


def test_markdown_marks_go_and_tell_headings() -> None:
    cleaned = clean(f"# 工作报告\n\n## 一、回顾\n\n{PROSE}")
    assert cleaned.draft.words == f"工作报告\n一、回顾\n{PROSE}"
    assert cleaned.marked == frozenset({0, 1})
