"""The networks that can be made of a dataset: every module of this folder is one (see kg/network/projection.py)."""
