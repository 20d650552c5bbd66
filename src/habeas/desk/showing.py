"""Show where a quote stands: in words, and marked on a drawing of its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.base.digest import Json, digest_of
from habeas.base.errors import Failed, WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import ReadingId, SourceId
from habeas.base.span import Span
from habeas.desk.apart import apart
from habeas.desk.copies import remember_copy
from habeas.desk.recording import audit
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.desk.writing_clear import write_clear
from habeas.evidence.pictures.wanted import LOW, Places, Wanted, letters_of, way_up
from habeas.evidence.sources.source import Source
from habeas.evidence.text.kinds import PDF, PICTURES
from habeas.evidence.text.reading import Box, Reading
from habeas.record.keeping import Case

_LEAST = 4
"""Characters that the beginning of an id has at least."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quote, or a page of a source, with its place in words.

    `page` is None where the source has no pages; `span` is None where a whole page is meant. `line`
    counts from 1. `boxes` are the quote's recognised words, `doubtful` those of the page that the recogniser is
    not sure of, told only where no quote is meant. `drawn` says that the page can be drawn.
    """

    source: Source
    reading: Reading | None
    page: int | None
    span: Span | None
    boxes: tuple[Box, ...]
    doubtful: tuple[Box, ...]

    @property
    def quote(self) -> str:
        """The words; empty where a whole page is meant."""
        return "" if self.span is None or self.reading is None else self.span.slice(self.reading.text)

    @property
    def line(self) -> int | None:
        """The line on which the quote begins, None where a whole page is meant."""
        if self.span is None or self.reading is None:
            return None
        return self.reading.text.count("\n", 0, self.span.start) + 1

    @property
    def drawn(self) -> bool:
        """Whether the source has pages that can be drawn."""
        return self.source.copy.media_type in (PDF, *PICTURES)

    @property
    def title(self) -> str:
        """What the source is called."""
        return title_of(self.source)


def place_of(session: Session, name: str, word: str, page: int | None = None) -> Place:
    """Where a statement, a proposal or a source of a case stands.

    A source is meant by its id, file name or title, the others by the beginning of their id. Raises
    WrongCall where nothing or several are meant, and for `page` together with a quote or a source without pages.
    """
    case = session.case(name)
    with session.vault.transaction():
        audit(session, "show place", word, {"case": case.id})
    anchors = list(_anchors(session, case, word)) if len(word) >= _LEAST else []
    if len(anchors) > 1:
        raise WrongCall(f"{word!r} means several.", "Give more of the id.")
    evidence = session.vault.evidence
    if not anchors:
        source = find_source(session, case, word)
        if page is not None and source.copy.media_type not in (PDF, *PICTURES):
            raise WrongCall(f"{title_of(source)} has no pages.", "Leave out --page.")
        return _whole_page(source, evidence.first_reading(source.copy.digest), page or 1)
    if page is not None:
        raise WrongCall("A quote has its page.", "Leave out --page, or name a source.")
    key, reading_id, span = anchors[0]
    source_found, reading = evidence.source(key), evidence.reading(reading_id)
    if source_found is None or reading is None or span.end > len(reading.text):
        raise WrongCall("The source of this quote is no longer kept.", "Run `habeas verify`.")
    return Place(source_found, reading, _page(reading, source_found, span), span, reading.boxes_of(span), ())


def write_page(session: Session, place: Place, path: Path) -> None:
    """Draw the page with the quote marked, as a PNG that is remembered as a clear copy.

    Raises as :func:`draw_page` does, and CannotWrite.
    """
    picture = draw_page(session, place)
    # Remembered first: a copy that nobody knows of would be worse than a line about none.
    remember_copy(session, path, digest_of(picture))
    write_clear(path, picture)


def draw_page(session: Session, place: Place) -> bytes:
    """The page with the quote marked, as a PNG, drawn apart from this process.

    Raises WrongCall where there is no such page, Failed where it cannot be drawn.
    """
    wanted = _wanted(place)
    picture = apart().draw(session.vault.evidence.copy(place.source.copy.digest), wanted)
    if isinstance(picture, Finding):
        raise Failed(f"The page could not be drawn. {picture.message}", "The place in words stands.")
    if picture is None:
        raise WrongCall(f"{place.title} has no page {wanted.page} that can be drawn.", "Name another with --page.")
    return picture


def place_shape(place: Place) -> dict[str, Json]:
    """A place as JSON, without schema and what was written."""
    boxes: list[Json] = [
        {"page": box.page, "box": [box.left, box.top, box.right, box.bottom], "confidence": box.confidence}
        for box in place.boxes
    ]
    return {
        "source": place.source.id,
        "title": place.title,
        "page": place.page,
        "line": place.line,
        "start": None if place.span is None else place.span.start,
        "end": None if place.span is None else place.span.end,
        "quote": place.quote,
        "recognised": bool(place.boxes),
        "boxes": boxes,
        "doubtful": len(place.doubtful),
    }


def _anchors(session: Session, case: Case, word: str) -> Iterator[tuple[SourceId, ReadingId, Span]]:
    """Source, reading and span of each statement and proposal of the case whose id begins so."""
    for statement in session.vault.record.statements(case.id):
        if statement.id.startswith(word):
            yield statement.source, statement.anchor.reading, statement.anchor.span
    for where, proposal in session.vault.proposals.proposal(word):
        if where == case.id:
            yield proposal.source, proposal.reading, proposal.draft.span


def _whole_page(source: Source, reading: Reading | None, page: int) -> Place:
    if source.copy.media_type not in (PDF, *PICTURES):
        return Place(source, reading, None, None, (), ())
    boxes = () if reading is None else tuple(box for box in reading.boxes if box.page == page and box.confidence < LOW)
    return Place(source, reading, page, None, (), boxes)


def _page(reading: Reading, source: Source, span: Span) -> int | None:
    found = reading.page_of(span.start)
    return 1 if found is None and source.copy.media_type in PICTURES else found


def _wanted(place: Place) -> Wanted:
    page, reading = place.page or 1, place.reading
    boxes = tuple(_places(box) for box in place.boxes if box.page == page)
    doubtful = tuple(map(_places, place.doubtful))
    turns = None if reading is None else way_up(reading, page)
    if boxes or reading is None or place.span is None:
        return Wanted(page, boxes, doubtful, turns)
    start = next((each.span.start for each in reading.pages if each.number == page), 0)
    before = len(letters_of(reading.text[start : place.span.start]))
    return Wanted(page, (), (), 0, letters_of(place.quote), before)


def _places(box: Box) -> Places:
    return Places(box.left, box.top, box.right, box.bottom)
