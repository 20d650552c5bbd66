"""Opening a case of 10,000 statements: `.venv/bin/python benchmarks/case_open.py [--statements N]`.

Makes a vault with one case of N statements from 40 sources about 12 people, then opens it five times: vault
(production key derivation), rows, fold, and the JSON of `habeas case`. Beside it, in the same run, what a user
would take instead: the same statements as a table in a plain SQLite file, read whole.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from habeas.base.ids import EntityId, Handle
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.desk.case_file import case_shape, open_case
from habeas.desk.opening import open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy, Source
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Reading
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement
from habeas.vault.opening import create_vault

PASSPHRASE = "nine paper boats on a pond"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
SOURCES, PEOPLE, ROUNDS = 40, 12, 5


def fill(session: Session, count: int) -> None:
    """A case whose statements repeat, differ and contradict each other as reports do."""
    chance = random.Random(7)
    people = [Entity(EntityId(f"{n:032x}"), EntityKind.PERSON, f"Person {chr(65 + n)}") for n in range(PEOPLE)]
    read: list[tuple[Source, Reading]] = []
    for n in range(SOURCES):
        text = f"Report {n}.\n" + "The record says what it says. " * 60
        taken = take_in_standard_input(session, "big", text.encode(), Circumstances(Secrecy.PUBLIC)).taken[0]
        assert taken.source is not None
        reading = session.vault.evidence.first_reading(taken.source.copy.digest)
        assert reading is not None
        read.append((taken.source, reading))
    case = session.case("big")
    with session.vault.transaction():
        for person in people:
            session.vault.record.add_entity(case.id, person)
        for _ in range(count):
            source, reading = chance.choice(read)
            session.vault.record.add_statement(case.id, statement(chance, chance.choice(people), source, reading))


def statement(chance: random.Random, person: Entity, source: Source, reading: Reading) -> Statement:
    """One statement of one of eight kinds."""
    day = f"2023-{chance.randint(1, 6):02d}-{chance.randint(1, 28):02d}"
    kinds: list[tuple[str, dict[str, Plain], str | None]] = [
        ("person", {"name": person.name, "role": "detainee"}, None),
        ("apprehension", {"organ": f"Department {chance.randint(1, 3)}"}, day),
        ("charge", {"code": "criminal", "article": str(chance.randint(170, 260)), "country": "KZ"}, None),
        ("hearing", {"court": f"Court {chance.randint(1, 4)}"}, day),
        ("extension", {"term": "P1M", "court": f"Court {chance.randint(1, 4)}"}, day),
        ("allegation", {"claim": f"He said sentence {chance.randint(1, 400)} at a meeting."}, None),
        ("questioning", {"place": f"Room {chance.randint(1, 9)}"}, day),
        ("place_of_detention", {"name": f"Facility {chance.randint(1, 3)}"}, day),
    ]
    prop, value, when = chance.choice(kinds)
    start = chance.randint(0, len(reading.text) - 60)
    return Statement(
        subject=person.id,
        prop=prop,
        value=value,
        language=Lang.EN,
        source=source.id,
        anchor=anchor_at(reading, Span(start, start + 40)),
        stance=Stance.ASSERTS,
        attributed_to=None,
        when=None if when is None else parse_when(when),
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("reed"),
        recorded_at=NOW,
        method=Method.TYPED,
        extractor=None,
        supersedes=None,
        reason="",
        nonce=f"{chance.getrandbits(128):032x}",
    )


def plain_table(path: Path, shape: str) -> None:
    """The same statements as one table of a plain SQLite file."""
    with sqlite3.connect(path) as plain:
        plain.execute("create table statement (id, subject, property, value, quote, digest)")
        rows = [
            (s["id"], s["subject"], s["property"], json.dumps(s["value"]), s["anchor"]["quote"], s["source"]["digest"])
            for s in json.loads(shape)["statements"]
        ]
        plain.executemany("insert into statement values (?, ?, ?, ?, ?, ?)", rows)


def main() -> None:
    """Measure and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    count = parser.parse_args().statements
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "vault"
        create_vault(folder, PASSPHRASE, Handle("reed"), now=NOW)
        began = time.perf_counter()
        with open_session(folder, PASSPHRASE, lambda: NOW, os.urandom) as session:
            fill(session, count)
        print(f"{count} statements stored in {time.perf_counter() - began:.1f} s")
        unlock, fold, shaped, plain = [], [], [], []
        shape = ""
        for _ in range(ROUNDS):
            began = time.perf_counter()
            with open_session(folder, PASSPHRASE, lambda: NOW, os.urandom) as session:
                unlock.append(time.perf_counter() - began)
                began = time.perf_counter()
                opened = open_case(session, "big", date(2023, 9, 1))
                fold.append(time.perf_counter() - began)
            began = time.perf_counter()
            shape = json.dumps(case_shape(opened))
            shaped.append(time.perf_counter() - began)
        plain_table(Path(made) / "plain.db", shape)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            with sqlite3.connect(Path(made) / "plain.db") as table:
                table.execute("select * from statement").fetchall()
            plain.append(time.perf_counter() - began)
    median = statistics.median
    print(
        f"medians of {ROUNDS}: unlock {median(unlock):.2f} s, load and fold {median(fold):.2f} s, "
        f"JSON {median(shaped):.2f} s ({len(opened.casefile.facts)} facts); "
        f"plain SQLite table read whole {median(plain):.3f} s"
    )


if __name__ == "__main__":
    main()
