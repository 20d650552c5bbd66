"""Lists of invented people, as a rights group keeps them."""

from collections.abc import Sequence

from habeas.base.digest import digest_of
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading
from habeas.intake.columns import Columns, columns_of, header_of
from habeas.intake.mapping import ListMapping
from habeas.intake.mapping_file import read_mapping
from habeas.intake.rows import RowRead, read_row
from habeas.intake.table import Table, table_of

COLUMNS = ("ФИО", "Дата рождения", "Задержан", "Кем", "Статья", "Суд", "Под стражей до", "Адвокат")
HEADER = (*COLUMNS, "Примечание")
ROWS = (
    ("Ермек Тасқұлов", "12.03.1975", "29.04.2022", "ДП города Тасколя", "ч. 1 ст. 256 УК РК", "Тасколский районный суд",
     "29.06.2022", "Лейла Оспанова", "звонила мать"),
    ("Дина Шорманова", "1990", "01.05.2022", "", "ст. 274 УК РК", "", "", "", ""),
)  # fmt: skip

OF_COLUMNS = """\
name: detained
language: ru
subject: {column: ФИО, role: detainee}
key: [ФИО, Дата рождения]
facts:
  - property: birth_date
    fields: {date: Дата рождения}
  - property: apprehension
    fields: {when: Задержан, organ: Кем}
  - property: charge
    fields: {norm: Статья}
  - property: custody_order
    fields: {until: Под стражей до, court: Суд}
    fixed: {measure: custody}
  - property: counsel
    fields: {name: Адвокат}
"""
MAPPING = f"{OF_COLUMNS}left: [Примечание]\n"


def csv_of(rows: Sequence[Sequence[str]], sign: str = ",") -> str:
    """Rows as CSV, every cell in quotation marks."""
    return "\n".join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\n"


def mapping(text: str = MAPPING) -> ListMapping:
    """A mapping without a fault."""
    found, findings = read_mapping(text)
    assert found is not None, findings
    return found


def reading_of(data: bytes) -> Reading:
    """The first reading of a file."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading), found
    return found


def table(data: bytes, sheet: str | None = None, delimiter: str | None = None) -> Table:
    """The table in a file."""
    found = table_of(reading_of(data), sheet, delimiter)
    assert isinstance(found, Table), found
    return found


def read(data: bytes, by: ListMapping | None = None) -> list[RowRead]:
    """Every row of a file under a mapping."""
    chosen = by or mapping()
    found = table(data, chosen.sheet)
    columns = columns_in(found, chosen)
    return [read_row(row, columns, chosen, found.reading.text) for row in found.rows() if row.number > chosen.header]


def columns_in(found: Table, by: ListMapping) -> Columns:
    """Where the mapping's columns stand."""
    header = header_of(found, by.header)
    assert header is not None
    columns, findings = columns_of(header, by, found)
    assert columns is not None, findings
    return columns
