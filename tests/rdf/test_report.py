"""A report's graphs, asked as the contract asks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import check, link, rdf
from tests.rdf import sample

ROOT = Path(__file__).resolve().parent.parent.parent
PREFIXES = """
PREFIX gov: <https://w3id.org/govreport/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX prov: <http://www.w3.org/ns/prov#>
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return sample.dataset()


def rows(store: ox.Store, query: str) -> list[tuple[str | None, ...]]:
    found = store.query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sorted((tuple(term and getattr(term, "value", None) for term in row) for row in found), key=str)


def test_a_measurement_answers_in_one_row(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?exact ?value ?unit ?comparator ?change ?phrase ?subject ?modality ?year WHERE {
        ?claim a gov:Measurement ; gov:evidence/oa:exact ?exact ; gov:value ?value ; gov:unit/skos:notation ?unit ;
            gov:comparator/skos:notation ?comparator ; gov:change/skos:notation ?change ; gov:modality ?modality ;
            gov:subject/skos:prefLabel ?subject ; gov:year ?year ; gov:phrase ?phrase . }""",
    )
    gov = "https://w3id.org/govreport/ontology#"
    assert ("73亿元", "7300000000", "CNY", "eq", "none", "外贸进出口额", "云川区", gov + "Achieved", "2024") in found
    assert ("5%—6%", "5", "%", "ge", "increase", "外贸进出口额", "云川区", gov + "Achieved", "2024") in found
    assert (
        "1.2万元/平方米",
        "12000",
        "CNY/m2",
        "gt",
        "none",
        "楼均税收",
        "云川数字产业园",
        gov + "Achieved",
        "2024",
    ) in found
    assert max(Counter(found).values()) == 1


def test_a_bare_number_has_the_unit_one(store: ox.Store) -> None:
    found = rows(store, 'SELECT ?v WHERE { ?c gov:value ?v ; gov:unit/skos:notation "1" }')
    assert found == [("0.5",)]


def test_what_is_not_said_is_not_written(store: ox.Store) -> None:
    assert rows(store, "SELECT ?e WHERE { ?c gov:estimated ?e }") == [("true",)]
    assert rows(store, "SELECT ?f ?p WHERE { ?c gov:fromYear ?f ; gov:period ?p }") == [("2021", "2024-01/2024-09")]
    assert rows(store, "SELECT ?u WHERE { ?c gov:upper ?u }") == [("6",)]
    assert rows(store, "SELECT ?b WHERE { ?c gov:basis/skos:notation ?b }") == [("yearOnYear",)]


def test_the_metric_is_the_curated_concept(store: ox.Store) -> None:
    found = rows(store, "SELECT ?p ?m WHERE { ?c gov:phrase ?p ; gov:metric ?x . ?x a gov:Metric ; skos:prefLabel ?m }")
    assert found == [("外贸进出口额", "Total imports and exports"), ("外贸进出口额", "进出口总额")]


def test_nothing_is_referred_to_that_has_no_name(store: ox.Store) -> None:
    assert list(check.unnamed(store)) == []


def test_every_kind_of_claim_answers(store: ox.Store) -> None:
    assert rows(store, "SELECT ?p ?s WHERE { ?c a gov:Ranking ; gov:position ?p ; gov:scope ?s }") == [("1", "全市")]
    found = rows(store, "SELECT ?a ?g WHERE { ?c gov:award/skos:prefLabel ?a ; gov:grantor/skos:prefLabel ?g }")
    assert found == [("全国十大活力楼宇", "中国楼宇联盟")]
    found = rows(store, "SELECT ?s ?n WHERE { ?c gov:status/skos:notation ?n ; gov:subject/skos:prefLabel ?s }")
    assert found == [("云川国际中心", "completed")]


def test_an_achieved_relation_has_the_plain_triple_beside_it_and_a_target_has_not(store: ox.Store) -> None:
    names = "?s skos:prefLabel ?a . ?o skos:prefLabel ?b"
    found = rows(store, f"SELECT ?a ?b WHERE {{ ?s gov:locatedIn ?o . {names} }}")
    assert found == [("云川国际中心", "云川数字产业园")]
    assert rows(store, "SELECT (COUNT(*) AS ?n) WHERE { ?c a gov:Relation }") == [("4",)]
    # Two shared areas: any report that says so would state the same triple, and none may stand in two graphs.
    assert rows(store, f"SELECT ?a ?b WHERE {{ ?s gov:partnerWith ?o . {names} }}") == [
        ("远岚科技有限公司", "云川大学")
    ]


def test_superclasses_are_stated_and_a_name_is_one_node(store: ox.Store) -> None:
    found = rows(store, 'SELECT ?c WHERE { ?e skos:prefLabel "云川数字产业园"@zh ; a ?c }')
    gov = "https://w3id.org/govreport/ontology#"
    assert found == [(gov + name,) for name in ("Entity", "Place", "Project")]
    assert rows(store, "SELECT ?n WHERE { ?d a gov:District, gov:AdministrativeArea ; skos:prefLabel ?n }") == [
        ("渝中区",)
    ]


def test_a_short_form_is_an_alias_of_its_full_form(store: ox.Store) -> None:
    found = rows(store, 'SELECT ?b WHERE { ?e skos:prefLabel "远岚科技有限公司"@zh ; skos:altLabel ?b }')
    assert found == [("远岚科技",)]


def test_areas_are_shared_with_the_areas_around_them(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?code ?level ?around WHERE { GRAPH <https://w3id.org/govreport/id/graph/areas> {
        ?a skos:notation ?code . OPTIONAL { ?a gov:partOf/skos:prefLabel ?around } }
        ?a gov:level/skos:notation ?level }""",
    )
    assert ("500103", "county", "重庆市") in found
    assert ("510100", "city", "四川省") in found
    assert ("510000", "province", "中国") in found


