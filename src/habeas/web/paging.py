"""A long list in leaves, so that a page holds no more than a person looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.web.numbers import number_of

ON_A_LEAF = 100
"""Rows shown at once."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which part of a list is shown: leaf `at` of `of`, counted from 1."""

    at: int
    of: int

    @property
    def several(self) -> bool:
        """Whether there is more than this one."""
        return self.of > 1

    @property
    def before(self) -> int | None:
        """The leaf before, None at the first."""
        return self.at - 1 if self.at > 1 else None

    @property
    def after(self) -> int | None:
        """The leaf after, None at the last."""
        return self.at + 1 if self.at < self.of else None


def leaf_of[T](rows: Sequence[T], told: str) -> tuple[Sequence[T], Leaf]:
    """The rows of the leaf that `told` numbers, and which it is; the first where it numbers none."""
    of = max(1, -(-len(rows) // ON_A_LEAF))
    at = min(max(1, number_of(told) or 1), of)
    return rows[(at - 1) * ON_A_LEAF : at * ON_A_LEAF], Leaf(at, of)
