"""Taking in a list of people: seconds and memory, beside the same list loaded into one plain table.

    python -m benchmarks.intake [--rows 100000] [--folder DIR]

Makes a list of invented people as CSV and as XLSX: a name, two dates, a body, articles, a court, a term, a lawyer.
`habeas` reads each row by a mapping, keeps the list, and records every fact with its cell on one acceptance; then the
same list again, of which nothing is new, and a copy in which one row in fifty has another term. What a user would take
instead is the same file read by `csv` and by `openpyxl` into a table of SQLite, one column for each of the list's: no
dates are read, nothing is encrypted, no fact has its place, and a later copy takes the place of the whole.
"""

import argparse
import csv
import io
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from tests.intake.lists import COLUMNS, OF_COLUMNS

PASSPHRASE = "seven wooden spoons in rain"
_BEGIN = ("Ас", "Бер", "Да", "Ер", "Жан", "Ка", "Ма", "Нур", "Са", "Та", "Ул", "Шо")
_MIDDLE = ("бо", "га", "ди", "ке", "ла", "мы", "ра", "су", "те", "зи")
_END = ("лан", "мир", "нур", "рат", "тай", "хан", "дар", "бек")
_TOWNS = tuple(f"{begin}{middle}к{end}" for begin in _BEGIN for middle in _MIDDLE[:5] for end in ("оль", "кент"))

type Row = tuple[str, ...]


def people(count: int) -> Iterator[Row]:
    """So many rows, no two of one person; a fifth of the cells behind the third is empty."""
    chance = random.Random(20261123)
    for number in range(count):
        name = f"{_name(chance)} {_name(chance)}{chance.choice(('ов', 'ин', 'ұлы', 'ова'))}"
        born = date(1950, 1, 1) + timedelta(days=number % 20_000)
        taken = date(2022, 1, 1) + timedelta(days=chance.randrange(1_000))
        town = chance.choice(_TOWNS)
        norms = f"ч. {chance.randrange(1, 5)} ст. {chance.randrange(100, 400)} УК РК"
        rest = (f"ДП города {town}", norms, f"{town}ский районный суд", _day(taken + timedelta(days=60)), _name(chance))
        kept = tuple(cell if chance.random() < 0.8 else "" for cell in rest)
        yield (f"{name} {number}", _day(born), _day(taken), *kept)


def _name(chance: random.Random) -> str:
    return chance.choice(_BEGIN) + chance.choice(_MIDDLE) + chance.choice(_END)


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def as_csv(rows: list[Row]) -> bytes:
    """The list as a spreadsheet saves it."""
    made = io.StringIO()
    csv.writer(made).writerows([COLUMNS, *rows])
    return made.getvalue().encode()


def as_xlsx(rows: list[Row]) -> bytes:
    """The list as a workbook of one sheet."""
    import openpyxl

    book, made = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("list")
    for row in (COLUMNS, *rows):
        sheet.append(row)
    book.save(made)
    return made.getvalue()


def into_table(rows: Iterator[Row], path: Path) -> int:
    """Load rows into a plain table of SQLite; how many it holds then."""
    with sqlite3.connect(path) as database:
        columns = ", ".join(f"c{number}" for number in range(len(COLUMNS)))
        database.execute(f"CREATE TABLE people ({columns}, PRIMARY KEY (c0, c1))")
        next(rows)
        marks = ", ".join("?" * len(COLUMNS))
        database.executemany(f"INSERT OR REPLACE INTO people VALUES ({marks})", rows)
        return int(database.execute("SELECT count(*) FROM people").fetchone()[0])


def from_csv(data: bytes) -> Iterator[Row]:
    """The rows of a delimited file."""
    return (tuple(row) for row in csv.reader(io.StringIO(data.decode(), newline="")))


def from_xlsx(data: bytes) -> Iterator[Row]:
    """The rows of a workbook's first sheet."""
    import openpyxl

    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    return (tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True))


def take(folder: Path, lists: dict[str, tuple[str, bytes]]) -> None:
    """Take the lists in one after another into a new vault, and print a line for each."""
    from habeas.base.ids import Handle
    from habeas.desk.intake import take_list
    from habeas.desk.intake_planning import Offered
    from habeas.desk.opening import open_session
    from habeas.vault.keys import Argon
    from habeas.vault.opening import create_vault

    create_vault(folder, PASSPHRASE, Handle("wren"), now=datetime.now(UTC), argon=Argon(8, 1, 1))
    with open_session(folder, PASSPHRASE, lambda: datetime.now(UTC), os.urandom) as session:
        for told, (name, data) in lists.items():
            offered = Offered(data, name, OF_COLUMNS, accept="checked against the letters")
            report, *seconds = timed(partial(take_list, session, "list", offered))
            if not report.kept:
                raise SystemExit("\n".join(f"{each.place}: {each.message}" for each in report.findings))
            print_line(f"habeas: {told}", report.rows, seconds, f"{report.recorded} facts recorded")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"the vault: {size / 1e6:.0f} MB", flush=True)


def timed[T](act: Callable[[], T]) -> tuple[T, float, float]:
    """What came of it, its seconds, and those of them in which the processor worked for this process."""
    began, worked = time.perf_counter(), time.process_time()
    return act(), time.perf_counter() - began, time.process_time() - worked


def print_line(told: str, rows: int, seconds: list[float], came: str) -> None:
    """One line of the table."""
    took, busy = seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"| {told} | {rows} | {took:.1f} | {busy:.1f} | {rows / took:.0f} | {peak} | {came} |", flush=True)


def main() -> int:
    """Make the lists, load them plainly, take them in, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    rows = list(people(args.rows))
    later = [(*row[:6], "31.12.2026", row[7]) if number % 50 == 0 else row for number, row in enumerate(rows)]
    data, book = as_csv(rows), as_xlsx(rows)
    print("| what | rows | s | of the processor | rows/s | peak so far, MiB | came of it |")
    print("|---|--:|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        work = Path(name)
        held, *seconds = timed(lambda: into_table(from_csv(data), work / "csv.db"))
        print_line("csv into a plain table", args.rows, seconds, f"{held} rows")
        held, *seconds = timed(lambda: into_table(from_xlsx(book), work / "xlsx.db"))
        print_line("openpyxl into a plain table", args.rows, seconds, f"{held} rows")
        lists = {"CSV": data, "the same again": data, "a later copy": as_csv(later)}
        take(work / "of-csv", {told: ("list.csv", each) for told, each in lists.items()})
        take(work / "of-xlsx", {"XLSX": ("list.xlsx", book)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
