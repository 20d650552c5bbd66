"""Search over a vault of many passages, beside plain FTS5 over the same passages, and what encryption costs.

`python -m benchmarks.find --data DIR [--passages N] [--questions N]`; DIR holds `social/short_texts_open.tsv`.
The texts are repeated with changes until there are so many passages. Everything is made in a temporary
folder and deleted again. Times are of whole questions, from the typed words to the best twenty hits. The copy without
encryption is asked the same in a child process of its own, since SQLCipher's locking of memory, once on, holds for a
whole process; `--no-clear-copy` leaves it out.
"""

import argparse
import csv
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from habeas.base.digest import digest_of
from habeas.base.ids import CaseId, Handle, SourceId
from habeas.base.progress import UNWATCHED
from habeas.evidence.find.keeping import Filters
from habeas.evidence.find.passages import passages
from habeas.evidence.find.query import parse_query
from habeas.evidence.find.tokens import terms
from habeas.evidence.sources.source import Copy, Description, Method, Secrecy, Source
from habeas.evidence.text.reading import Reading
from habeas.names.transliteration import Scheme, to_latin
from habeas.record.keeping import Case
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault, open_vault
from habeas.vault.vault import Vault

_LINES = 1_000
_HITS = 20
_NOW = datetime(2026, 11, 23, tzinfo=UTC)
_PASSPHRASE = "seven wooden spoons in rain"


@dataclass(frozen=True)
class Question:
    """One question and its kind."""

    kind: str
    words: str


