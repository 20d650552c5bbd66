"""How far long work has come: what a desk function tells, and whoever watches may show.

Work that tells of its progress does it between two steps that are each kept whole; it can be stopped at
any of these places and taken up again by the same call.
"""

from typing import Protocol


class Progress(Protocol):
    """Someone who watches long work. Calls are cheap and never fail."""

    def begin(self, work: str, of: int | None) -> None:
        """Work of a kind begins (`reading`, `indexing`, `copying`); `of` is its number of steps, None if unknown."""

    def step(self, what: str = "") -> None:
        """One more step is done; `what` names it for the person at the machine, and is kept nowhere."""

    def end(self) -> None:
        """The work that began last has ended."""


class Unwatched:
    """Nobody watches."""

    def begin(self, work: str, of: int | None) -> None:
        """Nothing."""

    def step(self, what: str = "") -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


UNWATCHED: Progress = Unwatched()
"""For work that nobody watches."""
