"""A quotation asked of an export and of a vault: `.venv/bin/python -m benchmarks.quote_check [--posts N]`.

Makes a Telegram export of N posts, then asks for a quotation that is in it and for one that is not: without a vault
(the export is read and indexed each time) and in a vault (the first question makes the index, the second reads it).
Times are processor time of this process, so that other work on the machine counts less; loading the program, its
language models and the key derivation of the vault are told apart. Without --texts the posts are made of a few
hundred invented words; with it, of the last column of a file of tab-separated lines.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from habeas.base.ids import Handle
from habeas.desk.archive_reading import Terms
from habeas.desk.archives import add_archive
from habeas.desk.opening import open_session
from habeas.desk.quote import Asked, quote_in_case, quote_in_export
from habeas.evidence.archives.archive import Authority, Given, OthersWords
from habeas.evidence.text.language import language_of
from habeas.findings.quotes.question import question
from habeas.vault.opening import create_vault

PASSPHRASE = "nine paper boats on a pond"
OWNER = "A. Baker"
ABSENT = "The committee of eleven gardeners met the Lord Mayor of Wexhamptonbury on 31 February with 4711 umbrellas"
SYLLABLES = ("ба", "ко", "ра", "ту", "ми", "ле", "жа", "но", "де", "пи", "са", "ры", "ве", "ша", "ге", "ня", "зо", "му")


def now() -> datetime:
    """A fixed time."""
    return datetime(2026, 3, 1, tzinfo=UTC)


def texts_of(file: Path | None, count: int) -> list[str]:
    """Posts of about a dozen words."""
    if file is not None:
        lines = [line.split("\t")[-1] for line in file.read_text("utf-8").splitlines() if line.strip()]
        return [lines[at % len(lines)] for at in range(count)]
    chance = random.Random(5)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(600)]
    return [" ".join(chance.choices(words, k=chance.randint(4, 20))) for _ in range(count)]


def write_export(path: Path, texts: list[str]) -> None:
    """A public channel as Telegram Desktop lays it out."""
    messages = [
        {
            "id": at,
            "type": "message",
            "date": "2020-03-01T00:00:00",
            "date_unixtime": str(1_583_000_000 + 60 * at),
            "from": OWNER,
            "from_id": "user1",
            "text": text,
        }
        for at, text in enumerate(texts, 1)
    ]
    chat = {"name": "Bread", "type": "public_channel", "id": 7, "messages": messages}
    path.write_text(json.dumps(chat, ensure_ascii=False), "utf-8")


class Lap:
    """Processor time between two calls."""

    def __init__(self) -> None:
        self._at = time.process_time()

    def __call__(self, what: str, asked: Asked | None = None) -> None:
        """Print the time since the call before, and the verdict of an answer."""
        spent = time.process_time() - self._at
        told = "" if asked is None else f"  {asked.record.answer.verdict.value}"
        print(f"{what:<58} {spent:8.2f} s{told}", flush=True)
        self._at = time.process_time()


def main() -> None:
    """Ask, and print a line for each question."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--texts", type=Path)
    args = parser.parse_args()
    texts = texts_of(args.texts, args.posts)
    there = question(max(texts[args.posts // 2 : args.posts // 2 + 50], key=len)[:80])
    absent = question(ABSENT)
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "result.json"
        write_export(export, texts)
        print(f"{args.posts} posts, {sum(map(len, texts))} characters, export of {export.stat().st_size >> 10} KiB")
        lap = Lap()
        language_of("Загрузка языковых моделей, once")
        language_of("Loading the language models once more for English words")
        lap("loading the language models")
        lap("export: a quotation that is there", quote_in_export(there, export, [OWNER], now))
        lap("export: one that is not, in another language", quote_in_export(absent, export, [OWNER], now))
        vault = Path(folder) / "vault"
        create_vault(vault, PASSPHRASE, Handle("reed"), now=now())
        with open_session(vault, PASSPHRASE, now, random.Random(2).randbytes) as session:
            lap("making and opening a vault")
            terms = Terms(Given(Authority.OWNER), (OWNER,), all_chats=True, others=OthersWords.KEEP)
            add_archive(session, "baker", export, terms)
            lap("vault: taking the archive in")
            for what in ("vault: the first question makes the index", "vault: the second reads it"):
                lap(what, quote_in_case(session, "baker", there))
            lap("vault: one that is not there, in another language", quote_in_case(session, "baker", absent))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB")


if __name__ == "__main__":
    main()
