"""The sheet of an Auto Archiver, or the CSV that it writes: a record for each file that it says it kept.

Read by the names of the columns in its documentation and code. A sheet has a column for each thing, and one hash for a
row; the CSV has `status`, `metadata` and `media`, the last two as Python prints them. Of what is told there only names
that are known here are read: the rest may tell of the machine that made the capture, and is left where it stands.
A sheet's other columns are those of the people who keep it; they are read where a mapping names them.

Of a row's link and title `named` is the title, or the link where it has none; `dated` is the same where the row says
when the post was put up.
"""

import re
from collections.abc import Iterator, Mapping

from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.csv_rows import Sheet, named_rows, sheet_of
from habeas.evidence.foreign.python_literals import NotALiteral, Value, literal
from habeas.evidence.foreign.record import ForeignFile, Form, Record

CAPTURE = ("capture",)
_CSV = ("status", "metadata", "media")
_SHEET: Mapping[str, str] = {
    "link": "link",
    "archive status": "status",
    "archive date": "captured",
    "upload timestamp": "published",
    "upload title": "title",
    "hash": "hash",
    "archive location": "kept",
}
"""The columns of a sheet that are read, folded, by what they tell."""

NAMED, DATED = "named", "dated"
"""What the post of a row is called; and the same once more, where the row says when it was put up."""

type Cells = list[tuple[str, Cell]]

_TOLD = {"url": "link", "title": "title", "timestamp": "published", "_processed_at": "captured"}
_HASH = re.compile(r"(?P<kind>SHA-256|SHA3-512):(?P<digest>[0-9a-fA-F]{64}(?:[0-9a-fA-F]{64})?)")


def is_captures(sheet: Sheet) -> bool:
    """Whether columns of these names are of captures."""
    heads = {head.casefold() for head in sheet.heads}
    return heads == set(_CSV) or ("link" in heads and len(heads & _SHEET.keys()) >= 3 and "archive status" in heads)


def read_captures(text: str) -> ForeignFile:
    """The files that a sheet tells of, in its order; a row without a file is one record too."""
    sheet = sheet_of(text)
    if sheet is None or not is_captures(sheet):
        return ForeignFile(Form.AUTO_ARCHIVER, ())
    printed = {head.casefold() for head in sheet.heads} == set(_CSV)
    records: list[Record] = []
    for number, row in named_rows(text, sheet):
        if isinstance(row, str):
            records.append(Record(number, (), (), row))
        elif printed:
            records += _of_printed(number, {name.casefold(): cell for name, cell in row.items()})
        else:
            cells = [(_SHEET.get(name.casefold(), name), cell) for name, cell in row.items()]
            records.append(Record(number, CAPTURE, tuple(_with_name(_plain_names(cells, row)))))
    return ForeignFile(Form.AUTO_ARCHIVER, tuple(records))


def _plain_names(cells: Cells, row: Mapping[str, Cell]) -> Cells:
    """The cells without columns of people that are called as ours are: nothing would tell them apart."""
    ours = {name for head, name in _SHEET.items() if head in {one.casefold() for one in row}}
    meant = {id(cell) for head, cell in row.items() if head.casefold() in _SHEET}
    return [(name, cell) for name, cell in cells if id(cell) in meant or name not in {*ours, NAMED, DATED, "file"}]


def _with_name(cells: Cells) -> Cells:
    """The cells, and among them what the row's post is called."""
    told = {name: cell for name, cell in reversed(cells) if cell.words.strip()}
    named = told.get("title") or told.get("link")
    if named is None:
        return cells
    return [*cells, (NAMED, named), *([(DATED, named)] if "published" in told else [])]


def _of_printed(number: int, row: dict[str, Cell]) -> Iterator[Record]:
    told, media = row.get("metadata"), row.get("media")
    try:
        about = {} if told is None else literal(told.words)
        files = [] if media is None else literal(media.words)
    except NotALiteral:
        yield Record(number, (), (), "not-a-literal")
        return
    if not isinstance(about, dict) or not isinstance(files, list):
        yield Record(number, (), (), "not-a-literal")
        return
    common = [("status", row["status"])] if "status" in row else []
    common += [
        (name, _at(told, value)) for key, name in _TOLD.items() if told and isinstance(value := about.get(key), str)
    ]
    found = [one for file in files for one in _media(file)]
    for name, digest in found:
        cells = [(what, _at(media, words)) for what, words in (("file", name), ("hash", digest)) if media and words]
        yield Record(number, CAPTURE, tuple(_with_name([*common, *cells])))
    if not found:
        yield Record(number, CAPTURE, tuple(_with_name(common)))


def _media(file: Value) -> Iterator[tuple[str, str]]:
    """Name and hash of a file, and of those that were made of it."""
    if not isinstance(file, dict):
        return
    name, told = file.get("filename"), file.get("properties")
    digest = told.get("hash") if isinstance(told, dict) else None
    if isinstance(name, str):
        yield name, digest if isinstance(digest, str) else ""
    for inner in (told or {}).values() if isinstance(told, dict) else ():
        for each in inner if isinstance(inner, list) else [inner]:
            yield from _media(each)


def _at(cell: Cell, words: str) -> Cell:
    """Words that stand in a cell, at their own place where they stand as they are written."""
    at = cell.words.find(words)
    if at < 0 or len(cell.words) != cell.end - cell.start:
        return Cell(words, cell.start, cell.end)
    return Cell(words, cell.start + at, cell.start + at + len(words))


def claimed(words: str) -> tuple[str, str] | None:
    """The kind (`SHA-256`, `SHA3-512`) and the figures of a hash; None where it is none of these."""
    found = _HASH.fullmatch(words.strip())
    if found is None or len(found["digest"]) != (64 if found["kind"] == "SHA-256" else 128):
        return None
    return found["kind"], found["digest"].lower()
