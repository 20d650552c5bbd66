"""The parts of an entry that name a work: quoted titles, words it begins and ends with, or its unquoted head."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.span import Span
from habeas.evidence.registers.entry import Entry
from habeas.evidence.registers.matching_links import Link, links_of
from habeas.evidence.registers.matching_lists import is_sort, listed
from habeas.evidence.registers.matching_words import WORD, Word, small_of, words_of
from habeas.names.given import is_given_name


class PartRole(StrEnum):
    """What a part of an entry is.

    `title`: words in quotation marks that name the work. `song`: what follows the performer inside
    them. `main_title`: what stands before a subtitle. `words`: words of the work itself (it begins or
    ends with them, it bears them). `head`: the beginning of a description that quotes no title.
    `place`: the name of where it was published, or of a group or a firm.
    """

    TITLE = "title"
    SONG = "song"
    MAIN_TITLE = "main_title"
    WORDS = "words"
    HEAD = "head"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an entry with its words; `span` is of the entry's text."""

    role: PartRole
    span: Span
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry taken apart: its naming parts, the words that may name its makers, all its words, its links."""

    naming: tuple[Part, ...]
    makers: tuple[Word, ...]
    words: tuple[Word, ...]
    links: tuple[Link, ...]


_OPENING, _CLOSING = "«“„", "»”"
_STRAIGHT = '"'
_BEFORE = 42
"""Characters before a quotation mark in which a word tells what is quoted."""

_TELLS = ("начина", "начало", "заканчива", "оканчива", "beginning", "starting")
"""Beginnings of words that lead up to quoted words of a work, with other words between."""

_AT_BEGINNING = 60
_HEAD_END = re.compile(
    r"[,;(]|\s[–—-]\s|\.\s|\b(?:автор|размещ|опубликован|распростран|издательств|изд\b|начина|продолжительност|длительност"
    r"|объ[её]мом|формат|источник|под редакц|выпущен|published|author)",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s*[:.!?…]+\s+|\s+или\s+")
_OTHER_NAME = re.compile(r"[»”]\s*\(([A-ZА-ЯЁӘҒҚҢӨҰҮІ][^()«»]{2,80})\)")
"""Another name of a work, in brackets after the first one."""

_AUTHOR_INSIDE = re.compile(
    r"\s*(?P<author>[A-ZА-ЯЁ][\w.-]*(?:\s+[A-ZА-ЯЁ][\w-]*){1,2})\.\s+(?P<title>[^.;]{2,120}?)(?:\.(?:\s|$)|\s+[–—-]\s|$)"
)
"""A quotation that is printed as a catalogue prints it: author, full stop, title, full stop, publisher."""

_PERFORMER = 5
"""Words of a performer before a dash at the most; more of them are a sentence."""

_PERFORMED = re.compile(r"\s+[–—-]+\s+|\s+[–—-]+|[–—-]+\s+")


def without_decisions(entry: Entry) -> str:
    """The entry's text with the court's acts and the words of exclusion blanked; offsets stay."""
    spans = [decision.span for decision in entry.decisions] + [struck.span for struck in entry.struck]
    return _blanked(entry.text, [span for span in spans if span is not None])


def _blanked(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def parts_of(entry: Entry) -> Parts:
    """Take an entry apart. Parts may overlap: every pair of quotation marks is tried, nested ones too."""
    links = links_of(entry.text)
    text = _blanked(without_decisions(entry), [link.span for link in links])
    quoted = tuple(_quoted(text))
    makers_named = {phrase.span for phrase in entry.authors}
    naming = [part for span in quoted if span not in makers_named for part in _of_quote(text, span)]
    naming += [
        Part(PartRole.TITLE, Span(*found.span(1)), words_of(text, *found.span(1)))
        for found in _OTHER_NAME.finditer(text)
    ]
    named = [phrase.span for phrase in entry.titles if phrase.span not in quoted]
    naming += [Part(PartRole.TITLE, span, words_of(text, span.start, span.end)) for span in named]
    if not any(part.role in (PartRole.TITLE, PartRole.WORDS) for part in naming):
        naming += _head(text)
    makers = _makers(entry, text, quoted)
    return Parts(tuple(part for part in naming if part.words), makers, words_of(text), links)


def _quoted(text: str) -> Iterable[Span]:
    """The insides of quotation marks: each opening mark with its own closing mark, and with the nearest one."""
    seen: set[Span] = set()
    opened: list[int] = []
    straight: int | None = None
    for place, sign in enumerate(text):
        if sign == _STRAIGHT:
            before = text[place - 1] if place else " "
            if straight is None and not before.isalnum():
                straight = place
            elif straight is not None:
                yield from _span(straight + 1, place, seen)
                after = text[place + 1 : place + 2]
                straight = None if not after.isalnum() else place
        elif sign in _OPENING:
            opened.append(place)
        elif sign in _CLOSING and opened:
            begun = opened.pop()
            yield from _span(begun + 1, place, seen)
            if opened and text.find("»", place + 1) < 0 and text.find("”", place + 1) < 0:
                yield from _span(opened[0] + 1, place, seen)


def _span(start: int, end: int, seen: set[Span]) -> Iterable[Span]:
    if end > start and Span(start, end) not in seen:
        seen.add(Span(start, end))
        yield Span(start, end)


def _of_quote(text: str, span: Span) -> Iterable[Part]:
    role = _role(text, span)
    yield Part(role, span, words_of(text, span.start, span.end))
    if role is not PartRole.TITLE:
        return
    inside = span.slice(text)
    if (catalogued := _catalogued(inside)) is not None:
        named = Span(span.start + catalogued.start("title"), span.start + catalogued.end("title"))
        yield Part(PartRole.TITLE, named, words_of(text, named.start, named.end))
        return
    if (dash := _PERFORMED.search(inside)) and dash.start():
        after = Span(span.start + dash.end(), span.end) if dash.end() < len(inside) else None
        if after is not None:
            yield Part(PartRole.SONG, after, words_of(text, after.start, after.end))
    if (mark := _SUBTITLE.search(inside)) and mark.start() and mark.end() < len(inside):
        main = Span(span.start, span.start + mark.start())
        yield Part(PartRole.MAIN_TITLE, main, words_of(text, main.start, main.end))


def _catalogued(inside: str) -> re.Match[str] | None:
    """Author and title inside one pair of quotation marks; None where the first words are no person's name."""
    found = _AUTHOR_INSIDE.match(inside)
    if found is None or not any(is_given_name(word.text) for word in words_of(found["author"])):
        return None
    return found


