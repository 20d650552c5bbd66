"""A statement as JSON, and back again without loss."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from habeas.base.digest import Json
from habeas.base.ids import EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.text.anchor import Anchor
from habeas.record.statements import Confidentiality, Method, Stance, Statement, known_form


def statement_json(statement: Statement) -> dict[str, Json]:
    """Every field of a statement, and its id."""
    anchor = statement.anchor
    return {
        "id": statement.id,
        "subject": statement.subject,
        "property": statement.prop,
        "value": known_form(statement.value),
        "language": statement.language.value,
        "source": statement.source,
        "anchor": {
            "reading": anchor.reading,
            "start": anchor.span.start,
            "end": anchor.span.end,
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "page": anchor.page,
        },
        "stance": statement.stance.value,
        "attributed_to": statement.attributed_to,
        "when": None if statement.when is None else str(statement.when),
        "source_grade": statement.source_grade,
        "information_grade": statement.information_grade,
        "confidentiality": statement.confidentiality.value,
        "recorded_by": statement.recorded_by,
        "recorded_at": statement.recorded_at.isoformat(),
        "method": statement.method.value,
        "extractor": statement.extractor,
        "supersedes": statement.supersedes,
        "reason": statement.reason,
        "nonce": statement.nonce,
    }


def statement_from_json(data: Mapping[str, Json]) -> Statement:
    """The statement that :func:`statement_json` wrote.

    Raises ValueError where a field is missing or of the wrong form, and where the id that stands
    there is not that of the fields: the statement was altered.
    """
    try:
        statement = _statement(data)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a statement: {error}") from None
    if data.get("id", statement.id) != statement.id:
        raise ValueError(f"the fields of this statement are not those of its id: {data['id']!r}")
    return statement


def known_from_json(value: Json) -> Known[Mapping[str, Plain]]:
    """A value from its form: `{"unknown": reason}`, `{"absent": true}`, or the value's own fields.

    Raises ValueError for anything that is not an object.
    """
    if not isinstance(value, Mapping):
        raise ValueError(f"a value is an object with its fields: {value!r}")
    reason = value.get("unknown")
    if set(value) == {"unknown"} and isinstance(reason, str):
        return Unknown(reason)
    if set(value) == {"absent"} and value["absent"] is True:
        return Absent()
    return cast("Mapping[str, Plain]", dict(value))


def _statement(data: Mapping[str, Json]) -> Statement:
    when, grade = _maybe(data, "when"), data["information_grade"]
    supersedes = _maybe(data, "supersedes")
    if grade is not None and not isinstance(grade, int):
        raise TypeError(f"information_grade is {grade!r}")
    return Statement(
        subject=EntityId(_text(data, "subject")),
        prop=_text(data, "property"),
        value=known_from_json(data["value"]),
        language=Lang(_text(data, "language")),
        source=SourceId(_text(data, "source")),
        anchor=_anchor(data["anchor"]),
        stance=Stance(_text(data, "stance")),
        attributed_to=_maybe(data, "attributed_to"),
        when=None if when is None else parse_when(when),
        source_grade=_maybe(data, "source_grade"),
        information_grade=grade,
        confidentiality=Confidentiality(_text(data, "confidentiality")),
        recorded_by=Handle(_text(data, "recorded_by")),
        recorded_at=datetime.fromisoformat(_text(data, "recorded_at")),
        method=Method(_text(data, "method")),
        extractor=_maybe(data, "extractor"),
        supersedes=None if supersedes is None else StatementId(supersedes),
        reason=_text(data, "reason"),
        nonce=_text(data, "nonce"),
    )


def _anchor(data: Json) -> Anchor:
    if not isinstance(data, Mapping):
        raise TypeError(f"anchor is {data!r}")
    start, end, page = data["start"], data["end"], data["page"]
    if not (isinstance(start, int) and isinstance(end, int) and (page is None or isinstance(page, int))):
        raise TypeError(f"start, end and page of an anchor are numbers: {start!r}, {end!r}, {page!r}")
    return Anchor(
        reading=ReadingId(_text(data, "reading")),
        span=Span(start, end),
        quote=_text(data, "quote"),
        prefix=_text(data, "prefix"),
        suffix=_text(data, "suffix"),
        page=page,
    )


def _text(data: Mapping[str, Json], key: str) -> str:
    found = data[key]
    if not isinstance(found, str):
        raise TypeError(f"{key} is {found!r}")
    return found


def _maybe(data: Mapping[str, Json], key: str) -> str | None:
    return None if data[key] is None else _text(data, key)
