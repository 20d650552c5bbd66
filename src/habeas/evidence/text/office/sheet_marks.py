"""What the markup of a workbook says of its sheets beside their words: what is computed, merged, hidden.

SpreadsheetML (ECMA-376 part 1, 18.3.1): `<f>` in a cell, `<mergeCell ref="A1:B2"/>`, `<row hidden="1">`,
`<col min="2" max="3" hidden="1"/>`. Told by the tags alone; nothing is computed and no tree is built.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from habeas.base.finding import Finding, Severity
from habeas.evidence.text.office.package import Package

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*+>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*+>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')")
_COMPUTED = re.compile(rb"<(?:\w+:)?c\s([^>]*+)>\s*+<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s([^>]*+)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*+)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*+)>")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_SHOWN = 12
"""Places that one finding names at most."""


def marks_of(package: Package) -> Iterator[Finding]:
    """Notes on each sheet: `formulas` and `hidden-column`, one for each column; `merged-cells`, `hidden-rows`.

    The place is `sheet NAME` or `sheet NAME, column LETTERS`, so that a reader of tables can tell which of its
    columns is meant.
    """
    for name, part in _parts(package):
        markup = package.part(part) or b""
        computed = Counter(
            found[0]
            for cell in _COMPUTED.finditer(markup)
            if (found := _LETTERS.match(_attributes(cell[1]).get("r", "")))
        )
        for column, times in computed.items():
            message = f"{times} cells of this column are computed. What was saved was read; nothing was computed."
            yield Finding("formulas", f"sheet {name}, column {column}", Severity.NOTE, message)
        for column in _hidden_columns(markup):
            yield Finding(
                "hidden-column", f"sheet {name}, column {column}", Severity.NOTE, "The column is hidden; it was read."
            )
        merged = [_attributes(found[1]).get("ref", "") for found in _MERGED.finditer(markup)]
        if merged:
            message = f"Merged cells: {_listed(merged)}. Their words stand in the first cell, the others are empty."
            yield Finding("merged-cells", f"sheet {name}", Severity.NOTE, message)
        hidden = [_attributes(found[1]).get("r", "") for found in _ROW.finditer(markup) if _is_hidden(found[1])]
        if hidden:
            message = f"Rows are hidden on the sheet: {_listed(hidden)}. They were read."
            yield Finding("hidden-rows", f"sheet {name}", Severity.NOTE, message)


def letters_of(index: int) -> str:
    """The letters of a column as a spreadsheet shows them, counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the part that holds it."""
    relations = {
        told.get("Id", ""): told.get("Target", "")
        for found in _RELATION.finditer(package.part("xl/_rels/workbook.xml.rels") or b"")
        for told in (_attributes(found[0]),)
    }
    for found in _SHEET.finditer(package.part("xl/workbook.xml") or b""):
        told = _attributes(found[0])
        target = relations.get(next((told[key] for key in told if key.endswith(":id")), ""), "")
        yield told.get("name", ""), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _hidden_columns(markup: bytes) -> Iterator[str]:
    for found in _COLUMN.finditer(markup):
        told = _attributes(found[1])
        first, last = told.get("min", ""), told.get("max", "")
        if _is_hidden(found[1]) and first.isdecimal() and last.isdecimal():
            yield from (letters_of(at - 1) for at in range(int(first), min(int(last), int(first) + _SHOWN - 1) + 1))


def _is_hidden(attributes: bytes) -> bool:
    return _attributes(attributes).get("hidden") in ("1", "true")


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        key.decode("ascii", "replace"): unescape((one or other).decode("utf-8", "replace"))
        for key, one, other in _ATTRIBUTE.findall(tag)
    }


def _listed(places: list[str]) -> str:
    return ", ".join(places[:_SHOWN]) + (f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else "")
