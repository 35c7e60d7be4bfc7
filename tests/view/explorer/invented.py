"""Datasets of invented reports, as large as a test or a benchmark wants, written without the pipeline.

python -m tests.view.explorer.invented DIR [--reports 100] [--things 280]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.app.shared import shared
from kg.store import SourceRecord, Writer, pictures, writing
from kg.view.explorer.picture import Picture
from tests.network.written import BASE, Written, gov

_FIRST = "云清远松白石青溪金凤玉龙江岚翠竹星海长宁安泰和平兴盛华光明"
_SECOND = "山川河湖岭坪桥门台园坊城湾浦塘岩泉峰林谷"
_ENDS = {
    "Building": ("大厦", "中心", "剧院", "酒店"),
    "Enterprise": ("科技有限公司", "银行", "生物股份", "饭店"),
    "Project": ("改造项目", "快速路工程", "产业园建设项目"),
    "Place": ("商务区", "步行街", "公园", "老街"),
    "Institution": ("人民医院", "中学", "博物馆", "研究院"),
    "Programme": ("行动计划", "三年方案"),
    "Event": ("文化节", "博览会"),
    "Award": ("示范区", "百强称号"),
    "Industry": ("产业",),
}
_STATUSES = ("started", "in_progress", "completed", "opened", "planned")


def report(number: int, things: int) -> Written:
    """One invented report with about so many things; the same for the same number."""
    chance = random.Random(number)
    name = "".join(chance.choices(_FIRST, k=2)) + ("县" if number % 2 else "区")
    written = Written(area=name, code=f"99{number:04d}", year=2020 + number % 5)
    made: list[tuple[ox.NamedNode, str, str]] = []
    while len(made) < things:
        names: list[tuple[str, str]] = []
        for _ in range(chance.randint(2, 4)):
            cls = chance.choice(list(_ENDS))
            names.append((_name(chance, cls), cls))
        amount, rank = f"{chance.randint(10, 9999) / 10}亿元", f"全市第{chance.randint(1, 40)}"
        words = "、".join(n for n, _ in names)
        written.sentence(f"{words}建成投用，产值{amount}，位居{rank}，此为第{len(made)}句。")
        here = [(written.thing(n, cls), n, cls) for n, cls in dict(names).items()]
        made += here
        subject = here[0][0]
        written.measurement(subject, "产值", amount, chance.choice(("Achieved", "Target")))
        written.claim("Ranking", subject, rank, phrase=ox.Literal("产值"), scope=ox.Literal("全市"))
        written.claim("StatusChange", here[-1][0], "建成投用", status=gov(f"status-{chance.choice(_STATUSES)}"))
        other = chance.choice(made)[0]
        if other != subject:
            written.relation(subject, "locatedIn", other, here[0][1])
    return written


def _name(chance: random.Random, cls: str) -> str:
    return "".join(chance.choices(_FIRST, k=2)) + chance.choice(_SECOND) + chance.choice(_ENDS[cls])


def dataset(path: Path, reports: int, things: int) -> Path:
    """Write a dataset of so many invented reports."""
    return write(path, (report(number, things) for number in range(reports)))


def write(path: Path, reports: Iterable[Written]) -> Path:
    """Write reports as a dataset, with the pictures that a build would make."""
    with writing(path, BASE, shared) as writer:
        for number, written in enumerate(reports):
            put(writer, f"{number}.txt", written)
    return path


def put(writer: Writer, source: str, written: Written) -> None:
    """Put one report into a dataset that is open for writing."""
    _sections(written)
    quads = ox.serialize(dict.fromkeys((*written.quads, *written.shared)), format=ox.RdfFormat.N_QUADS)
    writer.put(source, SourceRecord("0" * 64, {}, (written.iri,)), quads)
    pictures.save(writer.folder, written.iri, Picture.make(writer.store, BASE, written.iri).dump())


def _sections(written: Written) -> None:
    """Ten sentences a section."""
    sentences = [q.subject for q in written.quads if q.object == gov("Sentence")]
    for place, sentence in enumerate(sentences):
        assert isinstance(sentence, ox.NamedNode)
        section = ox.NamedNode(f"{written.iri}/sec-{place // 10}")
        if place % 10 == 0:
            written.say(section, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", gov("Section"), text=True)
            written.say(section, gov("report"), ox.NamedNode(written.iri), text=True)
            written.say(section, "https://schema.org/position", ox.Literal(place // 10 + 1), text=True)
            written.say(section, gov("part"), gov("Review"), text=True)
            written.say(section, "http://purl.org/dc/terms/title", ox.Literal(f"第{place // 10 + 1}部分"), text=True)
        written.say(sentence, gov("section"), section, text=True)
    written.say(ox.NamedNode(written.iri), gov("text"), ox.Literal(written.text), text=True)
    written.say(ox.NamedNode(written.iri), "http://purl.org/dc/terms/source", ox.Literal("invented.txt"))


def main() -> None:
    """Write one from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--things", type=int, default=280)
    given = parser.parse_args()
    dataset(given.path, given.reports, given.things)


if __name__ == "__main__":
    main()
