"""An exhibit that may be handed out, drawn anew: its pages as pixels with what is hidden painted over.

Strangers' bytes are drawn apart from this process. After a page was painted over its words are recognised once
more, and it is refused where something that is to be hidden can still be read on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import digest_of
from habeas.base.errors import Failed, WrongCall
from habeas.base.finding import Finding
from habeas.base.span import Span
from habeas.desk.apart import apart
from habeas.desk.session import Session
from habeas.disclosure.papers.redrawn import RedrawnExhibit, RedrawnPage, pieces_of
from habeas.evidence.pictures.covering import covered_on
from habeas.evidence.pictures.wanted import letters_of
from habeas.evidence.sources.source import Source
from habeas.evidence.text.kinds import PDF, PICTURES
from habeas.evidence.text.reading import Reading

MOST_PAGES = 500
"""Pages of one exhibit."""

_TELLING = 10
"""Letters in a row that a hidden passage must not share with what can still be read; a shorter one, all of it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """How an exhibit is called: its number in the list of annexes, the language of its stamp (BCP 47), and its day."""

    number: int
    language: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Redrawing:
    """The exhibit, and whether each page with something painted over was read again; not so without a recogniser."""

    exhibit: RedrawnExhibit
    read_again: bool


def redraw(session: Session, source: Source, hidden: Sequence[Span], numbered: Numbered) -> Redrawing:
    """A source drawn anew, or set anew where it is a text, without what `hidden` holds (spans of its first reading).

    Whether it may leave at all is the gate's to say, before. Raises WrongCall where nothing of it can be shown,
    Failed where a page cannot be drawn, where hidden words have no place on it, and where one of them can still be
    read: then nothing of the exhibit is handed out.
    """
    evidence = session.vault.evidence
    reading = evidence.first_reading(source.copy.digest)
    named = (numbered.number, numbered.language, numbered.as_of)
    if source.copy.media_type in (PDF, *PICTURES):
        data = evidence.copy(source.copy.digest)
        pages, again = _pages(data, source.copy.media_type, reading, hidden)
        return Redrawing(RedrawnExhibit(*named, pages), again)
    if reading is None or not reading.text.strip():
        raise WrongCall("This source has no pages and no words that could be shown.", "Leave the exhibit out.")
    lang = "" if reading.lang is None else reading.lang.value
    # What stands around the text (menus, margins, comments of whoever had the file) is no part of the exhibit.
    pieces = pieces_of(reading.text, hidden, reading.main or (Span(0, len(reading.text)),))
    return Redrawing(RedrawnExhibit(*named, pieces=pieces, text_language=lang), read_again=True)


def _pages(
    data: bytes, media_type: str, reading: Reading | None, hidden: Sequence[Span]
) -> tuple[tuple[RedrawnPage, ...], bool]:
    pages: list[RedrawnPage] = []
    again, total = True, 1
    while len(pages) < total:
        number = len(pages) + 1
        covered = covered_on(number, reading, hidden, media_type)
        if covered is None:
            raise _unplaced(number)
        made = apart().redraw(data, covered)
        if isinstance(made, Finding):
            raise Failed(f"Page {number} could not be drawn anew. {made.message}", "Nothing of it was handed out.")
        if made.png is None:
            raise _unplaced(number) if covered.passages else _undrawn(number)
        total = made.pages
        if total > MOST_PAGES:
            raise WrongCall(f"The exhibit has {total} pages; at most {MOST_PAGES} are drawn.", "Take it in in parts.")
        count = len(covered.boxes) + len(covered.passages)
        pages.append(RedrawnPage(made.png, count))
        if count:
            again &= _read_again(made.png, number, reading, hidden)
    return tuple(pages), again


def _read_again(png: bytes, number: int, reading: Reading | None, hidden: Sequence[Span]) -> bool:
    """Whether the page could be read again; raises Failed where something hidden can still be read on it."""
    outcome = apart().read(png, digest_of(png)).outcome
    if not isinstance(outcome, Reading):
        return not any(finding.code == "no-recogniser" for finding in outcome)
    seen = letters_of(outcome.text).casefold()
    for span in hidden:
        letters = "" if reading is None else letters_of(span.slice(reading.text)).casefold()
        if letters and any(part in seen for part in _parts(letters)):
            raise Failed(
                f"Page {number} still shows words that are to be hidden.",
                "Hide them there too, or leave the exhibit out; nothing of it was handed out.",
            )
    return True


def _parts(letters: str) -> list[str]:
    return [letters[at : at + _TELLING] for at in range(max(1, len(letters) - _TELLING + 1))]


def _unplaced(number: int) -> Failed:
    return Failed(
        f"Words that are to be hidden stand on page {number}, and their place on it is not known.",
        "Leave the exhibit out, or add a picture of the page; nothing of it was handed out.",
    )


def _undrawn(number: int) -> Failed:
    return Failed(f"Page {number} could not be drawn anew.", "Leave the exhibit out; nothing of it was handed out.")
