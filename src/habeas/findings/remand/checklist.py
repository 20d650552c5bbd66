"""What an order of custody has to rest on, weigh and say, as a law pack lists it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.law.pack.condition import Condition, Selector
from habeas.law.pack.provision import Citation, Texts
from habeas.law.pack.rule import OwnWords, Status


class ItemKind(StrEnum):
    """What an item of the checklist is.

    `ground`: why custody may be ordered at all; `circumstance`: what the court has to weigh;
    `statement`: what the order has to say; `condition`: what the law asks of the offence or the person.
    """

    GROUND = "ground"
    CIRCUMSTANCE = "circumstance"
    STATEMENT = "statement"
    CONDITION = "condition"


class Enough(StrEnum):
    """When an order deals with an item: by naming it, by something of this case, or by what it says on the grounds."""

    NAMED = "named"
    PARTICULAR = "particular"
    GROUNDS = "grounds"


class Direction(StrEnum):
    """Whether something recorded speaks against custody, for it, or on the matter without a side."""

    AGAINST = "against"
    FOR = "for"
    TOUCHES = "touches"


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which facts of the record speak to an item, and in which direction."""

    direction: Direction
    selector: Selector


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the checklist.

    `topics` are subjects of `words/*.yaml` by which an order's text is searched; an item without them
    is not looked for in the text. `asks` is the question of a condition, answered from the case;
    `applies_if` says when the item is on the list at all. `follows` are sentences by state (`yes`,
    `no`, `unknown` of a condition; the states of an order's text for the others) that stand in the place
    of the general ones.
    """

    id: str
    kind: ItemKind
    cites: tuple[Citation, ...]
    status: Status
    label: Texts
    standard: str
    topics: tuple[str, ...]
    enough: Enough
    bearings: tuple[Bearing, ...]
    asks: Condition | None
    applies_if: Condition | None
    follows: Mapping[str, Texts]
    law: OwnWords | None
    source: str | None
    notes: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class ToldBy:
    """A circumstance of the pack that the record tells: what says that it is there, and what that it is not."""

    name: str
    yes: tuple[Selector, ...]
    no: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The remand checklist of one pack; `standards` are standards of proof by name."""

    pack: str
    circumstances: tuple[ToldBy, ...]
    standards: Mapping[str, Texts]
    items: tuple[Item, ...]
