"""A path → its bytes, with what can be wrong with a file said before it is read."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from kg.errors import InputError, SourceMissing, UnreadableSource

MOST = 64 * 2**20
"""The largest file that is read, in bytes; a report is some 50 kB of text, a scan with a text layer some 20 MB."""

_REASONS = {
    errno.ELOOP: "its links lead round in a circle",
    errno.EACCES: "it may not be read",
    errno.ENAMETOOLONG: "its name is too long",
}


def check(path: Path, most: int = MOST) -> None:
    """Raise SourceMissing or UnreadableSource for what is not a regular file of at most `most` bytes."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise SourceMissing(f"There is no file {path}.", "Check the name and the folder.") from None
    except OSError as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(status.st_mode):
        raise SourceMissing(f"{path} is a folder, not a report.", "Name a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableSource(f"{path} is a device or a pipe, not a file.", "Save the report in a file and name that.")
    if status.st_size > most:
        raise _too_large(path, status.st_size, most)


def contents(path: Path, most: int = MOST) -> bytes:
    """The bytes of a regular file of at most `most` bytes. Raises as `check`."""
    check(path, most)
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    if len(raw) > most:
        raise _too_large(path, len(raw), most)
    return raw


def _too_large(path: Path, size: int, most: int) -> InputError:
    return UnreadableSource(
        f"{path} has {size / 2**20:,.0f} MB; files of at most {most >> 20} MB are read.",
        "Cut the report out of it into a file of its own.",
    )


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = _REASONS.get(error.errno or 0, error.strerror)
    return UnreadableSource(f"{path} cannot be read: {reason}.", "Check the file and its rights.")
