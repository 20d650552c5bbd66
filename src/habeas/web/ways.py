"""The pages of a case, in the order in which work goes on, each with the key that leads to it."""

from typing import NamedTuple


class Way(NamedTuple):
    """A page of a case: its id, which is also the part of its words, its address after the case's, and its key.

    `begins` is True where a new group of pages begins with it.
    """

    id: str
    path: str
    key: str
    begins: bool = False


WAYS = (
    Way("file", "", "f"),
    Way("evidence", "/evidence", "e"),
    Way("review", "/review", "r"),
    Way("ledger", "/ledger", "l", begins=True),
    Way("clock", "/clock", "t"),
    Way("questions", "/questions", "q"),
)
