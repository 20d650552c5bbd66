"""What a case comes to when its statements are folded: facts, spells, charges, conflicts, gaps.

These are values only; :mod:`habeas.record.fold` makes them, and nothing of it is ever kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.ids import EntityId, StatementId
from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.statements import Stance, Statement


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said, by one or several statements that agree.

    `value` has every field that any of the statements gives; they agree on all they share. `when`
    is the most precise time among them. `attributed_to` is who says it, None where at least one
    source says it in its own voice. `statements` is never empty and in the order of their ids. `former` are
    the ids of those that they superseded, at any remove: a reply that names one of them is a reply to this fact.
    """

    subject: EntityId
    prop: str
    value: Known[Mapping[str, Plain]]
    when: When | None
    stance: Stance
    attributed_to: str | None
    statements: tuple[Statement, ...]
    former: frozenset[StatementId] = frozenset()

    @property
    def ids(self) -> frozenset[StatementId]:
        """Every id by which another statement can name this fact: those of its statements and the former ones."""
        return self.former.union(statement.id for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that cannot all be true, side by side, at least two.

    `about` names the field they differ in (`when`, `organ`), or is `stance` where something is
    asserted and denied, or `existence` where it is said to be and said not to be.
    """

    subject: EntityId
    prop: str
    about: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of custody, from an apprehension to a release, or still going on (`release` is None).

    `days_at_least` and `days_at_most` are whole calendar days up to the day of the fold or the
    release, the first day not counted, over every version of the dates that the record holds; None
    where that bound cannot be told. `orders` are custody orders and extensions. A fact whose time fits
    several spells is in none.
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
    statement gives it, or several do and none is surely the latest.
    """

    subject: EntityId
    country: str | None
    code: str | None
    article: str
    part: str | None
    history: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Detainee:
    """A person held in the case: every name, every fact about them, their custody and charges.

    `names` begins with the name that sources use most among those of the person's entities.
    """

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

    `entities` maps the id of every entity to the entity that its group of sameness goes by, so that
    the subject of any statement can be looked up. `facts` are all facts, those of nobody in
    `detainees` included, by subject, property and first statement. `timeline` has every fact with a
    time, earliest first, then those whose year is unknown. `said` groups claims (allegations,
    denials, evidence to the contrary and the like) by who makes them (None: the source's own author).
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
