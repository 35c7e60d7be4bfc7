"""The export formats: every module of this folder is one (see kg/export/exporter.py)."""
