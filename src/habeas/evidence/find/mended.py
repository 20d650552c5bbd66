"""The words of a passage as its repair has them, and the places in the reading that they stand for."""

from collections.abc import Callable
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.evidence.find.tokens import terms, tokens
from habeas.evidence.text.reading import Reading

BETWEEN = "¶"
"""Stands in the index between the words of a passage and those of its repair; no word holds it."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A word of the repair: the place in the reading that it stands for, and how it reads there."""

    span: Span
    words: str


def mended_words(reading: Reading, passage: Span) -> list[str]:
    """The words of a passage after its damage is undone; empty where they are the words as they stand.

    Each passage is repaired by itself, so that what is found and what is shown are the same however long the text is.
    """
    from habeas.evidence.text.repair import repair_part  # noqa: PLC0415  (it loads long, and only new texts need it)

    done = repair_part(reading, passage)
    if not done.layers:
        return []
    found = terms(done.text)
    return [] if found == terms(done.original) else found


def read_as(reading: Reading, passage: Span, is_found: Callable[[str], bool]) -> tuple[ReadAs, ...]:
    """The words found in the repair of a passage that do not stand so in the reading, in the order of places."""
    from habeas.evidence.text.repair import repair_part  # noqa: PLC0415  (as above)

    done = repair_part(reading, passage)
    there = {(term, place) for term, place in tokens(done.original) if is_found(term)}
    found = []
    for term, place in tokens(done.text):
        if is_found(term) and (term, at := done.to_original(place)) not in there:
            found.append(ReadAs(at.shifted(passage.start), place.slice(done.text)))
    return tuple(found)
