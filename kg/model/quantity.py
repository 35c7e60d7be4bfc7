"""The small vocabularies of claims and the value of a quantity.

The string of each member is its notation in the graph (ontology/govreport.ttl holds labels and comments).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How a value bounds what is measured: 达 eq, 超 gt, 以上 ge, 不到 lt, 以内 le, 约 approx."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"


class Change(StrEnum):
    """Whether a number is the amount of a change (增长6%) or a level (达930亿元)."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NONE = "none"


class Basis(StrEnum):
    """What a change is measured against: 同比, 年均, 比2019年, 五年累计."""

    YEAR_ON_YEAR = "yearOnYear"
    ANNUAL_AVERAGE = "annualAverage"
    SINCE = "since"
    PLAN_PERIOD = "planPeriod"


class Modality(StrEnum):
    """Whether something is done (实绩) or aimed at (目标)."""

    ACHIEVED = "achieved"
    TARGET = "target"


class Status(StrEnum):
    """What happened to a project, building, firm, event or product."""

    INTRODUCED = "introduced"
    STARTED = "started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    OPENED = "opened"
    APPROVED = "approved"
    RENEWED = "renewed"
    PLANNED = "planned"


class Predicate(StrEnum):
    """A direct relation between two named things."""

    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    PARTNER_WITH = "partnerWith"
    HOSTS = "hosts"
    OPERATES = "operates"
    GRANTS = "grants"


class NumeralUse(StrEnum):
    """What a numeral of the text is for; `unexplained` when no rule accounts for it."""

    MEASUREMENT = "measurement"
    RANK = "rank"
    NAME = "name"
    DATE = "date"
    LIST_NUMBER = "list_number"
    SET_PHRASE = "set_phrase"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, in base units: 930亿元 is Decimal(93000000000) with unit CNY.

    `unit` is a code of the annotation guide (CNY, %, pp, m2, person, …), a Chinese classifier (家), or "" for none.
    A range 5%—6% has its lower bound as value, its upper bound as `upper`, and comparator ge.
    """

    value: Decimal
    unit: str
    comparator: Comparator = Comparator.EQ
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time a claim is about: a year, from an earlier year where it spans several, or part of a year.

    `part` is "YYYY-MM/YYYY-MM" and is given only where the period is no whole year.
    """

    year: int
    from_year: int | None = None
    part: str | None = None
