"""IRIs of the graph answer: a browser is sent to the page that shows the node, a client gets what is said of it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.view.explorer.asked import Refused
from kg.view.explorer.export import described
from kg.view.explorer.results import graph
from kg.view.explorer.served import Snapshot

_INSIDE: Final = re.compile(r"report/([^/]+)/(s|m|ev|n|c|sec|e|t|u|run)-(.+)")
_MOST: Final = 20_000


def turtle(snapshot: Snapshot, id_: str, form: str) -> bytes:
    """What the dataset says of a node, or (of a graph) all that stands in it. Refused where it knows neither."""
    node = _node(snapshot, id_)
    triples = list(dict.fromkeys(described(snapshot.store, node.value)))
    if id_.startswith("graph/"):
        triples += [quad.triple for quad in snapshot.store.quads_for_pattern(None, None, None, node)]
    # What points at it: that a claim is about a thing, stands with the claim.
    for quad in snapshot.store.quads_for_pattern(None, None, node):
        if len(triples) >= _MOST:
            break
        triples.append(quad.triple)
    if not triples:
        raise Refused(404, f"The dataset says nothing of '{id_[:120]}'.", "/api/search finds things.")
    return graph(dict.fromkeys(triples), form, _MOST)[0]


def page(snapshot: Snapshot, id_: str) -> str:
    """The address of the page that shows a node."""
    node = _node(snapshot, id_)
    if id_.removeprefix("report/") in snapshot.reports:
        return f"/reader/{quote(id_.removeprefix('report/'))}"
    inside = _INSIDE.fullmatch(id_)
    if inside and inside[1] in snapshot.reports and inside[2] not in ("e", "t", "run", "u"):
        start, end = _span(snapshot, node, inside[2])
        return f"/reader/{quote(inside[1])}" + (f"#{start}-{end}" if end else "")
    if id_.startswith("query/") and id_ != "query/prefixes":
        return f"/lists/{quote(id_.removeprefix('query/'))}"
    if id_.split("/")[0] in ("report", "area", "thing", "metric") and not (inside and inside[2] in ("run", "u")):
        return f"/thing/{quote(id_)}"
    describe = f"DESCRIBE <{node.value}>"
    return f"/query#query={quote(describe, safe='')}"


def _span(snapshot: Snapshot, node: ox.NamedNode, kind: str) -> tuple[int, int]:
    oa = PREFIXES["oa"]
    said = {q.predicate.value: q.object for q in snapshot.store.quads_for_pattern(node, None, None)}
    if kind == "c" and isinstance(evidence := said.get(PREFIXES["gov"] + "evidence"), ox.NamedNode):
        return _span(snapshot, evidence, "ev")
    if kind == "sec":
        sentences = snapshot.store.quads_for_pattern(None, ox.NamedNode(PREFIXES["gov"] + "section"), node)
        spans = [_span(snapshot, q.subject, "s") for q in sentences if isinstance(q.subject, ox.NamedNode)]
        return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)
    found = [term.value for name in ("start", "end") if isinstance(term := said.get(oa + name), ox.Literal)]
    return (int(found[0]), int(found[1])) if len(found) == 2 else (0, 0)


def _node(snapshot: Snapshot, id_: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(snapshot.base + id_)
    except ValueError:
        raise Refused(404, "That is no IRI of the dataset.") from None
    known = next(snapshot.store.quads_for_pattern(node, None, None), None) or next(
        snapshot.store.quads_for_pattern(None, None, node), None
    )
    if known is None and not snapshot.store.contains_named_graph(node):
        raise Refused(404, f"The dataset says nothing of '{id_[:120]}'.", "/api/search finds things.")
    return node
