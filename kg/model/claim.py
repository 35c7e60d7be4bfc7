"""What a report says: mentions of things, and claims with their evidence. All spans are in clean offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kg.model.document import Document, Span
from kg.model.quantity import Basis, Change, Comparator, Modality, NumeralUse, Period, Predicate, Status
from kg.model.shown import Shown


@dataclass(frozen=True, slots=True)
class Mention:
    """A proper name in the text.

    `name` is the canonical name: no inner quotation marks, variant characters folded, the full form where the text
    gives it (渝中 → 渝中区). `cls` is a class of the ontology (`Place`, `Enterprise`, …). `rule` found it.
    """

    span: Span
    sentence: int
    name: str
    cls: str
    rule: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: a named thing (cls given), or a topic that is no named thing (cls None).

    `span` is the mention that it was taken from; None when it is the report's own area by default.
    `members` lists the entities of a joint subject (A、B合计).
    """

    name: str
    cls: str | None
    span: Span | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Shown):
    """What every claim has: a subject, done or aimed at, when, the words that carry it, and the rule that read them.

    `document` is the one that it was read from; None for a claim written by hand.
    """

    subject: Subject
    modality: Modality
    period: Period
    evidence: Span
    sentence: int
    rule: str
    estimated: bool = False
    document: Document | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Claim):
    """A number that measures or counts something; evidence is the number with its unit (930亿元).

    `value` is in base units (see Quantity); `phrase` is the text's own words for what is measured; `metric` the id of
    a curated concept in lexicon/metrics.toml (gdp) where the phrase is one; `basis` belongs to a change.
    """

    value: Decimal
    unit: str
    comparator: Comparator = Comparator.EQ
    upper: Decimal | None = None
    change: Change = Change.NONE
    basis: Basis | None = None
    phrase: str = ""
    metric: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Claim):
    """A position in a scope (全国第4); `position` is None for 前列. Evidence is the rank words."""

    scope: str
    position: int | None
    phrase: str = ""
    metric: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Claim):
    """An honour or designation received; evidence is the award's words."""

    award: str
    grantor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange(Claim):
    """What happened to a named thing, its subject; evidence is the verb (竣工投用)."""

    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Claim):
    """A relation between two named things that the text states; evidence is the words that tie them."""

    predicate: Predicate
    object: Subject


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the text and what it is for; `arabic` for runs of Arabic digits, else Chinese numerals."""

    span: Span
    sentence: int
    use: NumeralUse
    arabic: bool


@dataclass(frozen=True, slots=True)
class Extraction(Shown):
    """Everything that was read from one document, each kind in the order of the text."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    numerals: tuple[Numeral, ...] = field(default=())
