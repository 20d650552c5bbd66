"""A look-up in a register for a terminal: what accounts for the work first, then what only shares words."""

from collections.abc import Iterator

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.register_lookup_view import LookupView, RowView

_NEAR = 3
"""Entries shown of those that do not account for the work."""

_SHORT = 140
"""Characters of such an entry."""


def lookup_text(view: LookupView, words: Words, columns: int) -> str:
    """The whole answer in lines no wider than the terminal."""
    return "\n".join(_lines(view, words, width_of(columns)))


def _lines(view: LookupView, words: Words, width: int) -> Iterator[str]:
    told = words("register.lookup.asked_case" if view.from_case else "register.lookup.asked", day=view.on)
    yield from wrapped(told, width)
    yield from wrapped(words("register.lookup.read", versions=", ".join(view.registers)), width)
    accounted = [row for row in view.rows if row.accounted]
    near = [row for row in view.rows if not row.accounted][:_NEAR]
    if not accounted:
        yield ""
        yield from wrapped(words("register.lookup.none"), width)
    for row in accounted:
        yield ""
        yield from _row(row, view, words, width)
    if near:
        yield ""
        yield from wrapped(words("register.lookup.near"), width)
    for row in near:
        yield from _near(row, words, width)


def _row(row: RowView, view: LookupView, words: Words, width: int) -> Iterator[str]:
    head = words("register.lookup.entry", number=row.number, score=f"{row.score:.2f}")
    yield head
    yield "─" * min(width, len(head))
    yield from wrapped(row.text, width, "  ")
    yield from wrapped(words("register.lookup.decision", decision=row.decision), width, "  ", "    ")
    yield from wrapped(words("register.lookup.included", included=row.included), width, "  ", "    ")
    if row.unpublished:
        yield from wrapped(words("register.lookup.unpublished"), width, "  ", "    ")
    for name, answer in row.answers:
        told = words(f"register.lookup.{name}", day=view.on, answer=words(f"register.lookup.{answer}"))
        yield from wrapped(told, width, "  ", "    ")
    for title, sentences in (("why", row.reasons), ("words_met", row.matched), ("follows", row.findings)):
        if sentences:
            yield from wrapped(words(f"register.lookup.{title}"), width, "  ")
            for one in sentences:
                yield from wrapped(one, width, "  · ", "    ")


def _near(row: RowView, words: Words, width: int) -> Iterator[str]:
    short = row.text if len(row.text) <= _SHORT else row.text[:_SHORT].rsplit(" ", 1)[0] + " …"
    told = words("register.lookup.near_entry", number=row.number, score=f"{row.score:.2f}", text=short)
    yield from wrapped(told, width, "  ", "    ")
    yield from wrapped(row.matched[0], width, "    ")
