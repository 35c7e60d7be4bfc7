"""The account of numerals: every run of digits, and every Chinese numeral before a unit, with what it is for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.grammar.numerals import ARABIC, CHINESE_DIGITS
from kg.grammar.reading import Reading
from kg.model.claim import Measurement, Mention, Numeral
from kg.model.document import Document, Span
from kg.model.quantity import NumeralUse

_RUN = re.compile(ARABIC)
_CHINESE = re.compile(f"[{CHINESE_DIGITS}]+|半")


def _brief(numeral: Numeral) -> object:
    return numeral.use.value


@extractor(
    needs=(Reading, Mention, Measurement),
    gives=(Numeral,),
    brief=_brief,
    match={
        "规上企业营收达320亿元，居全市第3。": ["measurement", "rank"],
        "“4321”行动计划深入实施。": ["name"],
        "2023年6月正式开园。": ["date", "date"],
        "编号77的设备。": ["unexplained"],
    },
    leave=["我们优化环境。"],
)
def numerals(document: Document, known: Known) -> Iterator[Numeral]:
    """Yield a Numeral for each numeral; a bare number that made no claim is unexplained."""
    evidence = {claim.evidence.start for claim in known.of(Measurement)}
    names = sorted({(mention.span.start, mention.span.end) for mention in known.of(Mention)})
    starts = [start for start, _ in names]
    for reading in known.of(Reading):
        use = reading.use
        index = bisect_right(starts, reading.start) - 1
        named = any(start <= reading.start < end for start, end in names[max(0, index - 2) : index + 1])
        claimed = reading.start in evidence
        if not claimed and named and use is not NumeralUse.DATE:
            use = NumeralUse.NAME
        elif not claimed and use is NumeralUse.MEASUREMENT and reading.quantity is not None and reading.quantity.bare:
            use = NumeralUse.UNEXPLAINED
        sentence = document.sentence_at(reading.start).index
        for match in (_RUN if reading.arabic else _CHINESE).finditer(document.words, reading.start, reading.end):
            yield Numeral(Span(match.start(), match.end()), sentence, use, reading.arabic)
            if not reading.arabic:
                break
