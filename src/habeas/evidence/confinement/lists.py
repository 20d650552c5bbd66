"""A register's file as a child tells it, entry for entry, and as the parent takes it: with distrust."""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import batched

from habeas.base.digest import Digest, Json
from habeas.base.errors import WrongCall
from habeas.base.span import Span
from habeas.base.when import When, parse_when
from habeas.evidence.confinement.answers import finding_form, finding_told, fit, number_told, numbers_told, words_told
from habeas.evidence.confinement.items import text_told
from habeas.evidence.confinement.parts import END
from habeas.evidence.confinement.wire import Frame, WireFault
from habeas.evidence.registers.entry import (
    Act,
    Decision,
    Entry,
    Phrase,
    Place,
    Published,
    Status,
    Struck,
    WorkKind,
)
from habeas.evidence.registers.reading import Layout
from habeas.evidence.registers.register_file import Counts, RegisterFile

_AT_ONCE = 1_000
"""Entries that one frame holds."""

_WORD = re.compile(r"[a-z0-9][a-z0-9 ._+/-]{0,99}")
_MOST_FINDINGS = 500_000


def register_form(read: RegisterFile) -> Iterator[Frame]:
    """A register's file as frames: entries, some at a time, then all the rest."""
    for some in batched(read.entries, _AT_ONCE):
        yield Frame({"entries": [_entry_form(entry) for entry in some]})
    counts = read.counts
    yield Frame(
        {
            "format": read.format,
            "encoding": read.encoding,
            "skipped": list(read.skipped),
            "counts": [counts.rows, counts.entries, counts.with_decision, counts.with_inclusion, counts.taken_out],
            "findings": [finding_form(one) for one in read.findings[:_MOST_FINDINGS]],
        }
    )
    yield END


def refusal_form(refused: WrongCall) -> Frame:
    """Why a file is not read as it was said to be, as a frame."""
    return Frame({"refused": [fit(refused.message), fit(refused.remedy)]})


def register_told(frames: Iterable[Frame], digest: Digest) -> RegisterFile:
    """The register's file that frames tell, of this digest.

    Raises WrongCall where they tell why it is not read as it was said to be, WireFault where they tell nothing.
    """
    entries: list[Entry] = []
    rest: dict[str, Json] | None = None
    for frame in frames:
        if frame == END:
            break
        if "refused" in frame.head:
            raise WrongCall(*map(words_told, _row(frame.head["refused"], 2)))
        if "entries" in frame.head:
            entries += map(_entry, _list(frame.head["entries"]))
        else:
            rest = frame.head
    if rest is None:
        raise WireFault
    counts = Counts(*numbers_told(_row(rest.get("counts"), 5)))
    if counts.entries != len(entries):
        raise WireFault
    return RegisterFile(
        entries=tuple(entries),
        findings=tuple(map(finding_told, _list(rest.get("findings")))),
        digest=digest,
        format=_word(rest.get("format")),
        encoding=None if rest.get("encoding") is None else _word(rest.get("encoding")),
        skipped=tuple(numbers_told(_list(rest.get("skipped")))),
        counts=counts,
    )


def layout_told(frame: Frame) -> Layout | None:
    """The layout that a frame tells, None where it tells of none; raises WireFault."""
    return _perhaps(frame.head.get("layout"), lambda value: _one_of(Layout, value))


def _entry_form(entry: Entry) -> Json:
    return [
        entry.number,
        entry.text,
        [entry.place.row, _span_form(entry.place.span), entry.place.sheet],
        entry.status.value,
        entry.kind.value,
        [_decision_form(one) for one in entry.decisions],
        _when_form(entry.included),
        [[one.words, _span_form(one.span), _when_form(one.date), one.see] for one in entry.struck],
        *(
            [_span_form(phrase.span) for phrase in phrases]
            for phrases in (entry.titles, entry.authors, entry.publishers)
        ),
        entry.source,
    ]


def _decision_form(one: Decision) -> Json:
    words: list[Json] = [one.court, _when_form(one.date), one.act.value]
    return [*words, _span_form(one.span), _when_form(one.in_force), one.published.value]


def _span_form(span: Span | None) -> Json:
    return None if span is None else [span.start, span.end]


def _when_form(when: When | None) -> Json:
    return None if when is None else str(when)


def _entry(row: Json) -> Entry:
    number, text, place, status, kind, decisions, included, struck, titles, authors, publishers, source = _row(row, 12)
    words = text_told(text)
    line, span, sheet = _row(place, 3)

    def phrases(spans: Json) -> tuple[Phrase, ...]:
        found = (_span(one, len(words)) for one in _list(spans))
        return tuple(Phrase(words[one.start : one.end], one) for one in found)

    return Entry(
        number=_perhaps(number, text_told),
        text=words,
        place=Place(number_told(line), _perhaps(span, _span), _perhaps(sheet, text_told)),
        status=_one_of(Status, status),
        kind=_one_of(WorkKind, kind),
        decisions=tuple(_decision(one, len(words)) for one in _list(decisions)),
        included=_perhaps(included, _when),
        struck=tuple(_struck(one, len(words)) for one in _list(struck)),
        titles=phrases(titles),
        authors=phrases(authors),
        publishers=phrases(publishers),
        source=_perhaps(source, text_told),
    )


def _decision(row: Json, size: int) -> Decision:
    court, date, act, span, in_force, published = _row(row, 6)
    return Decision(
        court=_perhaps(court, text_told),
        date=_perhaps(date, _when),
        act=_one_of(Act, act),
        span=None if span is None else _span(span, size),
        in_force=_perhaps(in_force, _when),
        published=_one_of(Published, published),
    )


def _struck(row: Json, size: int) -> Struck:
    words, span, date, see = _row(row, 4)
    where = None if span is None else _span(span, size)
    return Struck(text_told(words), where, _perhaps(date, _when), _perhaps(see, text_told))


def _span(row: Json, size: int = 1 << 40) -> Span:
    start, end = numbers_told(_row(row, 2))
    if not start < end <= size:
        raise WireFault
    return Span(start, end)


def _when(value: Json) -> When:
    try:
        return parse_when(text_told(value))
    except ValueError:
        raise WireFault from None


def _one_of[T: StrEnum](kind: type[T], value: Json) -> T:
    if not isinstance(value, str) or value not in tuple(kind):
        raise WireFault
    return kind(value)


def _perhaps[T](value: Json, read: Callable[[Json], T]) -> T | None:
    return None if value is None else read(value)


def _word(value: Json) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise WireFault
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise WireFault
    return value


def _row(value: Json, width: int) -> list[Json]:
    row = _list(value)
    if len(row) != width:
        raise WireFault
    return row
