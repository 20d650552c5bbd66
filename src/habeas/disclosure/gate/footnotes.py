"""Footnotes on their way out: the ids of statements are those of the release, or none."""

from dataclasses import replace

from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.view import Footnote


def footnote_outside(note: Footnote, admitted: Admitted) -> Footnote:
    """The footnote as whoever is told may have it; inside nothing changes."""
    known = (admitted.known_as(one) for one in note.statements)
    return replace(note, statements=tuple(one for one in known if one is not None))
