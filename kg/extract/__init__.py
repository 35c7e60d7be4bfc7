"""Document → mentions and claims; each extractor is a module of the folder `extractors`."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import groupby
from types import ModuleType
from typing import Any

from kg.extract import order
from kg.extract.extractor import Known
from kg.model.claim import Claim, Extraction, Mention, Numeral
from kg.model.document import Document, Span


def extract(document: Document) -> Extraction:
    """Run every extractor over a document; claims, mentions and numerals come in the order of the text."""
    values: dict[type, tuple[Any, ...]] = {}
    for each in order.extractors():
        found: dict[type, list[Any]] = {}
        for value in each.run(document, Known(values)):
            found.setdefault(type(value), []).append(value)
        for kind, more in found.items():
            values[kind] = (*values.get(kind, ()), *more)
    claims = [claim for kind, group in values.items() if issubclass(kind, Claim) for claim in group]
    claims.sort(key=_place)
    ties = (list(group) for _, group in groupby(claims, _place))
    # Writing claims out costs more than sorting them: only where that decides.
    ordered = (claim for tied in ties for claim in (sorted(tied, key=repr) if len(tied) > 1 else tied))
    return Extraction(
        document,
        tuple(sorted(values.get(Mention, ()), key=lambda m: (m.span, m.cls))),
        tuple(replace(claim, document=document) for claim in ordered),
        tuple(sorted(values.get(Numeral, ()), key=lambda n: n.span)),
    )


def _place(claim: Claim) -> tuple[Span, str]:
    return claim.evidence, type(claim).__name__


class _Room(ModuleType):
    """This room, which may be called.

    `kg.extract(document)` is public, and `kg.extract` is this package: whoever imports any module of it makes the
    import system put the package there, over any function of that name. So the package itself takes the call.
    """

    def __call__(self, document: Document) -> Extraction:
        """Run every extractor over a document: its mentions and claims, each with the words that carry it.

        >>> extraction = kg.extract(kg.read("seeds/yuzhong-2025.txt"))
        >>> claim = next(claim for claim in extraction.claims if getattr(claim, "metric", None) == "gdp")
        >>> claim.value, claim.unit, extraction.document.text(claim.evidence)
        (Decimal('93000000000'), 'CNY', '930亿元')
        """
        return extract(document)


sys.modules[__name__].__class__ = _Room