def _role(text: str, span: Span) -> PartRole:
    """What the words before a quotation mark say of what is quoted; a title where they say nothing."""
    inside = " ".join(small_of(word.group()) for word in WORD.finditer(span.slice(text)))
    if inside in {host.replace("_", " ").replace(".", " ") for host in listed("hosts")}:
        return PartRole.PLACE
    lead = text[max(0, span.start - 1 - _BEFORE) : span.start - 1]
    lead = re.split(r"[»”;]|(?<=\w)\"", lead)[-1]
    before = [small_of(word.group()) for word in WORD.finditer(lead)][-4:]
    if before and (before[-1].startswith(listed("quoting")) or any(word.startswith(_TELLS) for word in before[-3:])):
        return PartRole.WORDS
    if re.search(r":\s*$", lead):
        return PartRole.TITLE
    if span.start > _AT_BEGINNING and before[-2:-1] in (["в"], ["in"]) and before[-1].startswith(listed("containing")):
        return PartRole.PLACE
    published = any(word.startswith(listed("publishing")) for word in before[-2:])
    return PartRole.PLACE if published and (span.start > _AT_BEGINNING or len(before) > 3) else PartRole.TITLE


def _head(text: str) -> Iterable[Part]:
    """The beginning of a description without quotation marks, the words for its sort left out."""
    words = words_of(text)
    first = next((place for place, word in enumerate(words) if not is_sort(word.small) and not word.joining), None)
    if first is None:
        return
    start = words[first].span.start
    stop = _HEAD_END.search(text, words[first].span.end)
    end = stop.start() if stop else len(text.rstrip())
    yield Part(PartRole.HEAD, Span(start, max(end, words[first].span.end)), words_of(text, start, end))


def _makers(entry: Entry, text: str, quoted: tuple[Span, ...]) -> tuple[Word, ...]:
    """Words that may name an author or performer: what the entry marks as such, and names outside its quotes."""
    marked = [phrase.span for phrase in entry.authors]
    out: dict[Span, Word] = {}
    for word in words_of(text):
        inside = any(span.contains(word.span) for span in marked)
        outside = not any(span.contains(word.span) for span in quoted)
        if inside or (outside and word.text[0].isupper() and not is_sort(word.small) and not word.number):
            out[word.span] = word
    for span in quoted:
        quote = span.slice(text)
        if (catalogued := _catalogued(quote)) is not None:
            named = words_of(text, span.start, span.start + catalogued.end("author"))
        elif (dash := _PERFORMED.search(quote)) and dash.start():
            named = words_of(text, span.start, span.start + dash.start())
            named = named if len(named) <= _PERFORMER else ()
        else:
            continue
        out |= {word.span: word for word in named}
    return tuple(sorted(out.values(), key=lambda word: word.span))
