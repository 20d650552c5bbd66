"""Texts that repeat each other: the same, reprinted with changes, one inside the other, long passages shared.

Words of the main text are compared in runs of five, without regard to case and marks, exactly and with
every other text (A. Broder, On the resemblance and containment of documents, 1997, without his
sampling, which a case is too small to need). A translation or a retelling in other words shares no runs,
and is not told by this.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from habeas.base.span import Span
from habeas.evidence.text.runs import CROWD, RUN, Run, Words, numbered, runs_of, sharing

FEWEST_WORDS = 30
"""Shorter texts are not compared: two notices of a few words are alike by chance."""
SAME_SHARE, REPRINT_SHARE = 97, 50
"""Least share of the words of both, in hundredths, that the other has."""
HELD_SHARE = 60
"""Least share of the shorter text that a longer one has, in hundredths, to hold it."""
LONG_PASSAGE = 25
"""Words of a passage that two texts do not share by chance."""


class Repeats(StrEnum):
    """How two texts repeat each other. `HELD`: the first stands in the second, nearly whole."""

    SAME = "same"
    REPRINT = "reprint"
    HELD = "held"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two texts, by their places in the list that was asked about, and what they share.

    `of_one` and `of_other` are the hundredths, rounded down, of each one's words that stand in runs
    which the other has too. `words` is the length of the longest common passage, which stands at
    `in_one` and `in_other`.
    """

    one: int
    other: int
    kind: Repeats
    of_one: int
    of_other: int
    words: int
    in_one: Span
    in_other: Span


def repeats(texts: Sequence[Words], asked: Collection[int] | None = None) -> tuple[Repeat, ...]:
    """Which of these texts repeat each other, in the order of their places; only pairs with one of `asked` if given.

    Of a run that more than forty texts have, only neighbours in the list are paired by it: the
    others are tied through them. Texts of fewer than :data:`FEWEST_WORDS` words repeat nothing.
    """
    words = numbered(texts, FEWEST_WORDS)
    runs = cache(lambda place: runs_of(words[place]))
    found = []
    for one, other in _worth_comparing(words, asked):
        told = _compared(one, other, texts, runs(one), runs(other))
        if told is not None:
            found.append(told)
    return tuple(found)


def _worth_comparing(texts: Sequence[Sequence[int]], asked: Collection[int] | None) -> Iterator[tuple[int, int]]:
    """The pairs that share as many runs as a long passage has, or as a tenth of the shorter text's words.

    A run covers five words at most: a pair with fewer can neither be a reprint nor share a long passage.
    """
    for (one, other), count in sorted(sharing(texts, asked).items()):
        shorter = min(len(texts[one]), len(texts[other]))
        if count >= min(LONG_PASSAGE - RUN + 1, shorter // 10):
            yield one, other


def _compared(
    one: int, other: int, texts: Sequence[Words], runs_one: Sequence[Run], runs_other: Sequence[Run]
) -> Repeat | None:
    of_one = _share(runs_one, set(runs_other), len(texts[one].words))
    of_other = _share(runs_other, set(runs_one), len(texts[other].words))
    length, start_one, start_other = _longest(runs_one, runs_other)
    kind = _kind(of_one, of_other, length, len(texts[one].words) <= len(texts[other].words))
    if kind is None:
        return None
    in_one = texts[one].span(start_one, start_one + length - 1)
    in_other = texts[other].span(start_other, start_other + length - 1)
    if kind is Repeats.HELD and of_one < of_other:
        return Repeat(other, one, kind, of_other, of_one, length, in_other, in_one)
    return Repeat(one, other, kind, of_one, of_other, length, in_one, in_other)


def _kind(of_one: int, of_other: int, longest: int, one_shorter: bool) -> Repeats | None:
    if min(of_one, of_other) >= SAME_SHARE:
        return Repeats.SAME
    if min(of_one, of_other) >= REPRINT_SHARE:
        return Repeats.REPRINT
    if (of_one if one_shorter else of_other) >= HELD_SHARE:
        return Repeats.HELD
    return Repeats.PASSAGE if longest >= LONG_PASSAGE else None


def _share(mine: Sequence[Run], theirs: set[Run], words: int) -> int:
    """The hundredths of the words that stand in a run which the other has."""
    covered = bytearray(words)
    for place, run in enumerate(mine):
        if run in theirs:
            covered[place : place + RUN] = b"\x01" * RUN
    return 100 * sum(covered) // words


def _longest(one: Sequence[Run], other: Sequence[Run]) -> tuple[int, int, int]:
    """Words of the longest common passage, and the words at which it begins in both; of equals the first."""
    places: dict[Run, list[int]] = defaultdict(list)
    for place, run in enumerate(other):
        places[run].append(place)
    best, before = (0, 0, 0), dict[int, int]()
    for place, run in enumerate(one):
        now = {at: before.get(at - 1, 0) + 1 for at in places.get(run, ())[:CROWD]}
        for at, length in now.items():
            if length > best[0]:
                best = (length, place - length + 1, at - length + 1)
        before = now
    length, first, second = best
    return length + RUN - 1, first, second
