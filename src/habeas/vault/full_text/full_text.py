"""What the index asks of the full-text search of its database.

A question is put together as the database's own expression, a text, from words that stand in the index. Words hold
letters and digits only, and `BETWEEN`, so that none of them can be taken for a sign of that language.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol


class FullText(Protocol):
    """One full-text table, `find_text`, with a row `rowid` for each passage and its words, parted by spaces."""

    @property
    def tables(self) -> Sequence[str]:
        """The statements that make the tables of the whole index, empty."""

    @property
    def matches(self) -> str:
        """The condition on a row `f` of the table that the expression given as its one parameter holds."""

    def word(self, term: str) -> str:
        """Passages that have this very word."""

    def begun(self, beginning: str) -> str:
        """Passages that have a word with this beginning."""

    def phrase(self, terms: Sequence[str], beginning: str | None = None) -> str:
        """Passages that have these words in their order and next to each other, then one with this beginning."""

    def both(self, expressions: Sequence[str]) -> str:
        """Passages for which all of these hold; at least one is given."""

    def either(self, expressions: Sequence[str]) -> str:
        """Passages for which one of these holds; at least one is given."""

    def without(self, expression: str, excluded: str) -> str:
        """Passages for which the first holds and the second does not."""

    def put(self, cursor: Any, rows: Iterable[tuple[int, str]]) -> None:
        """Put in the words of passages, by the numbers of these."""

    def move(self, cursor: Any, old: int, new: int) -> None:
        """Give a passage another number."""

    def delete(self, cursor: Any, numbers: Sequence[int], *, many: bool) -> None:
        """Delete the words of passages so that nothing is left of them; `many` where they are many of all."""

    def version(self, cursor: Any) -> object:
        """Something that is equal from one transaction to the next only while no other process has written."""

    def is_whole(self, cursor: Any) -> bool:
        """Whether the database finds its own table in order; only inside `session.writing()`."""