def test_a_topic_lists_its_members(store: ox.Store) -> None:
    found = rows(store, "SELECT ?n ?m WHERE { ?t a gov:Topic ; skos:prefLabel ?n ; gov:member/skos:prefLabel ?m }")
    assert found == [("远岚科技、云川大学合计", "云川大学"), ("远岚科技、云川大学合计", "远岚科技有限公司")]


def test_the_subject_says_which_mention_it_was_taken_from(store: ox.Store) -> None:
    found = rows(store, "SELECT DISTINCT ?x WHERE { ?c a gov:StatusChange ; gov:subjectFrom/oa:exact ?x }")
    assert found == [("云川国际中心",)]


def test_clean_words_are_given_only_where_they_differ(store: ox.Store) -> None:
    found = rows(store, "SELECT ?exact ?clean WHERE { ?s oa:exact ?exact ; gov:clean ?clean }")
    assert [clean for _, clean in found] == [
        "“云川”数字产业园引进远岚科技有限公司等5家企业，楼均产出、税收分别超1.2万元/平方米，居全市第1。",
        "𠮷川岸线焕新，外贸进出口额实现73亿元，增长5%—6%。",
    ]
    assert "\n\n# 要闻\n\n" in str(found[1][0])


def test_unexplained_numerals_are_kept(store: ox.Store) -> None:
    assert rows(store, "SELECT ?x WHERE { ?n a gov:Unexplained ; oa:exact ?x ; gov:sentence ?s }") == [("23",)]


