"""The exhaustive search of the archives room, as the quote check puts its questions to it."""

from collections.abc import Container, Sequence
from fractions import Fraction

from habeas.evidence.archives.search.folding import NORMALISATION, description, folded
from habeas.evidence.archives.search.index import QuoteIndex
from habeas.evidence.archives.search.searching import Hit, search

_STEPS = tuple(Fraction(share, 20) for share in (1, 2, 4, 5, 6, 8))
"""The distances tried one after another for the nearest passage, up to 40 %."""


class Exhaustive:
    """The search over one index; the items of an archive in the order in which the index was built."""

    def __init__(self, index: QuoteIndex) -> None:
        self._index = index

    @property
    def normalisation(self) -> str:
        """Name and version of the normalisation."""
        return NORMALISATION

    @property
    def rules(self) -> Sequence[tuple[str, str]]:
        """Each rule of the normalisation: its stable id, and what it says in English."""
        return tuple((rule.id, rule.says) for rule in description())

    def hits(self, quote: str, max_distance: Fraction) -> Sequence[Hit]:
        """Every window within the distance; overlapping ones as the best one."""
        return search(self._index, quote, max_distance)

    def nearest(self, quote: str, among: Container[int], beyond: Fraction) -> Hit | None:
        """The nearest window of these items within 40 %, None where there is none; each step is exhaustive."""
        for distance in (step for step in _STEPS if step > beyond):
            found = next((hit for hit in search(self._index, quote, distance) if hit.item in among), None)
            if found is not None:
                return found
        return None

    def same(self, one: str, two: str) -> bool:
        """Whether two words have a reading in which they are the same letters."""
        return not {reading.letters for reading in folded(one)}.isdisjoint(reading.letters for reading in folded(two))
