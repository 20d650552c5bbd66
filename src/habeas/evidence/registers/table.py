"""Any list as a table (CSV, TSV, XLSX), read by a mapping."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.base.when import When, on_day, parse_when
from habeas.evidence.registers.decisions import date_of, decisions_of
from habeas.evidence.registers.decoded import decoded
from habeas.evidence.registers.describing import described
from habeas.evidence.registers.entry import Act, Decision, Entry, Phrase, Place, Status, Struck
from habeas.evidence.registers.kinds import kind_of
from habeas.evidence.registers.mapping import TableMapping
from habeas.evidence.registers.numbering import numbering
from habeas.evidence.registers.persons import refuse_names, refuse_persons
from habeas.evidence.registers.register_file import RegisterFile, counted
from habeas.evidence.registers.rows import rows_of
from habeas.evidence.registers.workbook import cells_of, is_workbook

FORMAT = "table/1"

_IN_TEXT = ("text", "title", "author", "publisher")
"""The fields whose words make up an entry's text, in this order; words already there are not put in twice."""


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[str, ...]
    place: Place


def read_table(data: bytes, mapping: TableMapping) -> RegisterFile:
    """The table's rows as entries. Raises WrongCall when a column of the mapping isn't there, or for persons."""
    lines, encoding, findings = _lines(data, mapping)
    refuse_persons([line.cells for line in lines])
    found = list(findings)
    columns = _columns(lines, mapping)
    entries, called = [], []
    for line in lines[mapping.header :]:
        if not any(cell.strip() for cell in line.cells):
            continue
        values = {field: _values(line, places) for field, places in columns.items()}
        if not any(words for field in _IN_TEXT for words in values.get(field, ())):
            message = "This row has neither text nor title; it is no entry."
            found.append(Finding("row-without-text", f"row {line.place.row}", Severity.WARNING, message))
            continue
        entries.append(_entry(line, values, mapping, found))
        called.append(" ".join(values.get("title") or values.get("text", ())))
    refuse_names(called)
    skipped, about_numbers = numbering(entries)
    return RegisterFile(
        tuple(entries),
        (*found, *about_numbers),
        digest_of(data),
        FORMAT,
        encoding,
        skipped,
        counted(len(lines), entries),
    )


def _lines(data: bytes, mapping: TableMapping) -> tuple[list[_Line], str | None, tuple[Finding, ...]]:
    if is_workbook(data):
        sheet, written = cells_of(data, mapping.sheet)
        return [_Line(cells, Place(number, None, sheet)) for number, cells in enumerate(written, 1)], None, ()
    text, encoding, findings = decoded(data, mapping.encoding)
    rows, mended = rows_of(text, mapping.delimiter or _delimiter(text))
    return [_Line(row.cells, Place(row.number, row.span)) for row in rows], encoding, (*findings, *mended)


def _delimiter(text: str) -> str:
    """The delimiter that the first lines are written with; a tab before any other, a comma when nothing tells."""
    head = text[:5000]
    first = head.partition("\n")[0]
    if "\t" in first:
        return "\t"
    try:
        return csv.Sniffer().sniff(head, delimiters=";,|\t").delimiter
    except csv.Error:
        return max(";,|", key=first.count)


def _columns(lines: Sequence[_Line], mapping: TableMapping) -> dict[str, tuple[int, ...]]:
    """The places of each field's columns; raises WrongCall, naming the columns there are, for one that isn't there."""
    if len(lines) < max(1, mapping.header):
        raise WrongCall(
            "The file has no row of column names where the mapping says.", "Look at `header` in the mapping."
        )
    names = [_folded(name) for name in lines[mapping.header - 1].cells] if mapping.header else []
    widest = max(len(line.cells) for line in lines)
    places: dict[str, tuple[int, ...]] = {}
    for field, wanted in mapping.columns.items():
        places[field] = tuple(_column(name, names, widest) for name in wanted)
    return places


def _column(name: str, names: Sequence[str], widest: int) -> int:
    if _folded(name) in names:
        return names.index(_folded(name))
    if name.strip().isdecimal() and 1 <= int(name) <= widest:
        return int(name) - 1
    there = ", ".join(repr(known) for known in names if known) or f"{widest} without names; name them by their numbers"
    raise WrongCall(f"The file has no column {name!r}.", f"Its columns: {there}.")


