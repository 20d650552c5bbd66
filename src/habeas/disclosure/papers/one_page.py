"""What fits on one page: an estimate in points of print, made before anything is set, on the careful side.

The page of the summary has a fixed height; its text and its footnotes share it. Whoever composes offers sentences in
the order of their weight, and what no longer fits is counted, so that the page can say so.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import ceil

from habeas.disclosure.view import Footnote, Sentence, plain

HEIGHT = 770.0
"""Points that may be offered. The page has 711; the counts below are careful by more than the difference."""

LINE, SIGNS, BETWEEN = 14.4, 97, 4.0
"""Height of a line of text, the Latin signs on it, and the room between two sentences of a list."""

CYRILLIC = 1.1
"""How many Latin signs a Cyrillic one is wide."""

NOTE_LINE, NOTE_SIGNS, NOTE_BETWEEN, NOTE_REST = 9.6, 128, 4.0, 48
"""The same of footnotes, and the signs that stand in one beside quote and citation."""

HEAD, PART, CLOSING = 112.0, 32.0, 44.0
"""Title, subtitle and notice; the heading of a part; and the closing words on what did not fit."""


@dataclass(slots=True)
class OnePage:
    """A page while it is filled; `left` is the room, `notes` are all footnotes that may come, by number."""

    notes: Mapping[int, Footnote]
    left: float = HEIGHT - HEAD - CLOSING
    _told: set[int] = field(default_factory=set)
    _sources: set[int] = field(default_factory=set)
    _parts: set[str] = field(default_factory=set)

    def take(self, part: str, sentences: Sequence[Sentence], *, listed: bool) -> bool:
        """Whether these sentences still fit in this part together, with their footnotes; if so their room is taken.

        `listed` sentences begin a line of their own, the others run on.
        """
        told, sources = set(self._told), set(self._sources)
        cost = 0.0 if part in self._parts else PART + (0.0 if listed else LINE / 2)
        for sentence in sentences:
            signs = signs_of(plain(sentence.line)) + 2 * len(sentence.notes) + 1
            cost += lines(signs, SIGNS) * LINE + BETWEEN if listed else signs / SIGNS * LINE
            for number in sentence.notes:
                cost += 0.0 if number in told else self._note(number, sources)
                told.add(number)
                sources.add(self.notes[number].source)
        if cost > self.left:
            return False
        self.left -= cost
        self._told, self._sources = told, sources
        self._parts.add(part)
        return True

    def _note(self, number: int, sources: AbstractSet[int]) -> float:
        """The height of a footnote; the first of a source cites it in full."""
        note = self.notes[number]
        cited = 0 if note.source in sources else signs_of(plain(note.citation))
        speaker = 0 if note.speaker is None else signs_of(note.speaker.text) + 20
        signs = signs_of(note.quote.text) + cited + speaker + NOTE_REST
        return lines(signs, NOTE_SIGNS) * NOTE_LINE + NOTE_BETWEEN


def signs_of(text: str) -> float:
    """How wide a text is, in Latin signs."""
    return sum(CYRILLIC if "\u0400" <= sign <= "\u052f" else 1.0 for sign in text)


def lines(signs: float, on_a_line: int) -> int:
    """How many lines so many signs take."""
    return ceil(signs / on_a_line)
