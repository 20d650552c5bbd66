"""Checking a snapshot from the medium alone: every part, every page of its database, every original.

The database is put together in a temporary file, encrypted as it is, which is gone afterwards.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure
from habeas.base.finding import Finding, Severity
from habeas.base.progress import Progress
from habeas.vault.backup.folder import BackupFolder, shown
from habeas.vault.backup.manifest import Manifest, Original
from habeas.vault.blobs import opened_chunks, unwrapped_blob_key
from habeas.vault.keys import Key
from habeas.vault.sqlcipher.library import dbapi2

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PRAGMAS = (("cipher_integrity_check", ()), ("quick_check", ("ok",)), ("foreign_key_check", ()))


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a snapshot, and the names of the parts that are missing or altered."""

    findings: tuple[Finding, ...]
    bad_parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlobLine:
    """A row of the snapshot's database that names an original."""

    name: str
    digest: Digest
    sealed_key: bytes
    size: int


class PartReader(RawIOBase):
    """The parts of one file, one after the other, each proved as it is read."""

    def __init__(self, folder: BackupFolder, parts: Sequence[str]) -> None:
        self._folder = folder
        self._left = list(reversed(parts))
        self._now = memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer as far as the part at hand goes; raises IntegrityFailure for a bad part."""
        if not self._now and self._left:
            self._now = memoryview(self._folder.part(self._left.pop()))
        view = memoryview(buffer).cast("B")
        count = min(len(view), len(self._now))
        view[:count] = self._now[:count]
        self._now = self._now[count:]
        return count


def check_snapshot(
    folder: BackupFolder, manifest: Manifest, database: Key, blobs: Key, progress: Progress
) -> Checked:  # fmt: skip
    """Read all of a snapshot and say what is wrong with it; changes nothing.

    `database` and `blobs` are the vault's keys for its database and for the keys of its originals.
    """
    findings: list[Finding] = []
    bad: list[str] = []
    progress.begin("checking", len(manifest.database) + len(manifest.originals))
    with tempfile.NamedTemporaryFile(prefix="sealed-") as file:
        for name in manifest.database:
            _copy_part(folder, name, cast("IO[bytes]", file), findings, bad)
            progress.step()
        file.flush()
        lines = None if bad else _database(Path(file.name), database, findings)
    known = {each.name: each for each in manifest.originals}
    if lines is None:
        for original in manifest.originals:
            findings += _parts_alone(folder, original, bad)
            progress.step()
    else:
        for line in lines:
            findings += _original(folder, line, known.get(line.name), blobs, bad)
            progress.step()
    progress.end()
    return Checked(tuple(findings), tuple(bad))


def blob_lines(path: Path, key: Key) -> tuple[BlobLine, ...]:
    """The rows of originals in an encrypted database file that nobody writes to; raises IntegrityFailure."""
    connection = connected(path, key)
    try:
        rows = connection.execute("SELECT name, digest, sealed_key, size FROM blobs ORDER BY number").fetchall()
        return tuple(BlobLine(name, Digest(digest), bytes(sealed), size) for name, digest, sealed, size in rows)
    except dbapi2.DatabaseError as error:
        raise IntegrityFailure("The database of the snapshot cannot be read.", "Use another snapshot.") from error
    finally:
        connection.close()


def _copy_part(folder: BackupFolder, name: str, file: IO[bytes], findings: list[Finding], bad: list[str]) -> None:
    try:
        file.write(folder.part(name))
    except IntegrityFailure as failure:
        bad.append(name)
        findings.append(_error("backup-part-bad", f"database: {shown(name)}", failure.message))


def _database(path: Path, key: Key, findings: list[Finding]) -> tuple[BlobLine, ...] | None:
    """The rows of originals, None where the database cannot be read; what is wrong with its pages is added."""
    try:
        connection = connected(path, key)
        try:
            for pragma, sound in _PRAGMAS:
                wrong = (row for row in connection.execute(f"PRAGMA {pragma}").fetchall() if tuple(row) != sound)
                findings += (_error("backup-database-damaged", "database", " ".join(map(str, row))) for row in wrong)
        finally:
            connection.close()
        return blob_lines(path, key)
    except (dbapi2.DatabaseError, IntegrityFailure) as error:
        findings.append(_error("backup-database-damaged", "database", str(error)))
        return None


def connected(path: Path, key: Key) -> dbapi2.Connection:
    """A connection to an encrypted database file that nobody writes to; what is wrong shows at its first use."""
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute(f"PRAGMA key = \"x'{key.data.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _original(
    folder: BackupFolder, line: BlobLine, original: Original | None, blobs: Key, bad: list[str]
) -> Iterator[Finding]:  # fmt: skip
    if original is None or not original.parts:
        yield _error("backup-original-missing", line.digest, "The vault no longer had this original to copy.")
        return
    try:
        key = unwrapped_blob_key(line.sealed_key, line.name, blobs)
        with BufferedReader(PartReader(folder, original.parts)) as file:
            if digest_of(opened_chunks(file, key, line.name, line.size)) == line.digest:
                return
        raise IntegrityFailure("The original is not what was put in.")
    except IntegrityFailure as failure:
        before = len(bad)
        yield from _parts_alone(folder, original, bad)
        if len(bad) == before:
            yield _error("backup-original-damaged", line.digest, failure.message)


def _parts_alone(folder: BackupFolder, original: Original, bad: list[str]) -> Iterator[Finding]:
    for name in original.parts:
        try:
            folder.part(name)
        except IntegrityFailure as failure:
            bad.append(name)
            yield _error("backup-part-bad", f"original: {shown(name)}", failure.message)


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
