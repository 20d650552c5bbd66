"""Whether the database's journal holds writes that the database did not take over.

After a crash SQLite takes over the journal (`-wal`) up to the first frame whose checksum fails and
drops the rest without a word. One commit beyond that place is a write that a power cut left half
done, or the last one that was acknowledged, altered since; the two cannot be told apart. Several
mean that the journal was altered, because each commit is synced before the next begins. Either way
the journal is kept and the matter is said.

Format: "The Write-Ahead Log" in https://www.sqlite.org/fileformat2.html and
https://www.sqlite.org/walformat.html. All numbers are big-endian but those of the index.
"""

import os
import re
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from habeas.vault.durable import write_durably
from habeas.vault.keys import Random

_KEPT = re.compile(r"journal-(?P<lost>\d+)-[0-9a-f]{16}\.kept")
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_INDEX = struct.Struct("=IIIIIIII8s")
_SALTS = slice(16, 24)
_PAGE = 4096
_READ_AT_ONCE = 1 << 20


def lost_commits(database: Path) -> int:
    """How many commits the journal of this database holds that were not taken over.

    The database must be open and its write lock held by the caller. At least 1 where the journal has
    a damaged header.
    """
    try:
        with _beside(database, "-wal").open("rb") as journal:
            head = journal.read(_HEADER.size)
            if not journal.read(1):
                return 0
            if not _is_header(head):
                return max(1, _commits(journal, 0, None))
            taken_over, generation = _index(database)
            if head[_SALTS] != generation:
                return 0  # all of it was taken over, and the next write begins the journal anew
            return _commits(journal, taken_over, _HEADER.unpack(head)[4:6])
    except FileNotFoundError:
        return 0


def keep_journal(database: Path, lost: int, random: Random) -> None:
    """Copy the journal beside the database under a name of its own; raises CannotWrite."""
    kept = database.with_name(f"journal-{lost}-{random(8).hex()}.kept")
    with _beside(database, "-wal").open("rb") as file:
        write_durably(kept, iter(lambda: file.read(_READ_AT_ONCE), b""), random)


def kept_journals(folder: Path) -> tuple[tuple[str, int], ...]:
    """Name of each journal that was kept in this folder, and how many commits of it were lost."""
    found = ((path.name, _KEPT.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    return tuple((name, int(match["lost"])) for name, match in found if match)


def _commits(journal: BinaryIO, after: int, salts: Sequence[int] | None) -> int:
    """Commit frames after the first `after` frames; of one generation of the journal where `salts` are given."""
    commits = 0
    journal.seek(_HEADER.size + after * (_FRAME.size + _PAGE))
    while len(frame := journal.read(_FRAME.size)) == _FRAME.size:
        _, pages_after_commit, *rest = _FRAME.unpack(frame)
        # One altered number of the two salts must not hide the frame.
        if pages_after_commit and (salts is None or rest[0] == salts[0] or rest[1] == salts[1]):
            commits += 1
        journal.seek(_PAGE, os.SEEK_CUR)
    return commits


def _is_header(head: bytes) -> bool:
    if len(head) < _HEADER.size:
        return False
    magic, *_ = numbers = _HEADER.unpack(head)
    if magic not in (0x377F0682, 0x377F0683):
        return False
    words = struct.unpack((">" if magic & 1 else "<") + "6I", head[:24])
    one = two = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return tuple(numbers[6:]) == (one, two)


def _index(database: Path) -> tuple[int, bytes]:
    """Frames that count, and the two salts of their generation, as the journal's index has them."""
    with _beside(database, "-shm").open("rb") as index:
        head = index.read(_INDEX.size)
    _, _, _, _, frames, _, _, _, salts = _INDEX.unpack(head)
    return frames, salts


def _beside(database: Path, ending: str) -> Path:
    return database.with_name(database.name + ending)
