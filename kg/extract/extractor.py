"""What an extractor is: it declares what it needs, what it gives, and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from kg.model.document import Document

T = TypeVar("T")
Run = Callable[[Document, "Known"], Iterable[Any]]


@dataclass(frozen=True)
class Known:
    """What the extractors before have found in the document, by type and in the order of the text."""

    values: Mapping[type, tuple[Any, ...]] = field(default_factory=dict)

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """Everything of a type; empty when nothing was found."""
        return cast("tuple[T, ...]", self.values.get(kind, ()))

    def by_sentence(self, kind: type[T]) -> Mapping[int, tuple[T, ...]]:
        """Everything of a type by the index of its sentence."""
        groups: dict[int, list[T]] = {}
        for value in self.of(kind):
            groups.setdefault(value.sentence, []).append(value)  # type: ignore[attr-defined]
        return {index: tuple(values) for index, values in groups.items()}


@dataclass(frozen=True)
class Extractor:
    """A named reader of one kind of fact.

    `match` maps a sentence to the facts it must give, each as `brief` shows it; `leave` lists sentences that it must
    find nothing in. The generic test of drop-ins runs both.
    """

    name: str
    needs: tuple[type, ...]
    gives: tuple[type, ...]
    run: Run
    brief: Callable[[Any], object]
    match: Mapping[str, Sequence[object]]
    leave: Sequence[str]


def extractor(
    *,
    needs: tuple[type, ...] = (),
    gives: tuple[type, ...],
    brief: Callable[[Any], object],
    match: Mapping[str, Sequence[object]],
    leave: Sequence[str],
) -> Callable[[Run], Extractor]:
    """Make an Extractor of a function; its module is the folder's drop-in."""

    def wrap(run: Run) -> Extractor:
        return Extractor(run.__name__, needs, gives, run, brief, match, leave)

    return wrap