def test_the_report_and_its_run(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?title ?area ?year ?date ?source ?version ?software WHERE { ?r a gov:Report ; dcterms:title ?title ;
        gov:area/skos:prefLabel ?area ; gov:year ?year ; dcterms:date ?date ; dcterms:source ?source ; gov:sha256 ?h ;
        dcterms:conformsTo ?version ; dcterms:isVersionOf ?work ; prov:wasGeneratedBy/gov:software ?software }""",
    )
    version = "https://w3id.org/govreport/ontology/0.1.0"
    title = "云川区人民政府工作报告"
    assert found == [(title, "云川区", "2025", "2025-01-16", "yunchuan-2025.txt", version, "govreport-kg test")]


@pytest.mark.parametrize("area", [sample.CLOUD, sample.YUZHONG], ids=["unresolved", "resolved"])
def test_a_lone_report_with_the_ontology_is_what_the_shapes_say(area: sample.Area) -> None:
    quads = sample.quads(area)
    assert list(check.shapes(quads)) == []
    assert list(check.quotations(quads)) == []
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_line_ends_of_any_kind_are_kept() -> None:
    quads = list(ox.parse(sample.graphs(end="\r").own_nquads(), ox.RdfFormat.N_QUADS))
    assert list(check.quotations(quads)) == []
    (text,) = (q.object.value for q in quads if q.predicate.value.endswith("#text"))
    assert text == sample.extraction(end="\r").document.source.text


def test_control_characters_are_spaces_and_quotations_still_hold() -> None:
    found = sample.extraction()
    text = found.document.source.text.replace("云川国际", "云\x07国际").replace("要闻", "\x00\x01")
    found = sample.again(found, text)
    made = rdf.graphs(found, link.resolve(found), base=rdf.DEFAULT_BASE, run=sample.RUN)
    quads = list(ox.parse(made.own_nquads(), ox.RdfFormat.N_QUADS))
    assert list(check.quotations(quads)) == []
    assert "云 国际中心" in {q.object.value for q in quads if q.predicate.value.endswith("#exact")}


def test_two_graphs_and_no_triple_in_two() -> None:
    made = sample.graphs()
    assert (
        {q.graph_name.value for q in sample.quads()} == {made.report, made.text} == {made.report, made.report + "/text"}
    )
    assert list(check.doubled(sample.dataset(sample.CLOUD, sample.YUZHONG))) == []


def test_the_iri_is_area_year_and_text() -> None:
    assert sample.graphs(sample.YUZHONG).report.startswith("https://w3id.org/govreport/id/report/500103-2025-")
    assert sample.graphs().report.startswith("https://w3id.org/govreport/id/report/云川区-2025-")
    assert sample.graphs().report != sample.graphs(end="\r\n").report


def test_the_base_is_where_instances_begin_and_changes_nothing_else() -> None:
    here, there = sample.graphs(), sample.graphs(base="https://example.org/kg/")
    assert here.nquads().decode().replace(rdf.DEFAULT_BASE, "https://example.org/kg/").splitlines() == sorted(
        there.nquads().decode().splitlines()
    )


def test_bytes_are_sorted_nquads_as_oxigraph_writes_them() -> None:
    made = sample.graphs().nquads()
    written = ox.serialize(ox.parse(made, ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert b"".join(sorted(written.splitlines(keepends=True))) == made


def test_bytes_are_the_same_under_any_hash_seed() -> None:
    code = "import hashlib; from tests.rdf import sample as s; print(hashlib.sha256(s.graphs().nquads()).hexdigest())"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(made) == 1


def test_a_run_takes_its_times_from_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737014400")
    run = rdf.Run.now(area=None, year=2025)
    assert run.settings == ("year=2025",)
    assert run.began == run.ended == datetime(2025, 1, 16, 8, tzinfo=UTC)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    began = datetime.now(UTC)
    assert rdf.Run.now(began=began).ended >= began


def test_a_thing_said_twice_is_written_once() -> None:
    found = sample.extraction()
    twice = sample.Extraction(found.document, found.mentions * 2, found.claims * 2, found.numerals * 2)
    made = rdf.graphs(twice, link.resolve(twice), base=rdf.DEFAULT_BASE, run=sample.RUN)
    assert made.nquads() == sample.graphs().nquads()
