"""Tables as comma-separated values in a zip (RFC 4180, UTF-8 with a mark so that spreadsheets see what it is)."""

import csv
import io
from collections.abc import Iterable

from habeas.base.language import Lang
from habeas.disclosure.data.extract import Extract
from habeas.output.exports.guard import guarded
from habeas.output.exports.tables import tables
from habeas.output.exports.zipped import zipped


def csv_zip(extract: Extract, lang: Lang) -> bytes:
    """The tables of an extract, a file each; cells that a spreadsheet would run are guarded (`guard`)."""
    return zipped(
        {f"{table.name}.csv": delimited([table.columns, *table.rows], mark=True) for table in tables(extract, lang)}
    )


def delimited(rows: Iterable[Iterable[str]], *, mark: bool) -> bytes:
    """Rows as comma-separated values, every cell guarded; `mark` puts the byte order mark before them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(map(guarded, row) for row in rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")
