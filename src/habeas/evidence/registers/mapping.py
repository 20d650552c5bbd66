"""How the columns of a table are read as a register: written by a person in YAML, kept with the version.

    delimiter: ";"            # tab, comma, semicolon or bar; left out, it is told from the first lines
    encoding: cp1251          # left out, it is told from the bytes
    sheet: Лист1              # of a workbook; left out, the first
    header: 1                 # the row with the names of the columns; 0 when there is none
    joined_by: "; "           # between the columns that make up the text
    dates: ["%d.%m.%Y"]       # beside dates in words, in figures (05.03.2010) and EDTF (2010-03-05)
    columns:
      number: "№"
      text: [Описание, Примечание]
      title: Название
      author: Автор
      court: Суд
      decision_date: Дата решения
      in_force: Вступило в силу
      included: Дата включения
      excluded: Дата исключения

A column is named as in the header, or by its number counted from 1. `text` or `title` has to be there.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import yaml

from habeas.base.errors import WrongCall
from habeas.base.plain import Plain
from habeas.base.yaml_strings import strings_in

FIELDS = (
    "number",
    "text",
    "title",
    "author",
    "publisher",
    "kind",
    "court",
    "decision_date",
    "decision",
    "in_force",
    "included",
    "excluded",
)
"""What a column can be. `decision` is a column that holds court and date together, in words."""

_DELIMITERS = {",": ",", ";": ";", "\t": "\t", "|": "|", "tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}
_KEYS = {"delimiter", "encoding", "sheet", "header", "joined_by", "dates", "columns", "format"}
_SHOW = "See docs/how-to/import-a-register.md for a mapping to begin with."


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A mapping, checked. `columns` gives for each field the columns that make it up, in their order.

    `header` is the row with the names, counted from 1, or 0; `delimiter`, `encoding` and `sheet` are
    None where the file itself is to tell. `dates` are forms for `datetime.strptime`.
    """

    columns: Mapping[str, tuple[str, ...]]
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    header: int = 1
    joined_by: str = "; "
    dates: tuple[str, ...] = field(default=())

    def plain(self) -> dict[str, Plain]:
        """The mapping in the plain form in which it is kept; `mapping_of` reads it back the same."""
        kept: dict[str, Plain] = {
            "columns": {name: list(columns) for name, columns in self.columns.items()},
            "header": str(self.header),
            "joined_by": self.joined_by,
            "dates": list(self.dates),
        }
        told = {"delimiter": self.delimiter, "encoding": self.encoding, "sheet": self.sheet}
        return kept | {name: value for name, value in told.items() if value is not None}


def parse_mapping(text: str) -> TableMapping:
    """A mapping from its YAML; raises WrongCall that names what is wrong."""
    try:
        raw = strings_in(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = "" if mark is None else f" in line {mark.line + 1}"
        raise WrongCall(f"The mapping is no YAML{where}.", _SHOW) from None
    if not isinstance(raw, dict):
        raise WrongCall("The mapping has to be names and values, with the block `columns`.", _SHOW)
    return mapping_of(raw)


def mapping_of(raw: Mapping[str, Plain]) -> TableMapping:
    """A mapping from its plain form; raises WrongCall that names what is wrong."""
    unknown = sorted(set(raw) - _KEYS)
    if unknown:
        raise WrongCall(f"The mapping has {unknown[0]!r}, which means nothing here.", f"Known: {_listed(_KEYS)}.")
    encoding = _word(raw, "encoding")
    if encoding is not None:
        _check_encoding(encoding)
    return TableMapping(
        columns=_columns(raw.get("columns")),
        delimiter=_delimiter(raw.get("delimiter")),
        encoding=encoding,
        sheet=_word(raw, "sheet"),
        header=_header(raw.get("header", "1")),
        joined_by=str(raw.get("joined_by", "; ")),
        dates=tuple(_date_form(form) for form in _list(raw.get("dates", []))),
    )


def _columns(raw: Plain) -> dict[str, tuple[str, ...]]:
    if not isinstance(raw, Mapping):
        raise WrongCall("The mapping has no block `columns`.", _SHOW)
    unknown = sorted(set(raw) - set(FIELDS))
    if unknown:
        raise WrongCall(f"No column can be a {unknown[0]!r}.", f"Known: {_listed(FIELDS)}.")
    columns = {name: tuple(str(one) for one in _list(value)) for name, value in raw.items()}
    columns = {name: named for name, named in columns.items() if any(named)}
    if not {"text", "title"} & set(columns):
        raise WrongCall("The mapping names no column for the text or the title.", _SHOW)
    return columns


def _delimiter(raw: Plain) -> str | None:
    if raw is None:
        return None
    if raw not in _DELIMITERS:
        raise WrongCall(f"The delimiter {raw!r} is not known.", "Write tab, comma, semicolon or bar.")
    return _DELIMITERS[str(raw)]


def _header(raw: Plain) -> int:
    if not str(raw).isdecimal() or int(str(raw)) > 1000:
        raise WrongCall(f"`header` has to be the number of a row, or 0: {raw!r}.", _SHOW)
    return int(str(raw))


def _check_encoding(name: str) -> None:
    try:
        "".encode(name)
    except LookupError:
        raise WrongCall(f"The encoding {name!r} is not known.", "Write utf-8, cp1251, koi8-r or utf-16.") from None


def _date_form(form: Plain) -> str:
    words = str(form)
    day = datetime(2011, 12, 23)  # noqa: DTZ001  (a calendar day, no instant)
    try:
        back = datetime.strptime(day.strftime(words), words)  # noqa: DTZ007
    except ValueError:
        back = None
    if back != day:
        raise WrongCall(f"The form of dates {words!r} does not give a day.", "Write it with %d, %m and %Y.")
    return words


def _word(raw: Mapping[str, Plain], name: str) -> str | None:
    value = raw.get(name)
    return None if value is None or value == "" else str(value)


def _list(raw: Plain) -> list[Plain]:
    return list(raw) if isinstance(raw, list | tuple) else [raw]


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))
