"""Answers about consent as the record holds them: who said what, for which use and whom, from when until when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from habeas.base.ids import EntityId, StatementId
from habeas.base.when import parse_when
from habeas.disclosure.audience import Audience
from habeas.record.casefile import Fact
from habeas.record.days import Days, days_of
from habeas.record.statements import Stance, Statement

CONSENT = "consent"
"""The property of the record that holds one answer."""

WHENEVER = Days(None, None)
"""The days of a time that is not known."""


class Use(StrEnum):
    """What somebody is asked about; consent to one is none to another.

    `KEEP` keeping it, `SHARE` telling of it to an audience, `NAME` telling the name to one, `PICTURE` showing a picture
    to one, `PUBLISH` telling of it in the press or to everybody, `COUNT` counting without a name, `CONTACT` being
    asked again.
    """

    KEEP = "keep"
    SHARE = "share"
    NAME = "name"
    PICTURE = "picture"
    PUBLISH = "publish"
    COUNT = "count"
    CONTACT = "contact"


class Said(StrEnum):
    """What was answered."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """On what it rests: the person's own word, or, where the person cannot be asked, something else with a note."""

    CONSENT = "consent"
    FAMILY = "family"
    LAWYER = "lawyer"
    VITAL_INTEREST = "vital_interest"


_BASES: Mapping[str, Basis] = {
    "self": Basis.CONSENT,
    "guardian": Basis.CONSENT,
    "representative": Basis.CONSENT,
    "lawyer": Basis.LAWYER,
}
"""The basis of a capacity where none was recorded; all others speak for the family."""

_OLDER: Mapping[str, tuple[Use, Audience]] = {
    "naming_to_state": (Use.NAME, Audience.UN_BODY),
    "publication": (Use.NAME, Audience.PUBLIC),
}
"""Answers for procedures: who refuses these refuses the use beside them; given, they count for a procedure alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer about one person, from one statement.

    `audience` is None where none was named. `own` says that the person answered, and nobody for them. `said_on` are
    the days on which it may have been said, `reviewed` whether a reviewer's note stands with it.
    """

    person: EntityId
    use: Use
    said: Said
    audience: Audience | None
    own: bool
    by: str | None
    capacity: str
    basis: Basis
    reviewed: bool
    said_on: Days
    not_before: Days | None
    until: Days | None
    statement: StatementId


def answers_of(facts: Iterable[Fact]) -> tuple[Answer, ...]:
    """The answers among these facts, by the ids of their statements; empty where nothing is recorded.

    Who denies that consent was given refuses it; a denial of a refusal gives nothing.
    """
    found = (
        answer
        for fact in facts
        if fact.prop == CONSENT
        for statement in fact.statements
        if (answer := _answer(fact.subject, statement)) is not None
    )
    return tuple(sorted(found, key=lambda answer: answer.statement))


def _answer(person: EntityId, statement: Statement) -> Answer | None:
    value = statement.value
    if not isinstance(value, Mapping):
        return None
    said = _said(value.get("answer"), denied=statement.stance is Stance.DENIES)
    meant = None if said is None else _use(value.get("use"), value.get("audience"), said)
    if said is None or meant is None:
        return None
    by = value.get("by")
    capacity = str(value.get("capacity") or ("self" if by is None else "other"))
    basis = value.get("basis")
    return Answer(
        person=person,
        use=meant[0],
        said=said,
        audience=meant[1],
        own=capacity == "self",
        by=None if by is None else str(by),
        capacity=capacity,
        basis=Basis(basis) if basis in list(Basis) else _BASES.get(capacity, Basis.FAMILY),
        reviewed=bool(str(value.get("note") or "").strip()),
        said_on=_said_on(statement, said),
        not_before=days_in_word(value.get("not_before")),
        until=days_in_word(value.get("until")),
        statement=statement.id,
    )


def _said(word: object, *, denied: bool) -> Said | None:
    if word not in list(Said):
        return None
    if denied:
        return Said.REFUSED if word == Said.GIVEN else None
    return Said(str(word))


def _use(word: object, audience: object, said: Said) -> tuple[Use, Audience | None] | None:
    named = Audience(str(audience)) if audience in list(Audience) else None
    if word in list(Use):
        return Use(str(word)), named
    older = _OLDER.get(str(word))
    return None if older is None or said is Said.GIVEN else older


def _said_on(statement: Statement, said: Said) -> Days:
    """The days on which it may have been said, at the latest when it was recorded.

    What counts against a use gets a day more, because the day of the record is that of another place.
    """
    days = (None if statement.when is None else days_of(statement.when)) or WHENEVER
    recorded = statement.recorded_at.date() + (timedelta(0) if said is Said.GIVEN else timedelta(days=1))
    if days.first is not None and days.first > recorded:
        return days
    return Days(days.first, recorded if days.last is None else min(days.last, recorded))


def days_in_word(word: object) -> Days | None:
    """The days of a limit; None where there is none, and days of which nothing is sure where it cannot be read."""
    if not isinstance(word, str):
        return None
    try:
        return days_of(parse_when(word)) or WHENEVER
    except ValueError:
        return WHENEVER
