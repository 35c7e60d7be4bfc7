"""The extractors: every module of this folder is one (see kg/extract/extractor.py)."""
