"""Document → mentions and claims; each extractor is a module of the folder `extractors`."""

from __future__ import annotations

from typing import Any

from kg.extract import order
from kg.extract.extractor import Known
from kg.model.claim import Claim, Extraction, Mention, Numeral
from kg.model.document import Document


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
    claims.sort(key=lambda claim: (claim.evidence, type(claim).__name__, repr(claim)))
    return Extraction(
        document,
        tuple(sorted(values.get(Mention, ()), key=lambda m: (m.span, m.cls))),
        tuple(claims),
        tuple(sorted(values.get(Numeral, ()), key=lambda n: n.span)),
    )
