"""What became of a statement that another one names: itself, its successors, or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

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
        for statement in everything:
            if statement.supersedes is not None:
                self._after[statement.supersedes].append(statement.id)
        for one in erased:
            if one.replaced is not None:
                self._after[one.replaced].append(StatementId(one.id))

    def now(self, named: str) -> tuple[Statement, ...]:
        """The statements that count in its place, in the order of their ids; empty where none does any more."""
        seen: set[str] = set()
        ahead = [named]
        found = set()
        while ahead:
            key = ahead.pop()
            if key in seen:
                continue
            seen.add(key)
            if key in self._living:
                found.add(StatementId(key))
            ahead.extend(self._after.get(key, ()))
        return tuple(self._living[key] for key in sorted(found))
