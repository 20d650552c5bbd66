"""Rulings: what a person decided about one thing and the gate, always with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.base.ids import CaseId, Handle
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing


class Ruled(StrEnum):
    """What was ruled: hold the thing back, let it pass one protection, or take an earlier ruling back."""

    HOLD = "hold"
    LET = "let"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling; never changed, only undone by a later one that names it in `undoes`.

    `id` is 32 hexadecimal digits. `protection` is what is overridden, for HOLD it is `PROTECTED_SOURCE` where a
    source asked for protection and else `RULED`. `audience` is None where it is for every audience; one that
    lets something pass always names its audience. `at` is aware, `reason` never empty.
    """

    id: str
    case: CaseId
    ruled: Ruled
    thing: Thing
    key: str
    protection: Protection
    audience: Audience | None
    reason: str
    by: Handle
    at: datetime
    undoes: str | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a ruling needs a reason")
        if self.at.tzinfo is None:
            raise ValueError("the time of a ruling needs a zone")
        if self.ruled is Ruled.LET and self.audience is None:
            raise ValueError("what is let pass is let pass to one audience")
        if (self.ruled is Ruled.UNDO) != (self.undoes is not None):
            raise ValueError("what is undone is named, and nothing else is")


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that nobody took back, in their order; those that undo are not among them."""
    every = tuple(rulings)
    undone = {one.undoes for one in every if one.undoes is not None}
    return tuple(one for one in every if one.ruled is not Ruled.UNDO and one.id not in undone)
