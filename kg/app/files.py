"""Writing files and folders whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError
from kg.store import MANIFEST

_AGAIN = "Name another file with -o."


def write_file(path: Path, write: Callable[[BinaryIO], object]) -> int:
    """Write a file beside its place and move it there when it is whole; gives its size.

    A link stays, and what it leads to is written. Raises OutputError, also for what is no file (a device) and for the
    files of a dataset itself.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is no file.", _AGAIN)
    if path.name == MANIFEST or any((above / MANIFEST).is_file() for above in path.parent.parents):
        raise OutputError(f"{path} belongs to a dataset.", _AGAIN)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", _AGAIN) from error
    growing = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            write(out)
        growing.chmod(0o644)
        growing.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", _AGAIN) from error
    finally:
        growing.unlink(missing_ok=True)
    return path.stat().st_size


def write_folder(path: Path, files: Iterable[tuple[str, bytes]], mark: str) -> int:
    """Write a folder of files beside its place and move it there when it is whole; gives the bytes written.

    A folder that is there already is replaced only where it is empty or holds the file `mark`, which says that it is
    an earlier export. Raises OutputError.
    """
    if path.exists() and not (path.is_dir() and ((path / mark).is_file() or not any(path.iterdir()))):
        raise OutputError(
            f"{path} is there already and is no earlier export of this format.", "Name a new folder with -o, or a .zip."
        )
    size = 0
    try:
        beside = Path(tempfile.mkdtemp(dir=path.resolve().parent, prefix=f".{path.name}-"))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", _AGAIN) from error
    try:
        growing = beside / "new"
        growing.mkdir()
        for name, content in files:
            size += (growing / name).write_bytes(content)
        if path.exists():
            path.rename(beside / "old")
        growing.rename(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", _AGAIN) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return size
