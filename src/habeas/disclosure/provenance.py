"""Sources as a reader cites them: title, publisher, date, digest, and how they came in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.disclosure.dates import when_in_words
from habeas.disclosure.template import joined
from habeas.disclosure.view import Line, Run, SourceRow, SourceView
from habeas.disclosure.wording import Wording
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Basis, Described, Part, Source
from habeas.evidence.text.reprints import Repeats
from habeas.evidence.web_archives.shown import shown

type PageOf = tuple[str | None, int, int]
"""The document that a source is a page of: its title, the page's number from 1, and how many there are."""


def source_view(
    number: int,
    source: Source,
    words: Wording,
    page: PageOf | None = None,
    inside: Sequence[tuple[Source, str]] = (),
) -> SourceView:
    """Everything that is known of a source, with what a program proposed marked as such.

    `inside` are the sources that it came in, each with its name there.
    """
    told = source.description
    rows = [
        *([] if page is None else [_row("document", _page_in_words(page, words), words)]),
        *_described("author", told.author, source, words),
        *_described("publisher", told.publisher, source, words),
        *_dated("published", told.published, words),
        *_described("address", told.address, source, words),
        _row("secrecy", words.word("secrecy", source.secrecy.value), words),
        *([] if _outside(source) else _day("undertaking_on", source.undertaking_on, words)),
        *([] if _outside(source) else [_row("received", _received(source, words), words)]),
        *([] if _outside(source) else [_row("copy", _copy(source, words), words)]),
        *(_inside(container, path, words) for container, path in inside),
        *([_row("original_name", source.original_name, words)] if source.original_name else []),
        *([_row("grade", source.grade, words)] if source.grade else []),
        *([_row("note", source.note, words)] if source.note else []),
    ]
    return SourceView(number, title_of(source, words), tuple(rows), source.copy.digest)


def source_views(
    ordered: Sequence[tuple[int, Source]],
    independence: Independence | None,
    words: Wording,
    pages: Mapping[SourceId, PageOf] | None = None,
    inside: Mapping[SourceId, Sequence[tuple[Source, str]]] | None = None,
) -> tuple[SourceView, ...]:
    """All sources in their order; each with the others here that it repeats, and with what people said of that.

    `inside` has, for sources that came in others, these and the source's name in each.
    """
    numbers = {source.id: number for number, source in ordered}
    of, within = pages or {}, inside or {}
    views = (
        source_view(number, source, words, of.get(source.id), within.get(source.id, ())) for number, source in ordered
    )
    if independence is None:
        return tuple(views)
    return tuple(
        replace(view, rows=(*view.rows, *_tied(source.id, numbers, independence, words)))
        for view, (_, source) in zip(views, ordered, strict=True)
    )


def _tied(
    mine: SourceId, numbers: Mapping[SourceId, int], independence: Independence, words: Wording
) -> list[SourceRow]:
    rows = []
    for each in independence.repeating:
        if mine in (each.one, each.other):
            first = mine == each.one
            other = each.other if first else each.one
            share = each.of_one if first else each.of_other
            kind = each.kind.value if each.kind is not Repeats.HELD or first else "holds"
            fields = {"number": numbers.get(other), "share": share, "words": each.words}
            if other in numbers:
                rows.append(_row("repeats", words.word("independence", kind).format(**fields), words))
    for pair, said in independence.judgements.items():
        if mine in pair:
            other = pair[1] if pair[0] == mine else pair[0]
            if other in numbers:
                text = words.word("independence", said.standing.value)
                rows.append(_row("repeats", text.format(number=numbers[other], by=said.by, why=said.reason), words))
    return rows


def _inside(container: Source, path: str, words: Wording) -> SourceRow:
    seen = shown(path)
    form = words.word("source_rows", "inside_as" if seen is None else f"shown_{seen.kind.value}_as")
    known = {"{name}": title_of(container, words), "{path}": (Run(path),)}
    runs = [run for piece in re.split(r"(\{\w+\})", form) for run in known.get(piece, (Run(piece),))]
    return SourceRow(words.word("source_rows", "inside"), joined(runs))


