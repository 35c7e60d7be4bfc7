"""Every numeral of the text, read once: what the extractors of measurements, rankings and numerals share."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.grammar.reading import Reading
from kg.grammar.reading import readings as read
from kg.model.document import Document


def _brief(reading: Reading) -> object:
    return reading.use.value


@extractor(
    gives=(Reading,),
    brief=_brief,
    match={
        "全年引进企业12家，居全市第3。": ["measurement", "rank"],
        "“4321”行动计划深入实施。": ["name"],
        "2023年6月正式开园。": ["date"],
    },
    leave=["我们进一步优化环境。"],
)
def readings(document: Document, known: Known) -> Iterator[Reading]:
    """Yield the reading of each numeral of the document, in clean offsets."""
    del known
    yield from read(document.words)
