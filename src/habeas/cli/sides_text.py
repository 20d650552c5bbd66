"""A fact with its quotes for a terminal: the sentence, then the words of each source with their place."""

from collections.abc import Iterator

from habeas.cli.words import Words
from habeas.cli.wrapping import wrapped
from habeas.disclosure.sides import SideView
from habeas.disclosure.view import Footnote, clock_time, plain

SHORT = 12
"""Digits of a statement's id that are shown: enough for `withdraw` and `supersede`."""


def side_lines(side: SideView, words: Words, width: int, inside: str, sign: str) -> Iterator[str]:
    """The sentence behind a sign, and under it each quote; every line begins with `inside`."""
    yield from wrapped(plain(side.sentence), width, f"{inside}{sign}", inside + " " * len(sign))
    for note in side.notes:
        yield from _note(note, words, width, f"{inside}{' ' * (len(sign) + 2)}")


def _note(note: Footnote, words: Words, width: int, inside: str) -> Iterator[str]:
    yield from wrapped(" ".join(note.quote.text.split()), width, f"{inside}> ", f"{inside}> ")
    where = [plain(note.citation)]
    if note.speaker is not None:
        where.append(words("side.speaker", who=note.speaker.text))
    if note.page is not None:
        where.append(words("side.page", page=note.page))
    where.append(words("side.place", start=note.start, end=note.end))
    if note.time is not None:
        where.append(words("side.time", time=clock_time(note.time)))
    where += [words(f"side.{mark}") for mark in ("recognised", "machine") if getattr(note, mark)]
    where.append(", ".join(one[:SHORT] for one in note.statements))
    yield from wrapped(" · ".join(where), width, inside)
