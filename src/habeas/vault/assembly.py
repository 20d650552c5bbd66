"""Puts an open vault together from its parts. Django must be set up before this is imported."""

from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

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
from habeas.vault.databases.database import Database
from habeas.vault.databases.place import database_of
from habeas.vault.django_setup import register
from habeas.vault.erasures import VaultErasures
from habeas.vault.evidence import VaultEvidence
from habeas.vault.failures import damaged, plain_failures
from habeas.vault.find import VaultFind
from habeas.vault.gate import VaultGate
from habeas.vault.integrity import check_vault
from habeas.vault.keyfile import KeyFile
from habeas.vault.keys import Key, Purpose, Random, sub_key
from habeas.vault.layout import BLOBS
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
    folder: Path,
    master: Key,
    vault: str,
    timeout: float,
    random: Random,
    progress: Progress = UNWATCHED,
    database: Database | None = None,
) -> Session:
    """A session on the database of the vault, or on another one for it; nothing is opened yet. `timeout` in seconds."""
    names = sub_key(master, vault, Purpose.BLOB_NAMES)
    keys = sub_key(master, vault, Purpose.BLOB_KEYS)
    database = database or database_of(folder, sub_key(master, vault, Purpose.DATABASE))
    alias = register(database.described(timeout))
    return Session(alias, database, BlobFolder(folder / BLOBS, names, keys, random), progress)


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
    session.database.keep_what_was_cut(session)
    with session.reading() as alias:
        if is_empty(alias):
            raise damaged()
    upgraded = upgrade(session)
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


def sweep_leftovers(folder: Path, session: Session) -> None:
    """Delete what a crash left: temporary files, blobs that no row names, remains of what was erased.

    Blobs are left alone while another process is writing.
    """
    sweep_parts(folder)
    if has_marks(session.blobs):
        with suppress(VaultBusy), session.unwaiting(), session.writing() as alias:
            sweep(session.blobs, set(BlobRow.objects.using(alias).values_list("name", flat=True)))
    with session.reading() as alias:
        waiting = waits(alias)
    if waiting:
        with session.unwaiting():
            clean(session)
