"""The facts that the cells of one row or record state, and what of them is refused."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Protocol

from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.intake.mapping import NORM, Coarse, FactRule, FromColumn, OnChange
from habeas.intake.values import Refusal, between, norms_of, value_of
from habeas.intake.words import folded, has_unseen, plain, says_unknown
from habeas.record.statements import Stance
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Field, Occurs

SUBJECT = "subject"
"""The id of the fact that names whom a row is about."""

_OTHER = "name"
"""The id of the facts that give its other names, where its column has several."""

_LONGEST_BESIDE = 300
"""Signs of the longest quote into which the word is drawn with which alone a fact is stated."""

_FORMULA = re.compile(r"\s*(?:[=@]|[+-][^\W\d_])")


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of a row: `value` in the shape of a draft, from the cells at `span`.

    `fact` tells it from the other facts of its row and is the same from month to month; `given` are the
    fields that cells filled. `many` is set where one cell may state several of it. `attributed_to` is who says
    this fact, None where it is whoever says the whole row.
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
    stance: Stance = Stance.ASSERTS
    attributed_to: str | None = None

    @property
    def unknown(self) -> bool:
        """Whether the list says that it is not known."""
        return "unknown" in self.value


class Cells(Protocol):
    """The cells of one row or record, by the names of their columns."""

    def all(self, column: str) -> Sequence[Cell]:
        """The cells of a column that say something; none where it has none. A row of a list has at most one."""

    def address(self, column: str) -> str:
        """The cell as a person finds it (`C5`, `line 12`)."""

    def shown(self, column: str) -> str:
        """The column as a report calls it."""


class ItemReader:
    """Reads facts from cells; what is refused, and what a person should see, gathers while it does."""

    def __init__(self, cells: Cells, language: Lang | None, text: str) -> None:
        self._cells, self._language, self._text = cells, language, text
        self.refused: list[tuple[str, Finding]] = []
        self.notes: list[Finding] = []
        self._beside: Cell | None = None

    def subject(self, naming: str, role: str | None, column: str, cell: Cell) -> Item:
        """Who or what the row is about."""
        self._look(cell, column)
        field = "title" if naming == "work" else "name"
        value: dict[str, Plain] = {field: plain(cell.words)}
        if role is not None:
            value["role"] = role
        span = Span(cell.start, cell.end)
        quote = span.slice(self._text)
        return Item(SUBJECT, naming, value, _names(field), span, quote, self._cells.shown(column))

    def subjects(self, naming: str, role: str | None, column: str) -> Iterator[Item]:
        """Who or what the row is about, by the first name of a column, and its other names."""
        first, *others = self._cells.all(column)
        yield self.subject(naming, role, column, first)
        told = {folded(first.words)}
        for cell in others:
            if folded(cell.words) not in told:
                told.add(folded(cell.words))
                self._look(cell, column)
                span = Span(cell.start, cell.end)
                value: dict[str, Plain] = {"name": plain(cell.words)}
                quote, shown = span.slice(self._text), self._cells.shown(column)
                yield Item(_OTHER, "alias", value, _names("name"), span, quote, shown, OnChange.ADD, many=True)

    def items(self, rule: FactRule) -> Iterator[Item]:
        """The facts of a rule: one for each column where it can be true once, else one for the row.

        Where the only column of a rule has several values there is one for each of them.
        """
        cells = {name: found for name, how in rule.columns.items() if (found := self._found(how))}
        where = None if rule.where is None else self._where(rule.where, rule.only)
        if rule.where is not None and where is None:
            return
        self._beside = where
        for name, found in cells.items():
            for cell in found:
                self._look(cell, rule.columns[name].column)
        if NORM in cells:
            yield from self._norms(rule, cells[NORM][0])
        elif not cells and where is not None:
            yield from self._stated(rule, where)
        elif len(rule.columns) == 1:
            yield from self._each(rule, cells)
        elif self._single(rule, cells):
            yield from self._by_fields(rule, {name: found[0] for name, found in cells.items()})

    def _found(self, how: FromColumn) -> Sequence[Cell]:
        found = self._cells.all(how.column) or (() if how.otherwise is None else self._cells.all(how.otherwise))
        if how.parted:
            found = [part for cell in found for part in _parts(cell)]
        ends = () if how.last is None else self._cells.all(how.last)
        if not ends or max(len(found), len(ends)) > 1:
            return found if len(found) > 1 else ends or found
        both = [*found, *ends]
        return (Cell(both[0].words, min(cell.start for cell in both), max(cell.end for cell in both)),)

    def _where(self, column: str, only: frozenset[str]) -> Cell | None:
        return next((cell for cell in self._cells.all(column) if folded(cell.words) in only), None)

    def _single(self, rule: FactRule, cells: Mapping[str, Sequence[Cell]]) -> bool:
        """Whether every column has one value; of several nothing says which belongs to which."""
        for name, found in cells.items():
            if len(found) > 1:
                message = f"{len(found)} values stand where one is meant, and nothing says which of them belongs here."
                self._refuse(rule.columns[name].column, Refusal("cell-several", message))
                return False
        return True

    def _each(self, rule: FactRule, cells: Mapping[str, Sequence[Cell]]) -> Iterator[Item]:
        for name, found in cells.items():
            for cell in found:
                yield from self._item(rule, rule.id, {name: cell}, many=len(found) > 1)

    def _by_fields(self, rule: FactRule, cells: Mapping[str, Cell]) -> Iterator[Item]:
        term = vocabulary().properties[rule.prop]
        if term.occurs not in (Occurs.ONCE, Occurs.SPELL):
            yield from self._item(rule, rule.id, cells)
            return
        needed = [name for name in rule.columns if term.fields[name].required]
        for name in [name for name in cells if name not in needed] or (needed if cells else ()):
            wanted = dict.fromkeys((*needed, name))
            yield from self._item(
                rule, intern(f"{rule.id}.{name}"), {each: cells[each] for each in wanted if each in cells}
            )

    def _stated(self, rule: FactRule, where: Cell) -> Iterator[Item]:
        """A fact that a word alone states, such as a status."""
        assert rule.where is not None
        wrong = check_value(rule.prop, rule.fixed)
        if wrong:
            self._refuse(rule.where, Refusal(wrong[0].code, wrong[0].message))
        else:
            yield self._made(rule, rule.id, rule.fixed, {rule.where: where}, _names(rule.where), rule.where)

    def _item(self, rule: FactRule, fact: str, cells: Mapping[str, Cell], *, many: bool = False) -> Iterator[Item]:
        if not cells:
            return
        term = vocabulary().properties[rule.prop]
        main = rule.columns[next(iter(cells))].column
        told = {name: cell for name, cell in cells.items() if not says_unknown(cell.words)}
        if not told:
            words = plain(next(iter(cells.values())).words)
            yield self._made(rule, fact, {"unknown": words}, cells, _names("unknown"), main)
            return
        value: dict[str, Plain] = dict(rule.fixed)
        for name, cell in told.items():
            found = self._value(cell, rule.columns[name], term.fields[name])
            if isinstance(found, Refusal):
                self._refuse(rule.columns[name].column, found)
                return
            value[name] = found
        wrong = check_value(rule.prop, value)
        if wrong:
            self._refuse(main, Refusal(wrong[0].code, wrong[0].message))
            return
        yield self._made(rule, fact, value, told, _names(*told), main, many=many)

    def _value(self, cell: Cell, how: FromColumn, field: Field) -> Plain | Refusal:
        if how.last is not None:
            ends = [next(iter(self._cells.all(name)), None) for name in (how.column, how.last)]
            return between(*(None if end is None else value_of(end, how, field) for end in ends))
        coarse: Coarse | None = None
        if how.coarse is not None and (how.otherwise is None or not self._cells.all(how.column)):
            said = [how.coarsely.get(folded(each.words)) for each in self._cells.all(how.coarse)]
            coarse = next((each for each in said if each is not None), None)
        return value_of(cell, how, field, coarse)

    def _norms(self, rule: FactRule, cell: Cell) -> Iterator[Item]:
        column = rule.columns[NORM].column
        if says_unknown(cell.words):
            yield self._made(rule, rule.id, {"unknown": plain(cell.words)}, {NORM: cell}, _names("unknown"), column)
            return
        found = norms_of(cell, self._language)
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
                yield self._made(rule, rule.id, value, {NORM: cell}, _names(*norm), column, many=True)

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
        span = _around(cells.values())
        if self._beside is not None and len(with_it := _around([*cells.values(), self._beside])) <= _LONGEST_BESIDE:
            span = with_it
        shown = self._cells.shown(column)
        return Item(fact, rule.prop, value, given, span, span.slice(self._text), shown, rule.on_change, many)

    def _look(self, cell: Cell, column: str) -> None:
        """Note what a person should see in a cell that is read."""
        place = self._cells.address(column)
        if _FORMULA.match(cell.words):
            message = f"{column!r} holds a formula. It was taken as words; nothing was computed or opened."
            self._note(Finding("formula-cell", place, Severity.WARNING, message))
        if has_unseen(cell.words):
            message = f"{column!r} holds signs that nobody sees or that turn the writing; the value has none of them."
            self._note(Finding("unseen-signs", place, Severity.NOTE, message))

    def _note(self, note: Finding) -> None:
        """Once, however many facts are read from the cell."""
        if note not in self.notes:
            self.notes.append(note)

    def _refuse(self, column: str, refusal: Refusal) -> None:
        refused = (self._cells.shown(column), refusal.finding(self._cells.address(column)))
        if refused not in self.refused:
            self.refused.append(refused)


def _parts(cell: Cell) -> Iterator[Cell]:
    """The values that `|` parts in a cell; of a choice under a heading (`Region::Colony`) the choice alone."""
    at = 0
    for part in cell.words.split("|"):
        if part.strip():
            words = part.rpartition("::")[2]
            whole = len(cell.words) == cell.end - cell.start
            start, end = (cell.start + at, cell.start + at + len(part)) if whole else (cell.start, cell.end)
            yield Cell(words, start, end)
        at += len(part) + 1


@cache
def _names(*names: str) -> frozenset[str]:
    """These names of fields; a list gives the same ones in every row, and they are held once."""
    return frozenset(names)


def _around(cells: Iterable[Cell]) -> Span:
    """From the first of these cells to the last."""
    there = list(cells)
    return Span(min(cell.start for cell in there), max(cell.end for cell in there))
