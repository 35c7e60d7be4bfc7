"""What happened to a named thing: introduced, started, in progress, completed, opened, approved, renewed, planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.extractor import Known, extractor
from kg.extract.skeleton import Skeleton
from kg.extract.status_grammar import findings
from kg.extract.times import openings, setting_at
from kg.model.claim import StatusChange, Subject
from kg.model.document import Document, Setting
from kg.model.quantity import Modality, Status


def _brief(change: StatusChange) -> tuple[str, str, str]:
    return change.subject.name, change.status, change.modality


@extractor(
    needs=(Skeleton,),
    gives=(StatusChange,),
    brief=_brief,
    match={
        "云岭数字产业园、青禾体育中心等6个项目竣工投用。": [
            ("云岭数字产业园", "completed", "achieved"),
            ("云岭数字产业园", "opened", "achieved"),
            ("青禾体育中心", "completed", "achieved"),
            ("青禾体育中心", "opened", "achieved"),
        ],
    },
    leave=["云岭数字产业园年产值达30亿元。", "召开重点项目推进会。"],
)
def statuses(document: Document, known: Known) -> Iterator[StatusChange]:
    """Yield a StatusChange for each thing of a list and each status of its verb; 即将开业 is planned, a target."""
    for skeleton in known.of(Skeleton):
        settings = _settings(document, skeleton)
        seen: set[tuple[str, Status]] = set()
        for finding in findings(skeleton, settings):
            setting = settings(finding.verb.start)
            mention = skeleton.names[finding.member]
            if (mention.name, finding.status) in seen:
                continue
            seen.add((mention.name, finding.status))
            yield StatusChange(
                subject=Subject(mention.name, mention.cls, mention.span),
                modality=Modality.TARGET if finding.future else setting.modality,
                period=setting.period,
                evidence=skeleton.span(*finding.verb),
                sentence=skeleton.sentence,
                rule=finding.rule,
                status=finding.status,
            )


def _settings(document: Document, skeleton: Skeleton) -> Callable[[int], Setting]:
    """The setting of what stands at a position of a skeleton: that of its clause."""
    sentence = document.sentences[skeleton.sentence]
    opened = openings(document, sentence)
    return lambda at: setting_at(document, sentence, opened, skeleton.offsets[at])
