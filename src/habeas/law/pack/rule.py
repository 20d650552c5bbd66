"""One rule of a law: what begins its time, how long it is, how it is counted, and what fulfils it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from habeas.base.duration import Duration
from habeas.law.pack.condition import Condition, Selector
from habeas.law.pack.provision import Citation, Texts


class Kind(StrEnum):
    """What a rule is: see `docs/reference/law-packs.md`."""

    CAP = "cap"
    DUTY = "duty"
    RIGHT = "right"
    FILING_LIMIT = "filing_limit"
    CONSEQUENCE = "consequence"


class Status(StrEnum):
    """Whether the article's text was read, or the rule comes from a secondary source or memory."""

    VERIFIED = "verified"
    DRAFT = "draft"


class Promptness(StrEnum):
    """A length that the law gives no number for."""

    AT_ONCE = "at_once"
    PROMPTLY = "promptly"


type Length = Duration | Promptness


class Choice(StrEnum):
    """A point of counting that is settled, or that two defensible readings answer differently."""

    NO = "no"
    YES = "yes"
    EITHER = "either"


class Ends(StrEnum):
    """Where a term ends: at its minute, or at 24:00 of its last day."""

    MOMENT = "moment"
    MIDNIGHT = "midnight"


@dataclass(frozen=True, slots=True)
class Counting:
    """How time is counted: whether the first unit counts, where it ends, whether it rolls over days off.

    `working` says whether days off are left out of a term of days altogether.
    """

    name: str
    first: Choice
    ends: Ends
    rolls: Choice
    cites: tuple[Citation, ...]
    label: Texts
    working: Choice = Choice.NO


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another length: under a condition, or (without one) by a second defensible reading."""

    length: Length
    condition: Condition | None
    cites: tuple[Citation, ...]
    why: Texts | None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a draft says in own words, for want of the official wording."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What every rule and rung says to people, and where it comes from.

    `from_day` and `to_day` bound the days on which it is law, where the pack says so.
    """

    id: str
    kind: Kind
    cites: tuple[Citation, ...]
    status: Status
    label: Texts
    decided_by: Texts | None
    agreed_by: Texts | None
    consequence: Texts | None
    notes: tuple[Texts, ...]
    law: OwnWords | None
    source: str | None
    from_day: date | None
    to_day: date | None
    applies_if: Condition | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; every field as in `docs/reference/law-packs.md`."""

    said: Said
    starts: tuple[Selector, ...]
    each: bool
    else_from: str | None
    fulfilled_by: tuple[Selector, ...]
    length: Length
    others: tuple[Alternative, ...]
    counting: str | None
    before: str | None
    hangs_on: tuple[Selector, ...] = ()

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.said.id


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: the longest total it may reach."""

    said: Said
    max: Duration


@dataclass(frozen=True, slots=True)
class Ladder:
    """A cap with its extensions: what counts into it, what does not, where it stops, and its steps.

    `first_order` is the rule within whose time the first order must come, None where the pack names none.
    """

    id: str
    cites: tuple[Citation, ...]
    label: Texts
    counting: str
    counted: tuple[str, ...]
    counted_strictly: tuple[str, ...]
    excluded: tuple[str, ...]
    stops_at: tuple[Selector, ...]
    rungs: tuple[Rung, ...]
    end: Said | None
    applies_if: Condition | None
    first_order: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """How the end of a sentence is computed: see `docs/reference/law-packs.md`, "Sentence".

    `per_day` says for how many days of sentence one day of custody counts, by regime or kind;
    `house_arrest` and `abroad` the same for a day of each, None where the pack does not say.
    """

    said: Said
    counting: str
    in_force_by: tuple[Selector, ...]
    in_force_after: tuple[str, ...]
    per_day: dict[str, Fraction]
    house_arrest: Fraction | None
    abroad: Fraction | None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Who is shut out of a release, and why."""

    condition: Condition
    cites: tuple[Citation, ...]
    why: Texts | None


@dataclass(frozen=True, slots=True)
class Release:
    """A release before the end of a sentence, open after a share of it or after a fixed length.

    `least` is what must actually have been served; `for_life` says that it is for a sentence for life.
    """

    said: Said
    share: Fraction | None
    after: Duration | None
    for_life: bool
    least: Duration | None
    unless: tuple[Exclusion, ...]
