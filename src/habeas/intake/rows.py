"""What one row of a list comes to: whose it is, the facts it states, and what of it is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.intake.columns import Columns
from habeas.intake.dates import Doubtful, date_in
from habeas.intake.mapping import NORM, As, FactRule, ListMapping, OnChange
from habeas.intake.table import TableRow
from habeas.intake.values import Refusal, norms_of, value_of
from habeas.intake.words import folded, has_unseen, plain, says_unknown
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Occurs

SUBJECT = "subject"
"""The id of the fact that names whom a row is about."""

_FORMULA = re.compile(r"\s*(?:[=@]|[+-][^\W\d_])")

type Key = tuple[str, ...]
"""The cells by which a row is told from all others, folded, dates as EDTF."""


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of a row: `value` in the shape of a draft, from the cells at `span`.

    `fact` tells it from the other facts of its row and is the same from month to month; `given` are the
    fields that cells filled. `many` is set where one cell may state several of it.
    """

    fact: str
    prop: str
    value: Mapping[str, Plain]
    given: frozenset[str]
    span: Span
    quote: str
    column: str
    on_change: OnChange = OnChange.REPLACE
    many: bool = False

    @property
    def unknown(self) -> bool:
        """Whether the list says that it is not known."""
        return "unknown" in self.value


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


