"""What may stand at the cursor in %kg, %sparql and a cell of %%sparql."""

from __future__ import annotations

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

from kg.app.notebook.completion import complete


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%kg op", "open"),
        ("dataset = %kg b", "build"),
        ("%kg open $fol", "$folder"),
        ("%kg build $folder --o", "--out"),
        ("%sparql ra", "ranks"),
        ("%sparql dossier e", "entity="),
        ("%sparql dossier entity=$fo", "$folder"),
        ("%%sparql --st", "--store-to"),
        ("%%sparql\nran", "ranks"),
        ("%%sparql\nSELECT ?x { ?x a go", "gov:"),
        ("%%sparql\nSELECT ?x {\n  ?x a gov:Meas", "gov:Measurement"),
        ("%%sparql\nSELECT ?x { ?x gov:refers", "gov:refersTo"),
        ("%%sparql\nSELECT ?x { ?x skos:pref", "skos:prefLabel"),
        ("%%sparql\nsel", "SELECT"),
        ("%%sparql\nSELECT ?x { ?x ?y $fol", "$folder"),
        ("%sparql SELECT ?x { ?x a gov:Meas", "gov:Measurement"),
    ],
)
def test_what_is_begun_is_completed(shell: InteractiveShell, text: str, found: str) -> None:
    with provisionalcompleter():
        (first, *_) = shell.Completer.completions(text, len(text))
    assert first.text == found
    assert found.lower().startswith(text[first.start :].lower())


@pytest.mark.parametrize(
    "text", ["sel", "x = {'gov:", "%timeit gov:M", "%kg open da", "%%sparql\nSELECT ?ar", "%%sparql\n"]
)
def test_elsewhere_nothing_is_offered(text: str) -> None:
    answer = complete(text, text.split("\n")[-1], {"data": 1})
    assert answer is None or not answer.found


def test_private_names_are_not_offered() -> None:
    answer = complete("%sparql ranks area=$", "%sparql ranks area=$", {"_oh": {}, "area": 1})
    assert answer is not None
    assert [text for text, _ in answer.found] == ["$area"]