def citations(
    sources: Sequence[Source],
    words: Wording,
    pages: Mapping[SourceId, PageOf] | None = None,
    inside: Sequence[Part] = (),
) -> dict[SourceId, Line]:
    """How a footnote names each source: title, publisher, date, and what of a larger whole it is.

    That is the page of a document (`pages`), and what a browser showed of a page (`inside`).
    """
    of = pages or {}
    seen = {part.part: each for part in inside if (each := shown(part.path)) is not None}
    cited = {}
    for source in sources:
        of_whole = [_page_in_words(of[source.id], words)] if source.id in of else []
        if source.id in seen:
            of_whole.append(words.word("source_rows", f"shown_{seen[source.id].kind.value}"))
        cited[source.id] = joined([*_citation(source, words), *(Run(f" ({each})") for each in of_whole)])
    return cited


def _page_in_words(page: PageOf, words: Wording) -> str:
    title, number, of = page
    form = words.word("source_rows", "page_of" if title is None else "page_of_document")
    return form.format(page=number, of=of, title=title)


def title_of(source: Source, words: Wording) -> Line:
    """The title, else the name of the file, else that it has none."""
    if source.description.title is not None:
        return (Run(source.description.title.value, _foreign(source, words.native)),)
    return (Run(source.original_name or words.word("source_rows", "untitled")),)


def _citation(source: Source, words: Wording) -> Line:
    told = source.description
    runs = list(title_of(source, words))
    if told.publisher is not None:
        runs += [Run(". "), Run(told.publisher.value, _foreign(source, words.native))]
    if told.published is not None:
        runs += [Run(", "), Run(when_in_words(told.published.value, "plain", words.dates))]
    return joined(runs)


def _described(key: str, told: Described[str] | None, source: Source, words: Wording) -> list[SourceRow]:
    if told is None:
        return []
    foreign = None if key == "address" else _foreign(source, words.native)
    return [SourceRow(words.word("source_rows", key), _marked((Run(told.value, foreign),), told.basis, words))]


def _dated(key: str, told: Described[When] | None, words: Wording) -> list[SourceRow]:
    if told is None:
        return []
    line = (Run(when_in_words(told.value, "plain", words.dates)),)
    return [SourceRow(words.word("source_rows", key), _marked(line, told.basis, words))]


def _day(key: str, when: When | None, words: Wording) -> list[SourceRow]:
    return [] if when is None else [_row(key, when_in_words(when, "plain", words.dates), words)]


def _marked(value: Line, basis: Basis, words: Wording) -> Line:
    """The value, with a word where a program read it off the document and nobody confirmed it."""
    if basis is Basis.STATED:
        return value
    before, _, after = words.word("source_rows", "proposed").partition("{value}")
    return joined([Run(before), *value, Run(after)])


def _outside(source: Source) -> bool:
    """Whether the gate took away by whose hand it came in: then nothing of how it came in is told."""
    return not source.received_by


def _received(source: Source, words: Wording) -> str:
    at = source.received_at
    offset = at.utcoffset()
    moment = Moment(
        at.year,
        at.month,
        at.day,
        at.hour,
        at.minute,
        offset=int(offset.total_seconds() // 60) if offset is not None else None,
    )
    return words.word("source_rows", "received_by").format(
        when=when_in_words(When(moment), "plain", words.dates),
        who=source.received_by,
        method=words.word("methods", source.method.value),
    )


def _copy(source: Source, words: Wording) -> str:
    return words.word("source_rows", "copy_of").format(media=source.copy.media_type, size=source.copy.size)


def _row(key: str, text: str, words: Wording) -> SourceRow:
    return SourceRow(words.word("source_rows", key), (Run(text),))


def _foreign(source: Source, lang: Lang | None) -> Lang | None:
    told = source.description.language
    return None if told is None or told.value is lang else told.value
