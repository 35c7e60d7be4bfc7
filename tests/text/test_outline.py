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
        (REVIEW, "2024年是本届政府履职的第三年，建成学校3所。", Modality.ACHIEVED, Period(2024)),
        ("一、五年工作回顾", "建成学校30所。", Modality.ACHIEVED, Period(2024, 2020)),
        (REVIEW, "下一步，要新建学校3所。", Modality.TARGET, Period(2025)),
        (REVIEW, "五年来，累计建成学校30所。", Modality.ACHIEVED, Period(2024, 2020)),
        (REVIEW, "2022年，建成学校3所。", Modality.ACHIEVED, Period(2022)),
        ("一、过去五年工作回顾", "建成学校30所。", Modality.ACHIEVED, Period(2024, 2020)),
        ("一、“十三五”时期工作回顾", "建成学校30所。", Modality.ACHIEVED, Period(2020, 2016)),
        ("一、过去的5年", "建成学校30所。", Modality.ACHIEVED, Period(2024, 2020)),
        ("二、今后五年工作目标", "建成学校30所。", Modality.TARGET, Period(2029, 2025)),
        ("二、今后5年工作目标", "建成学校30所。", Modality.TARGET, Period(2029, 2025)),
        ("二、未来三年发展目标", "建成学校30所。", Modality.TARGET, Period(2027, 2025)),
        ("二、今后十五年的奋斗目标", "建成学校30所。", Modality.TARGET, Period(2039, 2025)),
        (PLAN, "未来三年，建成学校30所。", Modality.TARGET, Period(2027, 2025)),
        (PLAN, "计划用今后5年建成学校30所。", Modality.TARGET, Period(2029, 2025)),
        # What only sounds like the years to come, or comes after what is of this year.
        (PLAN, "今后一年级新生不再考试。", Modality.TARGET, Period(2025)),
        (PLAN, "建成学校3所，未来五年建成30所。", Modality.TARGET, Period(2025)),
    ],
)
def test_what_a_sentence_is_about(chapter: str, sentence: str, modality: Modality, period: Period) -> None:
    assert setting_of(sentence, chapter) == (modality, period)


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("二、“十五五”时期主要目标任务", Period(2030, 2026)),
        ("二、“十五五”规划和2035年远景目标", Period(2030, 2026)),
        # The plan is named, but its first year is meant.
        ("二、奋力实现“十五五”良好开局", Period(2026)),
        ("二、“十五五”时期目标和2026年工作安排", Period(2026)),
    ],
)
def test_a_chapter_on_the_coming_plan_aims_at_its_last_year(heading: str, period: Period) -> None:
    found = doc(
        f"{HEAD.replace('2025', '2026')}一、2025年工作回顾\n{DONE * 3}{heading}\n{AIMS * 3}建成学校30所。\n", 2026
    )
    assert found.sentences[-1].setting.period == period


END = "让我们更加紧密地团结起来，真抓实干，为建设富裕文明的青溪而努力奋斗！\n"
BOTH = f"{HEAD}一、2024年工作回顾\n{DONE * 3}二、2025年工作安排\n{AIMS * 3}{END}"


@pytest.mark.parametrize(
    "notes",
    [
        "名词解释：\n三城一带：东城、西城、南城和沿河带。\n双十活动：十进十促的简称。\n",
        "※名词解释※\n[1]“三通”：路通、水通、电通。\n",
        "有关词语解释\n三通】即路通、水通、电通。\n四进】即进村、进组、进户、进企。\n",
        "《政府工作报告》释义\n一、2024年工作回顾\n1.“三通”：是县委确定的思路。\n二、2025年工作安排\n2.三进：进村。\n",
        "附注：\n三通：系路通、水通、电通。\n四进：系进村、进组、进户、进企。\n",
        "资料：《政府工作报告》名词解释（按先后排列）\n三通指路通、水通、电通。\n",
        "资料：《政府工作报告》名词解释（按首字拼音排列。首字相同的，按次字排列）\n“八有”有收入、有房住。\n",
        "投资额千万元以上项目90个。\n青溪东村、青溪西村。\n协会由外出人员组成，持证者通关便利。\n",
        "（青溪日报）\n",
    ],
)
def test_what_follows_the_end_of_a_report_is_no_plan(notes: str) -> None:
    found = doc(BOTH + notes)
    last = found.sections[found.sentences[-1].section]
    assert last.part is Part.OTHER
    assert next(s.part for s in found.sections if s.number == "二、") is Part.PLAN
    assert found.sections[found.sentence_at(found.words.index("努力奋斗")).section].part is Part.PLAN


def test_a_list_of_tasks_after_the_end_is_plan() -> None:
    found = doc(f"{BOTH}2025年民生实事\n一、新建学校3所。\n二、改造道路5条。\n三、新增床位90张。\n")
    assert found.sections[-1].part is Part.PLAN


