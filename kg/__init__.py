"""A knowledge graph of what Chinese local governments say they did and promise to do.

The names below, in the order in which data flows, are the public surface. Each is loaded when it is first used, so
that `import kg` costs nothing.

    document = kg.read("seeds/yuzhong-2025.txt")    # a report: sentences, sections, the alignment with its source
    extraction = kg.extract(document)               # mentions and claims, each with the words that carry it
    kg.build("seeds/yuzhong-2025.txt", "out")       # reports become a dataset
    dataset = kg.open("out")                        # ask it, draw it, take it elsewhere
    dataset.query("indicators").to_pandas()
    kg.measure(dataset.network("comention"))        # who is central, what hangs together

The command line does nothing that these do not do.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg.app.dataset import Dataset as Dataset
    from kg.app.describe import describe as describe
    from kg.app.entity import Entity as Entity
    from kg.app.page import Page as Page
    from kg.app.reports import ReportEntry as ReportEntry
    from kg.app.summary import Summary as Summary
    from kg.app.surface import build as build
    from kg.app.surface import open as open  # noqa: A004 -- kg.open, as in gzip.open
    from kg.app.surface import read as read
    from kg.errors import KgError as KgError
    from kg.extract import extract as extract
    from kg.model.claim import Extraction as Extraction
    from kg.model.document import Document as Document
    from kg.network.changes import Changes as Changes
    from kg.network.changes import compare as compare
    from kg.network.measures import Measures as Measures
    from kg.network.measures import measure as measure
    from kg.query.result import Result as Result
    from kg.query.table import Table as Table

# Where each public name lives. `extract` is not among them: it is the room of that name, which can be called
# (see the end of kg/extract/__init__.py).
_HOMES = {
    "read": "kg.app.surface",
    "Document": "kg.model.document",
    "Extraction": "kg.model.claim",
    "build": "kg.app.surface",
    "Summary": "kg.app.summary",
    "open": "kg.app.surface",
    "Dataset": "kg.app.dataset",
    "ReportEntry": "kg.app.reports",
    "Entity": "kg.app.entity",
    "Result": "kg.query.result",
    "Table": "kg.query.table",
    "measure": "kg.network.measures",
    "Measures": "kg.network.measures",
    "compare": "kg.network.changes",
    "Changes": "kg.network.changes",
    "Page": "kg.app.page",
    "describe": "kg.app.describe",
    "KgError": "kg.errors",
}

# In the order in which data flows.
__all__ = [  # noqa: RUF022
    "read",
    "Document",
    "extract",
    "Extraction",
    "build",
    "Summary",
    "open",
    "Dataset",
    "ReportEntry",
    "Entity",
    "Result",
    "Table",
    "measure",
    "Measures",
    "compare",
    "Changes",
    "Page",
    "describe",
    "KgError",
]


def __getattr__(name: str) -> Any:
    if name == "extract":
        return importlib.import_module("kg.extract")
    if name in _HOMES:
        value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext kg` calls: gives a notebook the magics `%kg` and `%%sparql`, and completes them."""
    from kg.app.notebook import load

    load(shell)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
