"""Values that show themselves in a notebook, and how they find who draws them."""

from __future__ import annotations

import importlib
from collections.abc import Container
from typing import NamedTuple, cast


class Drawn(NamedTuple):
    """A value for people: `html` stands on its own and reaches for nothing, `words` are one line of plain text."""

    html: str
    words: str


class Shown:
    """A value that a notebook draws.

    Who draws it stands rooms above it, and is looked up by name when a notebook asks: the value knows that it can be
    drawn, not how.
    """

    __slots__ = ()

    def _drawn(self) -> Drawn:
        return cast("Drawn", importlib.import_module("kg.view.notebook").drawn(self))

    def _repr_html_(self) -> str:
        return self._drawn().html

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        """Both forms at once: without the words, a notebook would keep every row of `repr` beside the picture."""
        drawn = self._drawn()
        forms = {"text/plain": drawn.words, "text/html": drawn.html}
        return {
            form: text
            for form, text in forms.items()
            if (not include or form in include) and not (exclude and form in exclude)
        }