def test_lists_of_a_year_that_are_attached_after_the_notes_are_of_that_year() -> None:
    found = doc(
        f"{BOTH}附件1\n名词解释\n1.三通：指路通、水通、电通。\n附件2\n2024年民生实事完成清单\n新建学校2所。\n"
        "附件3\n2025年民生实事项目清单\n新建学校3所。\n改造2025年启动的老街道\n改造道路5条。\n"
        "附件4\n用语说明\n四进：指进村、进组、进户、进企。\n"
    )
    settings = {found.sentence_text(s): (s.setting.modality, s.setting.period) for s in found.sentences}
    assert settings["新建学校2所。"] == (Modality.ACHIEVED, Period(2024))
    assert settings["新建学校3所。"] == settings["改造道路5条。"] == (Modality.TARGET, Period(2025))
    for word in ("三通", "四进"):
        assert found.sections[found.sentence_at(found.words.index(word)).section].part is Part.OTHER


def test_the_grounds_of_a_plan_look_back() -> None:
    found = doc(
        f"{HEAD.replace('2025', '2026')}制定“十五五”规划和2035年远景目标的基础\n过去的5年，{DONE * 4}"
        f"今后五年的主要目标\n{AIMS * 4}",
        2026,
    )
    assert [s.part for s in found.sections if s.title] == [Part.REVIEW, Part.PLAN]


@pytest.mark.parametrize("leader", ["", "……3", " 12", "......(3)"])
def test_a_table_of_contents_is_no_part_of_the_report(leader: str) -> None:
    chapters = ("一、2024年工作回顾", "二、2025年工作安排")
    found = doc(
        "青溪县2025年政府工作报告\n目 录\n"
        + "".join(f"{chapter}{leader}\n" for chapter in chapters)
        + "各位代表：\n现在，我代表青溪县人民政府报告工作，请予审议。\n"
        + f"{chapters[0]}\n{DONE * 3}{chapters[1]}\n{AIMS * 3}"
    )
    assert [(s.number + s.title, s.part) for s in found.sections if s.title] == [
        (chapters[0], Part.REVIEW),
        (chapters[1], Part.PLAN),
    ]


def test_a_chapter_that_looks_back_and_ahead_turns_inside() -> None:
    ahead = "“十四五”时期，要力争产值翻一番，确保城乡面貌一新，努力让群众过上好日子，继续办好民生实事。\n"
    found = doc(
        f"{HEAD}一、2020年工作回顾\n{DONE * 3}二、“十三五”发展成就和“十四五”总体考虑\n{DONE * 3}{ahead * 3}"
        f"三、2021年工作安排\n{AIMS * 3}",
        2021,
    )
    assert found.sections[found.sentence_at(found.words.index("“十四五”时期")).section].part is Part.PLAN
    second = next(s for s in found.sections if s.number == "二、")
    assert second.part is Part.REVIEW


def test_after_a_chapter_that_looks_ahead_too_one_may_look_back_again() -> None:
    ahead = "“十三五”时期，要力争产值翻一番，确保城乡面貌一新，努力让群众过上好日子，继续办好民生实事。\n"
    found = doc(
        f"{HEAD}一、“十二五”主要成就和“十三五”奋斗目标\n{DONE * 3}{ahead * 4}二、2015年的政府工作\n{DONE * 5}"
        f"三、2016年的政府工作\n{AIMS * 4}",
        2016,
    )
    assert [s.part for s in found.sections if s.number] == [Part.REVIEW, Part.REVIEW, Part.PLAN]
    assert found.sections[found.sentence_at(found.words.index("“十三五”时期")).section].part is Part.PLAN


def test_a_heading_without_a_number_belongs_to_what_follows_it() -> None:
    found = doc(f"{HEAD}2024年工作回顾\n{DONE * 4}决战收官之年的重点任务\n{AIMS * 4}（一）抓产业\n{AIMS}")
    section = next(s for s in found.sections if s.title == "决战收官之年的重点任务")
    assert section.part is Part.PLAN
    assert found.sections[section.index - 1].part is Part.REVIEW
    assert not any(s.part is Part.PLAN and not s.title for s in found.sections)


def test_a_heading_may_name_a_far_year_in_chinese_digits() -> None:
    found = doc(
        f"{HEAD}“十三五”时期成就和2020年工作回顾\n{DONE * 4}“十四五”时期发展和二〇三五年远景目标\n{AIMS * 3}"
        f"2021年工作安排\n{AIMS * 3}",
        2021,
    )
    assert [(s.title[:5], s.part) for s in found.sections if s.title] == [
        ("“十三五”", Part.REVIEW),
        ("“十四五”", Part.PLAN),
        ("2021年", Part.PLAN),
    ]


def test_a_report_in_chapters_turns_where_a_chapter_begins() -> None:
    thanks = "各位代表，良好开局来之不易。我们深切体会到：必须抓好项目，必须办好实事，必须让群众满意，要继续努力。\n"
    found = doc(
        f"{HEAD}一、2024年，全县上下齐心协力实现良好开局\n{DONE * 4}{thanks * 3}二、深入实施新战略，建设小康青溪\n"
        f"{AIMS * 3}三、集中力量办大事\n{AIMS * 3}四、改进作风\n{AIMS}"
    )
    assert [s.part for s in found.sections if s.number] == [Part.REVIEW, *[Part.PLAN] * 3]
    assert found.sections[found.sentence_at(found.words.index("深切体会")).section].part is Part.REVIEW


