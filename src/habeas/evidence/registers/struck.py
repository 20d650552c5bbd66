"""What an entry says of itself: that it was taken out, or that another number names the same work."""

import re
from functools import cache

from habeas.base.span import Span
from habeas.evidence.registers.entry import Decision, Status, Struck
from habeas.evidence.registers.words import compiled, pattern


def struck_of(text: str, decisions: tuple[Decision, ...]) -> tuple[Struck, ...]:
    """The note that the entry begins with when it was taken out; empty when it does not begin with one.

    The date is that of the first decision that follows the note, where there is one. Words such as
    "except" further on in a description are no such note.
    """
    hit = _note().match(text)
    if hit is None:
        return ()
    see = compiled("see").search(text, hit.end())
    dated = next((d.date for d in decisions if d.span is not None and d.span.start >= hit.end("note")), None)
    span = Span(hit.start("note"), hit.end("note"))
    return (Struck(span.slice(text), span, dated, None if see is None else see["number"]),)


def status_of(text: str, struck: tuple[Struck, ...]) -> Status:
    """How an entry with these words and notes stands."""
    if any(note.see is not None for note in struck):
        return Status.DUPLICATE
    if struck:
        return Status.STRUCK
    return Status.ACTIVE if any(char.isalnum() for char in text) else Status.VOID


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?P<note>{pattern('struck')})(?!\w)", re.IGNORECASE)