def main() -> None:
    """Make both, ask both, print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=40, help="of each kind")
    parser.add_argument("--no-clear-copy", action="store_true", help="do not measure the cost of encryption")
    args = parser.parse_args()
    chance = random.Random(20261123)
    with (args.data / "social" / "short_texts_open.tsv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["text"]]
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), texts, args.passages, args.questions, chance, with_clear=not args.no_clear_copy)


def measure(
    folder: Path, texts: list[str], wanted: int, questions: int, chance: random.Random, *, with_clear: bool
) -> None:
    """Fill a vault and a plain table with the same passages and ask both the same questions."""
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='unicode61')")
    create_vault(folder / "vault", _PASSPHRASE, Handle("reed"), now=_NOW, argon=Argon(memory_kib=8, passes=1, lanes=1))
    with open_vault(folder / "vault", _PASSPHRASE) as vault:
        kept, letters, plain_time, sample = fill(vault, plain, texts, wanted, chance)
        print(f"{kept} passages, {letters / 1e6:.0f} million letters", flush=True)
        database = folder / "vault" / "vault.db"
        database = database if database.exists() else next((folder / "vault").glob("*.db*"))
        before = database.stat().st_size
        began, worked = time.perf_counter(), time.process_time()
        vault.find.bring_up(UNWATCHED)
        took, busy = time.perf_counter() - began, time.process_time() - worked
        size = database.stat().st_size - before
        print(f"habeas: {took:.0f} s to index ({busy:.0f} of the processor), {size / 1e6:.0f} MB, ", end="")
        print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB", flush=True)
        print(f"plain FTS5: {plain_time:.0f} s, {(folder / 'plain.db').stat().st_size / 1e6:.0f} MB", flush=True)
        asked = list(ask_for(sample, questions, chance))
        key = vault_key(vault)
    kinds = {kind: [each.words for each in asked if each.kind == kind] for kind in dict.fromkeys(q.kind for q in asked)}
    kinds["all"] = [question.words for question in asked]
    ours = opened(database, key)
    bare = in_clear(ours, folder, kinds) if with_clear else {}
    print("| question | habeas p50 | p95 | processor p50 | p95 | found ", end="")
    print("| plain FTS5 p50 | p95 | processor p50 | p95 | found | encrypted : not |")
    print(f"|---|{'--:|' * 11}")
    for kind, some in kinds.items():
        report(kind, some, ours, plain, bare.get(kind))


def in_clear(ours: Any, folder: Path, kinds: dict[str, list[str]]) -> dict[str, float]:
    """Milliseconds of the processor for all questions of each kind, without encryption, in a process of its own."""
    began = time.perf_counter()
    export(ours, folder / "clear.db")
    print(f"copied without encryption in {time.perf_counter() - began:.0f} s", flush=True)
    call = [sys.executable, "-m", "benchmarks.find_in_clear", str(folder / "clear.db")]
    done = subprocess.run(call, input=json.dumps(kinds), capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def report(kind: str, questions: list[str], ours: Any, plain: sqlite3.Connection, bare: float | None) -> None:
    """One line of the table; the first questions warm each up before it is measured."""
    own, busy, found = warmed(lambda words: search(ours, words), questions)
    theirs, theirs_busy, theirs_found = warmed(lambda words: plainly(plain, words), questions)
    ratio = "–" if bare is None else f"{sum(busy) / bare:.2f}"
    print(
        f"| {kind} | {cut(own, 50)} | {cut(own, 95)} | {cut(busy, 50)} | {cut(busy, 95)} | {found}/{len(questions)} "
        f"| {cut(theirs, 50)} | {cut(theirs, 95)} | {cut(theirs_busy, 50)} | {cut(theirs_busy, 95)} "
        f"| {theirs_found}/{len(questions)} | {ratio} |",
        flush=True,
    )


def warmed(ask: Callable[[str], int], questions: list[str]) -> tuple[list[float], list[float], int]:
    """As :func:`timed`, after five of them were asked already."""
    for question in questions[:5]:
        ask(question)
    return timed(ask, questions)


def timed(ask: Callable[[str], int], questions: list[str]) -> tuple[list[float], list[float], int]:
    """Milliseconds of each question, those of them in which the processor worked, and how many found something."""
    times, busy, found = [], [], 0
    for question in questions:
        began, worked = time.perf_counter(), time.process_time()
        found += ask(question) > 0
        times.append((time.perf_counter() - began) * 1_000)
        busy.append((time.process_time() - worked) * 1_000)
    return times, busy, found


def cut(times: list[float], percent: int) -> str:
    """A percentile in milliseconds."""
    return f"{statistics.quantiles(times, n=100)[percent - 1]:.1f} ms"


def search(connection: Any, question: str) -> int:
    """How many hits the program's own search gives over this connection."""
    from habeas.vault.find_search import Asked

    return len(Asked(connection.cursor(), parse_query(question), Filters()).answer(_HITS).hits)


def plainly(connection: sqlite3.Connection, question: str) -> int:
    """The same words asked of plain FTS5 with its own ranking, as somebody would who has nothing else."""
    parts = question.split(" ") if not question.startswith('"') else [question]
    begun = [f'"{part[:-1]}"*' if part[-1] == "*" else part for part in parts]
    match = " ".join(part if '"' in part else f'"{part}"' for part in begun)
    shown = "snippet(passages, 0, '', '', '', 20)"
    asked = f"SELECT rowid, {shown} FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
    return len(connection.execute(asked, (match, _HITS)).fetchall())


def fill(
    vault: Vault, plain: sqlite3.Connection, texts: list[str], wanted: int, chance: random.Random
) -> tuple[int, int, float, list[list[str]]]:
    """Keep readings until there are so many passages; their number, letters, plain time, and words of some."""
    case = Case(CaseId("c" * 32), "scale", _NOW, Handle("reed"))
    vault.record.add_case(case)
    kept, letters, plain_time = 0, 0, 0.0
    sample: list[list[str]] = []
    lines = changed(texts, chance)
    for number in count():
        text = "\n\n".join(next(lines) for _ in range(_LINES))
        data = text.encode()
        copy = Copy(digest_of(data), len(data), "text/plain")
        reading = Reading(copy.digest, "made/1", text, ())
        source = Source(
            SourceId(f"{number:032x}"), copy, _NOW, Handle("reed"), Method.FILE, "made", f"{number}.txt",
            Secrecy.PUBLIC, None, Description(),
        )  # fmt: skip
        with vault.transaction():
            vault.evidence.put_copy(data)
            vault.evidence.add_source(source)
            vault.evidence.add_reading(reading)
            vault.evidence.link_source(case.id, source.id)
        pieces = [span.slice(text) for span in passages(reading)]
        began = time.perf_counter()
        plain.executemany("INSERT INTO passages (text) VALUES (?)", [(piece,) for piece in pieces])
        plain.commit()
        plain_time += time.perf_counter() - began
        sample += [terms(piece) for piece in chance.sample(pieces, 2)]
        kept += len(pieces)
        letters += len(text)
        if kept >= wanted:
            return kept, letters, plain_time, sample
    raise AssertionError


