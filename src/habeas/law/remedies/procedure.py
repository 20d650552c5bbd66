"""What is known of procedures, of the fields they ask for, and of the countries they are open for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.duration import Duration
from habeas.base.when import When
from habeas.law.pack.provision import Texts
from habeas.law.pack.rule import Status

ANY_STATE = "any_state"
"""The door of a procedure that takes cases of every State, whatever it joined."""


class Kind(StrEnum):
    """Where a procedure stands: at home, at the UN, under a treaty, in a region, or political only."""

    DOMESTIC = "domestic"
    UN = "un"
    TREATY = "treaty"
    REGIONAL = "regional"
    POLITICAL = "political"


class How(StrEnum):
    """How filing elsewhere shuts this door: for good, while the other case is pending, or perhaps."""

    GOOD = "good"
    PENDING = "pending"
    MAY = "may"


class From(StrEnum):
    """What a time after filing runs from; another step's id stands beside it for a step that follows one."""

    FILING = "filing"
    SENT = "sent_to_state"
    ANSWERED = "answered"
    DECIDED = "decided"
    APPREHENSION = "apprehension"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Term:
    """Something procedures ask for.

    `met_by` are pairs of a property of the record and a field (None: any statement of it). `outside` is
    set instead for what no property holds: `consent.file`, `consent.state`, `consent.public`,
    `consent.written`, `filings`, `never`. `ask` is the question in plain words.
    """

    id: str
    label: Texts
    ask: Texts
    met_by: tuple[tuple[str, str | None], ...]
    outside: str | None


@dataclass(frozen=True, slots=True)
class Length:
    """A time limit for final decisions made from `since` until `until`, both included."""

    length: Duration
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Until when one may file: nothing, or lengths from the final decision; `bars` where later is refused."""

    lengths: tuple[Length, ...]
    bars: bool
    text: Texts


@dataclass(frozen=True, slots=True)
class Shut:
    """Filing the same matter with one of these procedures shuts this one."""

    by: tuple[str, ...]
    how: How
    text: Texts


@dataclass(frozen=True, slots=True)
class Fit:
    """Whom or what a procedure is for: one of the four conditions is set, and `text` says it.

    `sex` and `minor` shut the door to anybody else; `recorded` (some of these properties should be in the
    record) and `not_recorded` (none of these should) only warn.
    """

    text: Texts
    sex: str | None
    minor: bool
    recorded: tuple[tuple[str, str | None], ...]
    not_recorded: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class After:
    """One step after filing. `length` is None where no number is set; `optional` where it may not come."""

    id: str
    who: str
    begins: From
    follows: str | None
    length: Duration | None
    optional: bool
    text: Texts


@dataclass(frozen=True, slots=True)
class Read:
    """Sections of a procedure and where they were read."""

    sections: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure as its file says it; every field as in `docs/reference/remedies.md`."""

    id: str
    order: int
    kind: Kind
    door: str
    status: Status
    checked_on: date
    label: Texts
    body: Texts
    known_as: tuple[str, ...]
    purpose: Texts
    who: Texts
    consent: str
    languages: tuple[str, ...]
    public_when: str
    publicity: Texts
    exhaustion_needed: bool
    exhaustion: Texts
    time_limit: TimeLimit
    fits: tuple[Fit, ...]
    shut_by: tuple[Shut, ...]
    interim: Texts | None
    after: tuple[After, ...]
    address: str
    required: tuple[str, ...]
    useful: tuple[str, ...]
    read: tuple[Read, ...]

    def sections(self) -> tuple[str, ...]:
        """Its parts that can be read somewhere or only remembered; a step or a shutting door is one each."""
        plain = ["purpose", "who", "consent", "languages", "publicity", "exhaustion", "time_limit"]
        plain += ["fits"] * bool(self.fits) + ["interim"] * (self.interim is not None)
        doors = [f"shut_by.{number}" for number, _ in enumerate(self.shut_by, 1)]
        return (*plain, *doors, *(f"after.{step.id}" for step in self.after), "address", "required")

    def remembered(self) -> tuple[str, ...]:
        """The parts that nobody has read in a source, in their order; empty of a verified procedure."""
        seen = {section for read in self.read for section in read.sections}
        return tuple(part for part in self.sections() if part not in seen)


@dataclass(frozen=True, slots=True)
class Door:
    """Whether a country has opened a door. `until` is its last day, an interval where sources differ.

    `since` is the day from which it is open, and its facts count; `facts_until` bounds the facts alone.
    `sure` is false where it is remembered only, or only partly read.
    """

    open: bool
    since: When | None
    until: When | None
    facts_until: date | None
    note: Texts | None
    read: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Book:
    """All procedures in order, what they ask for, the names of the doors, and which are open for whom."""

    procedures: tuple[Procedure, ...]
    terms: Mapping[str, Term]
    doors: Mapping[str, Texts]
    countries: Mapping[str, Mapping[str, Door]]
    checked_on: date
    recheck_after: date
