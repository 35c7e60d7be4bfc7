"""What the explorer of a notebook knows: things with their places and claims, edges, sentences; and its still picture.

The things are those of the offline page, laid out alike. The still picture is what an exported notebook shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from kg.network import Quoted, project
from kg.store import Reader
from kg.view import content, drawing
from kg.view.notebook.frame import colour, framed, joined, label

LIMIT: Final = 200
"""So many things are drawn at most, unless a caller says otherwise."""
_CLAIMS: Final = 12
"""So many claims and mentions of a thing, or of an edge, go into the notebook."""
_NAMED: Final = 40
"""So many of the weightiest things bear their names in the still picture."""


def known(reader: Reader, reports: Sequence[str] | None, limit: int) -> dict[str, Any]:
    """What the explorer draws of a dataset, or of some of its reports (IRIs); plain values for JSON.

    `things` come the weightiest first; claims and mentions are [text, sentence, marks, year, modality, kind], where
    `sentence` is a place in `sentences`.
    """
    net = project(reader, reports=reports)
    drawn, heft = content.chosen(net, limit)
    placed = {each["id"]: each for each in drawing.draw(drawn, {iri: iri for iri in drawn}, heft)["nodes"]}
    sentences: dict[str, int] = {}

    def quoted(several: Sequence[Quoted]) -> list[list[Any]]:
        return [
            [
                each["text"],
                sentences.setdefault(each["sentence"], len(sentences)),
                [list(mark) for mark in each["marks"]],
                each["year"],
                label(each["modality"]) if each["modality"] else "",
                label(each["kind"]) if each["kind"] != "Together" else "同句",
            ]
            for each in several[:_CLAIMS]
        ]

    things = [
        {
            "id": iri,
            "label": data["label"],
            "cls": (data["classes"] or ["Entity"])[0],
            "classes": [label(cls) for cls in data["classes"]],
            "x": placed[iri]["x"],
            "y": placed[iri]["y"],
            "size": placed[iri]["size"],
            "claims": quoted(data["claims"]),
            "mentions": quoted(data["mentions"]),
            "said": len(data["claims"]) + len(data["mentions"]),
        }
        for iri, data in sorted(drawn.nodes(data=True), key=lambda node: -heft[node[0]])
    ]
    edges = [
        {"from": one, "to": other, "kind": data["kind"], "label": data["label"], "claims": quoted(data["claims"])}
        for one, other, data in drawn.edges(data=True)
    ]
    classes = dict.fromkeys(thing["cls"] for thing in things)
    return {
        "title": content.title(net)[0],
        "total": len(net),
        "things": things,
        "edges": edges,
        "sentences": list(sentences),
        "classes": {cls: [label(cls), colour(cls)] for cls in classes},
    }


def still(of: Mapping[str, Any], key: str) -> str:
    """The picture without a script. Under the mark `key` the living explorer finds it, and takes its place."""
    things = of["things"]
    at = {thing["id"]: (thing["x"], thing["y"]) for thing in things}
    left, right = (way(x for x, _ in at.values()) if at else 0 for way in (min, max))
    top, bottom = (way(y for _, y in at.values()) if at else 0 for way in (min, max))
    size = max((right - left) / 900, (bottom - top) / 600, 0.6)
    lines = joined(_line(at[edge["from"]], at[edge["to"]], edge, size) for edge in of["edges"])
    discs = joined(_disc(thing, size, number < _NAMED) for number, thing in reversed([*enumerate(things)]))
    legend = joined(
        Markup('<span class="kg-tag"><i style="background:{}"></i>{}</span>').format(shade, name)
        for name, shade in of["classes"].values()
    )
    edge = 100 * size
    picture = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{:.0f} {:.0f} {:.0f} {:.0f}" width="900" role="img">'
        "<title>{}</title>{}{}</svg>"
    ).format(left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge, of["title"], lines, discs)
    foot = Markup('<p class="kg-foot">{} · {} of {} things drawn</p>').format(of["title"], len(things), of["total"])
    return framed(
        Markup('<div data-kg-still="{}"><p class="kg-legend">{}</p>{}{}</div>').format(key, legend, picture, foot)
    )


def _line(one: tuple[float, float], other: tuple[float, float], edge: Mapping[str, Any], size: float) -> Markup:
    stated = edge["kind"] in drawing.STATED
    return Markup(
        '<line x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}" stroke="#808080" stroke-opacity="{}"'
        ' stroke-width="{:.1f}"><title>{}</title></line>'
    ).format(*one, *other, 0.8 if stated else 0.35, (1.4 if stated else 0.9) * size, edge["label"])


def _disc(thing: Mapping[str, Any], size: float, named: bool) -> Markup:
    name = thing["label"] if len(thing["label"]) <= 14 else thing["label"][:13] + "…"
    words = Markup('<text x="{:.0f}" y="{:.0f}" font-size="{:.0f}" text-anchor="middle">{}</text>').format(
        thing["x"], thing["y"] + thing["size"] + 13 * size, 12 * size, name
    )
    return Markup('<g><title>{} · {}</title><circle cx="{:.0f}" cy="{:.0f}" r="{}" fill="{}"/>{}</g>').format(
        thing["label"], "、".join(thing["classes"]), thing["x"], thing["y"], thing["size"], colour(thing["cls"]),
        words if named else "",
    )  # fmt: skip
