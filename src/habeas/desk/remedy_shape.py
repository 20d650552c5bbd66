"""Remedies as JSON: one object a row, every one with the same keys."""

from habeas.base.digest import Json
from habeas.desk.remedy_view import FieldView, ReasonView, RemediesView, RemedyView, StepView

SCHEMA = "habeas.remedies/1"
"""The name and version of this shape."""


def remedies_json(view: RemediesView) -> list[Json]:
    """One object for each row; labels and texts are in the language of the view."""
    head: dict[str, Json] = {
        "schema": SCHEMA,
        "case": view.case,
        "person": view.person,
        "country": view.country,
        "as_of": view.as_of,
    }
    return [head | _row(row) for row in view.rows]


def _row(row: RemedyView) -> dict[str, Json]:
    return {
        "procedure": row.procedure,
        "kind": row.kind,
        "label": row.label,
        "body": row.body,
        "citation": row.citation,
        "purpose": row.purpose,
        "who": row.who,
        "state": row.state,
        "reason": _reason(row.reason),
        "until": row.until,
        "time_limit": row.time_limit,
        "exhaustion": None
        if row.exhaustion is None
        else {
            "needed": row.exhaustion != "not_needed",
            "state": row.exhaustion,
            "stands_on": list(row.exhaustion_ids),
            "text": row.exhaustion_text,
        },
        "consent": None if row.consent is None else {"state": row.consent, "stands_on": list(row.consent_ids)},
        "fields": [_field(field) for field in row.fields],
        "lacks": [field.field for field in row.lacks()],
        "filed": [{"filing": one.id, "when": one.when, "sure": one.sure} for one in row.filed],
        "after": [_step(step) for step in row.steps],
        "languages": list(row.languages),
        "public": None if row.public_when is None else {"when": row.public_when, "text": row.publicity},
        "closes": [{"procedure": one.procedure, "how": one.how, "text": one.text} for one in row.closes],
        "interim": row.interim,
        "note": row.note,
        "address": row.address,
        "warnings": [_reason(warning) for warning in row.warnings],
        "next": row.next_step,
        "status": row.status,
        "remembered": list(row.remembered),
        "checked_on": row.checked_on,
        "begun_by": row.begun_by,
        "version": row.version,
        "sources": list(row.sources),
    }


def _reason(reason: ReasonView) -> Json:
    given: dict[str, Json] = {"code": reason.code, **reason.given}
    return given if reason.text is None else given | {"text": reason.text}


def _field(field: FieldView) -> Json:
    return {
        "field": field.field,
        "label": field.label,
        "required": field.required,
        "held": field.held,
        "stands_on": list(field.ids),
        "disputed": field.disputed,
        "guarded": field.guarded,
        "ask": field.ask,
    }


def _step(step: StepView) -> Json:
    return {
        "step": step.step,
        "who": step.who,
        "text": step.text,
        "runs_from": step.begins,
        "length": step.length,
        "optional": step.optional,
        "filing": step.filing,
        "sure": step.sure,
        "runs": step.runs,
        "due": step.due,
    }
