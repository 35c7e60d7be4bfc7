"""Where the data files that travel with the code are: in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder of govreport.ttl and shapes.ttl: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "_ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"


def package_dir(room: str) -> Path:
    """The folder of a room of the package, as in `package_dir("lexicon")`."""
    return _PACKAGE / room
