"""Consent as JSON: what is permitted of each person, and what of the case may not stay out as it is."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from habeas.base.digest import Json
from habeas.base.ids import EntityId
from habeas.desk.consents import CaseConsents, PersonConsents, Recorded, Row
from habeas.disclosure.gate.consents import Permission
from habeas.disclosure.gate.releases import Release
from habeas.disclosure.gate.taking_down import Due


def consents_json(found: CaseConsents) -> list[dict[str, Json]]:
    """An object for each person."""
    case, day = found.opened.casefile.case.name, found.opened.casefile.as_of.isoformat()
    return [
        {
            "schema": "habeas.consent/1",
            "case": case,
            "as_of": day,
            "person": one.person,
            "name": one.name,
            "held": one.held,
            "uses": [_row(row) for row in one.rows],
            "quiet": _quiet(one),
            "due": due_json((due for due in found.due if due.person == one.person), found.names, found.now),
        }
        for one in found.people
    ]


def recorded_json(name: str, recorded: Recorded) -> dict[str, Json]:
    """What was recorded, and what is out already."""
    return {
        "schema": "habeas.consent.recorded/1",
        "case": name,
        "person": recorded.person,
        "statements": [one.id for one in recorded.statements],
        "out": [release_brief(one) for one in recorded.out],
        "due": due_json(recorded.due, {recorded.person: recorded.name}, recorded.now),
    }


def due_json(due: Iterable[Due], names: Mapping[EntityId, str], now: datetime) -> list[dict[str, Json]]:
    """What may not stand as it is."""
    return [
        {
            "release": release_brief(one.release),
            "person": one.person,
            "name": names.get(one.person, one.person),
            "named": one.named,
            "do": one.haste.value,
            "reason": one.reason.value,
            "because": list(one.because),
            "why": [why.value for why in one.why],
            "by": None if one.by is None else one.by.isoformat(),
            "minutes_left": one.minutes_left(now),
        }
        for one in due
    ]


def release_brief(release: Release) -> dict[str, Json]:
    """A release in a few fields."""
    return {
        "id": release.id,
        "audience": release.audience.value,
        "form": release.form,
        "title": release.title,
        "at": release.at.isoformat(),
        "by": release.by,
        "files": [{"name": one.name, "digest": one.digest, "size": one.size} for one in release.files],
    }


def _row(row: Row) -> dict[str, Json]:
    answer = row.answer
    permitted = isinstance(answer, Permission)
    return {
        "use": row.use.value,
        "audience": None if row.audience is None else row.audience.value,
        "permitted": permitted,
        "basis": answer.basis.value if isinstance(answer, Permission) else None,
        "until": answer.until.isoformat() if isinstance(answer, Permission) and answer.until else None,
        "reason": None if isinstance(answer, Permission) else answer.reason.value,
        "after": None if isinstance(answer, Permission) else answer.after,
        "statements": list(answer.statements),
    }


def _quiet(one: PersonConsents) -> dict[str, Json] | None:
    if one.quiet is None:
        return None
    until = one.quiet.until
    return {"until": None if until is None else until.isoformat(), "statement": one.quiet.statement}
