"""Puts an open vault together from its parts. Django must be set up before this is imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import connections

from habeas.base.errors import IntegrityFailure, VaultBusy
from habeas.base.ids import Handle
from habeas.vault.audit import VaultAudit
from habeas.vault.blobs import BlobFolder
from habeas.vault.columns import utc
from habeas.vault.django_setup import register
from habeas.vault.evidence import VaultEvidence
from habeas.vault.failures import damaged, plain_failures
from habeas.vault.integrity import check_vault
from habeas.vault.journal import keep_journal, lost_commits
from habeas.vault.keyfile import KeyFile
from habeas.vault.keys import Key, Purpose, Random, sub_key
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.models import BlobRow, VaultRow
from habeas.vault.proposals import VaultProposals
from habeas.vault.record import VaultRecord
from habeas.vault.schema import bring_up, is_empty
from habeas.vault.session import Session
from habeas.vault.unfinished import has_marks, sweep, sweep_parts
from habeas.vault.vault import Vault


def connect(folder: Path, master: Key, vault: str, timeout: float, random: Random) -> Session:
    """A session on the database of the vault; nothing is opened yet. `timeout` in seconds."""
    names = sub_key(master, vault, Purpose.BLOB_NAMES)
    keys = sub_key(master, vault, Purpose.BLOB_KEYS)
    alias = register(folder / DATABASE, sub_key(master, vault, Purpose.DATABASE), timeout)
    return Session(alias, BlobFolder(folder / BLOBS, names, keys, random))


def make_tables(session: Session, vault: str, owner: Handle, now: datetime) -> None:
    """The tables of a new vault, and the row that says whose it is."""
    with plain_failures():
        bring_up(session.alias)
    with session.writing() as alias:
        VaultRow.objects.using(alias).create(key=vault, owner=owner, created_at=utc(now))


def assemble(folder: Path, session: Session, file: KeyFile, master: Key) -> Vault:
    """The open vault: tables brought up, leftovers of a crash swept.

    Raises IntegrityFailure when the database is damaged or another vault's, WrongCall when it is of a
    newer version, VaultBusy when another process holds it.
    """
    with session.reading() as alias:
        if is_empty(alias):
            raise damaged()
        bring_up(alias)
        row = VaultRow.objects.using(alias).values("key", "owner").first()
    if row is None or row["key"] != file.vault:
        raise IntegrityFailure("The database does not belong to this vault.", "Open a backup of the vault.")
    look_after_a_crash(folder, session)
    return Vault(
        id=file.vault,
        owner=Handle(row["owner"]),
        evidence=VaultEvidence(session),
        record=VaultRecord(session),
        proposals=VaultProposals(session),
        audit=VaultAudit(session),
        transaction=session.transaction,
        check=partial(check_vault, folder, session, master),
        close=session.close,
    )


def look_after_a_crash(folder: Path, session: Session) -> None:
    """Keep a journal that was not taken over whole, and delete what was left among the blobs.

    Another process that is writing is left alone, and has looked when it opened.
    """
    sweep_parts(folder)
    database = folder / DATABASE
    marks, journal = has_marks(session.blobs), database.with_name(f"{DATABASE}-wal")
    if not marks and not (journal.is_file() and journal.stat().st_size):
        return
    try:
        with _no_wait(session), session.writing() as alias:
            lost = lost_commits(database)
            if lost:
                keep_journal(database, lost, session.blobs.random)
            if marks:
                sweep(session.blobs, set(BlobRow.objects.using(alias).values_list("name", flat=True)))
        if lost:
            with session.reading() as alias, connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except VaultBusy:
        return


@contextmanager
def _no_wait(session: Session) -> Iterator[None]:
    with session.reading() as alias, connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = int(cursor.fetchone()[0])
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
