"""Passages: the stretches of a reading that a search finds and shows, each about a paragraph long."""

import re
from collections.abc import Iterator

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.paragraphs import paragraphs
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.sentences import sentences

LEAST = 200
"""Code points below which a paragraph is put together with the next one."""

MOST = 1_200
"""Code points above which a passage is parted, between sentences where it has any."""


def passages(reading: Reading) -> tuple[Span, ...]:
    """The passages of a reading, in order, not overlapping; every word of the text is in one of them.

    A passage never runs over the end of a page. Blank text has none. Spans are in code points of the reading.
    """
    areas = [page.span for page in reading.pages] or ([Span(0, len(reading.text))] if reading.text else [])
    return tuple(passage for area in _whole(areas, len(reading.text)) for passage in _in_area(reading.text, area))


def language_of(text: str, lang: Lang | None) -> Lang | None:
    """The language of a passage: by its letters where they tell, else that of the whole reading."""
    small = text.lower()
    cyrillic, latin = len(_CYRILLIC.findall(small)), len(_LATIN.findall(small))
    if not cyrillic and not latin:
        return lang
    if cyrillic < latin:
        return Lang.EN
    if len(_KAZAKH.findall(small)) * 40 > cyrillic:
        return Lang.KK
    return lang if lang is Lang.KK and cyrillic < LEAST else Lang.RU


_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z]")
_KAZAKH = re.compile("[әғқңөұүһі]")


def _whole(areas: list[Span], end: int) -> Iterator[Span]:
    """The pages, and what stands between them, so that nothing is left out."""
    at = 0
    for area in areas:
        if area.start > at:
            yield Span(at, area.start)
        yield area
        at = max(at, area.end)
    if at < end:
        yield Span(at, end)


def _in_area(text: str, area: Span) -> Iterator[Span]:
    waiting: Span | None = None
    for paragraph in paragraphs(text, area):
        for piece in _pieces(text, paragraph):
            joined = piece if waiting is None else waiting.cover(piece)
            if waiting is not None and len(joined) > MOST:
                yield waiting
                joined = piece
            waiting = joined
            if len(joined) >= LEAST:
                yield joined
                waiting = None
    if waiting is not None:
        yield waiting


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph that is not too long as it is; else its sentences put together, a long sentence cut at blanks."""
    if len(paragraph) <= MOST:
        yield paragraph
        return
    waiting: Span | None = None
    for sentence in sentences(text, paragraph) if len(paragraph) <= _SENTENCES else (paragraph,):
        for piece in _cut(text, sentence):
            if waiting is not None and piece.end - waiting.start > MOST:
                yield waiting
                waiting = piece
            else:
                waiting = piece if waiting is None else waiting.cover(piece)
    if waiting is not None:
        yield waiting


_SENTENCES = 200_000
"""Code points above which a text without a line end is no prose and is cut at blanks."""


def _cut(text: str, long: Span) -> Iterator[Span]:
    start = long.start
    while long.end - start > MOST:
        blank = max(text.rfind(" ", start + LEAST, start + MOST), text.rfind("\n", start + LEAST, start + MOST))
        end = blank if blank > 0 else start + MOST
        yield Span(start, end)
        start = end
    if start < long.end:
        yield Span(start, long.end)
