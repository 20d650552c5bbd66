"""What became of a statement that another one names (itself, its successors, or nothing), and whom it stood before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from habeas.base.erasure import Erasure
from habeas.base.ids import StatementId
from habeas.record.statements import Statement


class Following:
    """Finds the statements that count now in the place of one that was named before.

    `living` are the statements that count, `everything` all that were ever recorded,
    `erased` the tombstones of those that were erased: what superseded one of them is still found.
    """

    def __init__(
        self,
        living: Mapping[StatementId, Statement],
        everything: Iterable[Statement],
        erased: Iterable[Erasure] = (),
    ) -> None:
        self._living = living
        self._after: dict[str, list[StatementId]] = defaultdict(list)
        self._before: dict[str, list[StatementId]] = defaultdict(list)
        for statement in everything:
            self._replaces(statement.id, statement.supersedes)
        for one in erased:
            self._replaces(StatementId(one.id), one.replaced)

    def now(self, named: str) -> tuple[Statement, ...]:
        """The statements that count in its place, in the order of their ids; empty where none does any more."""
        found = sorted(key for key in _reached(named, self._after) if key in self._living)
        return tuple(self._living[StatementId(key)] for key in found)

    def later(self, named: str) -> frozenset[StatementId]:
        """The ids that came in its place, at any remove, whether they count or not; without its own."""
        return frozenset(StatementId(key) for key in _reached(named, self._after) if key != named)

    def former(self, statement: StatementId) -> frozenset[StatementId]:
        """The ids in whose place it stands, at any remove, without its own; empty where it superseded nothing."""
        return frozenset(StatementId(key) for key in _reached(statement, self._before) if key != statement)

    def _replaces(self, later: StatementId, earlier: StatementId | None) -> None:
        if earlier is not None:
            self._after[earlier].append(later)
            self._before[later].append(earlier)


def _reached(start: str, steps: Mapping[str, Sequence[StatementId]]) -> frozenset[str]:
    """Everything that these steps lead to, the start with it; a ring is gone round once."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        key = ahead.pop()
        if key not in seen:
            seen.add(key)
            ahead.extend(steps.get(key, ()))
    return frozenset(seen)
