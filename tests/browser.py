"""The browser that the page tests drive: any Chromium or Chrome; as root on Debian it is installed when missing.

Run as a program it prints the path, or one line that says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
)


def find() -> str | None:
    """The path of a Chromium or Chrome; KG_BROWSER names one outright."""
    named = os.environ.get("KG_BROWSER")
    if named:
        return named if Path(named).exists() else None
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in (*found, *_PLACES) if path and Path(path).exists()), None)


def install() -> None:
    """Install Debian's Chromium and a Chinese font, where we may."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
            check=False,
            **quiet,  # type: ignore[call-overload]
        )


if __name__ == "__main__":
    if find() is None:
        install()
    path = find()
    if path is None:
        sys.exit("The page tests need a browser: install Chromium or Chrome, or name one in KG_BROWSER.")
    print(f"browser: {path}")
