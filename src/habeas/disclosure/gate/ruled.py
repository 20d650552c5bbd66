"""The rulings of people as the gate asks them: what is held besides, and which one protection one thing passes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.ids import CaseId
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.persons_held import NOTHING, Why
from habeas.disclosure.gate.rulings import Ruled, Ruling, standing


@dataclass(frozen=True, slots=True)
class RuledThings:
    """What stands for one audience. Whoever holds the vault is held back nothing by a ruling."""

    held: Mapping[tuple[Thing, str], Why]
    let: Mapping[tuple[Thing, str], Why]

    def holds(self, thing: Thing, key: str) -> Why:
        """By what a person holds this thing back."""
        return self.held.get((thing, key), NOTHING)

    def lets(self, *things: tuple[Thing, str]) -> Why:
        """Which protections these things may pass."""
        return NOTHING.union(*(self.let.get(one, NOTHING) for one in things))


def ruled_things(rulings: Iterable[Ruling], case: CaseId, audience: Audience) -> RuledThings:
    """The rulings of this case that nobody took back, for this audience."""
    held: dict[tuple[Thing, str], set[Protection]] = {}
    let: dict[tuple[Thing, str], set[Protection]] = {}
    for one in standing(rulings):
        if one.case != case or audience is Audience.SELF:
            continue
        if one.ruled is Ruled.HOLD and one.audience in (None, audience):
            held.setdefault((one.thing, one.key), set()).add(one.protection)
        if one.ruled is Ruled.LET and one.audience is audience:
            let.setdefault((one.thing, one.key), set()).add(one.protection)
    return RuledThings(_frozen(held), _frozen(let))


def _frozen(found: Mapping[tuple[Thing, str], set[Protection]]) -> Mapping[tuple[Thing, str], Why]:
    return {key: frozenset(why) for key, why in found.items()}
