"""What a check finds. A finding is a value; only the caller decides what fails."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error breaks the graph, a warning hurts its use, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding: how much it matters, what kind it is, what is wrong, and where (an IRI, or a place in a text)."""

    severity: Severity
    code: str
    message: str
    where: str
