"""What every number and rank of the text is about: read once, for the extractors of measurements and of rankings."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.numbers.figure import Figure
from kg.extract.reckoning import Reckoned, reckoning
from kg.grammar.reading import Reading
from kg.model.claim import Mention
from kg.model.document import Document


def _brief(reckoned: Reckoned) -> object:
    found = reckoned.found
    return (found.phrase, str(found.quantity.quantity.value) if isinstance(found, Figure) else found.rank.position)


@extractor(
    needs=(Reading, Mention),
    gives=(Reckoned,),
    brief=_brief,
    match={
        "新认定高新技术企业80家、科技型中小企业262家。": [
            ("新认定高新技术企业", "80"),
            ("新认定科技型中小企业", "262"),
        ],
        "货运量与货值分别增长20%、15%，居全市第2。": [("货运量", "20"), ("货值", "15"), ("货运量", 2), ("货值", 2)],
    },
    leave=["“4321”行动计划深入实施。"],
)
def figures(document: Document, known: Known) -> Iterator[Reckoned]:
    """Yield each number and rank with its phrase, subject and setting."""
    yield from reckoning(document, known)
