"""A filing: a complaint, motion or appeal with its receipt, the limit of its reply, the reply, and the silence.

"No reply is recorded" is what the record can say. That nobody answered it never says.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.ids import StatementId
from habeas.law.clock.row import Row
from habeas.law.pack.rule import Status
from habeas.record.casefile import Fact

FILED = ("complaint", "appeal")
"""Properties that are filings of the defence; a motion is recorded as a complaint whose matter is `motion`."""

ANSWERED_BY = {"complaint": ("reply",), "appeal": ("appeal_decision", "reply")}
"""What answers which."""


class Standing(StrEnum):
    """Where a filing stands on a day.

    `OVERDUE`: no reply is recorded and the limit is past by every reading. `OVERDUE_STRICTLY`: it is
    past by the strict reading only. `WAITING`: the limit is not past. `NO_LIMIT`: no reply is recorded,
    and neither a rule nor a source surely tells by when one is due. `ANSWERED`: a reply is recorded.
    """

    OVERDUE = "overdue"
    OVERDUE_STRICTLY = "overdue_strictly"
    WAITING = "waiting"
    NO_LIMIT = "no_limit"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Limit:
    """By when a reply is due: the last day by the strict and by the lenient reading, both included.

    `row` is the clock's row it comes from, None where a source tells the day: then `told` is that fact.
    None stands for a day that cannot be reckoned, such as from an unknown day of receipt. `sure` is
    False where the record does not tell whether the rule is about this filing at all (its matter is
    not known): then the limit is shown, and nothing is called overdue by it.
    """

    earliest: date | None
    latest: date | None
    row: Row | None = None
    told: Fact | None = None
    sure: bool = True

    @property
    def rule(self) -> str | None:
        """The id of the rule, None where a source tells the day."""
        return None if self.row is None else self.row.said.id

    @property
    def draft(self) -> bool:
        """Whether it stands on a rule whose article was not read: then it warns."""
        return self.row is not None and self.row.said.status is Status.DRAFT


@dataclass(frozen=True, slots=True)
class Silence:
    """For how many whole days no reply is recorded since the filing was received, else since it was sent.

    The first day is not counted. None on a side that the recorded dates do not tell.
    """

    least: int | None
    most: int | None
    since_receipt: bool


@dataclass(frozen=True, slots=True)
class Filing:
    """One filing. `id` is that of its first statement; `replies` are those that name it, by time.

    `silence` is None where it was answered or no date is known at all. `perhaps` are filings of the
    same day, sort and person that another source tells in words the record cannot compare: they may be
    this one, and the clock takes them for one event.
    """

    what: Fact
    receipts: tuple[Fact, ...]
    replies: tuple[Fact, ...]
    limits: tuple[Limit, ...]
    standing: Standing
    silence: Silence | None
    perhaps: tuple[StatementId, ...] = ()

    @property
    def id(self) -> StatementId:
        """The id of the filing's first statement, by which other statements name it."""
        return self.what.statements[0].id


@dataclass(frozen=True, slots=True)
class Filings:
    """All filings of a case, the overdue first; `loose` are replies that name no filing of the case."""

    filings: tuple[Filing, ...]
    loose: tuple[Fact, ...]
