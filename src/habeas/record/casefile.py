"""What a case comes to when its statements are folded: facts, spells, charges, conflicts, gaps.

These are values only; :mod:`habeas.record.fold` makes them, and nothing of it is ever kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.ids import EntityId
from habeas.base.known import Known
from habeas.base.when import When
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.statements import Plain, Stance, Statement


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said, by one or several statements that agree.

    `value` has every field that any of the statements gives; they agree on all they share. `when`
    is the most precise time among them. `statements` is never empty and in the order of their ids.
    """

    subject: EntityId
    prop: str
    value: Known[Mapping[str, Plain]]
    when: When | None
    stance: Stance
    attributed_to: str | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that cannot all be true, side by side. `about` names the field they differ in (`when`, `organ`)."""

    subject: EntityId
    prop: str
    about: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of custody, from an apprehension to a release, or still going on (`release` is None).

    `days_at_least` and `days_at_most` are whole calendar days up to the day of the fold or the
    release, the first day not counted, over every version of the dates that the record holds; None
    where no version gives a day.
    """

    apprehension: tuple[Fact, ...]
    release: tuple[Fact, ...]
    orders: tuple[Fact, ...]
    places: tuple[Fact, ...]
    days_at_least: int | None
    days_at_most: int | None


@dataclass(frozen=True, slots=True)
class Charge:
    """One charge with its history: every fact about this article, oldest first.

    `code`, `article` and `part` are as in the vocabulary of legal references; part is None where no
    statement gives it.
    """

    subject: EntityId
    country: str | None
    code: str | None
    article: str
    part: str | None
    history: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Detainee:
    """A person held in the case, with what the record says of them as a person."""

    entity: Entity
    names: tuple[str, ...]
    facts: tuple[Fact, ...]
    spells: tuple[Spell, ...]
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a defender needs and the record does not hold.

    `code` is stable (`no-custody-order`); `subject` is whom it is about, None for the whole case.
    """

    code: str
    subject: EntityId | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The whole case as of a day, from statements alone.

    `entities` holds every entity under the id that its group of sameness goes by. `timeline` has
    every fact with a time, earliest first, then those whose year is unknown. `said` groups
    accusations, denials, counter-evidence and the like by who says them (None: the source's own
    author). `other` holds the facts of nobody in `detainees`.
    """

    case: Case
    as_of: date
    entities: Mapping[EntityId, Entity]
    detainees: tuple[Detainee, ...]
    facts: tuple[Fact, ...]
    timeline: tuple[Fact, ...]
    said: Mapping[str | None, tuple[Fact, ...]]
    conflicts: tuple[Conflict, ...]
    missing: tuple[Missing, ...]
