"""Erases in child processes and kills them; run by `test_erasing_killed.py`.

Arguments: the vault's folder, its passphrase, how many children, a seed. Each child erases one source after
the other, with its statement, and tells each that returned. After each kill this program opens the vault and
demands that every source is there whole or erased whole, and that no page holds a word of an erased one.
Prints how many erasures were acknowledged.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.vault.pages import clear_pages

from habeas.base.erasure import Destruction, Erased, Erasure, Reason
from habeas.base.finding import Severity
from habeas.base.ids import CaseId, EntityId, Handle, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.sources.source import Copy, Description, Secrecy, Source
from habeas.evidence.sources.source import Method as Came
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement
from habeas.vault.opening import open_vault
from habeas.vault.vault import Vault

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WREN = Handle("wren")
CASE = CaseId("c" * 32)
WORD = "Canary{:03d}Testov"


def key_of(number: int) -> SourceId:
    """The id of a source."""
    return SourceId(f"{number:032x}")


def keep_one(vault: Vault, number: int) -> None:
    """A source whose every word tells its number, with a person and a statement on it."""
    word = WORD.format(number)
    text = f"{word} was seen in Tasköl. " * (3 + number * 91 % 300)
    with vault.transaction():
        digest = vault.evidence.put_copy(text.encode())
        copy = Copy(digest, len(text.encode()), "text/plain")
        came = (NOW, WREN, Came.FILE, "test", f"{word}.txt", Secrecy.PUBLIC, None, Description())
        vault.evidence.add_source(Source(key_of(number), copy, *came))
        vault.evidence.link_source(CASE, key_of(number))
        reading = Reading(digest, "plain/1", text, (Span(0, len(text)),))
        vault.evidence.add_reading(reading)
        person = Entity(EntityId(f"{number:032x}"), EntityKind.PERSON, word)
        vault.record.add_entity(CASE, person)
        vault.record.add_statement(
            CASE,
            Statement(
                subject=person.id,
                prop="person",
                value={"name": word},
                language=Lang.EN,
                source=key_of(number),
                anchor=anchor_at(reading, Span(0, len(word))),
                stance=Stance.ASSERTS,
                attributed_to=None,
                when=None,
                source_grade=None,
                information_grade=None,
                confidentiality=Confidentiality.TEAM,
                recorded_by=WREN,
                recorded_at=NOW,
                method=Method.TYPED,
                extractor=None,
                supersedes=None,
                reason="",
                nonce=f"{number:032x}",
            ),
        )


def erase_until_killed(folder: Path, passphrase: str, acknowledge: int) -> None:
    """Erase the sources in turn, telling the number of each once it is done."""
    with open_vault(folder, passphrase) as vault:
        said = {one.source: one for one in vault.record.statements(CASE)}
        for source in vault.evidence.sources():
            number = int(source.id, 16)
            what = Destruction((source.id,), (said[source.id].id,), (EntityId(source.id),))
            kinds = ((Erased.SOURCE, source.id), (Erased.STATEMENT, said[source.id].id), (Erased.ENTITY, source.id))
            stones = [Erasure(kind, key, source.id, CASE, NOW, WREN, Reason.ASKED) for kind, key in kinds]
            vault.erasures.destroy(what, stones)
            os.write(acknowledge, number.to_bytes(4))


def run_and_kill(folder: Path, passphrase: str, after: float) -> set[int]:
    """Start an eraser, kill it so many seconds after its first erasure; the numbers it acknowledged."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        erase_until_killed(folder, passphrase, theirs)
        os._exit(0)
    os.close(theirs)
    told = os.read(ours, 4)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ours, 4):
        told += more
    os.close(ours)
    return {int.from_bytes(told[at : at + 4]) for at in range(0, len(told), 4)}


def demand_whole(folder: Path, passphrase: str, acknowledged: set[int]) -> None:
    """Fail unless each source is there with all of it, or erased with all of it."""
    with open_vault(folder, passphrase) as vault:
        kept = {int(source.id, 16) for source in vault.evidence.sources()}
        erased = {int(e.id, 16) for e in vault.erasures.erasures() if e.kind is Erased.SOURCE}
        assert kept | erased == set(range(SOURCES)), "a source is neither there nor erased"
        assert not kept & erased
        assert acknowledged <= erased
        assert {int(one.source, 16) for one in vault.record.statements(CASE)} == kept
        assert {int(one.id, 16) for one in vault.record.entities(CASE)} == kept
        for source in vault.evidence.sources():
            assert vault.evidence.copy(source.copy.digest)
        wrong = [finding for finding in vault.check() if finding.severity is not Severity.NOTE]
        assert [finding for finding in wrong if finding.code != "journal-cut"] == [], wrong
    every = b"".join(clear_pages(folder, passphrase))
    assert all(WORD.format(number).encode() not in every for number in erased), "a word of an erased source is left"
    assert all(WORD.format(number).encode() in every for number in kept)


FOLDER, PASSPHRASE, CHILDREN, SEED = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
SOURCES = 6 * CHILDREN
chance = random.Random(SEED)
told: set[int] = set()
with open_vault(FOLDER, PASSPHRASE) as made:
    made.record.add_case(Case(CASE, "a case", NOW, WREN))
    for each in range(SOURCES):
        keep_one(made, each)
for _ in range(CHILDREN):
    told |= run_and_kill(FOLDER, PASSPHRASE, chance.uniform(0.0, 0.25))
    demand_whole(FOLDER, PASSPHRASE, told)
sys.stdout.write(f"{len(told)}\n")
