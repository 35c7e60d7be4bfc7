"""Proper names in a report: grammar, a learned tagger, and how the two are brought together."""
