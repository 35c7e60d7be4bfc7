"""Values show themselves: the words they stand on are marked, numbers are whole, and no label can break out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.model.claim import Measurement, Ranking, Recognition, Relation, StatusChange, Subject
from kg.model.document import Source, Span
from kg.model.quantity import Modality, Period, Predicate, Status
from kg.network.neighbours import Neighbour
from kg.query import Column, Kind, Result, Table
from kg.query.evidence import Quote
from kg.text import document
from kg.view.notebook import things
from kg.view.notebook.tables import sentence
from tests.view.notebook.markup import marked, read

HEAD = "青禾县人民政府工作报告\n——2024年1月10日在青禾县第十八届人民代表大会第三次会议上\n一、2023年工作回顾\n"
TEXT = "地区生产总值达到930亿元，增长6.5%。云岭大桥项目建成通车。青禾药业集团获评“全国绿色工厂”。\n"
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><b onmouseover="alert(1)">',
    "</mark></details></td></svg>",
    "&lt;i&gt; & {} {0} %s",
    "<!-- -->]]>",
]
COMMON: dict[str, Any] = {
    "modality": Modality.ACHIEVED,
    "period": Period(2023),
    "evidence": Span(0, 2),
    "sentence": 0,
    "rule": "written",
}


def made(text: str) -> kg.Document:
    return document(Source("sample.txt", f"{HEAD}{text}", "0" * 64, "utf-8"))


def test_a_document_shows_its_sections_and_marks_what_it_names() -> None:
    report = made(TEXT)
    html = report._repr_html_()
    found = read(html)
    assert "青禾县人民政府工作报告" in found.words
    assert "地区生产总值达到930亿元" in found.words.replace("\n", "")
    assert "云岭大桥项目建成通车" in found.words
    names = {mention.span for mention in kg.extract(report).mentions}
    assert names
    assert set(marked(html)) <= {report.text(span) for span in names}
    assert "mark.kg-Project" in html
    assert any(
        tag == "mark" and (attrs["class"] or "").startswith("kg-") and attrs["title"] for tag, attrs in found.found
    )


def test_every_sentence_of_the_seed_is_shown_once(seed: Path) -> None:
    report = kg.read(seed)
    words = read(report._repr_html_()).words
    for each in report.sentences:
        assert report.sentence_text(each).strip() in words


def test_an_extraction_shows_how_much_was_read_and_each_claim_unfolds() -> None:
    extraction = kg.extract(made(TEXT))
    html = extraction._repr_html_()
    assert "930亿元" in marked(html)
    assert "指标值" in read(html).words
    assert "measurement 2" in extraction._repr_mimebundle_()["text/plain"]


def test_a_claim_shows_its_sentence_with_its_words_marked() -> None:
    claims = kg.extract(made(TEXT)).claims
    (level,) = [each for each in claims if isinstance(each, Measurement) and each.unit == "CNY"]
    html = level._repr_html_()
    found = read(html)
    assert marked(html)[-1] == "930亿元"
    assert "93,000,000,000" in found.words
    assert "地区生产总值达到930亿元，增长6.5%。" in found.words
    assert "930亿元" in level._repr_mimebundle_()["text/plain"]


@pytest.mark.parametrize(
    "claim",
    [
        Measurement(
            subject=Subject("甲县", "AdministrativeArea"), value=Decimal("1.5"), unit="%", phrase="x", **COMMON
        ),
        Ranking(subject=Subject("甲县", None), scope="全省", position=None, phrase="投资", **COMMON),
        Recognition(subject=Subject("甲县", None), award="绿色县", **COMMON),
        StatusChange(subject=Subject("甲桥", "Project"), status=Status.COMPLETED, **COMMON),
        Relation(
            subject=Subject("甲桥", "Project"), predicate=Predicate.LOCATED_IN, object=Subject("甲县", None), **COMMON
        ),
    ],
    ids=lambda claim: type(claim).__name__,
)
def test_a_claim_written_by_hand_shows_what_it_knows(claim: Any) -> None:
    assert claim.subject.name in read(claim._repr_html_()).words


def test_an_answer_shows_names_numbers_and_sentences(seed_dataset: Path) -> None:
    ranks = kg.open(seed_dataset).query("ranks")
    html = ranks._repr_html_()
    found = read(html)
    assert "位次" in found.words
    assert "全国第4" in marked(html)
    assert f"{len(ranks)} 行" in found.words
    assert 'class="kg-number"' in html


def test_an_iri_with_evidence_unfolds_into_its_sentence(seed_dataset: Path) -> None:
    asked = "SELECT ?m ?subject { ?m a gov:Measurement ; gov:metric/skos:prefLabel ?x ; gov:subject ?subject }"
    answer = kg.open(seed_dataset).query(asked)
    assert answer.quotes
    html = answer._repr_html_()
    assert {quote.quotation for quote in answer.quotes.values()} & set(marked(html))
    assert all(quote.quotation in quote.sentence for quote in answer.quotes.values())


def test_of_many_rows_the_first_are_shown() -> None:
    rows = tuple((ox.Literal(number),) for number in range(1000))
    html = Result(("n",), rows, {})._repr_html_()
    assert "30 of 1000 shown" in html
    assert html.count("<tr>") == 31
    assert len(Result(("n",), rows, {})._repr_mimebundle_()["text/plain"]) < 100


def test_the_forms_of_a_bundle_can_be_chosen() -> None:
    answer = Result(("n",), (), {})
    assert set(answer._repr_mimebundle_()) == {"text/plain", "text/html"}
    assert set(answer._repr_mimebundle_(include={"text/html"})) == {"text/html"}
    assert set(answer._repr_mimebundle_(exclude={"text/html"})) == {"text/plain"}


def test_a_thing_stands_among_its_neighbours(seed_dataset: Path) -> None:
    thing = kg.open(seed_dataset).entity("复星国际中心")
    assert {each.name for each in thing.neighbours if each.relation == "award"} == {"全国十大活力商务楼宇"}
    html = thing._repr_html_()
    found = read(html)
    assert "svg" in {tag for tag, _ in found.found}
    for each in thing.neighbours:
        assert each.name[:12] in found.words


def test_a_dataset_a_report_and_a_summary_show_themselves(seed_dataset: Path, seed: Path, tmp_path: Path) -> None:
    dataset = kg.open(seed_dataset)
    assert "渝中区" in read(dataset._repr_html_()).words
    assert "ranks" in read(dataset._repr_html_()).words
    assert "2025" in read(dataset.report("渝中区")._repr_html_()).words
    (tmp_path / "bad.txt").write_text("", encoding="utf8")
    summary = kg.build([seed, tmp_path / "bad.txt"], tmp_path / "out")
    assert "bad.txt" in read(summary._repr_html_()).words


@pytest.mark.parametrize("words", HOSTILE)
def test_no_label_breaks_out_of_its_place(words: str) -> None:
    iri = "https://example.org/x"
    answer = Result(
        (words, "m"),
        ((ox.Literal(words), ox.NamedNode(iri)), (ox.Literal(words * 9), None)),
        {words: (words, words + "en")},
        labels={iri: words},
        quotes={iri: Quote(words, 3, 3 + len(words), f"他说{words}。", 1)},
    )
    assert words in read(answer._repr_html_()).words
    column = Column(words, words, words, Kind.TEXT)
    assert words in read(Table((column,), ((words,),))._repr_html_()).words
    near = Neighbour(iri, words, "Place", "locatedIn", 1, True)
    drawn = things.thing(words, [words], ["Place"], answer, [near, Neighbour(iri, words, words, "", 2, True)])
    read(drawn.html)
    read(things.report(iri, words, words, words, 2025).html)
    read(Recognition(subject=Subject(words, "Place"), award=words, grantor=words, **COMMON)._repr_html_())
    read(kg.extract(made(f"{words}项目建成通车，实现产值5亿元。\n"))._repr_html_())


LETTERS = "甲乙<&>\"' a"


@given(st.text(LETTERS, max_size=30), st.text(LETTERS, min_size=1, max_size=4), st.integers(0, 40))
def test_a_marked_sentence_keeps_its_words(words: str, quotation: str, meant: int) -> None:
    html = str(sentence(words, quotation, meant))
    found = read(html).words
    assert marked(html) == [quotation]
    assert found == (words if quotation in words else f"{words} {quotation}")
