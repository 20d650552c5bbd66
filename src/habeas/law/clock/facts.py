"""What the clock computes from: a person, the offences, and the dated events, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.base.when import When
from habeas.law.pack.condition import Truth


@dataclass(frozen=True, slots=True)
class Person:
    """What conditions ask of the person; None where it is not known. `sex` is `f` or `m`."""

    born: When | None = None
    sex: str | None = None
    nationality: str | None = None


@dataclass(frozen=True, slots=True)
class Accused:
    """An offence the person is suspected or accused of; `part` is None where no source gives it."""

    code: str
    article: str
    part: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return self.article + (f"({self.part})" if self.part else "")


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the one vocabulary of events.

    `fields` are its further details as words (`term`, `until`, `measure`, `court`, `to`, `about`, …).
    `source` names who says it; None where the facts name no source. `denied` says that it did not
    happen, as of `when` where that is given.
    """

    id: str
    type: str
    when: When | None
    source: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """One person's facts. `jurisdiction` is the id of a law pack; `zone` stands in for the pack's zone."""

    jurisdiction: str
    person: Person
    offences: tuple[Accused, ...]
    events: tuple[Event, ...]
    circumstances: Mapping[str, Truth] = field(default_factory=dict)
    zone: str | None = None
