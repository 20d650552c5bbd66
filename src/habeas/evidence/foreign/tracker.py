"""Incidents of a press freedom tracker, as JSON or CSV: a record for each journalist of each incident.

Read by the fields of the U.S. Press Freedom Tracker's own serializers. Of an object inside an incident the columns are
called `state.name`. `journalist` and `institution` come of `targeted_journalists`, where a name may be followed by its
institution in brackets; `incident` is the address of the incident's page, or its title where it has none.
"""

import re
from collections.abc import Iterator, Sequence

from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.csv_rows import Sheet, named_rows, sheet_of
from habeas.evidence.foreign.json_objects import is_json, objects_in
from habeas.evidence.foreign.json_tree import Members, Tree
from habeas.evidence.foreign.record import ForeignFile, Form, Record

_JOURNALISTS = "targeted_journalists"
_NEEDED = (_JOURNALISTS, "date")
_LISTS = (_JOURNALISTS, "current_charges", "dropped_charges")
"""Columns in which a CSV parts several values by commas."""

_KIND, _UNNAMED = ("incident",), ("incident without a journalist",)
_VALUE = re.compile(r"[^\s,(](?:[^,(]|\([^()]*\)|\()*")
_NAMED = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\((?P<institution>[^()]+)\)\s*)?")
_NAMES, _PLACES = ("name", "title", "journalist"), ("institution", "publication")


def is_incident(members: Members) -> bool:
    """Whether an object is an incident."""
    return all(name in members.of for name in _NEEDED)


def is_incidents(sheet: Sheet) -> bool:
    """Whether columns of these names are of incidents."""
    return all(name in sheet.heads for name in _NEEDED)


def read_tracker(text: str) -> ForeignFile:
    """The journalists of a file's incidents, in its order."""
    sheet = None if is_json(text) else sheet_of(text)
    if is_json(text):
        records = [one for number, found in objects_in(text) for one in _of_object(number, found)]
    elif sheet is not None and is_incidents(sheet):
        records = [one for number, row in named_rows(text, sheet) for one in _of_row(number, row)]
    else:
        records = []
    return ForeignFile(Form.PFT, tuple(records))


def _of_object(number: int, found: Members | str) -> Iterator[Record]:
    if isinstance(found, str) or not is_incident(found):
        yield Record(number, (), (), found if isinstance(found, str) else "not-an-object")
        return
    cells = [pair for name, value in found.of.items() if name != _JOURNALISTS for pair in _flat(name, value)]
    told = found.of[_JOURNALISTS]
    people = [list(_person(each)) for each in (told if isinstance(told, list) else [told])]
    yield from _records(number, cells, [person for person in people if person])


def _of_row(number: int, row: dict[str, Cell] | str) -> Iterator[Record]:
    if isinstance(row, str):
        yield Record(number, (), (), row)
        return
    cells = [
        (name, one)
        for name, cell in row.items()
        if name != _JOURNALISTS
        for one in (_parted(cell) if name in _LISTS else [cell])
    ]
    told = row.get(_JOURNALISTS)
    people = [] if told is None else [list(_person(one)) for one in _parted(told)]
    yield from _records(number, cells, people)


def _records(
    number: int, cells: Sequence[tuple[str, Cell]], people: Sequence[Sequence[tuple[str, Cell]]]
) -> Iterator[Record]:
    address = next((cell for wanted in ("url", "title") for name, cell in cells if name == wanted), None)
    own = () if address is None else (("incident", address),)
    for person in people:
        yield Record(number, _KIND, (*own, *person, *cells))
    if not people:
        yield Record(number, _UNNAMED, (*own, *cells))


def _person(told: Tree) -> Iterator[tuple[str, Cell]]:
    """The name of a journalist and of the institution, from words or from an object."""
    if isinstance(told, Cell):
        found = _NAMED.fullmatch(told.words)
        if found is None:
            yield from [("journalist", told)] if told.words.strip() else []
            return
        for group, name in (("name", "journalist"), ("institution", "institution")):
            if found[group] is not None:
                yield name, _piece(told, *found.span(group))
    elif isinstance(told, Members):
        for names, name in ((_NAMES, "journalist"), (_PLACES, "institution")):
            value = next((told.of[one] for one in names if told.of.get(one) is not None), None)
            inner = (
                next((value.of[one] for one in _NAMES if one in value.of), None)
                if isinstance(value, Members)
                else value
            )
            if isinstance(inner, Cell) and inner.words.strip():
                yield name, inner


def _parted(cell: Cell) -> Iterator[Cell]:
    """The values that commas part; a comma in brackets parts nothing."""
    for found in _VALUE.finditer(cell.words):
        yield _piece(cell, found.start(), found.start() + len(found[0].rstrip()))


def _piece(cell: Cell, start: int, end: int) -> Cell:
    """A piece of a cell's words: at its own place where they stand as they are written, else at the whole cell's."""
    words = cell.words[start:end]
    if len(cell.words) == cell.end - cell.start:
        return Cell(words, cell.start + start, cell.start + end)
    return Cell(words, cell.start, cell.end)


def _flat(name: str, value: Tree) -> Iterator[tuple[str, Cell]]:
    if isinstance(value, Cell):
        yield name, value
    elif isinstance(value, Members):
        for inner, told in value.of.items():
            yield from _flat(f"{name}.{inner}", told)
    elif isinstance(value, list):
        for each in value:
            yield from _flat(name, each)