def changed(texts: list[str], chance: random.Random) -> Iterator[str]:
    """The texts again and again; from the second time on some words of others and slips in them."""
    words = [word for text in texts for word in text.split()]
    for turn in count():
        for text in texts:
            parts = text.split()
            for _ in range(min(turn, 1) * max(1, len(parts) // 6)):
                parts[chance.randrange(len(parts))] = chance.choice(words)
            if turn and chance.random() < 0.3:
                at = chance.randrange(len(parts))
                parts[at] = slip(parts[at], chance)
            yield " ".join(parts)


def slip(word: str, chance: random.Random) -> str:
    """A word with two neighbouring letters exchanged."""
    at = chance.randrange(max(1, len(word) - 1))
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def ask_for(sample: list[list[str]], number: int, chance: random.Random) -> Iterator[Question]:
    """Questions of every kind, from the words of the passages."""
    held = Counter(word for words in sample for word in set(words) if word.isalpha() and len(word) > 3)
    ranked = [word for word, _ in held.most_common()]
    rare = [word for word in ranked if held[word] == 1 and len(word) > 5]
    middle = [word for word in ranked[50:2_000] if len(word) > 5]
    long = [words for words in sample if len(words) > 8]
    for word in ranked[:number]:
        yield Question("common word", word)
    for word in chance.sample(middle, number):
        yield Question("word", word)
    for word in chance.sample(rare, number):
        yield Question("rare word", word)
    for words in chance.sample(long, number):
        yield Question("two words", " ".join(chance.sample([w for w in words if len(w) > 3] or words, 2)))
    for words in chance.sample(long, number):
        yield Question("phrase of three", '"' + " ".join(words[2:5]) + '"')
    for word in chance.sample(middle, number):
        yield Question("beginning", word[:4] + "*")
    for word in chance.sample(middle, number):
        yield Question("misspelt", slip(word[:2] + word[3:], chance) if len(word) > 8 else slip(word, chance))
    cyrillic = [word for word in middle if not word.isascii()]
    for word in chance.sample(cyrillic, number):
        yield Question("in Latin letters", to_latin(word, Scheme.PRESS))


def vault_key(vault: Vault) -> str:
    """The raw key of the database, for a connection of the measurement's own."""
    from django.db import connections

    alias = vault.evidence._session.alias  # type: ignore[attr-defined]  # noqa: SLF001
    return str(connections.settings[alias]["OPTIONS"]["key"].data.hex())


def opened(path: Path, key: str | None) -> Any:
    """A connection that takes statements as Django's cursors do, encrypted or not."""
    from habeas.vault.sqlcipher.base import Connection, CursorWrapper

    class Opened(Connection):
        def cursor(self, *_: object) -> Any:
            return super().cursor(factory=CursorWrapper)

    connection = dbapi2.connect(str(path), factory=Opened, cached_statements=8)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def export(ours: Any, path: Path) -> None:
    """The same database without encryption."""
    ours.execute(f"ATTACH DATABASE '{path}' AS clear KEY ''")
    ours.execute("SELECT sqlcipher_export('clear')").fetchall()
    ours.execute("DETACH DATABASE clear")


if __name__ == "__main__":
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    main()
