"""Rankings, as in 消费竞争力全国第4: who or what stands where in a named scope."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.numbers.figure import Standing
from kg.extract.reckoning import Reckoned, subject
from kg.lexicon.metrics import metric_of
from kg.model.claim import Ranking
from kg.model.document import Document, Span


def _brief(claim: Ranking) -> object:
    return (claim.scope, claim.position, claim.phrase)


@extractor(
    needs=(Reckoned,),
    gives=(Ranking,),
    brief=_brief,
    match={
        "消费竞争力全国第4。": [("全国", 4, "消费竞争力")],
        "楼均产出、税收分别超2万元/平方米、900元/平方米，居全省第1。": [
            ("全省", 1, "楼均产出"),
            ("全省", 1, "楼均税收"),
        ],
        "绿地率、水质分别居全市第1、第3。": [("全市", 1, "绿地率"), ("全市", 3, "水质")],
        "小微贷款余额达500亿元，居全市前列。": [("全市", None, "小微贷款余额")],
    },
    leave=["第一时间赶赴现场。", "坚持质量第一，努力走在前列。", "云岭茶产量位居第二。"],
)
def rankings(document: Document, known: Known) -> Iterator[Ranking]:
    """Yield a Ranking for each metric and rank; 前列 has no position, and a rank without a scope gives nothing."""
    for reckoned in known.of(Reckoned):
        found, setting = reckoned.found, reckoned.setting
        if not isinstance(found, Standing) or not found.rank.scope:
            continue
        yield Ranking(
            subject=subject(document, found.subject),
            modality=setting.modality,
            period=setting.period,
            evidence=Span(found.rank.start, found.rank.end),
            sentence=reckoned.sentence,
            rule="rankings",
            scope=found.rank.scope,
            position=found.rank.position,
            phrase=found.phrase,
            metric=metric_of(found.phrase),
        )
