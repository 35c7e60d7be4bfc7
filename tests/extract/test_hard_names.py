"""Names that are easily cut or glued, each in a sentence of its own, read by the shipped model."""

from __future__ import annotations

import pytest

from kg.extract.extractor import Known
from kg.extract.extractors.names import names
from kg.model.document import Source
from kg.text.document import document


def _named(area: str, sentence: str) -> set[tuple[str, str]]:
    text = f"{area}人民政府工作报告\n\n一、2023年工作回顾\n\n{sentence}\n"
    report = document(Source("report.txt", text, "0" * 64, "utf-8"), area=area, year=2024)
    return {(report.text(mention.span), mention.cls) for mention in names.run(report, Known())}


@pytest.mark.parametrize(
    ("area", "sentence", "name"),
    [
        ("江阴市", "江阴市长泾镇建成农产品冷链物流基地。", ("江阴市长泾镇", "AdministrativeArea")),
        ("江阴市", "周庄镇、长泾镇入选全国千强镇。", ("长泾镇", "AdministrativeArea")),
        (
            "沈阳市",
            "沈阳高新技术产业开发区管委会与远岚科技签订合作协议。",
            ("沈阳高新技术产业开发区管委会", "Institution"),
        ),
        ("清溪县", "人民医院、妇幼保健院通过三甲医院评审。", ("人民医院", "Institution")),
        ("清溪县", "市人民医院与清溪县人民医院组建医联体。", ("清溪县人民医院", "Institution")),
    ],
)
def test_a_name_is_read_whole(area: str, sentence: str, name: tuple[str, str]) -> None:
    assert name in _named(area, sentence)
