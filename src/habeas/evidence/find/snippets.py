"""The few words around what was found: an exact slice of the text, with the places of the words in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.evidence.find.keeping import Found
from habeas.evidence.find.query import Query
from habeas.evidence.find.tokens import tokens

WIDTH = 240
"""Code points of a snippet, at most."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """`span` is where it stands; `marks` are the words found in it. Both count in code points of the whole text."""

    span: Span
    marks: tuple[Span, ...]


def finder(query: Query, found: Found) -> Callable[[str], bool]:
    """Tells whether a word, in the form it is found by, is one that the question found."""
    wanted = {term for meant in found.meant for term in meant.terms}
    begun = tuple(part.words[-1] for part in query.parts if part.prefix)
    return lambda term: term in wanted or (bool(begun) and term.startswith(begun))


def snippet(text: str, span: Span, is_found: Callable[[str], bool], also: Sequence[Span] = ()) -> Snippet:
    """The part of `span` with the most different words found, about `WIDTH` long and cut at blanks.

    `also` are places of words that stand there damaged; marks that would overlap are one.
    """
    words = [(term, place.shifted(span.start)) for term, place in tokens(span.slice(text))]
    marks = [(term, place) for term, place in words if is_found(term)]
    if also:
        apart = merged(also)
        marks = [mark for mark in marks if not any(mark[1].overlaps(place) for place in apart)]
        marks = sorted([*marks, *((place.slice(text), place) for place in apart)], key=lambda mark: mark[1].start)
    if len(span) <= WIDTH:
        return Snippet(span, tuple(place for _, place in marks))
    start = _start(marks, span)
    window = _trimmed(text, Span(start, min(start + WIDTH, span.end)), span)
    return Snippet(window, tuple(place for _, place in marks if window.contains(place)))


def merged(spans: Iterable[Span]) -> list[Span]:
    """These spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if out and out[-1].overlaps(span):
            out[-1] = out[-1].cover(span)
        else:
            out.append(span)
    return out


def _start(marks: list[tuple[str, Span]], span: Span) -> int:
    """Where the window begins: a little before the first of the marks that stand closest together."""
    best, most = span.start, 0
    for _, first in marks:
        inside = {
            term for term, place in marks if first.start <= place.start and place.end <= first.start + WIDTH * 3 // 4
        }
        if len(inside) > most:
            best, most = max(span.start, first.start - WIDTH // 4), len(inside)
    return min(best, max(span.start, span.end - WIDTH))


def _trimmed(text: str, window: Span, span: Span) -> Span:
    """The window without the words that it cuts."""
    start, end = window.start, window.end
    if start > span.start and not text[start - 1].isspace():
        start = _first(range(start, start + WIDTH // 6), text, start)
    if end < span.end and not text[end].isspace():
        end = _first(range(end - 1, end - WIDTH // 6, -1), text, end)
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _first(places: Iterable[int], text: str, otherwise: int) -> int:
    return next((place for place in places if text[place].isspace()), otherwise)
