"""What a later copy of a list changes: the steps from what was imported before to what the list says now.

Nothing is ever blanked: a fact that the list no longer states, in whole or in part, stays as it is. Nothing
that a person did to what was imported is undone: both stay side by side, and the report says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.ids import EntityId, StatementId
from habeas.intake.items import Item
from habeas.intake.mapping import OnChange


class What(StrEnum):
    """What becomes of a fact of a row, or (`REFUSED`, `VANISHED`) of a row."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"
    VANISHED = "vanished"


class Standing(StrEnum):
    """How something that was imported before stands now.

    `COUNTS` as it was imported; `TOUCHED`: a person superseded, withdrew or corrected it; `WAITING` for a
    decision; `REJECTED` by a person.
    """

    COUNTS = "counts"
    TOUCHED = "touched"
    WAITING = "waiting"
    REJECTED = "rejected"


class Why(StrEnum):
    """Why both stay side by side: a person's act, a part that the list no longer states, or that it is now unknown."""

    TOUCHED = "touched"
    LACKS = "lacks"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Before:
    """One fact as an earlier copy of the list stated it, and the statement that came of it, None where none did."""

    item: Item
    standing: Standing
    statement: StatementId | None
    subject: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What to do with one fact of a row. `before` is what it takes the place of, or stands beside."""

    what: What
    item: Item
    before: Before | None = None
    why: Why | None = None

    @property
    def supersedes(self) -> StatementId | None:
        """The statement that gives way."""
        return self.before.statement if self.what is What.CHANGED and self.before is not None else None


def steps(now: Sequence[Item], before: Sequence[Before]) -> tuple[Step, ...]:
    """The steps for the items of one fact of one row.

    `before` holds what earlier copies stated of this fact, oldest first, without what a later copy superseded.
    """
    if not now:
        return ()
    several = now[0].many or now[0].on_change is OnChange.ADD
    left = list(before if several else before[-1:])
    out: list[Step | Item] = []
    for item in now:
        known = next((one for one in left if says_already(one.item, item)), None)
        if known is not None:
            left.remove(known)
        out.append(item if known is None else Step(What.SAME, item, known))
    rest = iter(() if now[0].on_change is OnChange.ADD else left)
    return tuple(one if isinstance(one, Step) else _step(one, rest) for one in out)


def says_already(before: Item, now: Item) -> bool:
    """Whether everything that a row states now was stated before; what it lacks now says nothing."""
    if before.unknown or now.unknown:
        return before.unknown and now.unknown
    return all(before.value.get(name) == told for name, told in now.value.items())


def _step(item: Item, rest: Iterator[Before]) -> Step:
    before = next(rest, None)
    if before is None or before.standing is Standing.REJECTED:
        return Step(What.NEW, item, before)
    if before.standing is Standing.TOUCHED:
        return Step(What.CONFLICT, item, before, Why.TOUCHED)
    if item.unknown:
        return Step(What.CONFLICT, item, before, Why.UNKNOWN)
    if before.item.given - item.given and not (item.many or before.item.unknown):
        return Step(What.CONFLICT, item, before, Why.LACKS)
    return Step(What.CHANGED, item, before)
