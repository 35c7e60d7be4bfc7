"""The explorer as a widget, whose selection Python reads and sets; the one importer of anywidget.

It draws with sigma and graphology, the libraries of the explorer's pages, which travel in the widget itself: nothing
is fetched. A notebook that is exported, or opened without a kernel, shows the still picture that is put before it.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Any

import anywidget
import traitlets

from kg.errors import UnknownName
from kg.resources import package_dir
from kg.view.notebook.explorer import still

# The libraries look for other ways to be loaded; here they find but one, and leave nothing behind in the page.
_LOADED = "const {} = ((module, exports, define) => {{\n{}\nreturn module.exports;\n}})({{ exports: {{}} }}, {{}});\n"


@cache
def script() -> str:
    """The module of the widget with its libraries."""
    vendor = package_dir("view") / "explorer" / "static" / "vendor"
    libraries = (("graphology", "graphology.umd.min.js"), ("Sigma", "sigma.min.js"))
    loaded = (_LOADED.format(name, (vendor / file).read_text(encoding="utf8")) for name, file in libraries)
    return "".join((*loaded, _own("tools.js"), _own("widget.js")))


def _own(name: str) -> str:
    return (package_dir("view") / "notebook" / name).read_text(encoding="utf8")


class Explorer(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """Things and what is stated of them, to be searched, clicked and read.

    `selection` holds the IRIs of the things that are chosen, the last one last: it changes with a click (with Shift or
    Ctrl several) and may be set. `explorer.observe(seen, "selection")` calls `seen` at every change.
    """

    data = traitlets.Dict().tag(sync=True)
    selection = traitlets.List(traitlets.Unicode()).tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._esm = script()
        self._css = _own("widget.css")
        self._labels = {thing["id"]: thing["label"] for thing in data["things"]}
        super().__init__(data=dict(data))
        self.still = str(self.model_id)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the things that are chosen."""
        return tuple(self._labels[iri] for iri in self.selection)

    @traitlets.validate("selection")
    def _drawn(self, proposal: Mapping[str, Any]) -> list[str]:
        chosen: list[str] = proposal["value"]
        for iri in chosen:
            if iri not in self._labels:
                raise UnknownName(f"The explorer draws no {iri}.", "Give the IRI of a thing that is drawn.")
        return chosen

    def __repr__(self) -> str:
        return f"Explorer of {len(self._labels)} things, {len(self.selection)} selected"

    def _ipython_display_(self) -> None:
        """The still picture, and then the living one, which hides it.

        They are two outputs, because an exported notebook shows but the richest form of one, and that is the widget,
        which without a kernel and a network is empty.
        """
        display: Any = importlib.import_module("IPython.display").display
        display({"text/html": still(self.data, self.still), "text/plain": repr(self)}, raw=True)
        bundle: Any = self._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        display({**data, "text/plain": ""}, metadata=metadata, raw=True)
