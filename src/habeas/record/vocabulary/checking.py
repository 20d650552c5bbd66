"""Whether a value is right for its property."""

from collections.abc import Mapping

from habeas.base.duration import parse_duration
from habeas.base.finding import Finding, Severity
from habeas.base.plain import Plain
from habeas.base.when import parse_when
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Field, FieldType, Property


def check_value(prop: str, value: Mapping[str, Plain]) -> tuple[Finding, ...]:
    """What is wrong with a value, in the shape of a draft (it may hold `when`); empty when it is right.

    A finding's place is `property` or `property.field`. All are errors: `unknown-property`,
    `unknown-field`, `missing-field`, `wrong-type`, `unknown-code`, `not-a-date`, `not-a-duration`,
    `ends-before-it-begins`. A field that is None counts as not given.
    """
    term = vocabulary().properties.get(prop)
    if term is None:
        return (_error("unknown-property", prop, f"The vocabulary has no property {prop!r}."),)
    found = []
    for name, inner in value.items():
        if name not in term.fields:
            known = ", ".join(term.fields)
            found.append(_error("unknown-field", f"{prop}.{name}", f"{prop} has no field {name!r}; it has {known}."))
        elif inner is not None:
            found.extend(_check_field(prop, term.fields[name], inner))
    for name, field in term.fields.items():
        if field.required and value.get(name) is None:
            found.append(_error("missing-field", f"{prop}.{name}", f"{prop} needs its field {name!r}."))
    return (*found, *(() if found else _check_period(term, value)))


def _check_field(prop: str, field: Field, inner: Plain) -> list[Finding]:
    place = f"{prop}.{field.id}"
    match field.type:
        case FieldType.INTEGER:
            right = isinstance(inner, int) and not isinstance(inner, bool) and inner >= 0
            return [] if right else [_wrong(place, inner, "a whole number, not negative")]
        case FieldType.YES_NO:
            return [] if isinstance(inner, bool) else [_wrong(place, inner, "true or false")]
        case FieldType.NAMES:
            right = isinstance(inner, list | tuple) and all(isinstance(name, str) and name.strip() for name in inner)
            return [] if right else [_wrong(place, inner, "a list of names")]
    if not isinstance(inner, str) or not inner.strip():
        return [_wrong(place, inner, "text that is not empty")]
    return _check_text(place, field, inner)


def _check_text(place: str, field: Field, inner: str) -> list[Finding]:
    try:
        if field.type is FieldType.WHEN:
            parse_when(inner)
        elif field.type is FieldType.DURATION:
            parse_duration(inner)
    except ValueError as error:
        code = "not-a-date" if field.type is FieldType.WHEN else "not-a-duration"
        return [_error(code, place, f"{place}: {error}.")]
    if field.codes is not None and not field.codes.open and inner not in field.codes.codes:
        known = ", ".join(field.codes.codes)
        return [_error("unknown-code", place, f"{place} is {inner!r}, not one of {known}.")]
    return []


def _check_period(term: Property, value: Mapping[str, Plain]) -> tuple[Finding, ...]:
    first, last = value.get("from"), value.get("until")
    if not (isinstance(first, str) and isinstance(last, str) and "from" in term.fields):
        return ()
    if parse_when(last).ends_before(parse_when(first)):
        return (
            _error("ends-before-it-begins", f"{term.id}.until", f"{term.id} ends {last} before it begins {first}."),
        )
    return ()


def _wrong(place: str, inner: Plain, wanted: str) -> Finding:
    return _error("wrong-type", place, f"{place} is {inner!r}, not {wanted}.")


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
