"""A View as plain text for a terminal: the same sentences as the case sheet, with the same footnotes."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from habeas.cli.words import Words
from habeas.disclosure.view import Footnote, Sentence, View, plain

WIDTH = 96
"""Columns of the text."""


def case_text(view: View, words: Words) -> str:
    """The whole case: who, custody, what is said, conflicts, what is missing, footnotes, sources."""
    return "\n".join(_lines(view, words)).rstrip()


def _lines(view: View, words: Words) -> Iterator[str]:
    yield f"{view.title}: {view.case}"
    yield view.subtitle
    yield from view.notices
    for detainee in view.detainees:
        yield from _heading(plain(detainee.name))
        if detainee.other_names:
            names = "; ".join(plain(name) for name in detainee.other_names)
            yield from _wrapped(f"{words('case.names')}: {names}")
        yield from _sentences([*detainee.spells, *detainee.facts])
    for section in view.sections:
        yield from _heading(section.heading)
        if section.lead:
            yield from _wrapped(section.lead)
        for group in section.groups:
            if group.heading:
                yield f"  {plain(group.heading)}"
            yield from _sentences(group.sentences)
    yield from _conflicts(view, words)
    if view.missing:
        yield from _heading(words("case.missing"))
        for line in view.missing:
            yield from _wrapped(line, "  · ")
    yield from _notes(view.footnotes, words)
    yield from _sources(view, words)


def _conflicts(view: View, words: Words) -> Iterator[str]:
    if not view.conflicts:
        return
    yield from _heading(words("case.conflicts"))
    for conflict in view.conflicts:
        yield from _wrapped(plain(conflict.heading), "  ")
        for row in conflict.rows:
            yield from _wrapped(f"{plain(row.says)}{_marks(row.notes)}", "    ≠ ")


def _notes(notes: Sequence[Footnote], words: Words) -> Iterator[str]:
    if not notes:
        return
    yield from _heading(words("case.notes"))
    for note in notes:
        page = words("case.page", page=note.page) if note.page is not None else ""
        quote = " ".join(note.quote.text.split())
        yield from _wrapped(f"“{quote}”", f"  [{note.number}] ")
        yield from _wrapped(f"{words('case.source')} {note.source}{page}, {note.start}–{note.end}", "      ")


def _sources(view: View, words: Words) -> Iterator[str]:
    if not view.sources:
        return
    yield from _heading(words("case.sources"))
    for source in view.sources:
        yield from _wrapped(plain(source.title), f"  {source.number}. ")
        yield f"     {source.digest}"


def _heading(text: str) -> Iterable[str]:
    return ("", text, "─" * min(WIDTH, len(text)))


def _sentences(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(f"{plain(sentence.line)}{_marks(sentence.notes)}", "  · ")


def _marks(notes: Sequence[int]) -> str:
    return "".join(f" [{number}]" for number in notes)


def _wrapped(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)) or [first.rstrip()]
