"""Values drawn for a notebook: HTML that stands on its own, without script or request, in light and dark.

It shows alike in JupyterLab, VS Code and exported files: colours are the page's own, and what unfolds is HTML's.
"""

from __future__ import annotations

from kg.model.shown import Drawn
from kg.view.notebook.frame import framed
from kg.view.notebook.tables import result, table

__all__ = ["Drawn", "drawn", "framed", "result", "table"]


def drawn(value: object) -> Drawn:
    """A value of the rooms below, drawn. Raises TypeError for one that nobody draws."""
    from kg.model.claim import Claim, Extraction
    from kg.model.document import Document
    from kg.query import Result, Table
    from kg.view.notebook import claims, documents

    match value:
        case Document():
            return documents.document(value)
        case Extraction():
            return documents.extraction(value)
        case Claim():
            return claims.claim(value)
        case Result():
            return result(value)
        case Table():
            return table(value)
    raise TypeError(f"Nobody draws a {type(value).__name__}.")
