"""The offline page of a dataset as a value: saved to a file, or shown in a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from kg.app.files import write_file


@dataclass(frozen=True, repr=False)
class Page:
    """One page of HTML that opens offline."""

    html: str

    def save(self, path: str | Path) -> int:
        """Write the page to a file, whole or not at all; gives its size in bytes. Raises OutputError."""
        return write_file(Path(path), lambda out: out.write(self.html.encode()))

    def __repr__(self) -> str:
        return f"Page of {len(self.html.encode()):,} bytes; .save('graph.html') writes it."

    def _repr_html_(self) -> str:
        """The page in a frame of its own, whose script may run and may reach nothing."""
        inside = html.escape(self.html, quote=True)
        style = "width:100%;height:640px;border:0"
        return f'<iframe title="kg" sandbox="allow-scripts" style="{style}" srcdoc="{inside}"></iframe>'
