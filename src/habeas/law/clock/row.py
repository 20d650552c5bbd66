"""What the clock answers: one row for each limit, with its state and the steps that lead to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from habeas.law.clock.counting import Due
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import Said


class State(StrEnum):
    """What can be said of a limit. `no_record` is not `missed`: nothing recorded is not proof of a breach."""

    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    NO_RECORD = "no_record"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the calculation: a key of the wording and what is put into it."""

    key: str
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One limit of one rule.

    `trigger` and `act` are ids of events, None where none is recorded. `due` is None where the law
    gives no number or nothing begins the time. `conditional` says that the act the limit hangs on is
    not recorded. `version` names the source whose date this row stands on, where sources contradict
    each other. `reason` is why the state cannot be told or does not apply, a key of the wording.
    `plain` says whether the notes of the law prove that its text stood on that day; otherwise it is
    computed by the text of `text_of`. `current` marks the limit of a ladder that runs on `as_of`.
    """

    said: Said
    pack: str
    state: State
    cites: tuple[Citation, ...]
    trigger: str | None = None
    act: str | None = None
    due: Due | None = None
    conditional: bool = False
    version: str | None = None
    reason: str | None = None
    plain: bool = False
    text_of: date | None = None
    steps: tuple[Step, ...] = ()
    current: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days by the strict and by the lenient count; None on a side that cannot be told."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A run of days in custody that no recorded order covers, both days included.

    `sure` is false where an imprecise date leaves open whether they were covered.
    """

    first: date
    last: date
    sure: bool

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Stay:
    """A run of days in one state of liberty (`custody`, `house_arrest`, …), both days included.

    `last` is None while it goes on; `by` is the event that began it.
    """

    state: str
    first: date
    last: date | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """An order of custody or house arrest: what it covers, from and until the day it was given for.

    `first` is the day from which it counts; `until` None where neither an end nor a term is recorded;
    `computed` whether the end was counted from the term; `extends` whether it is an extension.
    `made_latest` is the latest day of its making, `until_latest` its end by the lenient reading.
    """

    event: str
    measure: str
    first: date | None
    until: date | None
    computed: bool
    extends: bool = False
    made_latest: date | None = None
    until_latest: date | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The custody as a whole on the day.

    `days_held` are whole calendar days since the apprehension, the first not counted, over all
    stretches. `used` is what counts into the cap of the ladder, `cap` the longest it may reach in this
    case, both in days; `outside` days in custody that do not count into it.
    """

    as_of: date
    days_held: Days
    uncovered: tuple[Uncovered, ...]
    stays: tuple[Stay, ...]
    orders: tuple[Order, ...]
    used: Days | None
    cap: Days | None
    outside: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All rows of a case, pack by pack in the order of their rules, and the summary."""

    rows: tuple[Row, ...]
    summary: Summary