def _folded(name: str) -> str:
    return " ".join(name.lstrip("\ufeff").split()).casefold()


def _values(line: _Line, places: Sequence[int]) -> tuple[str, ...]:
    cells = (line.cells[place] if place < len(line.cells) else "" for place in places)
    return tuple(words for cell in cells if (words := cell.strip()))


def _entry(line: _Line, values: Mapping[str, tuple[str, ...]], mapping: TableMapping, found: list[Finding]) -> Entry:
    text = _text(values, mapping.joined_by)
    dates = {
        field: _date(values.get(field, ()), field, line, mapping, found)
        for field in ("decision_date", "in_force", "included", "excluded")
    }
    number = next(iter(values.get("number", ())), None)
    entry = described(number, text, line.place, dates["included"])
    decisions = _decisions(values, dates) or tuple(replace(d, in_force=dates["in_force"]) for d in entry.decisions)
    struck = entry.struck
    if values.get("excluded"):
        struck = (*struck, Struck(values["excluded"][0], None, dates["excluded"]))
    return replace(
        entry,
        decisions=decisions,
        struck=struck,
        status=Status.STRUCK if struck and entry.status is Status.ACTIVE else entry.status,
        kind=kind_of(" ".join(values["kind"])) if values.get("kind") else entry.kind,
        titles=_phrases(text, values.get("title", ())) or entry.titles,
        authors=_phrases(text, values.get("author", ())) or entry.authors,
        publishers=_phrases(text, values.get("publisher", ())) or entry.publishers,
    )


def _text(values: Mapping[str, tuple[str, ...]], joined_by: str) -> str:
    parts: list[str] = []
    for field in _IN_TEXT:
        parts += [words for words in values.get(field, ()) if not any(words in part for part in parts)]
    return joined_by.join(parts)


def _phrases(text: str, words: Sequence[str]) -> tuple[Phrase, ...]:
    """The words of a column where they stand in the entry's text."""
    return tuple(Phrase(one, Span(at, at + len(one))) for one in words if (at := text.find(one)) >= 0)


def _decisions(values: Mapping[str, tuple[str, ...]], dates: Mapping[str, When | None]) -> tuple[Decision, ...]:
    """The decision of the columns for it; empty when none of them has anything."""
    in_force = dates["in_force"]
    if values.get("court") or dates["decision_date"] is not None:
        court = " ".join(values.get("court", ())) or None
        return (Decision(court, dates["decision_date"], Act.UNKNOWN, None, in_force),)
    told = " ".join(values.get("decision", ()))
    if not told:
        return ()
    named = decisions_of(told)
    if named:
        return tuple(replace(one, span=None, in_force=in_force) for one in named)
    hit = re.search(r"\d{1,2}[.,]\d{1,2}[.,]\d{4}|\d{4}-\d\d-\d\d", told)
    court = (told[: hit.start()] + told[hit.end() :] if hit else told).strip(" ,;()–—-")
    return (Decision(re.sub(r"\s+от$", "", court) or None, _day(hit[0]) if hit else None, Act.UNKNOWN, None, in_force),)


def _date(words: Sequence[str], field: str, line: _Line, mapping: TableMapping, found: list[Finding]) -> When | None:
    if not words:
        return None
    day = next((day for form in mapping.dates if (day := _by_form(words[0], form)) is not None), None) or _day(words[0])
    if day is None and field != "excluded":
        message = f"The date in the column for {field} can't be read: {words[0][:30]}."
        found.append(Finding("date-unreadable", f"row {line.place.row}", Severity.WARNING, message))
    return day


def _by_form(words: str, form: str) -> When | None:
    try:
        day = datetime.strptime(words, form)  # noqa: DTZ007  (a calendar day, no instant)
    except ValueError:
        return None
    return on_day(day.year, day.month, day.day)


def _day(words: str) -> When | None:
    """A date in figures, in words or in EDTF; None when it is none."""
    told = date_of(words.removesuffix("г.").removesuffix("года").strip())
    if told is not None:
        return told
    try:
        return parse_when(words)
    except ValueError:
        return None
