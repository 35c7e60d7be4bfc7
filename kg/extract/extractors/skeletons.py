"""Sentences with their names as single characters, for the extractors that read names in context."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.skeleton import Skeleton, skeleton
from kg.model.claim import Mention
from kg.model.document import Document


def _brief(value: Skeleton) -> int:
    return len(value.names)


@extractor(
    needs=(Mention,),
    gives=(Skeleton,),
    brief=_brief,
    match={"青禾科技有限公司落户云岭产业园。": [2]},
    leave=["各项工作取得新成效。"],
)
def skeletons(document: Document, known: Known) -> Iterator[Skeleton]:
    """Yield the skeleton of each sentence that names something."""
    for index, mentions in known.by_sentence(Mention).items():
        sentence = document.sentences[index]
        yield skeleton(sentence, document.sentence_text(sentence), mentions)
