"""The normalisation of the quote search: texts that differ in what people type carelessly become the same letters.

The rules stand in `folding.toml` and, with their reasons, in `docs/reference/quote-search.md`. A text
has one reading, or two where Latin letters are left: Latin as Latin, and Latin as Kazakh or Russian
typed in Latin letters. A text without Latin letters has one reading that serves as both.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.evidence.archives.search import tables
from habeas.evidence.archives.search.letters import HYPHENS, SOFT_HYPHEN
from habeas.evidence.archives.search.runs import Run, folded_run

NORMALISATION = tables.version()
"""Name and version of the normalisation, as search records state it."""

_BROKEN = "".join(sorted(HYPHENS | {SOFT_HYPHEN})).replace("-", "\\-")
_RUN = re.compile(rf"\S+(?:(?<=[{_BROKEN}])[^\S\r\n]*[\r\n]\s*\S+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """One reading of a text. `letters[i]` came from the code points `[places[i], ends[i])` of the text."""

    letters: str
    places: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text, in code points, that the letters `[start, end)` came from; `start < end`."""
        return Span(self.places[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the normalisation: a stable id and what it says in plain English."""

    id: str
    says: str


def description() -> tuple[Rule, ...]:
    """The rules of the normalisation in the order in which they are read, for search records and pages."""
    return tuple(Rule(*rule) for rule in tables.rules())


def folded(text: str) -> tuple[Folded, ...]:
    """The readings of a text: one, or two (Latin as Latin, Latin as Cyrillic); an empty one where it has no letter."""
    runs = list(_runs(text))
    first = _put_together([(start, run.first.letters, run.first.starts, run.first.ends) for start, run in runs])
    if all(run.second is run.first for _, run in runs):
        return (first,)
    second = _put_together([(start, run.second.letters, run.second.starts, run.second.ends) for start, run in runs])
    return first, second


def letters(text: str) -> tuple[str, ...]:
    """The letters of :func:`folded` without their places, many times faster; for the building of an index."""
    pieces = _RUN.findall(text) if "\n" in text or "\r" in text else text.split()
    runs = [folded_run(piece) for piece in pieces]
    first = " ".join([run.first.letters for run in runs if run.first.letters])
    if all(run.second is run.first for run in runs):
        return (first,)
    return first, " ".join([run.second.letters for run in runs if run.second.letters])


def span_of(text: str, start: int, end: int, *, cyrillic: bool = False) -> Span:
    """What :meth:`Folded.span` gives for the first reading of a text, or the second, without folding all of it."""
    begins = before = 0
    at = -1
    for place, run in _runs(text):
        reading = run.second if cyrillic else run.first
        if not reading.letters:
            continue
        head, at = at, at + 1
        if head <= start < at + len(reading.letters):
            begins = before if start == head else place + reading.starts[start - at]
        if end - 1 == head:
            return Span(begins, place + reading.starts[0])
        if end - 1 < at + len(reading.letters):
            return Span(begins, place + reading.ends[end - 1 - at])
        at += len(reading.letters)
        before = place + reading.ends[-1]
    raise IndexError(f"no letters {start} to {end}")


def _runs(text: str) -> Iterator[tuple[int, Run]]:
    for match in _RUN.finditer(text):
        yield match.start(), folded_run(match.group())


def _put_together(runs: list[tuple[int, str, Sequence[int], Sequence[int]]]) -> Folded:
    """One reading of a whole text from that of its runs; a space between two runs stands for all between them."""
    pieces: list[str] = []
    places, ends = array("q"), array("q")
    for start, piece, piece_starts, piece_ends in runs:
        if not piece:
            continue
        if pieces:
            pieces.append(" ")
            places.append(ends[-1])
            ends.append(start + piece_starts[0])
        pieces.append(piece)
        places.extend(start + place for place in piece_starts)
        ends.extend(start + place for place in piece_ends)
    return Folded("".join(pieces), places, ends)
