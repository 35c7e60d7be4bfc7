"""The folder of a dataset: what lies in it, and whether it is one.

    DIR/
      dataset.json   format, software version, base IRI, and for each source the reports that were made from it
      quads/         the Oxigraph store

`dataset.json` is written to a new file that takes the old one's place, so it is never half there.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg import __version__
from kg.errors import DatasetTooNew, NotADataset, OutputError

FORMAT = 1
"""The version of the dataset's format; a change in what the graphs mean or where they lie raises it."""

MANIFEST = "dataset.json"
_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What was made from a source: its content's SHA-256, the settings given, and the reports' IRIs.

    There are two IRIs only while one report takes another's place; a build that dies in between is mended by the next.
    """

    sha256: str
    settings: Mapping[str, str | int | None]
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Folder:
    """A dataset's folder and its list of sources (by the source's name, which is the key of replacement)."""

    path: Path
    base: str
    format: int = FORMAT
    software: str = __version__
    sources: Mapping[str, SourceRecord] = field(default_factory=dict)

    @property
    def quads(self) -> Path:
        """The folder of the Oxigraph store."""
        return self.path / "quads"

    @classmethod
    def open(cls, path: Path) -> Folder:
        """Read the list of a dataset. Raises NotADataset, or DatasetTooNew for a later format."""
        manifest = path / MANIFEST
        if path.is_file():
            raise NotADataset(f"{path} is a file, not a dataset.", f"Make one with: kg build {path} --out DIR")
        try:
            data = json.loads(manifest.read_text(encoding="utf8"))
            if not isinstance(data, dict) or "format" not in data:
                raise ValueError
        except FileNotFoundError:
            what = "is not a dataset" if path.exists() else "does not exist"
            raise NotADataset(
                f"{path} {what}.",
                f"Make one with: kg build REPORT... --out {path}"
                if not path.exists()
                else "Name a folder that kg build has made (it holds a dataset.json).",
            ) from None
        except (OSError, ValueError):
            raise NotADataset(
                f"{manifest} cannot be read as the list of a dataset.", "Build the dataset again into a new folder."
            ) from None
        if data["format"] > FORMAT:
            raise DatasetTooNew(
                f"{path} has dataset format {data['format']}; this version of kg ({__version__}) knows up to {FORMAT}.",
                f"Install govreport-kg {data.get('software', '')} or later, or build into another folder.",
            )
        sources = {
            name: SourceRecord(record["sha256"], record["settings"], tuple(record["reports"]))
            for name, record in data.get("sources", {}).items()
        }
        return cls(path, data["base"], data["format"], data["software"], sources)

    def save(self) -> None:
        """Write the list; the old one stays until the new one is whole."""
        # A line a source: quick to write, as the list is saved twice a report, and good to read.
        head = {"format": self.format, "software": self.software, "base": self.base}
        lines = [
            _JSON.encode(name)
            + ": "
            + _JSON.encode({"sha256": r.sha256, "settings": dict(r.settings), "reports": list(r.reports)})
            for name, r in sorted(self.sources.items())
        ]
        data = _JSON.encode(head)[:-1] + ', "sources": {\n' + ",\n".join(lines) + "\n}}\n"
        try:
            handle, name = tempfile.mkstemp(dir=self.path, prefix=".dataset-")
            # A file's name that is not UTF-8 has surrogates in it, whose escape is JSON's own.
            with os.fdopen(handle, "w", encoding="utf8", errors="backslashreplace") as out:
                out.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(self.path / MANIFEST)
        except OSError as error:
            raise unwritable(self.path, error) from error


def unwritable(path: Path, error: OSError) -> OutputError:
    """The error for a folder that refuses to be written."""
    return OutputError(
        f"{path} cannot be written: {error.strerror or error}.",
        "Choose another output folder with --out, or change the permissions of this one.",
    )
