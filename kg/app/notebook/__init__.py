"""The extension of IPython: `%load_ext kg` brings the magics `%kg` and `%%sparql`, with completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load(shell: InteractiveShell) -> None:
    """Give a shell the magics and what completes them; a second time changes nothing but forgets the open dataset."""
    from kg.app.notebook.magics import Magics, completing

    matchers = shell.Completer.custom_matchers
    matchers[:] = [each for each in matchers if getattr(each, "matcher_identifier", "") != "kg"]
    magics = Magics(shell)
    shell.register_magics(magics)
    matchers.append(completing(magics))
