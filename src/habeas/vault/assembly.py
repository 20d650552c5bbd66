"""Puts an open vault together from its parts. Django must be set up before this is imported."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import connections

from habeas.base.errors import IntegrityFailure, VaultBusy
from habeas.base.ids import Handle
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.archives import VaultArchives
from habeas.vault.audit import VaultAudit
from habeas.vault.backup.making import back_up
from habeas.vault.blobs import BlobFolder
from habeas.vault.carrying.keeping import VaultCarrying
from habeas.vault.cleaning import clean, waits
from habeas.vault.columns import utc
from habeas.vault.django_setup import register
from habeas.vault.erasures import VaultErasures
from habeas.vault.evidence import VaultEvidence
from habeas.vault.failures import damaged, plain_failures
from habeas.vault.find import VaultFind
from habeas.vault.gate import VaultGate
from habeas.vault.integrity import check_vault
from habeas.vault.journal import keep_journal, lost_commits
from habeas.vault.keyfile import KeyFile
from habeas.vault.keys import Key, Purpose, Random, sub_key
from habeas.vault.layout import BLOBS, DATABASE
from habeas.vault.mappings import VaultMappings
from habeas.vault.models import BlobRow, VaultRow
from habeas.vault.proposals import VaultProposals
from habeas.vault.record import VaultRecord
from habeas.vault.registers import VaultRegisters
from habeas.vault.schema import bring_up, is_empty
from habeas.vault.sent import VaultSentCopies
from habeas.vault.session import Session
from habeas.vault.unfinished import has_marks, sweep, sweep_parts
from habeas.vault.upgrading import upgrade
from habeas.vault.vault import Vault


def connect(
    folder: Path, master: Key, vault: str, timeout: float, random: Random, progress: Progress = UNWATCHED
) -> Session:
    """A session on the database of the vault; nothing is opened yet. `timeout` in seconds."""
    names = sub_key(master, vault, Purpose.BLOB_NAMES)
    keys = sub_key(master, vault, Purpose.BLOB_KEYS)
    alias = register(folder / DATABASE, sub_key(master, vault, Purpose.DATABASE), timeout)
    return Session(alias, BlobFolder(folder / BLOBS, names, keys, random), progress)


def make_tables(session: Session, vault: str, owner: Handle, now: datetime) -> None:
    """The tables of a new vault, and the row that says whose it is."""
    with plain_failures():
        bring_up(session.alias)
    with session.writing() as alias:
        VaultRow.objects.using(alias).create(key=vault, owner=owner, created_at=utc(now))


def assemble(folder: Path, session: Session, file: KeyFile, master: Key) -> Vault:
    """The open vault: the journal looked at, tables brought up, leftovers of a crash swept.

    Raises IntegrityFailure when the database is damaged or another vault's, WrongCall when it is of a
    newer version, VaultBusy when another process holds it.
    """
    keep_cut_journal(folder, session)
    with session.reading() as alias:
        if is_empty(alias):
            raise damaged()
    upgraded = upgrade(folder, session)
    with session.reading() as alias:
        row = VaultRow.objects.using(alias).values("key", "owner").first()
    if row is None or row["key"] != file.vault:
        raise IntegrityFailure("The database does not belong to this vault.", "Open a backup of the vault.")
    sweep_leftovers(folder, session)
    erasures = VaultErasures(session, sub_key(master, file.vault, Purpose.ERASED))
    return Vault(
        id=file.vault,
        owner=Handle(row["owner"]),
        evidence=VaultEvidence(session),
        record=VaultRecord(session),
        proposals=VaultProposals(session),
        archives=VaultArchives(session),
        registers=VaultRegisters(session),
        find=VaultFind(session),
        mappings=VaultMappings(session),
        gate=VaultGate(session),
        audit=VaultAudit(session),
        erasures=erasures,
        sent=VaultSentCopies(session),
        carrying=VaultCarrying(session, file.vault, lambda digest: erasures.erased_copy(digest) is not None),
        transaction=session.transaction,
        check=partial(check_vault, folder, session, master),
        back_up=partial(back_up, folder, session, file.vault, master, random=session.blobs.random),
        upgraded=upgraded,
        close=session.close,
    )


def keep_cut_journal(folder: Path, session: Session) -> None:
    """Keep a journal that a crash left and that was not taken over whole, before anything is written over it.

    Where another process is writing there was no crash since it opened.
    """
    database = folder / DATABASE
    journal = database.with_name(f"{DATABASE}-wal")
    if not (journal.is_file() and journal.stat().st_size):
        return
    with suppress(VaultBusy), _no_wait(session):
        with session.writing():
            lost = lost_commits(database)
            if lost:
                keep_journal(database, lost, session.blobs.random)
        if lost:
            with session.reading() as alias, connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sweep_leftovers(folder: Path, session: Session) -> None:
    """Delete what a crash left: temporary files, blobs that no row names, remains of what was erased.

    Blobs are left alone while another process is writing.
    """
    sweep_parts(folder)
    if has_marks(session.blobs):
        with suppress(VaultBusy), _no_wait(session), session.writing() as alias:
            sweep(session.blobs, set(BlobRow.objects.using(alias).values_list("name", flat=True)))
    with session.reading() as alias:
        waiting = waits(alias)
    if waiting:
        with _no_wait(session):
            clean(session)


@contextmanager
def _no_wait(session: Session) -> Iterator[None]:
    with session.reading() as alias, connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = int(cursor.fetchall()[0][0])
        # Fetched to its end: a statement under way would keep the pages from being rewritten.
        cursor.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
