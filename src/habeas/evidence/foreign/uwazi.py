"""The CSV that Uwazi exports (and does not import again): a row for each entity, of one or of several templates.

Read by what Uwazi's exporter writes: the first three columns and the last ones are the same for all, with their heads
in the language of whoever exported; whether an entity is published is always said in English, by which such a file is
told. The columns that are the same for all get their English names here. The CSV that Uwazi imports keeps its heads.
"""

from collections.abc import Iterator
from itertools import islice

from habeas.evidence.foreign.csv_rows import Sheet, named_rows, sheet_of
from habeas.evidence.foreign.record import ForeignFile, Form, Record

TITLE, ADDED, TEMPLATE, PLACE = "Title", "Date added", "Template", "Geolocation"
_FIRST = (TITLE, ADDED, TEMPLATE)
_LAST = ("Documents", "Attachments", "Published")
COMMON = (*_FIRST, PLACE, *_LAST)
"""The columns that every export has (an older one no place), by their English names."""

_PLACES = frozenset({"geolocation", "геолокация", "geolocalización", "géolocalisation"})
_SAID = frozenset({"Published", "Unpublished"})
_LOOKED_AT = 50


def is_export(sheet: Sheet, text: str) -> bool:
    """Whether a delimited text is such an export."""
    if len(sheet.heads) < len(_FIRST) + len(_LAST):
        return False
    if (*sheet.heads[:3], *sheet.heads[-3:]) == (*_FIRST, *_LAST):
        return True
    last = sheet.heads[-1]
    rows = [row for _, row in islice(named_rows(text, sheet), _LOOKED_AT) if not isinstance(row, str)]
    return bool(rows) and all(last in row and row[last].words.strip() in _SAID for row in rows)


def read_uwazi(text: str) -> ForeignFile:
    """The entities of an export, in its order, their templates as kinds; of a file that Uwazi imports, without any."""
    sheet = sheet_of(text)
    return ForeignFile(Form.UWAZI, () if sheet is None else tuple(_records(text, sheet)))


def _records(text: str, sheet: Sheet) -> Iterator[Record]:
    export = is_export(sheet, text)
    named = Sheet(_english(sheet.heads), sheet.delimiter) if export else sheet
    for number, row in named_rows(text, named):
        if isinstance(row, str):
            yield Record(number, (), (), row)
            continue
        template = row.get(TEMPLATE) if export else None
        kinds = () if template is None else (template.words.strip(),)
        yield Record(number, kinds, tuple(row.items()))


def _english(heads: tuple[str, ...]) -> tuple[str, ...]:
    """The heads, those of the columns that are the same for all in English."""
    middle = [PLACE if head.casefold() in _PLACES else head for head in heads[3:-3]]
    return (*_FIRST, *middle, *_LAST)
