"""Every error that a user can meet.

An error is two lines: what is wrong with which value, and what to do about it.

    KgError
    ├── InputError          a source cannot be read as a report
    │   ├── SourceMissing       no such file, or a folder without reports
    │   ├── UnreadableSource    not text, broken, or in no format read
    │   ├── UnknownEncoding     the bytes fit no encoding, or several at once
    │   ├── EmptySource         no words in it
    │   └── NoReport            no area or no year to be found
    ├── DatasetError        a folder that cannot be used as a dataset
    │   ├── NotADataset         the folder is something else, or is missing
    │   ├── DatasetBusy         another process writes it
    │   ├── DatasetTooNew       made by a later version of the software
    │   └── OutputError         the folder or file cannot be written
    ├── QueryError          a question that cannot be answered
    │   ├── UnknownName         no query, class, entity, report or format of that name
    │   └── QuerySyntaxError    SPARQL that does not parse
    ├── NetworkError        a network that cannot be made
    │   ├── EmptyNetwork        nothing in the dataset becomes a node
    │   └── NetworkTooLarge     more edges than can be worked with
    ├── MissingExtra        an optional library is not installed
    └── DropInError         a drop-in (extractor, query, reader, export) that is not well-formed
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class KgError(Exception):
    """What is wrong (`problem`) and what to do (`remedy`); `usage` when the call itself was wrong (exit code 2)."""

    usage = False

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}\n{self.remedy}"


class InputError(KgError):
    """A source cannot be read as a report."""


class SourceMissing(InputError):
    """No such file, or a folder without reports."""

    usage = True


class UnreadableSource(InputError):
    """Not text, broken, or in no format that is read."""


class UnknownEncoding(InputError):
    """The bytes fit no encoding that is read, or cannot be told apart."""


class EmptySource(InputError):
    """A source without words."""


class NoReport(InputError):
    """A text with no area or no year to be found."""


class DatasetError(KgError):
    """A folder that cannot be used as a dataset."""


class NotADataset(DatasetError):
    """The folder is missing, or is something else."""

    usage = True


class DatasetBusy(DatasetError):
    """Another process is writing the dataset."""


class DatasetTooNew(DatasetError):
    """The dataset was made by a later version of the software."""


class OutputError(DatasetError):
    """The output folder or file cannot be written."""


class QueryError(KgError):
    """A question that cannot be answered."""

    usage = True


class UnknownName(QueryError):
    """No query, class, entity, report or format has that name."""

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str], listing: str) -> UnknownName:
        """The error for `name`, with the nearest of the known names; `listing` is the command that shows all."""
        close = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5)
        hint = f"Did you mean {', '.join(close)}? " if close else ""
        return cls(f"No {kind} is called '{name}'.", f"{hint}See all: {listing}")


class QuerySyntaxError(QueryError):
    """SPARQL that does not parse; the problem names line and column."""


class NetworkError(KgError):
    """A network that cannot be made."""


class EmptyNetwork(NetworkError):
    """Nothing in the dataset, or in the reports chosen, becomes a node."""


class NetworkTooLarge(NetworkError):
    """More edges than can be worked with in memory."""


class MissingExtra(KgError):
    """An optional library is not installed; the remedy names the extra that brings it."""

    @classmethod
    def of(cls, library: str, extra: str) -> MissingExtra:
        """The error for a library that an extra brings."""
        return cls(f"{library} is not installed.", f"Install it: pip install 'govreport-kg[{extra}]'")


class DropInError(KgError):
    """A drop-in module or file that is not well-formed."""
