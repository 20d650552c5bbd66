"""What the record holds on an item, and whether it speaks against custody or for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.known import Absent, Known, Unknown
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.findings.remand.checklist import Bearing, Direction
from habeas.law.pack.condition import Selector, Truth
from habeas.record.casefile import Fact
from habeas.record.statements import Stance


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that is recorded of the person, with what it stands on.

    `statements` are ids of statements of the vault, or ids in a facts file; `sources` are ids of
    sources there, or what the file names as source. `attributed_to` is who says it, None where it is
    a source's own author.
    """

    prop: str
    value: Known[Mapping[str, Plain]]
    when: When | None
    denied: bool
    attributed_to: str | None
    statements: tuple[str, ...]
    sources: tuple[str, ...]

    def fits(self, selector: Selector) -> bool:
        """Whether it is what is selected: `absent: yes` selects that there is none, or that it is denied.

        A field that it does not give is not the one: nothing is guessed.
        """
        if self.prop != selector.type or isinstance(self.value, Unknown):
            return False
        fields = {name: values for name, values in selector.fields.items() if name != "absent"}
        none = self.denied or isinstance(self.value, Absent)
        if none or "absent" in selector.fields:
            return none == ("absent" in selector.fields) and not fields
        assert isinstance(self.value, Mapping)
        return all(self.value.get(name) in values for name, values in fields.items())


class Says(StrEnum):
    """What the record comes to on an item; `recorded` where it is on the matter and the law gives it no side."""

    AGAINST = "against"
    FOR = "for"
    BOTH = "both"
    RECORDED = "recorded"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Weight:
    """One holding with the direction it has for one item."""

    direction: Direction
    holding: Holding


def holding_of(fact: Fact) -> Holding:
    """A fact of the folded case as a holding."""
    return Holding(
        prop=fact.prop,
        value=fact.value,
        when=fact.when,
        denied=fact.stance is Stance.DENIES,
        attributed_to=fact.attributed_to,
        statements=tuple(statement.id for statement in fact.statements),
        sources=tuple(dict.fromkeys(statement.source for statement in fact.statements)),
    )


def weights(bearings: Iterable[Bearing], holdings: Iterable[Holding]) -> tuple[Weight, ...]:
    """The holdings that speak to an item, in the order of the record, each with the first direction that fits."""
    bearings = tuple(bearings)
    found = []
    for holding in holdings:
        direction = next((one.direction for one in bearings if holding.fits(one.selector)), None)
        if direction is not None:
            found.append(Weight(direction, holding))
    return tuple(found)


def says(found: Iterable[Weight]) -> Says:
    """What these come to together."""
    directions = {weight.direction for weight in found}
    if {Direction.AGAINST, Direction.FOR} <= directions:
        return Says.BOTH
    if Direction.AGAINST in directions:
        return Says.AGAINST
    if Direction.FOR in directions:
        return Says.FOR
    return Says.RECORDED if directions else Says.NOTHING


def shown(selector: Selector, holdings: Iterable[Holding]) -> bool:
    """Whether some holding is what is selected."""
    return any(holding.fits(selector) for holding in holdings)


def derived(yes: Iterable[Selector], no: Iterable[Selector], holdings: tuple[Holding, ...]) -> Truth | None:
    """A circumstance of the law told by the record: None where nothing speaks to it, unknown where both do."""
    told_yes, told_no = any(shown(one, holdings) for one in yes), any(shown(one, holdings) for one in no)
    if told_yes and told_no:
        return Truth.UNKNOWN
    return Truth.YES if told_yes else Truth.NO if told_no else None
