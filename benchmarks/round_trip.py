"""A case of 10,000 statements out of a vault and into another, beside what a person would take instead.

`python -m benchmarks.round_trip [--statements N] [--sources N]`. Statements of 200 people, five kinds of facts, no
two alike. Each row runs in a process of its own, so that memory is its own: the sealed archive (`habeas export`,
`habeas merge` into an empty vault), the extracts (`habeas extract`), that for FollowTheMoney read back as a
stranger's file (`habeas intake`; what is made for Uwazi is what it imports, and only its own export is read here),
and beside them a plain zip of the case as JSON with its originals, written and read back with nothing but Python: in
clear, with the vault's own ids, without the custody chain, and no vault can take it in. That the case comes back the
same is a test (`tests/cli/test_round_trip.py`); here the digest of its content is compared. All is made in a
temporary folder.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import resource
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, EntityId, Handle, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.desk.carrying import export_case, merge_file
from habeas.desk.case_file import case_shape, open_case
from habeas.desk.extract_formats import FORMATS
from habeas.desk.extracting import write_extract
from habeas.desk.intake import take_list
from habeas.desk.intake_planning import Offered
from habeas.desk.opening import open_session
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.evidence.sources.source import Copy, Description, Secrecy, Source
from habeas.evidence.sources.source import Method as Came
from habeas.evidence.text.anchor import Anchor, anchor_at
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

_NOW = datetime(2026, 11, 23, tzinfo=UTC)
_PASSPHRASE, _ROAD = "seven wooden spoons in rain", "nine brown hares in the grass"
_AS_OF = date(2026, 11, 23)
_PEOPLE, _LETTERS = 200, 20_000
_SENTENCE = "On {day} the court of Tasköl heard the matter with the number {number} and put it off to another day.\n"
_KINDS = (
    ("hearing", {"court": "Court of Tasköl", "about": "matter {number}"}),
    ("complaint", {"to": "prosecutor of Tasköl", "about": "matter {number}"}),
    ("allegation", {"claim": "The matter {number} was his doing."}),
    ("visit", {"by": "visitor {number}"}),
    ("expert_opinion", {"conclusion": "Nothing can be said of the matter {number}."}),
)
_DATES_ONLY = ("ics",)
_READ_BACK = ("ftm",)


def main() -> None:
    """Make the case, take it each way, print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--carried-only", action="store_true", help="leave the extracts out")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for vault in ("home", "away"):
            create_vault(folder / vault, _PASSPHRASE, Handle("wren"), now=_NOW, argon=Argon(8 * 1024, 1, 1))
        with _opened(folder / "home") as home:
            _fill(home, args.sources, args.statements)
        print(f"{'what':44} {'seconds':>8} {'processor':>9} {'MiB most':>9} {'MiB file':>9}")
        _row("opening and folding the case alone", _apart(_fold, folder))
        _row("habeas export", _apart(_export, folder), folder / "case.habeas")
        _row("habeas merge into an empty vault", _apart(_merge, folder))
        _row("plain zip of JSON and originals, written", _apart(_zip, folder), folder / "plain.zip")
        _row("plain zip of JSON and originals, read", _apart(_unzip, folder))
        for form in () if args.carried_only else FORMATS:
            if form not in _DATES_ONLY:
                _row(f"habeas extract --as {form}", _apart(_extract, folder, form), folder / f"out-{form}")
        for form in () if args.carried_only else _READ_BACK:
            create_vault(folder / form, _PASSPHRASE, Handle("wren"), now=_NOW, argon=Argon(8 * 1024, 1, 1))
            _row(f"habeas intake of the {form} extract", _apart(_read_back, folder, form))
            with _opened(folder / form) as session:
                print(f"  {_told(session)}", flush=True)
        with _opened(folder / "home") as home, _opened(folder / "away") as away:
            contents = [_content(one) for one in (home, away)]
        print("content of both vaults: " + ("the same" if contents[0] == contents[1] else "NOT the same"))


