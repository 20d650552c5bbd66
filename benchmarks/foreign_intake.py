"""Taking in files of other systems: seconds and memory, beside the same file read by its own kind of reader alone.

    python -m benchmarks.foreign_intake [--rows 100000] [--only SYSTEM] [--dry-run] [--folder DIR]

Makes an export of invented people as Uwazi writes it (a zip with one CSV), as FollowTheMoney JSON Lines, as a press
freedom tracker answers (JSON), and the sheet of an Auto Archiver (CSV). `habeas` reads each by the mapping that comes
with the program (of Uwazi: that the file's own columns propose), keeps the file, and records every fact with its
place on one acceptance; with `--dry-run` it only tells what would be. Each system has a vault and a process of its
own, so that memory is its own; the children that take the file apart are counted beside. Before it the same file is
read by `csv` or `json` and counted.
"""

import argparse
import csv
import hashlib
import io
import json
import multiprocessing
import os
import resource
import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

_PASSPHRASE = "seven wooden spoons in rain"
_HEADS = (
    "Title", "Date added", "Template", "Date of birth", "Date of arrest", "Lawyer", "Prison", "Geolocation",
    "Documents", "Attachments", "Published",
)  # fmt: skip


def _name(number: int) -> str:
    return f"Invented Person {number}"


def _day(number: int) -> date:
    return date(1950, 1, 1) + timedelta(days=number % 20_000)


def uwazi(rows: int) -> bytes:
    """An export of this many people."""
    made = io.StringIO(newline="")
    out = csv.writer(made)
    out.writerow(_HEADS)
    for number in range(rows):
        days = (f"{_day(number):%Y/%m/%d}", f"{_day(number + 9_000):%Y/%m/%d}")
        named = (f"Counsel {number}", f"Institution {number % 90}")
        out.writerow((_name(number), "2031/01/02", "Prisoner", *days, *named, "51.1|71.4", "", "", "Published"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("import.csv", made.getvalue())
    return packed.getvalue()


def ftm(rows: int) -> bytes:
    """Entities of this many people, one a line."""
    lines = []
    for number in range(rows):
        told = {
            "name": [_name(number)],
            "birthDate": [_day(number).isoformat()],
            "nationality": ["kz"],
            "profession": ["baker"],
        }
        lines.append(
            json.dumps({"id": f"p-{number}", "schema": "Person", "properties": told, "datasets": ["invented"]})
        )
    return "\n".join(lines).encode() + b"\n"


def pft(rows: int) -> bytes:
    """An answer of the server with this many incidents."""
    results = [
        {
            "title": f"Reporter arrested {number}",
            "url": f"https://tracker.example/{number}/",
            "date": _day(number).isoformat(),
            "exact_date_unknown": number % 5 == 0,
            "city": "Ashford",
            "body": f"<p>Long words about the rally with the number {number}. {'Nothing else is known. ' * 20}</p>",
            "arresting_authority": "Ashford Police",
            "arrest_status": "arrested and still in custody",
            "current_charges": ["failure to disperse"],
            "targeted_journalists": [f"{_name(number)} (Ashford Gazette)"],
        }
        for number in range(rows)
    ]
    return json.dumps({"next": None, "previous": None, "results": results}, indent=1).encode()


def auto_archiver(rows: int) -> bytes:
    """The sheet of so many posts, each kept."""
    made = io.StringIO(newline="")
    out = csv.writer(made)
    out.writerow(
        ("Link", "Archive status", "Archive location", "Archive date", "Upload timestamp", "Upload title", "Hash")
    )
    for number in range(rows):
        address, at = f"https://posts.example/{number}", f"{_day(number):%Y-%m-%d}T10:00:00Z"
        kept = ("success", f"https://kept.example/{number}", "2031-01-02T00:00:00Z")
        out.writerow((address, *kept, at, f"Post of the day {number}", hashlib.sha256(address.encode()).hexdigest()))
    return made.getvalue().encode()


SYSTEMS = {
    "uwazi": (uwazi, "export.zip"),
    "ftm": (ftm, "entities.ftm.json"),
    "pft": (pft, "incidents.json"),
    "auto-archiver": (auto_archiver, "sheet.csv"),
}


def plainly(system: str, data: bytes) -> int:
    """How many rows the usual reader of such a file finds."""
    if system == "uwazi":
        text = zipfile.ZipFile(io.BytesIO(data)).read("import.csv").decode()
        return sum(1 for _ in csv.DictReader(io.StringIO(text, newline="")))
    if system == "auto-archiver":
        return sum(1 for _ in csv.DictReader(io.StringIO(data.decode(), newline="")))
    if system == "ftm":
        return sum(1 for line in data.splitlines() if json.loads(line))
    return len(json.loads(data)["results"])


def take(system: str, data: bytes, folder: Path, dry: bool) -> Iterator[tuple[str, int]]:
    """Take it in; then the same once more. What each step came to."""
    from habeas.desk.intake import take_list
    from habeas.desk.intake_planning import Offered, form_of
    from habeas.desk.opening import open_session

    why = None if dry else "checked against the letters"
    offered = Offered(data, SYSTEMS[system][1], accept=why, dry_run=dry, form=form_of(system))
    for step in ("told what would be",) if dry else ("taken in", "the same again"):
        with open_session(folder, _PASSPHRASE, lambda: datetime.now(UTC), os.urandom) as session:
            report = take_list(session, "list", offered)
        if not any(report.totals[what] for what in ("new", "same")):
            raise SystemExit("\n".join(f"{one.place}: {one.message}" for one in report.findings))
        yield step, report.totals["new"] if dry else report.recorded


def _new_vault(folder: Path) -> None:
    from habeas.base.ids import Handle
    from habeas.vault.keys import Argon
    from habeas.vault.opening import create_vault

    create_vault(folder, _PASSPHRASE, Handle("wren"), now=datetime.now(UTC), argon=Argon(8, 1, 1))


def _measured(system: str, rows: int, folder: Path, dry: bool) -> None:
    data = SYSTEMS[system][0](rows)
    before, worked = time.perf_counter(), time.process_time()
    found = plainly(system, data)
    _line(
        f"{system}: read by its usual reader alone", rows, before, worked, f"{found} rows of {len(data) / 1e6:.0f} MB"
    )
    del found
    _new_vault(folder / system)
    steps = take(system, data, folder / system, dry)
    while True:
        before, worked = time.perf_counter(), time.process_time()
        done = next(steps, None)
        if done is None:
            return
        _line(f"{system}: {done[0]}", rows, before, worked, f"{done[1]} facts")


def _line(told: str, rows: int, before: float, worked: float, came: str) -> None:
    took, busy = time.perf_counter() - before, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"| {told} | {rows} | {took:.1f} | {busy:.1f} | {peak} | {children} | {came} |", flush=True)


def main() -> None:
    """Each system in a process of its own; a table of what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--only", choices=list(SYSTEMS))
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    print("| what | rows | s | of the processor | peak, MiB | of a child | came of it |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for system in [args.only] if args.only else SYSTEMS:
        with tempfile.TemporaryDirectory(dir=args.folder) as name:
            words = (system, args.rows, Path(name), args.dry_run)
            process = multiprocessing.get_context("spawn").Process(target=_measured, args=words)
            process.start()
            process.join()
            if process.exitcode:
                raise SystemExit(process.exitcode)


if __name__ == "__main__":
    main()