def test_a_report_on_one_line_has_its_chapters() -> None:
    line = f"{HEAD.replace(chr(10), ' ')} 一、2024年工作回顾 {DONE.strip() * 40}二、2025年工作安排 {AIMS.strip() * 20} "
    found = doc(f"2025年政府工作报告\n{line}三、全面加强自身建设 {AIMS.strip() * 9}\n")
    assert [(s.number, s.title, s.part) for s in found.sections if s.number] == [
        ("一、", "2024年工作回顾", Part.REVIEW),
        ("二、", "2025年工作安排", Part.PLAN),
        ("三、", "全面加强自身建设", Part.PLAN),
    ]
    for sentence in found.sentences:
        assert found.sections[sentence.section].span.holds(sentence.span)


@pytest.mark.parametrize(
    "sentence", ["2024年是本届政府任期的第一年，也是极不平凡的一年。", "2024年是新一届政府的开局之年，成绩来之不易。"]
)
def test_a_year_of_a_term_is_one_year(sentence: str) -> None:
    assert setting_of(sentence, REVIEW) == (Modality.ACHIEVED, Period(2024))


@pytest.mark.parametrize("gap", ["", "  "])
def test_a_chapter_may_begin_on_the_line_of_its_heading(gap: str) -> None:
    found = doc(
        f"{HEAD}一、2024年工作回顾{gap}{DONE * 3}（一）坚持统筹兼顾，抓好协调发展{DONE}{AIMS}"
        f"二、2025年主要任务{gap}今年是关键一年。{AIMS * 3}三、2025年改革工作{gap}今年要抓好三件事。{AIMS}"
    )
    assert [(s.number, s.title, s.part) for s in found.sections if s.depth == 0 and s.number] == [
        ("一、", "2024年工作回顾", Part.REVIEW),
        ("二、", "2025年主要任务", Part.PLAN),
        ("三、", "2025年改革工作", Part.PLAN),
    ]


def test_headings_below_one_that_names_its_part_say_little() -> None:
    found = doc(
        f"{HEAD}过去五年工作的总结\n{DONE * 4}一、牢固树立改革思想\n{DONE}二、着力推进各项改革\n{DONE}"
        f"今后五年的目标任务\n{AIMS * 4}"
    )
    assert [s.part for s in found.sections if s.title] == [Part.REVIEW, Part.REVIEW, Part.REVIEW, Part.PLAN]


def test_goals_that_sound_like_results_are_plan_under_a_heading_that_says_so() -> None:
    goals = "——经济综合实力取得重大进展。产业发展成绩明显，各项改革取得实质性成果，连续提升，城乡步伐明显加快。\n"
    found = doc(
        f"{HEAD}一、“十二五”时期工作回顾\n{DONE * 4}二、“十三五”时期经济社会发展主要目标\n{goals * 3}"
        f"三、2016年工作安排\n{AIMS * 4}",
        2016,
    )
    assert [s.part for s in found.sections if s.number] == [Part.REVIEW, Part.PLAN, Part.PLAN]


def test_problems_belong_to_the_review() -> None:
    trouble = "在充分肯定成绩的同时，要看到我们还面临不少困难和问题，要加大工作力度，努力推动解决，确保发展。\n"
    found = doc(
        f"{HEAD}一、2024年工作回顾和2025年工作目标\n{DONE * 3}{trouble}各位代表！今年要办好几件大事。{AIMS * 2}"
        f"二、推动经济发展\n{AIMS * 3}三、加快改革\n{AIMS}"
    )
    part = {
        words: found.sections[found.sentence_at(found.words.index(words)).section].part for words in ("困难", "大事")
    }
    assert part == {"困难": Part.REVIEW, "大事": Part.PLAN}


def test_five_years_to_come_without_a_heading_are_plan() -> None:
    ahead = "——坚持把办好实事作为目的，着力打造美丽家园，确保抓好改革，鼓励创业。\n"
    found = doc(
        f"{HEAD}本届政府工作回顾\n{DONE * 4}今后五年，政府工作要实现新的跨越。\n{ahead * 5}"
        f"2025年主要工作安排\n{AIMS * 4}"
    )
    assert found.sections[found.sentence_at(found.words.index("今后五年")).section].part is Part.PLAN
    named = doc(f"{HEAD}本届政府工作回顾\n{DONE * 4}新一届政府工作思路\n{ahead * 5}2025年主要工作安排\n{AIMS * 4}")
    assert [s.part for s in named.sections if s.title] == [Part.REVIEW, Part.PLAN, Part.PLAN]


def test_what_stands_before_the_second_chapter_is_the_end_of_the_first() -> None:
    found = doc(
        f"青溪县2025年政府工作报告\n各位代表！发展还存在一些挑战和不足，要加快解决。\n二、2025年工作安排\n{AIMS * 3}"
    )
    assert found.sections[found.sentence_at(found.words.index("挑战")).section].part is Part.REVIEW
