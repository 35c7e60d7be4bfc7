"""Measuring a dataset against annotated passages: how much is found, and how much of it is right.

The annotations follow the guide of the project (one JSON object a text: `doc`, and `parts` with `lines`, `entities`,
`quantities`, `ranks`, `recognitions`, `statuses`, `relations`). Items marked optional are neither required nor wrong.
"""

from __future__ import annotations

from kg.app.evaluation.evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
