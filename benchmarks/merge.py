"""A case carried to another laptop and back, beside what a person would take instead.

`python -m benchmarks.merge [--statements N] [--sources N]`. A case is made, exported into a sealed file, merged into an
empty vault, and merged once more (nothing new). Beside it: copying the vault's folder, and dumping the decrypted
database as SQL and reading that into a new one. Neither of these unites anything: the copy takes all cases and the keys
along, the dump stands in clear and holds no originals. Everything is made in a temporary folder and deleted again.
"""

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from django.db import connections
from sqlcipher3 import dbapi2

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, EntityId, Handle, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk.carrying import export_case, merge_file
from habeas.desk.opening import open_session
from habeas.desk.session import Session
from habeas.evidence.sources.source import Copy, Description, Secrecy, Source
from habeas.evidence.sources.source import Method as Came
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

_NOW = datetime(2026, 11, 23, tzinfo=UTC)
_PASSPHRASE, _ROAD = "seven wooden spoons in rain", "nine brown hares in the grass"
_CASE = CaseId("c" * 32)
_SENTENCE = "On 3 May 2023 the baker number {} was arrested by officers of the Tasköl city police. "
_LETTERS = 20_000


def main() -> None:
    """Make the case, carry it each way, print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--sources", type=int, default=500)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for vault in ("home", "away"):
            create_vault(folder / vault, _PASSPHRASE, Handle("wren"), now=_NOW, argon=Argon(8 * 1024, 1, 1))
        with _opened(folder / "home") as home:
            _fill(home, args.sources, args.statements)
            _row("export", _timed(lambda: export_case(home, "baker", folder / "case", _ROAD)), folder / "case")
            with _opened(folder / "away") as away:
                _row("merge, all new", _timed(lambda: merge_file(away, folder / "case", _ROAD)), folder / "away")
                _row("merge again, nothing new", _timed(lambda: merge_file(away, folder / "case", _ROAD)))
                back = folder / "back"
                _row("export there", _timed(lambda: export_case(away, "baker", back, _ROAD)), back)
                _row("merge at home, nothing new but custody", _timed(lambda: merge_file(home, back, _ROAD)))
            dumped = _timed(lambda: _dump(home, folder / "dump.sql"))
            _row("dump of the database as SQL, in clear, without originals", dumped, folder / "dump.sql")
            _row("reading the dump into a new database", _timed(lambda: _read(folder)), folder / "read.db")
        copied = _timed(lambda: shutil.copytree(folder / "home", folder / "copied"))
        _row("copy of the vault's folder", copied, folder / "copied")


def _opened(folder: Path) -> AbstractContextManager[Session]:
    return open_session(folder, _PASSPHRASE, lambda: datetime.now(UTC), os.urandom)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    began, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - used


def _row(what: str, seconds: tuple[float, float], made: Path | None = None) -> None:
    size = "" if made is None else f"{sum(_sizes(made)) / 1e6:9.1f} MB"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what:58} {seconds[0]:8.2f} s {seconds[1]:8.2f} s of processor {size:>13}   peak so far {peak:6.0f} MiB",
        flush=True,
    )


def _sizes(made: Path) -> Iterable[int]:
    return (path.stat().st_size for path in ([made] if made.is_file() else made.rglob("*")) if path.is_file())


def _fill(home: Session, sources: int, statements: int) -> None:
    vault = home.vault
    person = Entity(EntityId("e" * 32), EntityKind.PERSON, "Ilyas Qarabulaq")
    with vault.transaction():
        vault.record.add_case(Case(_CASE, "baker", _NOW, home.who))
        vault.record.add_entity(_CASE, person)
    number = 0
    for place in range(sources):
        text = "".join(_SENTENCE.format(place * 1000 + line) for line in range(_LETTERS // len(_SENTENCE)))
        data = text.encode()
        copy = Copy(digest_of(data), len(data), "text/plain")
        key = SourceId(f"{place:032x}")
        came = (_NOW, home.who, Came.FILE, "benchmark", f"paper {place}.txt", Secrecy.PUBLIC, None, Description())
        reading = Reading(copy.digest, "plain/1", text, (Span(0, len(text)),))
        with vault.transaction():
            vault.evidence.put_copy(data)
            vault.evidence.add_source(Source(key, copy, *came))
            vault.evidence.link_source(_CASE, key)
            vault.evidence.add_reading(reading)
            until = statements * (place + 1) // sources
            first = _said(person, key, reading)
            for nonce in range(number, until):
                start = (nonce - number) * 80
                anchor = anchor_at(reading, Span(start, start + 60))
                vault.record.add_statement(_CASE, replace(first, anchor=anchor, nonce=f"{nonce:032x}"))
            number = until


def _said(person: Entity, source: SourceId, reading: Reading) -> Statement:
    return Statement(
        subject=person.id,
        prop="apprehension",
        value={"place": "Tasköl"},
        language=Lang.EN,
        source=source,
        anchor=anchor_at(reading, Span(0, 60)),
        stance=Stance.ASSERTS,
        attributed_to=None,
        when=None,
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("wren"),
        recorded_at=_NOW,
        method=Method.TYPED,
        extractor=None,
        supersedes=None,
        reason="",
        nonce="0" * 32,
    )


def _dump(home: Session, path: Path) -> None:
    """The tables but the index as SQL, as the command line of SQLite writes them."""
    with (
        home.vault.transaction(),
        connections[home.vault.evidence._session.alias].cursor() as cursor,  # type: ignore[attr-defined]  # noqa: SLF001
        path.open("w", encoding="utf-8") as file,
    ):
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        tables = [each for each in cursor.fetchall() if not each[0].startswith(("find_", "sqlite_"))]
        file.write("BEGIN;\n")
        for name, sql in tables:
            file.write(f"{sql};\n")
            cursor.execute(f'SELECT * FROM "{name}" LIMIT 0')
            columns = " || ',' || ".join(f'quote("{column[0]}")' for column in cursor.description)
            cursor.execute(f'SELECT {columns} FROM "{name}"')
            for (values,) in cursor.fetchall():
                file.write(f'INSERT INTO "{name}" VALUES({values});\n')
        file.write("COMMIT;\n")


def _read(folder: Path) -> None:
    database = dbapi2.connect(str(folder / "read.db"))
    database.executescript((folder / "dump.sql").read_text("utf-8"))
    database.close()


if __name__ == "__main__":
    main()
