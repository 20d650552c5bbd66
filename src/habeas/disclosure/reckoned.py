"""A person's clock on its way into a View, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.base.ids import EntityId
from habeas.law.clock.facts import Facts
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.row import Reckoning
from habeas.law.pack.pack import Pack


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the clock answered for one person, with what it was asked.

    `person` is the person held, None for a facts file; `packs` begin with that of the jurisdiction. An
    event of the facts has the id of the statement that it stands on.
    """

    person: EntityId | None
    facts: Facts
    packs: tuple[Pack, ...]
    zone: Zone
    as_of: Extent
    reckoning: Reckoning


class Why(StrEnum):
    """Why nothing was reckoned: no charge names a country, several are named, or the one has no pack."""

    NO_COUNTRY = "no_country"
    COUNTRIES = "countries"
    NO_PACK = "no_pack"


@dataclass(frozen=True, slots=True)
class NotReckoned:
    """Why a case has no clock; `countries` are the codes of the countries that its charges name."""

    why: Why
    countries: tuple[str, ...] = ()
