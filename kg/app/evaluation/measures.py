"""Precision, recall and F1 of what was found against what was annotated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.app.evaluation.found import Found
from kg.app.evaluation.gold import Gold, Item
from kg.app.evaluation.likeness import alike, overlap, plain, same_name

Claim = Mapping[str, Any]
Agree = Callable[[Item, Claim], bool]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits, wrong ones and missed ones; tallies of several texts are added before the ratios are taken."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Hits among what was found; 0 where nothing was."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Hits among what was annotated; 0 where nothing was."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(gold: Gold, found: Found) -> dict[str, Tally]:
    """The tallies of one text, by kind; `quantities_full` and `ranks_full` ask that every field is right."""
    fields: dict[str, Agree] = {
        "metric": lambda g, f: any(alike(g.fields["metric"], f[k], 0.6) for k in ("phrase", "metric")),
        "subject": lambda g, f: found.called(f, "subject", g.fields["subject"]),
        "comparator": lambda g, f: bool(g.fields["comparator"] == f["comparator"]),
        "change": lambda g, f: bool(g.fields["change"] == f["change"]),
        "modality": _modality,
        "year": lambda g, f: int(g.fields["year"]) == f["year"],
    }
    of_ranks = {name: fields[name] for name in ("metric", "subject", "modality")}
    claims = {
        kind: found.claims.get(kind, ())
        for kind in ("Measurement", "Ranking", "Recognition", "StatusChange", "Relation")
    }
    quantities = _spans(gold.items["quantities"], claims["Measurement"], _amount, fields)
    ranks = _spans(gold.items["ranks"], claims["Ranking"], _rank, of_ranks)
    return {
        "entities": _entities(gold, found),
        "quantities": quantities[0],
        "quantities_full": quantities[1],
        "ranks": ranks[0],
        "ranks_full": ranks[1],
        "recognitions": _sets(
            gold.items["recognitions"],
            claims["Recognition"],
            lambda g, f: (
                gold.near(g, f["start"])
                and found.called(f, "subject", g.fields["subject"])
                and alike(g.fields["award"], f["award"], 0.8)
            ),
        ),
        "statuses": _sets(
            gold.items["statuses"],
            claims["StatusChange"],
            lambda g, f: (
                gold.near(g, f["start"])
                and found.called(f, "subject", g.fields["entity"])
                and g.fields["status"] == f["status"]
                and _modality(g, f)
            ),
        ),
        "relations": _sets(
            gold.items["relations"],
            claims["Relation"],
            lambda g, f: (
                (f["predicate"] or "").endswith(f"#{g.fields['p']}")
                and found.called(f, "subject", g.fields["s"])
                and found.called(f, "object", g.fields["o"])
            ),
        ),
    }


def _modality(g: Item, f: Claim) -> bool:
    return bool(g.fields.get("modality", "achieved") == f["modality"])


def _amount(g: Item, f: Claim) -> bool:
    wanted = float(g.fields["value"])
    same = abs(float(f["value"]) - wanted) <= 1e-9 * max(1.0, abs(wanted))
    return same and (plain(f["unit"]) or "1") == (plain(g.fields["unit"]) or "1")


def _rank(g: Item, f: Claim) -> bool:
    return bool(f["position"] == g.fields["position"]) and plain(f["scope"]) == plain(g.fields["scope"])


def _entities(gold: Gold, found: Found) -> Tally:
    """Distinct (name, class); a thing is found when its label or a mention in the passage has the name and class."""
    wanted: dict[tuple[str, str], Item] = {}
    for item in gold.items["entities"]:
        wanted.setdefault((plain(_canonical(item)), item.fields["type"]), item)
    left = {key: {plain(n) for n in found.names[key[0]]} for key in found.things}
    hits = missed = 0
    for item in (i for i in wanted.values() if not i.optional):
        names = {plain(item.fields["text"]), plain(_canonical(item))}
        hit = next((key for key, called in left.items() if key[1] == item.fields["type"] and names & called), None)
        if hit is None:
            missed += 1
        else:
            hits += 1
            del left[hit]
    borderline = [n for i in wanted.values() if i.optional for n in (i.fields["text"], _canonical(i))]
    wrong = sum(
        not any(plain(b) == n or same_name(b, n) for b in borderline for n in called) for called in left.values()
    )
    return Tally(hits, wrong, missed)


def _canonical(item: Item) -> str:
    return str(item.fields.get("canonical") or item.fields["text"])


def _spans(
    gold: Sequence[Item], claims: Sequence[Claim], core: Agree, fields: Mapping[str, Agree]
) -> tuple[Tally, Tally]:
    """Spans are paired one to one where they mostly overlap, the pair that agrees most first."""

    def agreement(g: Item, f: Claim) -> int:
        return len(fields) * core(g, f) + sum(bool(test(g, f)) for test in fields.values())

    pairs = sorted(
        (-agreement(g, f), -common, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(claims)
        if (common := overlap((g.start, g.end), (f["start"], f["end"]))) >= 0.5
    )
    taken_g: set[int] = set()
    taken_f: set[int] = set()
    core_tally, full_tally = Tally(), Tally()
    for _, _, i, j in pairs:
        if i in taken_g or j in taken_f:
            continue
        taken_g.add(i)
        taken_f.add(j)
        if gold[i].optional:
            continue
        right = core(gold[i], claims[j])
        whole = right and all(test(gold[i], claims[j]) for test in fields.values())
        core_tally += Tally(right, not right, not right)
        full_tally += Tally(whole, not whole, not whole)
    missed = sum(not g.optional for i, g in enumerate(gold) if i not in taken_g)
    rest = Tally(0, len(claims) - len(taken_f), missed)
    return core_tally + rest, full_tally + rest


def _sets(gold: Sequence[Item], claims: Sequence[Claim], same: Agree) -> Tally:
    left = list(claims)
    hits = missed = 0
    for item in (g for g in gold if not g.optional):
        hit = next((f for f in left if same(item, f)), None)
        if hit is None:
            missed += 1
        else:
            hits += 1
            left.remove(hit)
    wrong = sum(not any(same(g, f) for g in gold if g.optional) for f in left)
    return Tally(hits, wrong, missed)
