"""From the shape of a draft to a statement's value and time, and back."""

from collections.abc import Mapping
from typing import cast

from habeas.base.finding import Finding
from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.record.statement_shape import known_from_json
from habeas.record.statements import Statement, known_form
from habeas.record.vocabulary.checking import check_value


def value_and_when(prop: str, draft: Mapping[str, Plain]) -> tuple[Known[Mapping[str, Plain]], When | None]:
    """A draft-shaped value as what a statement holds: its value without `when`, and the time apart.

    `{"unknown": reason}` and `{"absent": true}`, each with or without `when`, are read as such.
    Fields that are None are left out. Raises ValueError with the first fault where
    :func:`draft_findings` finds one.
    """
    faults = draft_findings(prop, draft)
    if faults:
        raise ValueError(faults[0].message)
    when, value = draft.get("when"), _without_when(draft)
    return known_from_json(value), parse_when(when) if isinstance(when, str) else None


def draft_findings(prop: str, draft: Mapping[str, Plain]) -> tuple[Finding, ...]:
    """What is wrong with a draft-shaped value; empty when a statement can be made of it."""
    value = _without_when(draft)
    if isinstance(known_from_json(value), Mapping):
        return check_value(prop, draft)
    # The property and its time are still to be right where there is no value.
    return tuple(f for f in check_value(prop, {"when": draft.get("when")}) if f.code != "missing-field")


def draft_value(statement: Statement) -> dict[str, Plain]:
    """A statement's value in the shape of a draft, with its time inside; what :func:`value_and_when` takes apart."""
    form = known_form(statement.value)
    value = dict(cast("Mapping[str, Plain]", form))
    return value if statement.when is None else {**value, "when": str(statement.when)}


def _without_when(draft: Mapping[str, Plain]) -> dict[str, Plain]:
    return {name: inner for name, inner in draft.items() if name != "when" and inner is not None}
