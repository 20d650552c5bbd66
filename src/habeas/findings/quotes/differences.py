"""A quotation set beside the words it was found in, word by word, in the words as they are written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_WHOLE, _ALIKE = 10, 16
"""What it costs to leave a word out or put it in, and to put one word for another that is nothing like it."""


class Kind(StrEnum):
    """What became of words between the archive and the quotation.

    `KEPT`: the same, letter by letter. `RESPELLED`: the same after the normalisation, written otherwise.
    `CHANGED`: other words stand in the quotation. `LEFT_OUT`: they stand in the archive, not in the
    quotation. `ADDED`: they stand in the quotation, not in the archive.
    """

    KEPT = "kept"
    RESPELLED = "respelled"
    CHANGED = "changed"
    LEFT_OUT = "left_out"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words of one kind: as the archive has them, and as the quotation has them; empty where it has none."""

    kind: Kind
    archive: str
    quote: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place: code points of the text it stands in, end exclusive."""

    text: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """All words of the text that share a code point with `[start, end)`, whole."""
    stop = len(text) if end is None else end
    return tuple(
        Word(found[0], found.start(), found.end())
        for found in _WORD.finditer(text)
        if found.start() < stop and found.end() > start
    )


def differences(
    text: str, start: int, end: int, quote: str, same: Callable[[str, str], bool]
) -> tuple[Difference, ...]:
    """What the quotation does with the words of `text` that `[start, end)` touches, in reading order.

    `same` says of two words whether they are the same after the normalisation. Punctuation is not
    compared: the passage and the quotation stand beside each other as they are written.
    """
    theirs, ours = words_of(text, start, end), words_of(quote)
    pairs = _aligned(theirs, ours, same)
    runs = [_run(kind, list(members), text, quote) for kind, members in groupby(_kinds(pairs, same), lambda it: it[0])]
    return tuple(_joined(runs, same))


type _Pair = tuple[Word | None, Word | None]


def _kinds(pairs: Sequence[_Pair], same: Callable[[str, str], bool]) -> list[tuple[Kind, _Pair]]:
    return [(_kind(pair, same), pair) for pair in pairs]


def _kind(pair: _Pair, same: Callable[[str, str], bool]) -> Kind:
    archive, quote = pair
    if archive is None:
        return Kind.ADDED
    if quote is None:
        return Kind.LEFT_OUT
    if archive.text == quote.text:
        return Kind.KEPT
    return Kind.RESPELLED if same(archive.text, quote.text) else Kind.CHANGED


def _run(kind: Kind, members: Sequence[tuple[Kind, _Pair]], text: str, quote: str) -> Difference:
    """The words of a run with what stands between them."""
    archive = [pair[0] for _, pair in members if pair[0] is not None]
    ours = [pair[1] for _, pair in members if pair[1] is not None]
    return Difference(kind, _cut(archive, text), _cut(ours, quote))


def _cut(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _joined(runs: Sequence[Difference], same: Callable[[str, str], bool]) -> list[Difference]:
    """Words that were only glued or parted ("не смотря", "несмотря") told as written otherwise."""
    out: list[Difference] = []
    for unequal, group in groupby(runs, lambda run: run.kind not in (Kind.KEPT, Kind.RESPELLED)):
        members = list(group)
        archive, quote = (" ".join(filter(None, (getattr(run, side) for run in members))) for side in _SIDES)
        if unequal and archive and quote and same("".join(archive.split()), "".join(quote.split())):
            out.append(Difference(Kind.RESPELLED, archive, quote))
        else:
            out += members
    return out


_SIDES = ("archive", "quote")


def _aligned(theirs: Sequence[Word], ours: Sequence[Word], same: Callable[[str, str], bool]) -> list[_Pair]:
    """The cheapest way to set two rows of words beside each other; of equal ones the earliest pairs."""
    cost = [[0] * (len(ours) + 1) for _ in range(len(theirs) + 1)]
    swap = [[_swap(one.text, two.text, same) for two in ours] for one in theirs]
    for at in range(len(theirs), -1, -1):
        for to in range(len(ours), -1, -1):
            ways = []
            if at < len(theirs):
                ways.append(cost[at + 1][to] + _WHOLE)
            if to < len(ours):
                ways.append(cost[at][to + 1] + _WHOLE)
            if at < len(theirs) and to < len(ours):
                ways.append(cost[at + 1][to + 1] + swap[at][to])
            cost[at][to] = min(ways, default=0)
    pairs: list[_Pair] = []
    at = to = 0
    while at < len(theirs) or to < len(ours):
        if at < len(theirs) and to < len(ours) and cost[at][to] == cost[at + 1][to + 1] + swap[at][to]:
            pairs.append((theirs[at], ours[to]))
            at, to = at + 1, to + 1
        elif at < len(theirs) and cost[at][to] == cost[at + 1][to] + _WHOLE:
            pairs.append((theirs[at], None))
            at += 1
        else:
            pairs.append((None, ours[to]))
            to += 1
    return pairs


def _swap(one: str, two: str, same: Callable[[str, str], bool]) -> int:
    if one == two or same(one, two):
        return 0
    return 1 + round((_ALIKE - 1) * Levenshtein.normalized_distance(one.casefold(), two.casefold()))
