"""Training of the tagger of names: `python -m kg.extract.names.training`. Never imported by the program itself."""
