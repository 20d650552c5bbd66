"""The best of the passages that fit: how well each answers the question."""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.evidence.find.keeping import Kind
from habeas.vault.find_tables import is_of

Rows = list[tuple[int, str]]
"""Passages that fit: their numbers and their words, those taken in last first."""

Scored = tuple[float, int, str]
"""A passage with its score: higher is better, and means nothing beside the scores of another question."""

VERY = 2.0
"""How often the very word counts, where another form of it counts once."""

_WEIGHTS = {Kind.NAME: 8.0, Kind.TITLE: 4.0, Kind.STATEMENT: 2.0}
"""How much a hit of this kind counts, where that is not once."""

_K, _B = 1.2, 0.75
"""The usual constants of BM25: how soon more of the same word counts no more, and how much length counts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of the index of which a passage must have one, each with how often it counts, and beginnings of words."""

    weights: dict[str, float]
    begun: tuple[str, ...] = ()

    def times(self, words: Sequence[str]) -> float:
        """How often they stand among these words."""
        weights = self.weights
        found = sum([weights[word] for word in words if word in weights])
        return found + sum(word.startswith(self.begun) for word in words) if self.begun else found


def best(rows: Rows, groups: Sequence[Wanted], limit: int) -> list[Scored]:
    """At most `limit` of them, best first; of two as good the one taken in last.

    As BM25 has it (Robertson and Zaragoza, 2009): words count more that fewer of these passages have, that stand
    in the passage more than once, and in a short passage.
    """
    split = [(number, words, words.split(" ")) for number, words in rows]
    counts = [[wanted.times(each) for wanted in groups] for _, _, each in split]
    usual = sum(len(each) for _, _, each in split) / max(1, len(split))
    rarity = [1 / math.log2(2 + sum(each[at] > 0 for each in counts)) for at in range(len(groups))]
    scored = []
    for (number, words, each), times in zip(split, counts, strict=True):
        least = _K * (1 - _B + _B * len(each) / usual)
        score = sum(rare * often / (often + least) for rare, often in zip(rarity, times, strict=True))
        scored.append((score * _weight(number), number, words))
    return heapq.nlargest(limit, scored, key=lambda each: each[:2])


def _weight(number: int) -> float:
    return next((weight for kind, weight in _WEIGHTS.items() if is_of(kind, number)), 1.0)
