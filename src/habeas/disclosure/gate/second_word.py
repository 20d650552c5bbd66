"""Rulings that one person alone cannot make: code names, and alleged perpetrators named to everybody (SAFETY 10)."""

from collections.abc import Iterable

from habeas.disclosure.gate.consents import OPEN_TO_ALL
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.rulings import Ruled, Ruling, standing


def in_force(rulings: Iterable[Ruling], *, two_work_on_it: bool) -> tuple[Ruling, ...]:
    """The rulings that the gate goes by: those that stand, but for what still waits for a second person."""
    every = standing(rulings)
    return tuple(one for one in every if not waits(one, every, two_work_on_it=two_work_on_it))


def waits(ruling: Ruling, rulings: Iterable[Ruling], *, two_work_on_it: bool) -> bool:
    """Whether a ruling needs the same word of another handle, and no standing ruling gives it."""
    if not needs_two(ruling, two_work_on_it=two_work_on_it):
        return False
    return not any(one.by != ruling.by and _same(one, ruling) for one in standing(rulings))


def needs_two(ruling: Ruling, *, two_work_on_it: bool) -> bool:
    """Whether a ruling is one of those that need two people.

    A code name always does, for whoever reads it; an alleged perpetrator in the press or for everybody does where two
    people work on the case.
    """
    if ruling.ruled is not Ruled.LET:
        return False
    if ruling.protection is Protection.CODE_NAME:
        return True
    return two_work_on_it and ruling.protection is Protection.TOO_FEW_SOURCES and ruling.audience in OPEN_TO_ALL


def _same(one: Ruling, other: Ruling) -> bool:
    return (one.ruled, one.thing, one.key, one.protection, one.audience) == (
        other.ruled,
        other.thing,
        other.key,
        other.protection,
        other.audience,
    )
