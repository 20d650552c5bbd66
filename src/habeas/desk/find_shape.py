"""A hit as other programs see it."""

from typing import TypedDict

from habeas.base.span import Span
from habeas.desk.finding import Shown, title_of
from habeas.evidence.text.paragraphs import paragraphs


class PlaceShape(TypedDict):
    """Where a hit stands: code points of the first reading, and the page, paragraph or time a reader would cite.

    `cue` is from and to in milliseconds of a recording. `paragraph` counts from 1 where there are no pages.
    """

    start: int
    end: int
    page: int | None
    paragraph: int | None
    cue: list[int] | None
    recognised: bool


class SnippetShape(TypedDict):
    """An exact slice of the first reading; each mark is a pair of code points of that reading."""

    text: str
    start: int
    end: int
    marks: list[list[int]]


class ReadAsShape(TypedDict):
    """A word that was found in the repaired text: the place in the first reading, and how it reads repaired."""

    start: int
    end: int
    words: str


class SourceRef(TypedDict):
    """The source of a hit."""

    id: str
    title: str
    secrecy: str


class WithinShape(TypedDict):
    """What the source belongs to. `how` is `sheet` of a document, `part` of a file, `transcript` of a recording.

    `sheet` and `sheets` are numbers from 1, null for the other two; `id` is null for a document of sheets.
    `machine` says that a program made the transcript.
    """

    how: str
    title: str | None
    id: str | None
    sheet: int | None
    sheets: int | None
    machine: bool


class HitShape(TypedDict):
    """One hit; `name` is set for a name and a title, `about` for a name, a statement and a proposal.

    `read_as` are the words in the snippet that stand damaged in the reading. `sheets` are the ids of the sources
    of a document, where it is its title that was found, else null.
    """

    kind: str
    id: str
    cases: list[str]
    about: str | None
    name: str | None
    source: SourceRef | None
    within: list[WithinShape]
    place: PlaceShape | None
    snippet: SnippetShape | None
    read_as: list[ReadAsShape]
    sheets: list[str] | None
    lang: str | None
    score: float


def hit_shape(shown: Shown) -> HitShape:
    """The shape of one hit."""
    hit, source = shown.hit, shown.source
    return {
        "kind": hit.kind.value,
        "id": hit.key,
        "cases": list(shown.cases),
        "about": hit.about,
        "name": shown.name,
        "source": None
        if source is None
        else {"id": source.id, "title": title_of(source), "secrecy": source.secrecy.value},
        "within": [
            {
                "how": each.how.value,
                "title": each.title,
                "id": each.id,
                "sheet": each.sheet or None,
                "sheets": each.sheets or None,
                "machine": each.machine,
            }
            for each in shown.within
        ],
        "place": None if shown.snippet is None else _place(shown, hit.span or shown.snippet.span),
        "snippet": _snippet(shown),
        "read_as": [{"start": each.span.start, "end": each.span.end, "words": each.words} for each in shown.read_as],
        "sheets": None if shown.document is None else list(shown.document.pages),
        "lang": None if hit.lang is None else hit.lang.value,
        "score": round(hit.score, 3),
    }


def _snippet(shown: Shown) -> SnippetShape | None:
    if shown.snippet is None or shown.reading is None:
        return None
    span = shown.snippet.span
    marks = [[mark.start, mark.end] for mark in shown.snippet.marks]
    return {"text": span.slice(shown.reading.text), "start": span.start, "end": span.end, "marks": marks}


def _place(shown: Shown, span: Span) -> PlaceShape | None:
    reading = shown.reading
    if reading is None:
        return None
    at = shown.snippet.marks[0].start if shown.snippet and shown.snippet.marks else span.start
    cues = reading.cues_of(Span(at, at + 1))
    page = reading.page_of(at)
    before = 0 if page is not None or cues else sum(each.start <= at for each in paragraphs(reading.text))
    return {
        "start": span.start,
        "end": span.end,
        "page": page,
        "paragraph": before or None,
        "cue": [cues[0].start, cues[0].end] if cues else None,
        "recognised": reading.recognised(shown.snippet.span if shown.snippet else span),
    }
