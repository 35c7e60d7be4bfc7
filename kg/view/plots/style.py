"""How plots look: fonts with Chinese characters, paper and ink of the product, the colours of the classes."""

from __future__ import annotations

import importlib
import warnings
from types import MappingProxyType
from typing import Any, Final

from kg import ontology
from kg.errors import MissingExtra, UnknownName

COLOURS: Final = MappingProxyType(
    {
        "paper": "#fffefb",
        "ink": "#1d1f24",
        "soft": "#595c65",
        "line": "#dcd7cb",
        "edge": "#6d6a63",
        "plain": "#77736a",
        "target": "#a2312a",
        "achieved": "#1f6b47",
    }
)
"""The colours of the offline page and the explorer; `colour` gives those of the classes."""

_FONTS: Final = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC"),
    *("Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK JP", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    *("SimHei", "Heiti SC", "Heiti TC", "STHeiti", "Arial Unicode MS", "Noto Serif CJK SC", "SimSun"),
)
_HINT: Final = (
    "没有找到中文字体，图中的汉字会显示为方框。请安装一种，例如 Noto Sans CJK"
    "（Debian、Ubuntu：apt install fonts-noto-cjk；Fedora：dnf install google-noto-sans-cjk-fonts），然后重启内核。"
    "No font with Chinese characters was found: install one of these, then restart the kernel."
)


def begin() -> str | None:
    """Set matplotlib up: a font with Chinese characters, the product's paper and ink. Gives the name of the font.

    Where there is no such font, it warns what to install and gives None. Raises MissingExtra without matplotlib.
    """
    found = font()
    if found is None:
        warnings.warn(_HINT, stacklevel=2)
    library("matplotlib").rcParams.update(
        {
            "font.family": "sans-serif",
            "font.sans-serif": [*([found] if found else []), "DejaVu Sans"],
            "axes.unicode_minus": False,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": COLOURS["line"],
            "axes.labelcolor": COLOURS["soft"],
            "axes.titlelocation": "left",
            "axes.titlesize": 13,
            "axes.titlepad": 14,
            "axes.axisbelow": True,
            "grid.color": COLOURS["line"],
            "grid.linewidth": 0.6,
            "xtick.color": COLOURS["soft"],
            "ytick.color": COLOURS["soft"],
            "text.color": COLOURS["ink"],
            "figure.facecolor": COLOURS["paper"],
            "axes.facecolor": COLOURS["paper"],
            "savefig.facecolor": COLOURS["paper"],
            "legend.frameon": False,
        }
    )
    return found


def font() -> str | None:
    """The name of an installed font that has Chinese characters, as matplotlib knows it; None where there is none."""
    fonts = library("matplotlib.font_manager")
    known = {entry.fname for entry in fonts.fontManager.ttflist}
    for path in sorted(set(fonts.findSystemFonts()) - known):
        # Installed since matplotlib wrote its list of fonts down.
        try:
            fonts.fontManager.addfont(path)
        except (OSError, RuntimeError):
            continue
    files = {str(entry.name): entry.fname for entry in fonts.fontManager.ttflist}
    for name in (*_FONTS, *sorted(files)):
        # Names of fonts that are not in the list are tried as well, by what the font holds.
        if name in files and fonts.get_font(files[name]).get_char_index(ord("政")):
            return name
    return None


def colour(name: str) -> str:
    """The colour of a class as #rrggbb; a plain one for what has none (a topic, a report, a metric)."""
    try:
        return ontology.colour(name)
    except UnknownName:
        return COLOURS["plain"]


def library(name: str) -> Any:
    """A module of matplotlib, loaded now. Raises MissingExtra where it is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtra.of("matplotlib", "notebook") from error
