"""A knowledge graph of what Chinese local governments say they did and promise to do."""

__version__ = "0.1.0"
