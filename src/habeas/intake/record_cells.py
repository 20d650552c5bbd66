"""The cells of one record of another system's file, and those of the records that it refers to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.record import Record
from habeas.intake.words import empty, head, plain

_MOST_STEPS = 3
"""References that one column may follow."""


@dataclass(frozen=True, slots=True)
class Records:
    """All records of a file by their own ids, for those that are referred to; `used` are those that were."""

    by_id: Mapping[str, "RecordCells"]
    used: set[str] = field(default_factory=set)

    def referred(self, cell: Cell) -> "RecordCells | None":
        """The record that a cell refers to; None where the file has none of this id."""
        self.used.add(plain(cell.words))
        return self.by_id.get(plain(cell.words))


class RecordCells:
    """The cells of a record by the names of their columns, which are compared as the heads of a list's columns are.

    `post.name` is the `name` of the record that `post` refers to; such a cell has the other's words and stands where
    the reference stands. `within` is the kind before the names of columns in reports, empty for the record whose row
    it is. References are followed once :meth:`set_among` says among which records.
    """

    def __init__(self, record: Record, place: str, within: str = "") -> None:
        self.record, self.place, self._within = record, place, within
        self._records: Records | None = None
        self._named: dict[str, list[Cell]] = {}
        for name, cell in record.cells:
            if not empty(cell.words):
                self._named.setdefault(head(name), []).append(cell)

    def set_among(self, records: Records) -> None:
        """Let columns follow references to these records."""
        self._records = records

    def all(self, column: str) -> Sequence[Cell]:
        """The cells of a column, in the order of the file."""
        return self._at(column, _MOST_STEPS)

    def _at(self, column: str, steps: int) -> Sequence[Cell]:
        found = self._named.get(head(column))
        if found is not None or self._records is None or not steps:
            return found or ()
        reference, sign, rest = column.partition(".")
        if not sign:
            return ()
        there = []
        for cell in self._named.get(head(reference), ()):
            other = self._records.referred(cell)
            words = () if other is None else other._at(rest, steps - 1)  # noqa: SLF001  (another of its own class)
            there += [Cell(each.words, cell.start, cell.end) for each in words[:1]]
        return there

    def first(self, column: str) -> Cell | None:
        """The first cell of a column."""
        return next(iter(self.all(column)), None)

    def dangling(self, column: str) -> Cell | None:
        """The first cell of a column that follows a reference to a record that is not in the file."""
        reference, sign, _ = column.partition(".")
        if not sign or self._records is None or head(column) in self._named:
            return None
        cells = self._named.get(head(reference), ())
        return next((cell for cell in cells if self._records.referred(cell) is None), None)

    def address(self, column: str) -> str:  # noqa: ARG002  (of a list each cell has an address of its own)
        """Where the record stands; a column of JSON has no letter."""
        return self.place

    def shown(self, column: str) -> str:
        """The column as a report calls it."""
        return f"{self._within}{column}"
