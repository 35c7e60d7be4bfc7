"""Plots with matplotlib, for notebooks: a font with Chinese characters, the product's colours, a network drawn.

    from kg.view import plots

    plots.begin()                # before the first plot
    plots.network(net)           # some dozens of nodes, every name readable

Anything else is plain matplotlib with `plots.COLOURS` and `plots.colour`.
"""

from __future__ import annotations

from kg.view.plots.network import network
from kg.view.plots.style import COLOURS, begin, colour, font

__all__ = ["COLOURS", "begin", "colour", "font", "network"]
