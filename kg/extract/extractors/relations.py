"""Relations that the text states between two named things: 大厦引进首店, 与某市共建, 落户园区."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.relation_grammar import ties
from kg.extract.skeleton import Skeleton
from kg.extract.status_patterns import patterns
from kg.model.claim import Relation, Subject
from kg.model.document import Document


def _brief(relation: Relation) -> tuple[str, str, str]:
    return relation.subject.name, relation.predicate, relation.object.name


@extractor(
    needs=(Skeleton,),
    gives=(Relation,),
    brief=_brief,
    match={"青禾科技有限公司落户云岭产业园。": [("青禾科技有限公司", "locatedIn", "云岭产业园")]},
    leave=["云岭产业园年产值达30亿元。"],
)
def relations(document: Document, known: Known) -> Iterator[Relation]:
    """Yield a Relation for each tie; where 与某市合作 names no subject it is the report's own area."""
    for skeleton in known.of(Skeleton):
        setting = document.sentences[skeleton.sentence].setting
        for tie in ties(skeleton):
            thing = skeleton.names[tie.object]
            if tie.subject is None:
                subject = Subject(document.area.name, "AdministrativeArea")
            else:
                mention = skeleton.names[tie.subject]
                subject = Subject(mention.name, mention.cls, mention.span)
            common = patterns().generic
            if subject.name != thing.name and not (common.fullmatch(subject.name) or common.fullmatch(thing.name)):
                yield Relation(
                    subject=subject,
                    modality=setting.modality,
                    period=setting.period,
                    evidence=skeleton.span(*tie.words),
                    sentence=skeleton.sentence,
                    rule="relation",
                    predicate=tie.predicate,
                    object=Subject(thing.name, thing.cls, thing.span),
                )
