"""The report on a list, and kept mappings, as JSON."""

from typing import TypedDict

from habeas.base.plain import Plain
from habeas.desk.intake_report import Line, Report
from habeas.intake.keeping import KeptMapping
from habeas.intake.record_rows import Unread


class LineShape(TypedDict):
    """One fact of a row, or a whole row where `property` is null. `extractor` names the mapping and its digest.

    `source` is null where nothing was kept; `finding` is the code of why something was refused, `place` its cell.
    """

    row: int | None
    key: list[str]
    subject: str
    case: str
    what: str
    property: str | None
    column: str | None
    old: dict[str, Plain] | None
    new: dict[str, Plain] | None
    why: str | None
    finding: str | None
    place: str | None
    source: str | None
    extractor: str | None


class UnreadShape(TypedDict):
    """What a mapping says nothing of: records of a kind where `column` is null, or a column of these records."""

    kind: str
    column: str | None
    count: int


class MappingShape(TypedDict):
    """One version of a kept mapping."""

    name: str
    digest: str
    by: str
    at: str
    in_use: bool
    text: str


def line_shape(report: Report, line: Line) -> LineShape:
    """One line of a report."""
    return {
        "row": line.row,
        "key": list(line.key),
        "subject": line.subject,
        "case": line.case,
        "what": line.what.value,
        "property": line.prop,
        "column": line.column,
        "old": None if line.old is None else dict(line.old),
        "new": None if line.new is None else dict(line.new),
        "why": None if line.why is None else line.why.value,
        "finding": None if line.finding is None else line.finding.code,
        "place": None if line.finding is None else line.finding.place,
        "source": None if report.source is None else report.source.id,
        "extractor": None if report.mapping is None else report.mapping.extractor,
    }


def unread_shape(unread: Unread) -> UnreadShape:
    """What was left aside."""
    return {"kind": unread.kind, "column": unread.column, "count": unread.count}


def mapping_shape(mapping: KeptMapping, *, in_use: bool) -> MappingShape:
    """A version of a mapping."""
    return {
        "name": mapping.name,
        "digest": mapping.digest,
        "by": mapping.by,
        "at": mapping.at.isoformat(),
        "in_use": in_use,
        "text": mapping.text,
    }
