"""Execute the tutorials, each in a fresh kernel and a copy of its surroundings: `make notebooks`.

python -m tests.notebooks.execute [--into DIR] [NAME…]

writes the notebooks with their outputs into DIR, else back to where they stand. What differs between machines and runs
is left out (versions of Python, times), and pictures are stored with a palette: a third of the bytes.
"""

from __future__ import annotations

import argparse
import base64
import io
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
NOTEBOOKS = ROOT / "notebooks"
_SECONDS = 600


def names() -> list[str]:
    """The tutorials, in their order."""
    return sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


def execute(name: str) -> nbformat.NotebookNode:
    """A tutorial with its outputs. Raises CellExecutionError where a cell fails."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copytree(NOTEBOOKS, here / "notebooks", ignore=shutil.ignore_patterns("out", ".*"))
        shutil.copytree(ROOT / "seeds", here / "seeds")
        # A kernel that knows nothing of this machine's habits, and leaves nothing behind.
        os.environ.update(
            IPYTHONDIR=str(here / "ipython"),
            JUPYTER_RUNTIME_DIR=str(here / "runtime"),
            PYDEVD_DISABLE_FILE_VALIDATION="1",
        )
        notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
        client = NotebookClient(
            notebook,
            timeout=_SECONDS,
            startup_timeout=_SECONDS,
            coalesce_streams=True,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": str(here / "notebooks")}},
        )
        client.execute()
    return tidy(notebook)


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without what differs between machines and runs."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()
        for output in cell.get("outputs", ()):
            if "data" in output:
                output.metadata = nbformat.NotebookNode()
                if "image/png" in output.data:
                    output.data["image/png"] = smaller(output.data["image/png"])
    return notebook


def smaller(png: str) -> str:
    """A picture (base64) with a palette of 256 colours: what our plots need."""
    picture = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB")
    out = io.BytesIO()
    picture.quantize(256, dither=Image.Dither.NONE).save(out, "png", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def written(notebook: Mapping[str, Any], path: Path) -> None:
    """Write a notebook, the same bytes for the same notebook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(nbformat.from_dict(notebook)) + "\n", encoding="utf8")


def main() -> None:
    """Execute the tutorials that are named, or all."""
    given = argparse.ArgumentParser(description="Execute the tutorials and keep their outputs.")
    given.add_argument("names", nargs="*", metavar="NAME", default=names())
    given.add_argument("--into", type=Path, default=NOTEBOOKS, metavar="DIR")
    chosen = given.parse_args()
    for name in chosen.names:
        written(execute(name), chosen.into / f"{name}.ipynb")
        print(name, flush=True)


if __name__ == "__main__":
    main()
