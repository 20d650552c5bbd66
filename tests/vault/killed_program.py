"""Writes to a vault in child processes and kills them; run by `test_killed.py`.

Arguments: the vault's folder, its passphrase, how many children, a seed. Each child tells every write that
returned; after each kill this program opens the vault and demands that all of them are there and
nothing is there by halves. Prints the number of writes that were acknowledged.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.ids import Handle, SourceId
from habeas.base.keeping import AuditEntry
from habeas.base.span import Span
from habeas.evidence.sources.custody import check_chain, commit, next_entry
from habeas.evidence.sources.source import Copy, Description, Method, Secrecy, Source
from habeas.evidence.text.reading import Reading
from habeas.vault.opening import open_vault
from habeas.vault.vault import Vault

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WREN = Handle("wren")


def write_one(vault: Vault, number: int) -> None:
    """Keep one source with its copy, reading, custody entry and audit entry, as one transaction."""
    text = f"Letter {number} of Aidar Testov. " * (1 + number * 37 % 400)
    key = SourceId(f"{number:032x}")
    with vault.transaction():
        digest = vault.evidence.put_copy(text.encode())
        copy = Copy(digest, len(text), "text/plain")
        vault.evidence.add_source(
            Source(key, copy, NOW, WREN, Method.FILE, "test", None, Secrecy.PUBLIC, None, Description())
        )
        vault.evidence.add_reading(Reading(digest, "plain/1", text, (Span(0, len(text)),)))
        event, salt = {"action": "received", "source": key}, bytes(16)
        entry = next_entry(vault.evidence.last_custody(), commit(event, salt))
        vault.evidence.append_custody(entry, salt, event)
        vault.audit.append(AuditEntry(NOW, WREN, "add", key))


def write_until_killed(folder: Path, passphrase: str, start: int, acknowledge: int) -> None:
    """Write sources from `start` on, telling the number of each once it is kept."""
    with open_vault(folder, passphrase) as vault:
        for number in range(start, start + 10_000):
            write_one(vault, number)
            os.write(acknowledge, number.to_bytes(4))


def run_and_kill(folder: Path, passphrase: str, start: int, after: float) -> list[int]:
    """Start a writer, kill it that many seconds after its first write; the numbers it acknowledged."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        write_until_killed(folder, passphrase, start, theirs)
        os._exit(0)
    os.close(theirs)
    told = os.read(ours, 4)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ours, 4):
        told += more
    os.close(ours)
    return [int.from_bytes(told[at : at + 4]) for at in range(0, len(told), 4)]


def demand_whole(folder: Path, passphrase: str, acknowledged: set[int]) -> int:
    """The number after the last source kept; fails unless all is whole."""
    with open_vault(folder, passphrase) as vault:
        sources = vault.evidence.sources()
        kept = [int(source.id, 16) for source in sources]
        assert acknowledged <= set(kept), f"lost: {sorted(acknowledged - set(kept))}"
        assert len(kept) - len(acknowledged) <= CHILDREN, "at most one write of each child was not told"
        for source in sources:
            data = vault.evidence.copy(source.copy.digest)
            assert digest_of(data) == source.copy.digest
            reading = vault.evidence.first_reading(source.copy.digest)
            assert reading is not None
            assert reading.text.encode() == data
        log = vault.evidence.custody()
        assert [event["source"] for _, _, event in log if event] == [source.id for source in sources]
        assert check_chain(entry for entry, _, _ in log) == ()
        assert [entry.obj for entry in vault.audit.entries()] == [source.id for source in sources]
        wrong = [finding for finding in vault.check() if finding.code != "journal-cut"]
        assert wrong == [], wrong
    return max(kept, default=-1) + 1


FOLDER, PASSPHRASE, CHILDREN, SEED = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(SEED)
told: set[int] = set()
number = demand_whole(FOLDER, PASSPHRASE, told)
for _ in range(CHILDREN):
    told |= set(run_and_kill(FOLDER, PASSPHRASE, number, chance.uniform(0.0, 0.05)))
    number = demand_whole(FOLDER, PASSPHRASE, told)
sys.stdout.write(f"{len(told)}\n")
