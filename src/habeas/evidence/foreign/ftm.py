"""FollowTheMoney: entities as JSON, or statements as CSV or JSON Lines; both come to the same records.

Read by the format's own description (followthemoney.tech, and `proxy.py` and `statement` of its library): an entity has
`id`, `schema` and `properties`, each a list of words; a statement is one value of one property of one entity.
"""

import re
from collections import Counter
from collections.abc import Iterator

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.csv_rows import Sheet, named_rows, sheet_of
from habeas.evidence.foreign.json_objects import is_json, objects_in
from habeas.evidence.foreign.json_tree import Members, Tree
from habeas.evidence.foreign.record import ForeignFile, Form, Record

_ENTITY = ("id", "schema", "properties")
_STATEMENT = ("entity_id", "prop", "value")
_ID = "id"
"""The property by which an entity says of itself that it exists; its value is its own id."""

_YES = ("t", "true", "1")


def is_entity(members: Members) -> bool:
    """Whether an object is an entity or a statement of FollowTheMoney."""
    return all(name in members.of for name in _ENTITY) or all(name in members.of for name in _STATEMENT)


def is_statements(sheet: Sheet) -> bool:
    """Whether columns of these names are statements."""
    return all(name in sheet.heads for name in _STATEMENT)


def read_ftm(text: str) -> ForeignFile:
    """The entities of a file, each once, in the order in which they first come."""
    reader = _Reader()
    sheet = None if is_json(text) else sheet_of(text)
    if is_json(text):
        for number, found in objects_in(text):
            reader.read(number, found)
    elif sheet is not None and is_statements(sheet):
        for number, row in named_rows(text, sheet):
            reader.statement(number, row)
    return ForeignFile(Form.FTM, tuple(reader.records()), tuple(reader.findings()))


class _Reader:
    def __init__(self) -> None:
        self._broken: list[Record] = []
        self._entities: dict[str, _Entity] = {}
        self._counts: Counter[str] = Counter()

    def read(self, number: int, found: Members | str) -> None:
        """One object: an entity, or a statement."""
        if isinstance(found, str):
            self._broken.append(Record(number, (), (), found))
            return
        self._counts["double"] += found.double
        if "properties" in found.of:
            self._entity(number, found)
        else:
            self.statement(number, {name: cell for name, cell in found.of.items() if isinstance(cell, Cell)})

    def _entity(self, number: int, found: Members) -> Cell | None:
        """Read an entity, and those that stand inside its properties; returns its id."""
        own, schema, told = (found.of.get(name) for name in _ENTITY)
        if not (isinstance(own, Cell) and isinstance(schema, Cell) and isinstance(told, Members) and own.words.strip()):
            self._broken.append(Record(number, (), (), "not-an-entity"))
            return None
        entity = self._of(own.words, number)
        entity.add(schema.words, _ID, own)
        self._counts["double"] += told.double
        for prop, values in told.of.items():
            for value in values if isinstance(values, list) else [values]:
                cell = self._value(number, value)
                if cell is not None:
                    entity.add(schema.words, prop, cell)
        return own

    def _value(self, number: int, value: Tree) -> Cell | None:
        if isinstance(value, Cell):
            return value
        if isinstance(value, Members) and "schema" in value.of:
            return self._entity(number, value)
        self._counts["type"] += value is not None
        return None

    def statement(self, number: int, row: dict[str, Cell] | str) -> None:
        """One value of one property of one entity."""
        if isinstance(row, str):
            self._broken.append(Record(number, (), (), row))
            return
        entity = row.get("canonical_id") or row.get("entity_id")
        prop, value, schema = row.get("prop"), row.get("value"), row.get("schema")
        if entity is None or prop is None or value is None:
            self._broken.append(Record(number, (), (), "not-a-statement"))
            return
        external = row.get("external")
        if external is not None and external.words.strip().lower() in _YES:
            self._counts["external"] += 1
            return
        told, _, bare = prop.words.rpartition(":")
        kind = told or ("" if schema is None else schema.words)
        self._of(entity.words, number).add(kind, bare, entity if bare == _ID else value)

    def _of(self, own: str, number: int) -> "_Entity":
        return self._entities.setdefault(own, _Entity(number))

    def records(self) -> Iterator[Record]:
        """The entities, and what is none, by their numbers."""
        whole = [entity.record(own) for own, entity in self._entities.items()]
        yield from sorted([*whole, *self._broken], key=lambda record: record.number)

    def findings(self) -> Iterator[Finding]:
        """What is to be said of the whole file."""
        if count := self._counts["double"]:
            message = f"{count} objects hold a name twice. The last value counts; look at the file."
            yield Finding("json-name-double", "file", Severity.WARNING, message)
        if count := self._counts["type"]:
            message = f"{count} values of properties are no words and no entities; they are not read."
            yield Finding("values-not-words", "file", Severity.WARNING, message)
        if count := self._counts["external"]:
            message = f"{count} statements are marked as unconfirmed, from outside the data set; they are not taken in."
            yield Finding("statements-external", "file", Severity.WARNING, message)


class _Entity:
    def __init__(self, number: int) -> None:
        self._number = number
        self._kinds: Counter[str] = Counter()
        self._cells: dict[tuple[str, str], Cell] = {}
        self._own: Cell | None = None

    def add(self, kind: str, prop: str, cell: Cell) -> None:
        """Note a value; one that stands in the file several times (in several data sets) counts once."""
        self._kinds[kind] += bool(kind)
        if prop == _ID:
            self._own = self._own or cell
        elif cell.words.strip():
            self._cells.setdefault((prop, cell.words), _in_utc(cell))

    def record(self, own: str) -> Record:
        """The entity as a record; `id` is there even where only its values stand in the file."""
        anywhere = next(iter(self._cells.values()), None)
        named = self._own or (None if anywhere is None else Cell(own, anywhere.start, anywhere.end))
        first = () if named is None else ((_ID, named),)
        cells = tuple((prop, cell) for (prop, _), cell in self._cells.items())
        return Record(self._number, tuple(kind for kind, _ in self._kinds.most_common()), (*first, *cells))


def _in_utc(cell: Cell) -> Cell:
    """A time with the zone that the format gives all its times; midnight sharp is how it writes a day."""
    time = _TIME.fullmatch(cell.words)
    if time is None:
        return cell
    words = time["day"] if time["clock"] in ("00:00", "00:00:00") else f"{time['day']}T{time['clock']}Z"
    return Cell(words, cell.start, cell.end)


_TIME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)")
