"""A mapping proposed from the words at the head of a list's columns, for a person to look through and change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import yaml

from habeas.base.language import Lang
from habeas.intake.table import Table, TableRow
from habeas.intake.words import empty, head, headings, plain, proposals

_LOOKED_AT = 30
"""Rows among which the one with the names of the columns is looked for."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A proposed mapping as YAML, None where no column names a person; and the columns nothing is known of."""

    text: str | None
    header: int
    unknown: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """What the columns hold: their names by what they hold, and the names of the others."""

    by: dict[str, str] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)


def suggest(table: Table, name: str, language: Lang | None) -> Suggested:
    """Look for the row with the names of the columns, and propose what each of them states."""
    best, found = _header(table)
    number = 1 if best is None else best.number
    if "name" not in found.by:
        return Suggested(None, number, tuple(found.other))
    mapping: dict[str, object] = {"name": name}
    if table.sheet is not None:
        mapping["sheet"] = table.sheet
    if number != 1:
        mapping["header"] = number
    if language is not None:
        mapping["language"] = language.value
    mapping["subject"] = {"column": found.by["name"], "role": "detainee"}
    mapping["key"] = [found.by[what] for what in ("name", "birth") if what in found.by]
    for what, key in (("case", "case"), ("source", "attributed_to")):
        if what in found.by:
            mapping[key] = {"column": found.by[what]}
    mapping["facts"] = facts_of(found.by)
    left = [found.by[what] for what in ("number", "note") if what in found.by]
    mapping["left"] = [*left, *found.other]
    return Suggested(_written(mapping), number, tuple(found.other))


def _header(table: Table) -> tuple[TableRow | None, Found]:
    """Of the first rows the one with most known heads, the first of those that have as many."""
    best: tuple[TableRow | None, Found] = (None, Found())
    for row in islice(table.rows(), _LOOKED_AT):
        found = _found(row)
        if len(found.by) > len(best[1].by):
            best = (row, found)
    return best


def _found(row: TableRow) -> Found:
    return found_in({cell.words: cell.words for cell in row.cells if not empty(cell.words)})


def found_in(heads: Mapping[str, str]) -> Found:
    """What columns hold, by their names and the words by which each is looked up."""
    known = {word: what for what, words in headings().items() for word in words}
    found = Found()
    for column, words in heads.items():
        what = known.get(head(words))
        if what is not None and what not in found.by:
            found.by[what] = plain(column)
        else:
            found.other.append(plain(column))
    return found


def facts_of(columns: Mapping[str, str]) -> Sequence[Mapping[str, object]]:
    """The facts of the known columns, those of one property together."""
    facts: dict[str, dict[str, object]] = {}
    for what, proposal in proposals().items():
        if what not in columns:
            continue
        fields = dict.fromkeys(proposal["fields"], columns[what])
        fact = facts.setdefault(proposal["property"], {"property": proposal["property"], "fields": {}})
        known = fact["fields"]
        assert isinstance(known, dict)
        known.update(fields)
        fact.update({key: proposal[key] for key in ("fixed", "on_change") if key in proposal})
    return list(facts.values())


def _written(mapping: Mapping[str, object]) -> str:
    return yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False, width=100, default_flow_style=None)
