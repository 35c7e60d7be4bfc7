"""The first calls of `import kg`: a report is read, reports are built into a dataset, a dataset is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.app.build import Show
    from kg.app.dataset import Dataset
    from kg.app.summary import Summary
    from kg.model.document import Document


def read(path: str | Path, *, area: str | None = None, year: int | None = None) -> Document:
    """Read a report from a file: its clean words, outline and sentences, aligned with the source as read.

    `area` and `year` override what the text says. Raises InputError, as for a file that is no report.

    >>> document = kg.read("seeds/yuzhong-2025.txt")
    >>> document.title, document.area.name, document.year
    ('重庆市渝中区人民政府工作报告', '渝中区', 2025)
    """
    from kg import text

    return text.read(Path(path), area=area, year=year)


def build(
    sources: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    area: str | None = None,
    year: int | None = None,
    jobs: int = 1,
    base: str | None = None,
    show: Show | None = None,
) -> Summary:
    """Read reports (files, and the reports in folders) into the dataset `out`, and say what was read.

    `area` and `year` override what the texts say; `jobs` processes read at once; `base` is the base of a new dataset's
    IRIs; `show` is told how many sources of how many are done. One source that cannot be read raises its error and
    leaves the dataset as it was; among several it is listed in `failures`. What has not changed is left alone.

    >>> summary = kg.build("seeds/yuzhong-2025.txt", "mine")
    >>> [(report.area, report.year) for report in summary.made], summary.failures
    ([('渝中区', 2025)], ())
    """
    from kg.app import build as building

    several = [sources] if isinstance(sources, str | Path) else sources
    return building.build(
        [Path(source) for source in several], Path(out), area=area, year=year, jobs=jobs, base=base, show=show
    )


def open(path: str | Path) -> Dataset:  # noqa: A001 -- kg.open, as in gzip.open
    """The dataset in a folder that `build` made. Raises NotADataset, DatasetTooNew; an older format is rebuilt first.

    >>> dataset = kg.open("out")
    >>> len(dataset.query("indicators")) > 5
    True
    """
    from kg.app.dataset import Dataset

    return Dataset.open(path)