class _RowReader:
    def __init__(self, row: TableRow, columns: Columns, mapping: ListMapping, text: str) -> None:
        self._row, self._columns, self._mapping, self._text = row, columns, mapping, text
        self._refused: list[tuple[str, Finding]] = []
        self._notes: list[Finding] = []

    def read(self) -> RowRead:
        mapping = self._mapping
        key = tuple(self._key())
        subject, case = self._plain(mapping.subject), None if mapping.case is None else self._plain(mapping.case)
        said_by = mapping.attributed_to
        if mapping.attributed_column is not None:
            said_by = self._plain(mapping.attributed_column) or None
        why = self._why(key, subject, case)
        items: tuple[Item, ...] = ()
        if why is None:
            items = (self._subject_item(subject), *(item for rule in mapping.facts for item in self._items(rule)))
        return RowRead(
            self._row.number, key, subject, case, said_by, items, tuple(self._refused), tuple(self._notes), why
        )

    def _why(self, key: Key, subject: str, case: str | None) -> Finding | None:
        place = f"row {self._row.number}"
        if self._row.why is not None:
            message = "A quotation mark opens in this row and does not close, so its cells cannot be told apart."
            return Finding("row-quote-open", place, Severity.WARNING, message)
        if not all(key):
            empty = [repr(c) for c, cell in zip(self._mapping.key, key, strict=True) if not cell]
            message = f"The row lacks what it is told by: {', '.join(empty)}."
            return Finding("key-missing", place, Severity.WARNING, message)
        if not subject:
            return Finding("subject-missing", place, Severity.WARNING, "The row does not say whom it is about.")
        if case == "":
            return Finding("case-missing", place, Severity.WARNING, "The row does not say of which case it is.")
        return None

    def _key(self) -> Iterator[str]:
        dated = {
            each.column: each.forms
            for rule in self._mapping.facts
            for each in rule.columns.values()
            if each.read_as is As.DATE
        }
        for column in self._mapping.key:
            words = self._plain(column)
            day = date_in(words, dated[column]) if words and column in dated else None
            yield folded(words) if day is None or isinstance(day, Doubtful) else str(day)

    def _plain(self, column: str) -> str:
        cell = self._columns.cell(self._row, column)
        return "" if cell is None else plain(cell.words)

    def _subject_item(self, subject: str) -> Item:
        cell = self._columns.cell(self._row, self._mapping.subject)
        assert cell is not None  # a row without a subject was refused
        self._look(cell, self._mapping.subject)
        value: dict[str, Plain] = {"name": subject}
        if self._mapping.role is not None:
            value["role"] = self._mapping.role
        given = frozenset(["name"])
        span = Span(cell.start, cell.end)
        quote = span.slice(self._text)
        return Item(SUBJECT, self._mapping.naming, value, given, span, quote, self._mapping.subject)

    def _items(self, rule: FactRule) -> Iterator[Item]:
        """The facts of a rule: one for each column where it can be true once, else one for the row."""
        cells = {
            name: cell
            for name, how in rule.columns.items()
            if (cell := self._columns.cell(self._row, how.column)) is not None
        }
        for name, cell in cells.items():
            self._look(cell, rule.columns[name].column)
        if NORM in cells:
            yield from self._norms(rule, cells[NORM])
            return
        term = vocabulary().properties[rule.prop]
        if term.occurs not in (Occurs.ONCE, Occurs.SPELL) or len(rule.columns) == 1:
            yield from self._item(rule, rule.id, cells)
            return
        needed = [name for name in rule.columns if term.fields[name].required]
        for name in [name for name in cells if name not in needed] or (needed if cells else ()):
            wanted = dict.fromkeys((*needed, name))
            yield from self._item(rule, f"{rule.id}.{name}", {each: cells[each] for each in wanted if each in cells})

    def _item(self, rule: FactRule, fact: str, cells: Mapping[str, Cell]) -> Iterator[Item]:
        if not cells:
            return
        term = vocabulary().properties[rule.prop]
        main = rule.columns[next(iter(cells))].column
        told = {name: cell for name, cell in cells.items() if not says_unknown(cell.words)}
        if not told:
            words = plain(next(iter(cells.values())).words)
            yield self._made(rule, fact, {"unknown": words}, cells, frozenset(["unknown"]), main)
            return
        value: dict[str, Plain] = dict(rule.fixed)
        for name, cell in told.items():
            found = value_of(cell, rule.columns[name], term.fields[name])
            if isinstance(found, Refusal):
                self._refuse(rule.columns[name].column, found)
                return
            value[name] = found
        wrong = check_value(rule.prop, value)
        if wrong:
            self._refuse(main, Refusal(wrong[0].code, wrong[0].message))
            return
        yield self._made(rule, fact, value, told, frozenset(told), main)

    def _norms(self, rule: FactRule, cell: Cell) -> Iterator[Item]:
        column = rule.columns[NORM].column
        if says_unknown(cell.words):
            yield self._made(
                rule, rule.id, {"unknown": plain(cell.words)}, {NORM: cell}, frozenset(["unknown"]), column
            )
            return
        found = norms_of(cell, self._mapping.language)
        if isinstance(found, Refusal):
            self._refuse(column, found)
            return
        fields = vocabulary().properties[rule.prop].fields
        for norm in {tuple(sorted(each.items())): each for each in found}.values():
            value: dict[str, Plain] = {**rule.fixed, **{name: told for name, told in norm.items() if name in fields}}
            wrong = check_value(rule.prop, value)
            if wrong:
                self._refuse(column, Refusal(wrong[0].code, wrong[0].message))
            else:
                yield self._made(rule, rule.id, value, {NORM: cell}, frozenset(norm), column, many=True)

    def _made(
        self,
        rule: FactRule,
        fact: str,
        value: Mapping[str, Plain],
        cells: Mapping[str, Cell],
        given: frozenset[str],
        column: str,
        *,
        many: bool = False,
    ) -> Item:
        span = Span(min(cell.start for cell in cells.values()), max(cell.end for cell in cells.values()))
        return Item(fact, rule.prop, value, given, span, span.slice(self._text), column, rule.on_change, many)

    def _look(self, cell: Cell, column: str) -> None:
        """Note what a person should see in a cell that is read."""
        place = self._columns.address(self._row.number, column)
        if _FORMULA.match(cell.words):
            message = f"{column!r} holds a formula. It was taken as words; nothing was computed or opened."
            self._notes.append(Finding("formula-cell", place, Severity.WARNING, message))
        if has_unseen(cell.words):
            message = f"{column!r} holds signs that nobody sees or that turn the writing; the value has none of them."
            self._notes.append(Finding("unseen-signs", place, Severity.NOTE, message))

    def _refuse(self, column: str, refusal: Refusal) -> None:
        self._refused.append((column, refusal.finding(self._columns.address(self._row.number, column))))
