"""What one row of a list comes to: whose it is, the facts it states, and what of it is refused."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.intake.columns import Columns
from habeas.intake.dates import Doubtful, date_in
from habeas.intake.items import Item, ItemReader
from habeas.intake.mapping import As, FactRule, ListMapping
from habeas.intake.table import TableRow
from habeas.intake.words import folded, plain

type Key = tuple[str, ...]
"""The cells by which a row is told from all others, folded, dates as EDTF."""


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row. `key` is empty where it has none. `refused` are its cells that are no value, `why` refuses it whole."""

    number: int
    key: Key
    subject: str
    case: str | None
    attributed_to: str | None
    items: tuple[Item, ...]
    refused: tuple[tuple[str, Finding], ...]
    notes: tuple[Finding, ...] = ()
    why: Finding | None = None


def read_row(row: TableRow, columns: Columns, mapping: ListMapping, text: str) -> RowRead:
    """What a row comes to under a mapping; `text` is the reading in which its cells have their places."""
    return _RowReader(row, columns, mapping, text).read()


def key_part(words: str, column: str, facts: tuple[FactRule, ...]) -> str:
    """What a cell of the key is compared by: folded words, or EDTF where the column is read as a date."""
    dated = {each.column: each.forms for rule in facts for each in rule.columns.values() if each.read_as is As.DATE}
    day = date_in(words, dated[column]) if words and column in dated else None
    return folded(words) if day is None or isinstance(day, Doubtful) else str(day)


class _RowReader:
    def __init__(self, row: TableRow, columns: Columns, mapping: ListMapping, text: str) -> None:
        self._row, self._columns, self._mapping = row, columns, mapping
        self._reader = ItemReader(_RowCells(row, columns), mapping.language, text)

    def read(self) -> RowRead:
        mapping, reader = self._mapping, self._reader
        key = tuple(key_part(self._plain(column), column, mapping.facts) for column in mapping.key)
        subject, case = self._plain(mapping.subject), None if mapping.case is None else self._plain(mapping.case)
        said_by = mapping.attributed_to
        if mapping.attributed_column is not None:
            said_by = self._plain(mapping.attributed_column) or None
        why = self._why(key, subject, case)
        items: tuple[Item, ...] = () if why is not None else tuple(self._items())
        refused, notes = tuple(reader.refused), tuple(reader.notes)
        return RowRead(self._row.number, key, subject, case, said_by, items, refused, notes, why)

    def _items(self) -> Iterator[Item]:
        mapping = self._mapping
        cell = self._columns.cell(self._row, mapping.subject)
        assert cell is not None  # a row without a subject was refused
        yield self._reader.subject(mapping.naming, mapping.role, mapping.subject, cell)
        for rule in mapping.facts:
            yield from self._reader.items(rule)

    def _why(self, key: Key, subject: str, case: str | None) -> Finding | None:
        place = f"row {self._row.number}"
        if self._row.why is not None:
            message = "A quotation mark opens in this row and does not close, so its cells cannot be told apart."
            return Finding("row-quote-open", place, Severity.WARNING, message)
        if not all(key):
            return key_missing(self._mapping.key, key, place)
        if not subject:
            return Finding("subject-missing", place, Severity.WARNING, "The row does not say whom it is about.")
        if case == "":
            return Finding("case-missing", place, Severity.WARNING, "The row does not say of which case it is.")
        return None

    def _plain(self, column: str) -> str:
        cell = self._columns.cell(self._row, column)
        return "" if cell is None else plain(cell.words)


def key_missing(columns: tuple[str, ...], key: Key, place: str) -> Finding:
    """That a row cannot be told from others."""
    empty = [repr(column) for column, cell in zip(columns, key, strict=True) if not cell]
    message = f"The row lacks what it is told by: {', '.join(empty)}."
    return Finding("key-missing", place, Severity.WARNING, message)


@dataclass(frozen=True, slots=True)
class _RowCells:
    """The cells of a row of a list."""

    row: TableRow
    columns: Columns

    def all(self, column: str) -> tuple[Cell, ...]:
        cell = self.columns.cell(self.row, column)
        return () if cell is None else (cell,)

    def address(self, column: str) -> str:
        return self.columns.address(self.row.number, column)

    def shown(self, column: str) -> str:
        return column
