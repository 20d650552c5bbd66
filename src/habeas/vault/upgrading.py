"""Bringing an older vault up to this version: a copy of its database stands beside until the new one is checked.

The upgrade is one transaction, so that a kill at any moment leaves a vault that the next opening brings up.
The copy is encrypted as it is. It goes once the upgrade is checked, also when that is only at the next opening,
because what is erased later must not live on in it.
"""

from pathlib import Path

from django.db import connections

from habeas.base.errors import IntegrityFailure
from habeas.vault.backup.freezing import frozen
from habeas.vault.durable import cannot_write, write_durably
from habeas.vault.failures import plain_failures
from habeas.vault.layout import DATABASE
from habeas.vault.schema import bring_up, is_behind
from habeas.vault.session import Session

BEFORE = f"{DATABASE}.before-upgrade"
"""The database as it was, while it is brought up."""

_READ_AT_ONCE = 1 << 20


def upgrade(folder: Path, session: Session) -> bool:
    """Bring the tables up where they are behind; returns whether they were.

    Raises CannotWrite, with the vault as it was, when there is no room for the copy; WrongCall when the vault
    is of a newer version; IntegrityFailure when the upgraded database is not sound, with the copy left beside.
    """
    before = folder / BEFORE
    with session.reading() as alias:
        behind = is_behind(alias)
    if behind and not before.exists():
        with frozen(folder, session) as moment, moment.database.open("rb") as file:
            write_durably(before, iter(lambda: file.read(_READ_AT_ONCE), b""), session.blobs.random)
    if behind:
        with plain_failures():
            bring_up(session.alias)
    if before.exists():
        _demand_sound(session)
        try:
            before.unlink()
        except OSError as error:
            raise cannot_write(error) from error
    return behind


def _demand_sound(session: Session) -> None:
    with session.reading() as alias, connections[alias].cursor() as cursor:
        for pragma, sound in (("cipher_integrity_check", ()), ("quick_check", ("ok",)), ("foreign_key_check", ())):
            cursor.execute(f"PRAGMA {pragma}")
            if any(tuple(row) != sound for row in cursor.fetchall()):
                raise IntegrityFailure(
                    "The vault was brought up to this version, and its database is not sound now.",
                    f"The database as it was before stands beside it ({BEFORE}); keep both, and open a backup.",
                )
