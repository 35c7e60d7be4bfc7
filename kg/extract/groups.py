"""Names that stand together in a clause: 云岭数谷、青禾科技等5家企业 is one group with two members."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract.skeleton import Skeleton
from kg.model.claim import Mention
from kg.model.document import Span

Link = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated names: their positions in the skeleton, and where the first begins and the last ends."""

    members: tuple[int, ...]

    @property
    def start(self) -> int:
        """The position of the first name."""
        return self.members[0]

    @property
    def end(self) -> int:
        """The position behind the last name."""
        return self.members[-1] + 1

    def mentions(self, skeleton: Skeleton) -> tuple[Mention, ...]:
        """The mentions of its members, in their order."""
        return tuple(skeleton.names[i] for i in self.members)


def groups(skeleton: Skeleton, clause: Span, names: re.Pattern[str], linked: Link) -> Sequence[Group]:
    """The groups of a clause: names that `names` matches, parted by words that `linked` accepts.

    `linked` is asked of no words too; names that touch (“甲”“乙”) are a group when both stood in quotation marks.
    """
    found: list[list[int]] = []
    for match in names.finditer(skeleton.words, clause.start, clause.end):
        here = match.start()
        if found:
            last = found[-1][-1]
            between = skeleton.words[last + 1 : here]
            if linked(between) or (not between and {last, here} <= skeleton.quoted):
                found[-1].append(here)
                continue
        found.append([here])
    return tuple(Group(tuple(members)) for members in found)
