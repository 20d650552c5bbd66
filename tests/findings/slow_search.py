"""A slow, plain search for tests: every window of every item, by the row of Sellers' table."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class SlowHit:
    """A window."""

    item: int
    start: int
    end: int
    edits: int
    length: int
    reading: int = 1

    @property
    def distance(self) -> Fraction:
        """Edits by length."""
        return Fraction(self.edits, self.length)


class SlowSearch:
    """Small letters, ё as е, and nothing but letters and figures."""

    normalisation = "slow/1"
    rules = (("case", "Capital and small letters are the same."), ("russian", "ё is е."))

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_folded(text) for text in texts]

    def hits(self, quote: str, max_distance: Fraction) -> Sequence[SlowHit]:
        """The best window of each item within the distance."""
        found = [self._best(at, quote) for at in range(len(self._texts))]
        return [hit for hit in found if hit is not None and hit.distance <= max_distance]

    def nearest(self, quote: str, among: Container[int], beyond: Fraction) -> SlowHit | None:
        """The nearest window of these items."""
        found = [hit for at in range(len(self._texts)) if at in among and (hit := self._best(at, quote)) is not None]
        best = min(found, key=lambda hit: (hit.edits, hit.item), default=None)
        return best if best is not None and best.distance <= Fraction(2, 5) else None

    def same(self, one: str, two: str) -> bool:
        """Whether two words fold alike."""
        return _folded(one)[0] == _folded(two)[0]

    def _best(self, at: int, quote: str) -> SlowHit | None:
        text, places = self._texts[at]
        wanted = _folded(quote)[0]
        row = [(edits, 0) for edits in range(len(wanted) + 1)]
        best: tuple[int, int, int] | None = None
        for end, letter in enumerate(text, 1):
            new = [(0, end)]
            for to, other in enumerate(wanted, 1):
                ways = ((row[to - 1][0] + (letter != other), row[to - 1][1]), (row[to][0] + 1, row[to][1]))
                new.append(min(*ways, (new[-1][0] + 1, new[-1][1])))
            row = new
            if row[-1][1] < end and (best is None or row[-1][0] < best[0]):
                best = (row[-1][0], row[-1][1], end)
        if best is None or best[0] >= len(wanted):
            return None
        edits, start, end = best
        return SlowHit(at, places[start], places[end - 1] + 1, edits, len(wanted))


def _folded(text: str) -> tuple[str, list[int]]:
    kept = [(at, sign.lower().replace("ё", "е")) for at, sign in enumerate(text) if sign.isalnum()]
    return "".join(sign for _, sign in kept), [at for at, _ in kept]
