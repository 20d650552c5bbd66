"""The report on a list for a terminal: row by row what is new, changed, in conflict or refused, then the totals."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from habeas.base.plain import Plain
from habeas.cli.findings import message_of, place_of
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.intake_report import Line, Report
from habeas.desk.labels import labelled, property_label

_INDENT = "    "
_BESIDE = "        "
_SYSTEMS = {
    "uwazi": "Uwazi",
    "ftm": "FollowTheMoney",
    "auto-archiver": "Auto Archiver",
    "pft": "Press Freedom Tracker",
    "habeas": "Habeas",
}
"""What the systems call themselves."""

_OF_ITS_OWN = "uwazi"
_SAME, _NEW, _REFUSED = "same", "new", "refused"


def report_lines(report: Report, words: Words, columns: int, *, every: bool) -> Iterator[str]:
    """The rows that say something new, or all of them; then what each kind of line comes to."""
    width = width_of(columns)
    if report.recognised and report.mapping is not None:
        form = report.mapping.form.value
        key = "intake.recognised_columns" if form == _OF_ITS_OWN else "intake.recognised"
        yield from wrapped(words(key, system=_SYSTEMS[form]), width, "", "")
    for (row, case, subject), lines in groupby(report.lines, key=lambda line: (line.row, line.case, line.subject)):
        told = [line for line in lines if every or line.what.value != _SAME]
        if told:
            head = _head(
                row, case, subject, words, named=report.mapping is not None and report.mapping.case is not None
            )
            yield from wrapped(head, width, "", _INDENT)
            for line in told:
                yield from wrapped(_told(line, words), width, _INDENT, _BESIDE)
    yield words("intake.totals", rows=report.rows, **{what.value: count for what, count in report.totals.items()})
    yield from _unread(report, words, width)
    for case in report.made:
        yield words("add.case_made", case=case.name)
    if not report.kept:
        yield words("intake.nothing_kept")
        return
    if report.preserved:
        yield words("intake.files_kept", count=report.preserved)
    if report.recorded:
        yield words("intake.recorded", count=report.recorded)
    elif report.proposed:
        yield words("intake.proposed", count=report.proposed)


def _unread(report: Report, words: Words, width: int) -> Iterator[str]:
    """What was not taken in, with how often it is there."""
    if not report.unread:
        return
    yield words("intake.unread")
    for one in report.unread:
        name = ".".join(part for part in (one.kind, one.column) if part)
        key = "intake.unread_records" if one.column is None else "intake.unread_values"
        yield from wrapped(words(key, name=name, count=one.count), width, _INDENT, _BESIDE)


def _head(row: int | None, case: str, subject: str, words: Words, *, named: bool) -> str:
    place = words("intake.row", row=row) if row is not None else words("intake.gone")
    return " · ".join(part for part in (place, subject, case if named else "") if part)


def _told(line: Line, words: Words) -> str:
    what = words(f"intake.what.{line.what.value}")
    if line.finding is not None:
        column = f"{line.column} ({place_of(line.finding.place, words)}): " if line.column is not None else ""
        return f"{what} · {column}{message_of(line.finding, words)}"
    if line.prop is None:
        return f"{what} · {words('intake.stays')}"
    text = f"{what} · {property_label(line.prop, words.lang)} ({line.column}): {_change(line, words)}"
    return text if line.why is None else f"{text}. {words(f'intake.why.{line.why.value}')}"


def _change(line: Line, words: Words) -> str:
    new = _value(line.prop or "", line.new or {}, words)
    if line.old is None or line.what.value in (_NEW, _SAME):
        return new
    sign = "→" if line.why is None else "|"
    return f"{_value(line.prop or '', line.old, words)} {sign} {new}"


def _value(prop: str, value: Mapping[str, Plain], words: Words) -> str:
    if "unknown" in value:
        return words("intake.unknown", words=value["unknown"])
    return "; ".join(each.text for each in labelled(prop, dict(value), words.lang, with_codes=False))
