"""A document as a defender reads it: its text, with every passage that a statement or a proposal stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk.labels import Labelled, labelled, property_label
from habeas.desk.session import Session
from habeas.desk.showing import Place
from habeas.drafting.keeping import State
from habeas.record.accepting import draft_value
from habeas.record.living import living
from habeas.record.statements import Stance

MOST_FOUND = 2000
"""Places that a search in one text tells at most."""

AROUND = 30_000
"""Code points of the text shown on each side of the place that is meant, where the whole is longer than both."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that something stands on. `says` is what kind of fact it is; `waits` is True for a proposal.

    `span` counts code points of the first reading, end exclusive.
    """

    id: str
    span: Span
    says: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """What a statement says: what kind of fact, of whom, its value field by field, and who put it into the record.

    `subject` is empty where it is of the case as a whole. `lives` is False where it was superseded or withdrawn.
    """

    id: str
    kind: str
    subject: str
    fields: tuple[Labelled, ...]
    attributed_to: str | None
    denied: bool
    recorded_by: str
    recorded_at: datetime
    lives: bool


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one source, or the part of it around a place.

    `text` begins at `start` of `length` code points. `pages` are the pages that begin in it, each with the code
    point. `passages` touch it, by their beginning; `here` is the passage that is meant, None for a whole source.
    """

    text: str
    start: int
    length: int
    pages: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]
    here: Span | None

    @property
    def end(self) -> int:
        """Where the text ends, exclusive."""
        return self.start + len(self.text)


def find_in(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand in a text, one after the other, whatever their case and the space between them.

    At most :data:`MOST_FOUND` places, none for empty words. Spans are code points, end exclusive.
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = []
    for match in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
        found.append(Span(*match.span()))
        if len(found) == MOST_FOUND:
            break
    return tuple(found)


def fact_at(session: Session, name: str, start: str, lang: Lang) -> Fact | None:
    """The statement of a case whose id begins so, in words; None where it is none, such as a proposal's or source's."""
    case, record = session.case(name), session.vault.record
    statements, withdrawals = record.statements(case.id), record.withdrawals(case.id)
    found = [one for one in statements if one.id.startswith(start)]
    if len(found) != 1:
        return None
    [said] = found
    names = {entity.id: entity.name for entity in record.entities(case.id)}
    alive = living(statements, withdrawals, session.vault.erasures.erasures(case.id)).statements
    return Fact(
        id=said.id,
        kind=property_label(said.prop, lang),
        subject=names.get(said.subject, ""),
        fields=labelled(said.prop, draft_value(said), lang, with_codes=False),
        attributed_to=said.attributed_to,
        denied=said.stance is Stance.DENIES,
        recorded_by=said.recorded_by,
        recorded_at=said.recorded_at,
        lives=said.id in alive,
    )


def document_at(session: Session, name: str, place: Place, lang: Lang, begin: int | None = None) -> Document | None:
    """The document of a place; None where it has no text. `begin` asks for the part from a code point on."""
    reading = place.reading
    if reading is None:
        return None
    text, here = reading.text, place.span
    start, end = 0, len(text)
    if end > 2 * AROUND:
        middle = begin + AROUND if begin is not None else here.start if here is not None else _page_start(place)
        start = max(0, min(middle - AROUND, end - 2 * AROUND))
        end = start + 2 * AROUND
    passages = [one for one in _passages(session, name, place, lang) if one.span.start < end and one.span.end > start]
    return Document(
        text=text[start:end],
        start=start,
        length=len(text),
        pages=tuple((page.number, page.span.start) for page in reading.pages if start <= page.span.start < end),
        passages=tuple(sorted(passages, key=lambda one: (one.span.start, -one.span.end))),
        here=here,
    )


def _page_start(place: Place) -> int:
    pages = () if place.reading is None else place.reading.pages
    return next((page.span.start for page in pages if page.number == place.page), 0)


def _passages(session: Session, name: str, place: Place, lang: Lang) -> Iterator[Passage]:
    """What of the case stands on the reading of a place: living statements, and proposals that wait."""
    case, vault, reading = session.case(name), session.vault, place.reading
    assert reading is not None
    recorded = vault.record.statements(case.id), vault.record.withdrawals(case.id), vault.erasures.erasures(case.id)
    for said in living(*recorded).statements.values():
        if said.anchor.reading == reading.id:
            yield Passage(said.id, said.anchor.span, property_label(said.prop, lang), waits=False)
    for one in vault.proposals.proposals(case.id, State.WAITING):
        if one.reading == reading.id:
            yield Passage(one.id, one.draft.span, property_label(one.draft.type, lang), waits=True)
