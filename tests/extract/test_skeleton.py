"""Skeletons: names as single characters, with the way back to the text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.groups import groups
from kg.extract.skeleton import ANY, Skeleton, marks, skeleton
from kg.model.document import Span
from tests.extract.named import marked


def _one(text: str) -> tuple[str, Skeleton]:
    document, mentions = marked(text)
    sentence = document.sentences[0]
    return document.words, skeleton(sentence, document.sentence_text(sentence), mentions)


def test_quotes_brackets_and_notes_go() -> None:
    _, found = _one("引进“[云岭数谷|地]”、[青禾科技|企]（总部）[1]等5家企业。")
    assert re.sub(ANY, "N", found.words) == "引进N、N等5家企业。"
    assert [m.name for m in found.names.values()] == ["云岭数谷", "青禾科技"]


def test_marks_tell_classes_apart() -> None:
    _, found = _one("[云岭数谷|地]引进[青禾科技|企]。")
    assert re.findall(marks("Enterprise"), found.words) == [found.words[3]]


def test_names_in_brackets_are_left_out() -> None:
    _, found = _one("[云岭数谷|地]（含[青禾科技|企]）开工。")
    assert re.sub(ANY, "N", found.words) == "N开工。"


def test_names_that_stood_alone_in_quotation_marks() -> None:
    _, found = _one("[世纪大厦|楼]“[天台88|楼]”[《清溪志》|品]亮相。")
    assert found.quoted == {1, 2}


def test_a_list_is_one_group() -> None:
    _, found = _one("“[甲园|地]”“[乙园|地]”、[丙园|地]开放。")
    (clause,) = found.clauses()
    (group,) = groups(found, clause, re.compile(ANY), lambda between: between == "、")
    assert [m.name for m in group.mentions(found)] == ["甲园", "乙园", "丙园"]


@given(
    st.lists(
        st.sampled_from(["[甲楼|楼]", "“", "”", "（", "）", "推进", "[3]", " ", "、", "《", "》"]),
        min_size=1,
        max_size=12,
    )
)
def test_every_character_knows_where_it_was(pieces: list[str]) -> None:
    words, found = _one("".join(pieces) + "字。")
    assert len(found.offsets) == len(found.words) + 1
    assert list(found.offsets) == sorted(set(found.offsets))
    for i, character in enumerate(found.words):
        said = words[slice(*found.span(i, i + 1))]
        assert said == (found.names[i].name if i in found.names else character)
    assert found.span(0, len(found.words)) == Span(found.offsets[0], len(words))
