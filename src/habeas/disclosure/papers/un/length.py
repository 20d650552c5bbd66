"""How many words a communication has, beside the most that its form takes: told before anything is written."""

from collections.abc import Sequence

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Blank, Gap, Part, sentences_in
from habeas.disclosure.view import plain

MOST_WORDS = 10_000
"""The most words of facts and arguments, by the guidance note of the treaty bodies' form (read in a copy of 2026)."""

_COUNTED = ("facts", "exhaustion", "articles", "asked")
"""The parts that hold facts, remedies, arguments and requests."""


def length_check(composer: Composer, parts: Sequence[Part]) -> Blank:
    """The words of these parts and of the footnotes' quotes beside the limit, as a check that is never printed."""
    counted = [part for part in parts if part.id in _COUNTED]
    words = sum(_words(part) for part in counted)
    quotes = sum(len(note.quote.text.split()) for note in composer.footnotes())
    given = {"words": str(words), "quotes": str(quotes), "most": str(MOST_WORDS)}
    place = " ".join(part.number for part in counted[:1] + counted[-1:])
    key = "length_over" if words + quotes > MOST_WORDS else "length_within"
    return Blank(place, composer.text("fields", "length", **given), Gap.TO_FILL, composer.text("todo", key, **given))


def _words(part: Part) -> int:
    told = [plain(one.line) for block in part.blocks for one in sentences_in(block)]
    labels = [str(getattr(block, "label", "")) for block in part.blocks]
    return sum(len(text.split()) for text in (part.heading, *labels, *told))
