"""The history of an allegation: everything that was recorded on it, replaced and taken back, in the order of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from habeas.base.ids import EntityId, Handle
from habeas.record.people import Entity
from habeas.record.statements import Statement, Withdrawal


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done. `did` is `recorded`, `replaced` or `withdrawn`; `reason` is the person's, or empty."""

    at: datetime
    by: Handle
    did: str
    statement: Statement
    reason: str


def history_of(
    allegation: EntityId,
    everything: Iterable[Statement],
    withdrawals: Iterable[Withdrawal],
    entities: Mapping[EntityId, Entity],
) -> tuple[Step, ...]:
    """Every step, the first one first; empty for an allegation that nobody took up."""
    goes_by = entities.get(allegation)
    key = allegation if goes_by is None else goes_by.id
    mine = {one.id: one for one in everything if (whom := entities.get(one.subject)) is not None and whom.id == key}
    steps = [
        Step(one.recorded_at, one.recorded_by, "recorded" if one.supersedes is None else "replaced", one, one.reason)
        for one in mine.values()
    ]
    steps += [
        Step(back.at, back.by, "withdrawn", mine[back.statement], back.reason)
        for back in withdrawals
        if back.statement in mine
    ]
    return tuple(sorted(steps, key=lambda step: (step.at, step.statement.id, step.did)))