def _fill(home: Session, sources: int, statements: int) -> None:
    """A case of this many statements, spread over the sources and 200 people."""
    vault, case = home.vault, Case(CaseId("c" * 32), "baker", _NOW, home.who)
    people = [Entity(EntityId(f"{n:032x}"), EntityKind.PERSON, f"Person {n}") for n in range(_PEOPLE)]
    with vault.transaction():
        vault.record.add_case(case)
        for person in people:
            vault.record.add_entity(case.id, person)
    for place in range(sources):
        numbers = range(statements * place // sources, statements * (place + 1) // sources)
        lines = [_SENTENCE.format(number=number, day=_day(number)) for number in numbers]
        text = "".join(lines) + _more(place, _LETTERS - sum(map(len, lines)))
        copy, key = Copy(digest_of(text.encode()), len(text.encode()), "text/plain"), SourceId(f"{place:032x}")
        came = (_NOW, home.who, Came.FILE, "benchmark", f"paper {place}.txt", Secrecy.PUBLIC, None, Description())
        reading = Reading(copy.digest, "plain/1", text, (Span(0, len(text)),))
        with vault.transaction():
            vault.evidence.put_copy(text.encode())
            vault.evidence.add_source(Source(key, copy, *came))
            vault.evidence.link_source(case.id, key)
            vault.evidence.add_reading(reading)
            at = 0
            for number, line in zip(numbers, lines, strict=True):
                anchor = anchor_at(reading, Span(at, at + len(line) - 1))
                vault.record.add_statement(case.id, _said(people[number % _PEOPLE], key, anchor, number))
                at += len(line)


def _more(place: int, letters: int) -> str:
    """Words that no other source has, so that none repeats another."""
    words = (hashlib.sha256(f"{place} {at}".encode()).hexdigest() for at in range(max(0, letters) // 65))
    return "\n".join(words)


def _day(number: int) -> str:
    return (date(2016, 1, 1) + timedelta(days=number % 3_000)).isoformat()


def _said(person: Entity, source: SourceId, anchor: Anchor, number: int) -> Statement:
    prop, value = _KINDS[number % len(_KINDS)]
    return Statement(
        subject=person.id,
        prop=prop,
        value={name: text.format(number=number) for name, text in value.items()},
        language=Lang.EN,
        source=source,
        anchor=anchor,
        stance=Stance.DENIES if number % 50 == 0 else Stance.ASSERTS,
        attributed_to="the prosecutor" if number % 7 == 0 else None,
        when=parse_when(_day(number)),
        source_grade=None,
        information_grade=number % 6 + 1,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("wren"),
        recorded_at=_NOW,
        method=Method.TYPED,
        extractor=None,
        supersedes=None,
        reason="",
        nonce=f"{number:032x}",
    )


def _content(session: Session) -> str:
    return str(session.vault.carrying.parcel(session.case("baker").id, _NOW, session.who).head.content)


def _opened(folder: Path) -> AbstractContextManager[Session]:
    return open_session(folder, _PASSPHRASE, lambda: datetime.now(UTC), os.urandom)


def _fold(folder: Path) -> None:
    with _opened(folder / "home") as home:
        open_case(home, "baker", _AS_OF)


def _export(folder: Path) -> None:
    with _opened(folder / "home") as home:
        export_case(home, "baker", folder / "case.habeas", _ROAD)


def _merge(folder: Path) -> None:
    with _opened(folder / "away") as away:
        merge_file(away, folder / "case.habeas", _ROAD)


def _extract(folder: Path, form: str) -> None:
    with _opened(folder / "home") as home:
        write_extract(home, "baker", form, Audience.SELF, folder / f"out-{form}", Lang.RU, _AS_OF)


def _read_back(folder: Path, form: str) -> None:
    """Take an extract in as a stranger's file, in a vault that has nothing, and accept what it states."""
    with _opened(folder / form) as session:
        file = folder / f"out-{form}"
        report = take_list(session, "baker", Offered(file.read_bytes(), f"{form}.zip", accept="it is our own"))
        if report.recorded == 0:
            raise SystemExit("\n".join(f"{one.place}: {one.message}" for one in report.findings))


def _told(session: Session) -> str:
    """How many facts stand of whom, and of which kinds."""
    case = session.case("baker").id
    kinds = Counter(one.prop for one in session.vault.record.statements(case))
    told = ", ".join(f"{prop} {count}" for prop, count in kinds.most_common())
    return f"{len(session.vault.record.entities(case))} entities: {told}"


def _zip(folder: Path) -> None:
    with _opened(folder / "home") as home, zipfile.ZipFile(folder / "plain.zip", "w", zipfile.ZIP_DEFLATED) as plain:
        opened = open_case(home, "baker", _AS_OF)
        plain.writestr("case.json", json.dumps(case_shape(opened), ensure_ascii=False))
        for source in opened.sources.values():
            plain.writestr(f"originals/{source.copy.digest[7:]}", home.vault.evidence.copy(source.copy.digest))


def _unzip(folder: Path) -> None:
    with zipfile.ZipFile(folder / "plain.zip") as plain:
        json.loads(plain.read("case.json"))
        for name in plain.namelist():
            plain.read(name)


def _apart(work: Callable[..., None], *words: object) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and the most memory in MiB, of this work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_measured, args=(work, words, queue))
    process.start()
    found: tuple[float, float, float] = queue.get()
    process.join()
    return found


def _measured(
    work: Callable[..., None], words: tuple[object, ...], queue: "multiprocessing.Queue[tuple[float, float, float]]"
) -> None:
    began, used = time.perf_counter(), time.process_time()
    work(*words)
    spent = (time.perf_counter() - began, time.process_time() - used)
    queue.put((*spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def _row(what: str, measured: tuple[float, float, float], file: Path | None = None) -> None:
    size = f"{file.stat().st_size / 2**20:9.1f}" if file is not None else " " * 9
    print(f"{what:44} {measured[0]:8.1f} {measured[1]:9.1f} {measured[2]:9.0f} {size}", flush=True)


if __name__ == "__main__":
    main()
