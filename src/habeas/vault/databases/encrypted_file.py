"""The database of a vault as one encrypted file of its folder: SQLite under SQLCipher."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connections, transaction
from django.db.utils import DatabaseError

from habeas.base.errors import IntegrityFailure, VaultBusy
from habeas.vault.databases import freezing
from habeas.vault.databases.clearing import emptied, rewrite
from habeas.vault.databases.database import Frozen
from habeas.vault.durable import cannot_write, write_durably
from habeas.vault.failures import failure_of
from habeas.vault.journal import keep_journal, lost_commits
from habeas.vault.keys import Key
from habeas.vault.layout import BEFORE_UPGRADE, DATABASE

if TYPE_CHECKING:
    from habeas.vault.session import Session

_CHECKS = (("cipher_integrity_check", ()), ("quick_check", ("ok",)), ("foreign_key_check", ()))
_READ_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True, repr=False)
class EncryptedFile:
    """Implements `Database` by the file `vault.db` in a vault's folder, encrypted under `key`."""

    folder: Path
    key: Key

    def demand_there(self) -> None:
        """Raises IntegrityFailure where the file is missing or empty."""
        if not self._file.is_file() or not self._file.stat().st_size:
            raise IntegrityFailure("The vault's database is missing.", "Put back vault.db from a backup of this vault.")

    def described(self, timeout: float) -> dict[str, Any]:
        """Our own backend, and write transactions that take the writer's lock when they begin."""
        options: dict[str, Any] = {"key": self.key, "timeout": timeout, "transaction_mode": "IMMEDIATE"}
        return {"ENGINE": "habeas.vault.sqlcipher", "NAME": str(self._file.absolute()), "OPTIONS": options}

    def hold(self, alias: str) -> None:
        """Nothing: the transaction has begun with it."""

    def forget_failed(self, alias: str) -> None:
        """Write a commit of nothing over one that may stand whole in the journal though its sync was refused."""
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA user_version")
            cursor.execute(f"PRAGMA user_version = {int(cursor.fetchone()[0])}")

    @contextmanager
    def unwaiting(self, alias: str) -> Iterator[None]:
        """Without the wait for another process."""
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            before = int(cursor.fetchall()[0][0])
            # Fetched to its end: a statement under way would keep the pages from being rewritten.
            cursor.execute("PRAGMA busy_timeout = 0").fetchall()
            try:
                yield
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {before}")

    def keep_what_was_cut(self, session: "Session") -> None:
        """Keep a journal that was not taken over whole. Where another process is writing there was no crash."""
        if not (self._journal.is_file() and self._journal.stat().st_size):
            return
        with suppress(VaultBusy), session.unwaiting():
            with session.writing():
                lost = lost_commits(self._file)
                if lost:
                    keep_journal(self._file, lost, session.blobs.random)
            if lost:
                with session.reading() as alias:
                    self.settle(alias)

    def settle(self, alias: str) -> bool:
        """Bring the journal into the file and empty it."""
        with connections[alias].cursor() as cursor:
            return emptied(cursor)

    def rewrite(self, session: "Session", alias: str) -> bool:
        """Write every page anew."""
        return rewrite(alias, self._journal, session.progress)

    def faults(self, alias: str) -> Iterator[str]:
        """Pages that are not as they were sealed, broken tables, references to rows that are not there."""
        with connections[alias].cursor() as cursor:
            for pragma, sound in _CHECKS:
                try:
                    cursor.execute(f"PRAGMA {pragma}")
                    yield from (" ".join(map(str, row)) for row in cursor.fetchall() if tuple(row) != sound)
                except DatabaseError as error:
                    if not isinstance(failure_of(error), IntegrityFailure):
                        raise
                    yield str(error)

    def frozen(self, session: "Session") -> AbstractContextManager[Frozen]:
        """The file itself, which nobody writes to meanwhile."""
        return freezing.frozen(self._file, self._journal, session)

    def before_upgrade(self, session: "Session") -> None:
        """Copy the file, encrypted as it is, beside it."""
        if not self._before.exists():
            with self.frozen(session) as moment, moment.database.open("rb") as file:
                write_durably(self._before, iter(lambda: file.read(_READ_AT_ONCE), b""), session.blobs.random)

    def after_upgrade(self) -> None:
        """Delete that copy, because what is erased later must not live on in it."""
        try:
            self._before.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(error) from error

    @property
    def is_upgrading(self) -> bool:
        """Whether that copy is there."""
        return self._before.exists()

    @property
    def _file(self) -> Path:
        return self.folder / DATABASE

    @property
    def _journal(self) -> Path:
        return self.folder / f"{DATABASE}-wal"

    @property
    def _before(self) -> Path:
        return self.folder / BEFORE_UPGRADE
