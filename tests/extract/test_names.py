"""Names: found, whole, in pairs of brackets, the same on every run."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.extractor import Known
from kg.extract.extractors.names import names
from kg.extract.names.features import rows
from kg.extract.names.strings import LONGEST, run_hashes, string_hash
from kg.extract.names.tagger import LABELS, Tagged, best_labels, model, spans, steps_allowed
from kg.extract.names.tidy import canonical, tidy
from kg.extract.names.tokens import Kind, tokens
from kg.extract.skeleton import CLASSES
from kg.model.document import Area, Source
from kg.text.document import document
from kg.text.readers import read_source


def test_the_names_of_the_seed_are_its_own_words() -> None:
    report = document(read_source(Path(__file__).parents[2] / "seeds" / "yuzhong-2025.txt"))
    found = list(names.run(report, Known()))
    assert len(found) > 200
    assert {mention.cls for mention in found} <= set(CLASSES)
    for mention in found:
        text = report.text(mention.span)
        assert text == text.strip("，。、；")
        assert text.count("“") == text.count("”")
        assert report.sentences[mention.sentence].span.holds(mention.span)
    assert found == list(names.run(report, Known()))


def test_a_name_lies_within_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.extract.extractors.names as extractor

    text = "云川区人民政府工作报告\n\n2024年，云川区建成星海公园。治理两湖三库。\n"
    report = document(Source("云川.txt", text, "0" * 64, "utf-8"), area="云川区", year=2024)
    over = report.words.index("公园。治理")
    inside = report.words.index("两湖三库")
    read = [Tagged(over, over + 5, "Place"), Tagged(inside, inside + 4, "Programme")]
    monkeypatch.setattr(extractor, "sharpen", lambda found, words: read)
    found = {report.text(mention.span) for mention in names.run(report, Known())}
    assert "两湖三库" in found
    assert "公园。治理" not in found


def test_a_pair_is_completed_or_left_out() -> None:
    def tidied(words: str, text: str) -> list[str]:
        start = words.index(text)
        return [words[a:b] for a, b, _ in tidy([Tagged(start, start + len(text), "Programme")], words)]

    assert tidied("实施“启明星”计划，", "“启明星") == ["启明星"]
    assert tidied("实施“启明星”计划，", "启明星”计划") == ["“启明星”计划"]
    assert tidied("落实《云岭总规》。", "《云岭总规") == ["《云岭总规》"]
    assert tidied("的、", "、") == []


def test_a_name_cut_at_a_dot_is_made_whole() -> None:
    words = "停工的云湖·天成三期复工，远岚·星河湾开盘"
    first, second = words.index("·天成"), words.index("·星河湾")
    found = tidy([Tagged(first, first + 5, "Project")], words)
    assert [words[a:b] for a, b, _ in found] == ["云湖·天成三期"]
    taken = [Tagged(second - 2, second, "Enterprise"), Tagged(second, second + 4, "Place")]
    assert [words[a:b] for a, b, _ in tidy(taken, words)] == ["远岚", "星河湾"]


def test_a_short_area_takes_the_full_form_that_the_text_has() -> None:
    home = Area("渝中区", "500103", None, "渝中")

    def full(words: str, text: str, cls: str) -> str:
        start = words.index(text)
        return canonical(Tagged(start, start + len(text), cls), home, words)

    assert full("渝中，渝中区", "渝中", "AdministrativeArea") == "渝中区"
    assert full("渝中与江北", "江北", "AdministrativeArea") == "江北"
    assert full("“启明星”计划", "“启明星”计划", "Programme") == "启明星计划"


@given(st.text("云岭市启动“计划”，。 2\n", min_size=1, max_size=60))
def test_any_text_is_read_and_names_lie_inside_and_apart(words: str) -> None:
    at = 0
    for start, end, cls in model().names(words):
        assert at <= start < end <= len(words)
        assert cls in CLASSES
        at = end


def test_hashes_of_runs_are_hashes_of_their_strings() -> None:
    words = "云岭数字产业园开工建设。"
    read = tokens(words)
    hashes, first, last = run_hashes(words, read)
    assert (last - first).max() < LONGEST
    for one, start, end in zip(hashes.tolist(), first.tolist(), last.tolist(), strict=True):
        assert one == string_hash(words[read.start[start] : read.end[end]])


def test_scores_are_the_sums_of_the_lines_of_weights() -> None:
    import numpy as np

    random = np.random.default_rng(5)
    stored = model()
    found = random.integers(-1, len(stored.row_of) - 1, (len(rows("山。", tokens("山。"), stored.lexical)), 5000))
    summed = stored.weights[stored.row_of[found]].sum(0, dtype=np.int32)
    assert np.array_equal(stored.scores(found.astype(np.int32)), summed)


def test_the_best_labels_are_the_best_of_all_sequences() -> None:
    from itertools import pairwise, product

    import numpy as np

    random = np.random.default_rng(3)
    steps = np.where(steps_allowed(), random.integers(-9, 9, (len(LABELS), len(LABELS))), -(1 << 24)).astype(np.int32)
    scores = random.integers(-9, 9, (7, len(LABELS))).astype(np.int32)
    ends = np.array([False, False, True, False, True, True, False])
    pauses = np.zeros(7, np.bool_)
    found = best_labels(scores.copy(), steps, ends, pauses)

    def worth(labels: tuple[int, ...], at: int) -> int:
        begins = -(1 << 24) if LABELS[labels[0]][0] == "I" else 0
        return begins + sum(int(scores[at + i, x]) for i, x in enumerate(labels)) + sum(
            int(steps[a, b]) for a, b in pairwise(labels)
        )  # fmt: skip

    for start, stop in ((0, 3), (3, 5), (5, 6), (6, 7)):
        best = max(worth(labels, start) for labels in product(range(len(LABELS)), repeat=stop - start))
        assert worth(tuple(found[start:stop].tolist()), start) == best
    # No name runs over a pause.
    pauses[1] = True
    found = best_labels(scores.copy(), steps, ends, pauses)
    best = max(worth(labels, 0) for labels in product(range(len(LABELS)), (0,), range(len(LABELS))))
    assert worth(tuple(found[:3].tolist()), 0) == best
    assert found[1] == 0


def test_labels_become_spans() -> None:
    import numpy as np

    read = tokens("山。水。")
    place = LABELS.index("B-Place")
    assert len(read.start) == 4
    assert list(spans(np.array([place, place + 1, place, 0], np.int8), read)) == [
        Tagged(0, 2, "Place"),
        Tagged(2, 3, "Place"),
    ]
    assert read.is_(Kind.END).tolist() == [False, True, False, True]
