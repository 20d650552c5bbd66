"""What the records of another system's file come to: a row for each person or body, with all that is stated of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.base.finding import Finding, Severity
from habeas.evidence.foreign.record import Form, Record
from habeas.intake.items import Item, ItemReader
from habeas.intake.mapping import FactRule, ListMapping, Section
from habeas.intake.record_cells import RecordCells, Records
from habeas.intake.rows import Key, RowRead, key_missing, key_part
from habeas.intake.words import folded, head, plain, says_unknown

_ID = "id"
_LONGEST_WORDS = 60
_BROKEN = {
    "not-json": "This is no JSON, or it is cut off; nothing of it is read.",
    "nested-too-deep": "Values are nested too deep to be meant; nothing of it is read.",
    "not-an-object": "A record is an object with names and values; this is none.",
    "not-an-entity": "An entity has `id`, `schema` and `properties`; this one lacks one of them.",
    "not-a-statement": "A statement has `entity_id`, `prop` and `value`; this one lacks one of them.",
    "cells-too-many": "The row has more cells than there are columns, so nothing says what they are.",
    "quote-not-closed": "A quotation mark opens in this row and does not close, so its cells cannot be told apart.",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """What a mapping says nothing of: records of a kind (`column` is None), or a column of records; how many."""

    kind: str
    column: str | None
    count: int


def rows_of_records(
    records: Sequence[Record], mapping: ListMapping, text: str
) -> tuple[tuple[RowRead, ...], tuple[Unread, ...]]:
    """The rows of a file under a mapping, in its order, and what the mapping says nothing of.

    What a record states of another stands in the row of that one. `text` is the reading that cells have places in.
    """
    taken = _Taken(mapping, text)
    taken.read(records)
    return tuple(taken.rows()), tuple(taken.unread())


class _Taken:
    def __init__(self, mapping: ListMapping, text: str) -> None:
        self._mapping, self._text = mapping, text
        self._places = "line" if mapping.form is Form.FTM else "row"
        self._left = {head(name) for name in mapping.left}
        self._subjects: list[tuple[Section, RecordCells]] = []
        self._rows_of: set[int] = set()
        self._silent: set[int] = set()
        self._columns: dict[int, set[str]] = {}
        self._told: list[tuple[Section | None, RecordCells]] = []
        self._among = Records({})
        self._broken: list[RowRead] = []
        self._about: dict[int, list[tuple[Section, RecordCells]]] = defaultdict(list)
        self._unread: Counter[tuple[str, str | None]] = Counter()

    def read(self, records: Sequence[Record]) -> None:
        """Part records into those that rows are about, and those that state something of these."""
        self._broken += [self._refused_record(record) for record in records if record.why is not None]
        told = [(section := self._section(one), self._cells(one, section)) for one in records if one.why is None]
        among = Records({plain(one.words): cells for _, cells in told if (one := cells.first(_ID)) is not None})
        if self._mapping.form is Form.FTM:
            for _, cells in told:
                cells.set_among(among)
        subjects = [(section, cells) for section, cells in told if section is not None and section.about is None]
        self._subjects += subjects
        self._rows_of = {id(cells) for _, cells in subjects}
        for section, cells in told:
            if section is not None and section.about is not None:
                self._state(section, section.about, cells, among)
        self._told, self._among = told, among

    def _cells(self, record: Record, section: Section | None) -> RecordCells:
        place = f"{self._places} {record.number}"
        return RecordCells(record, place, "" if section is None or section.about is None else f"{_kind(record)}.")

    def _state(self, section: Section, about: str, cells: RecordCells, among: Records) -> None:
        """Give a record to the rows that it is about; one that says nothing that is taken in is counted."""
        if not any(rule.where is None or _said(rule, cells) for rule in section.facts):
            self._unread[_kind(cells.record), None] += 1
            self._silent.add(id(cells))
            return
        others = [other for cell in cells.all(about) if (other := among.referred(cell)) is not None]
        there = [other for other in others if id(other) in self._rows_of]
        if not there:
            self._broken.append(self._alone(cells, about))
        for other in there:
            self._about[id(other)].append((section, cells))

    def rows(self) -> Iterator[RowRead]:
        """The rows, by the numbers of their records."""
        rows = [self._row(section, cells) for section, cells in self._subjects]
        yield from sorted([*rows, *self._broken], key=lambda row: row.number)

    def unread(self) -> Iterator[Unread]:
        """What was left aside, most first; asked for after the rows, which tell what was referred to."""
        for section, cells in self._told:
            if id(cells) not in self._silent:
                self._count(cells, section, self._among)
        for (kind, column), count in self._unread.most_common():
            if count:
                yield Unread(kind, column, count)

    def _section(self, record: Record) -> Section | None:
        for kind in record.kinds or ("",):
            for section in self._mapping.sections:
                if not section.of or kind in section.of:
                    return section
        return None

    def _count(self, cells: RecordCells, section: Section | None, among: Records) -> None:
        """Count what the mapping says nothing of; a record that only gives its name to another says it there."""
        kind = _kind(cells.record)
        if section is None:
            own = _plain(cells, _ID)
            self._unread[kind, None] += own not in among.used
            return
        known = self._known(section)
        for name in dict.fromkeys(name for name, _ in cells.record.cells):
            self._unread[kind, name] += head(name) not in known
        for column in dict.fromkeys(rule.where for rule in section.facts if rule.where is not None):
            self._count_words(kind, column, section, cells)

    def _known(self, section: Section) -> set[str]:
        """The columns that the mapping speaks of, as they are compared."""
        if id(section) not in self._columns:
            named = [name for rule in section.facts for name in rule.named]
            known = {head(name) for name in (*named, *self._mapping.key, section.subject, section.about or "", _ID)}
            known |= {head(name.partition(".")[0]) for name in named} | self._left
            self._columns[id(section)] = known
        return self._columns[id(section)]

    def _count_words(self, kind: str, column: str, section: Section, cells: RecordCells) -> None:
        """Count the words of a column that only states something by certain words, where they are none of these."""
        meant = {word for rule in section.facts if rule.where == column for word in rule.only}
        for cell in cells.all(column):
            if folded(cell.words) not in meant and not says_unknown(cell.words):
                self._unread[kind, f"{column}: {plain(cell.words)[:_LONGEST_WORDS]}"] += 1

    def _row(self, section: Section, cells: RecordCells) -> RowRead:
        mapping = self._mapping
        key = tuple(self._key(section, cells))
        named = cells.first(section.subject)
        case = None if mapping.case is None else _plain(cells, mapping.case)
        said_by = mapping.attributed_to
        if mapping.attributed_column is not None:
            said_by = _plain(cells, mapping.attributed_column) or None
        why = self._why(key, named is not None, case, cells.place)
        items: list[Item] = []
        refused: list[tuple[str, Finding]] = []
        notes: list[Finding] = []
        if why is None and named is not None:
            reader = ItemReader(cells, mapping.language, self._text)
            items += reader.subjects(section.naming, section.role, section.subject)
            items += [item for rule in section.facts for item in reader.items(rule)]
            refused, notes = reader.refused, reader.notes
            for other, its_cells in self._about[id(cells)]:
                self._add(other, its_cells, items, refused, notes)
        subject = "" if named is None else plain(named.words)
        number = cells.record.number
        return RowRead(number, key, subject, case, said_by, tuple(items), tuple(refused), tuple(notes), why)

    def _add(
        self,
        section: Section,
        cells: RecordCells,
        items: list[Item],
        refused: list[tuple[str, Finding]],
        notes: list[Finding],
    ) -> None:
        """What another record states of this row's subject; facts of two such records are told apart by their ids."""
        names = dict.fromkeys(name for rule in section.facts for name in rule.named)
        lost = next((name for name in names if cells.dangling(name) is not None), None)
        if lost is not None:
            message = (
                f"{lost.partition('.')[0]!r} refers to a record that is not in the file, so nothing of it is read."
            )
            finding = Finding("reference-missing", cells.place, Severity.WARNING, message)
            refused.append((cells.shown(lost), finding))
            return
        reader = ItemReader(cells, self._mapping.language, self._text)
        own = _plain(cells, _ID)
        for rule in section.facts:
            items += [_of_record(item, own) for item in reader.items(rule)]
        refused += reader.refused
        notes += reader.notes

    def _key(self, section: Section, cells: RecordCells) -> Iterator[str]:
        for column in self._mapping.key:
            yield key_part(_plain(cells, column), column, section.facts)

    def _why(self, key: Key, named: bool, case: str | None, place: str) -> Finding | None:
        if not all(key):
            return key_missing(self._mapping.key, key, place)
        if not named:
            return Finding("subject-missing", place, Severity.WARNING, "The record does not say whom it is about.")
        if case == "":
            return Finding("case-missing", place, Severity.WARNING, "The record does not say of which case it is.")
        return None

    def _alone(self, cells: RecordCells, about: str) -> RowRead:
        """A record that states something of one who is not in the file, or of whom no row is made."""
        message = f"{about!r} refers to nobody whom a row of this file is about, so nothing of it is read."
        finding = Finding("reference-missing", cells.place, Severity.WARNING, message)
        return RowRead(cells.record.number, (), _kind(cells.record), None, None, (), (), (), finding)

    def _refused_record(self, record: Record) -> RowRead:
        place = f"{self._places} {record.number}"
        finding = Finding("record-broken", place, Severity.WARNING, _BROKEN.get(record.why or "", _BROKEN["not-json"]))
        return RowRead(record.number, (), "", None, None, (), (), (), finding)


def _kind(record: Record) -> str:
    return record.kinds[0] if record.kinds else ""


def _plain(cells: RecordCells, column: str) -> str:
    cell = cells.first(column)
    return "" if cell is None else plain(cell.words)


def _of_record(item: Item, own: str) -> Item:
    return replace(item, fact=f"{item.fact}:{own}")


def _said(rule: FactRule, cells: RecordCells) -> bool:
    return rule.where is not None and any(folded(cell.words) in rule.only for cell in cells.all(rule.where))
