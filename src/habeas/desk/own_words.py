"""Where a fact that a person records stands: at a quote in a source of the case, or in words typed now.

Words typed now are kept as a source of their own, as own knowledge, so that what is told from memory has
its preserved original too.
"""

from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk.preserving import Circumstances, keep
from habeas.desk.saying import anchor_of, find_source
from habeas.desk.session import Session
from habeas.evidence.sources.source import Method, Secrecy, Source
from habeas.evidence.text.anchor import Anchor, anchor_at
from habeas.evidence.text.language import language_of
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class Ground:
    """What a fact stands on: `source` and `quote` (with `start` where the quote stands several times), or `told`."""

    source: str | None = None
    quote: str | None = None
    start: int | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The source, the place in it, and the language of the words there."""

    source: Source
    anchor: Anchor
    language: Lang


def standing_of(session: Session, case: Case, ground: Ground) -> Standing:
    """Where a fact of this ground stands; words typed now are kept first. Called inside a transaction.

    Raises WrongCall where neither, or both, were given, and as :func:`habeas.desk.saying.anchor_of` does.
    """
    told = (ground.told or "").strip()
    if bool(told) == (ground.source is not None and ground.quote is not None):
        raise WrongCall(
            "A fact stands on a source and its quote, or on words told now; give one of the two.",
            "Add --source with --quote, or --told. Nothing was recorded.",
        )
    if told:
        return _typed(session, case, told)
    source = find_source(session, case, ground.source or "")
    reading = session.vault.evidence.first_reading(source.copy.digest)
    if reading is None:
        raise WrongCall("This source has no text, so nothing in it can be quoted.", "Add a typed copy of it.")
    quote = ground.quote or ""
    anchor = anchor_of(reading, quote, ground.start)
    return Standing(source, anchor, language_of(quote) or reading.lang or Lang.EN)


def _typed(session: Session, case: Case, told: str) -> Standing:
    taken = keep(session, case, f"{told}\n".encode(), None, Method.TYPED, Circumstances(Secrecy.OWN_KNOWLEDGE))
    reading = None if taken.source is None else session.vault.evidence.first_reading(taken.source.copy.digest)
    if taken.source is None or reading is None:
        raise WrongCall("What was told could not be kept.", "Nothing was recorded.")
    end = len(reading.text.rstrip("\n"))
    return Standing(taken.source, anchor_at(reading, Span(0, end)), language_of(told) or reading.lang or Lang.EN)
