"""Which sources are independent of each other, as far as their texts tell and people say.

Sources whose texts are the same, reprinted or held in one another count as one, and so do the pages of one
document, a recording and its transcripts, a page and what a browser showed of it, and those a person calls
dependent; a person's word on two sources goes before everything else. Long passages that two share and credit
lines are shown and count for nothing by themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.base.ids import Handle, SourceId
from habeas.base.span import Span
from habeas.evidence.text.reprints import Repeats

_DEPENDENT = frozenset({Repeats.SAME, Repeats.REPRINT, Repeats.HELD})


class Standing(StrEnum):
    """What a person says of two sources; `UNDONE` takes the last word on them back."""

    INDEPENDENT = "independent"
    DEPENDENT = "dependent"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class SourceJudgement:
    """One person's word on two sources, kept for good; the last on a pair holds. `at` is aware."""

    one: SourceId
    other: SourceId
    standing: Standing
    by: Handle
    at: datetime
    reason: str


class Of(StrEnum):
    """What two sources are of that makes them one: pages of a document, words of a recording, one captured page."""

    DOCUMENT = "document"
    RECORDING = "recording"
    CAPTURE = "capture"


@dataclass(frozen=True, slots=True)
class Bond:
    """Two sources that are one by what they are, whatever their texts share."""

    one: SourceId
    other: SourceId
    of: Of


@dataclass(frozen=True, slots=True)
class Repeating:
    """Two sources whose texts repeat each other; figures as in :class:`habeas.evidence.text.reprints.Repeat`."""

    one: SourceId
    other: SourceId
    kind: Repeats
    of_one: int
    of_other: int
    words: int
    in_one: Span
    in_other: Span

    @property
    def dependent(self) -> bool:
        """Whether the texts alone make the two count as one."""
        return self.kind in _DEPENDENT


@dataclass(frozen=True, slots=True)
class Independence:
    """The sources by groups that count as one, with what ties them.

    `goes_by` maps every source that was compared, or judged, to the first of its group. A source that is not in
    it stands alone.
    """

    goes_by: Mapping[SourceId, SourceId]
    repeating: tuple[Repeating, ...]
    judgements: Mapping[tuple[SourceId, SourceId], SourceJudgement]
    bonds: tuple[Bond, ...] = ()

    def count(self, sources: Iterable[SourceId]) -> int:
        """How many of these sources are independent of each other; 0 of none."""
        return len({self.goes_by.get(source, source) for source in sources})

    def with_it(self, source: SourceId) -> tuple[SourceId, ...]:
        """The other sources of its group, in the order of the case."""
        mine = self.goes_by.get(source, source)
        return tuple(other for other, first in self.goes_by.items() if first == mine and other != source)


ALONE = Independence({}, (), {})
"""Nothing was compared."""


def holding(judgements: Iterable[SourceJudgement]) -> dict[tuple[SourceId, SourceId], SourceJudgement]:
    """The last word on each pair, by its ids in order; a pair whose word was taken back has none."""
    held: dict[tuple[SourceId, SourceId], SourceJudgement] = {}
    for each in judgements:
        held[pair_of(each.one, each.other)] = each
    return {pair: each for pair, each in held.items() if each.standing is not Standing.UNDONE}


def pair_of(one: SourceId, other: SourceId) -> tuple[SourceId, SourceId]:
    """Two sources in the order of their ids."""
    return (one, other) if one < other else (other, one)


def independence(
    sources: Sequence[SourceId],
    repeating: Sequence[Repeating],
    judgements: Iterable[SourceJudgement],
    bonds: Sequence[Bond] = (),
) -> Independence:
    """The groups of these sources. Those tied through a third are one group, unless a person parted that very tie."""
    held = holding(judgements)
    told = [(each.one, each.other) for each in bonds]
    told += [(each.one, each.other) for each in repeating if each.dependent]
    ties = [pair for pair in told if pair_of(*pair) not in held]
    ties += [pair for pair, each in held.items() if each.standing is Standing.DEPENDENT]
    return Independence(_firsts(sources, ties), tuple(repeating), held, tuple(bonds))


def _firsts(sources: Sequence[SourceId], ties: Iterable[tuple[SourceId, SourceId]]) -> dict[SourceId, SourceId]:
    """For every source the first one of its group; a tie with something else than these sources ties nothing."""
    order = {source: place for place, source in enumerate(sources)}
    above = list(range(len(sources)))

    def first(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in ties:
        if one in order and other in order:
            low, high = sorted((first(order[one]), first(order[other])))
            above[high] = low
    return {source: sources[first(place)] for source, place in order.items()}
