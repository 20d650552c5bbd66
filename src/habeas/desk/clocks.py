"""The clocks of a case as values: what was reckoned for each person, by which packs, as of when."""

from dataclasses import dataclass

from habeas.base.finding import Finding
from habeas.law.clock.facts import Facts
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.row import Reckoning
from habeas.law.pack.pack import Pack


@dataclass(frozen=True, slots=True)
class Clock:
    """One person's clock.

    `case` and `person` are empty for a facts file that names no case. `secret` is what codes in a
    calendar are made from: the random ids of case and person, or what a facts file holds.
    """

    case: str
    person: str
    secret: str
    facts: Facts
    packs: tuple[Pack, ...]
    zone: Zone
    as_of: Extent
    reckoning: Reckoning


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks that were asked for, and what is odd about what they stand on."""

    clocks: tuple[Clock, ...]
    findings: tuple[Finding, ...]
