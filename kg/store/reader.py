"""Reading a dataset: a snapshot that stays as it was while others write."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import NotADataset
from kg.store.folder import Folder

_PATIENCE: Final = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Seconds between the tries to open a store that is being written."""


@dataclass(frozen=True)
class Reader:
    """An open dataset. Queries run over the union of its graphs."""

    folder: Folder
    store: ox.Store

    def query(
        self, text: str, bindings: Mapping[str, ox.Literal | ox.NamedNode] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run SPARQL over the union of all graphs; `bindings` gives variables their values.

        Raises SyntaxError (with line and column in its words) for text that does not parse.
        """
        return self.store.query(
            text,
            use_default_graph_as_union=True,
            substitutions={ox.Variable(name): term for name, term in (bindings or {}).items()},
        )

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        return tuple(sorted(g.value for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one graph, or of all."""
        return iter(self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph) if graph else None))


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a dataset for reading. Raises NotADataset or DatasetTooNew."""
    folder = Folder.open(path)
    yield Reader(folder, _opened(folder))


def _opened(folder: Folder) -> ox.Store:
    """The store. A build that goes on may take files away while they are being opened: then it is tried again."""
    for patience in _PATIENCE:
        with suppress(OSError, ValueError, RuntimeError):
            return ox.Store.read_only(str(folder.quads))
        time.sleep(patience)
    try:
        return ox.Store.read_only(str(folder.quads))
    except (OSError, ValueError, RuntimeError) as error:
        raise NotADataset(
            f"The store of {folder.path} cannot be opened: {error}.", "Build the dataset again."
        ) from error
