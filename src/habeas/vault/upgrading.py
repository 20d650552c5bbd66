"""Bringing an older vault up to this version.

The upgrade is one transaction, so that a kill at any moment leaves a vault that the next opening brings up. What
the database keeps of its former state goes once the upgrade is checked, also when that is only at the next opening.
"""

from habeas.base.errors import IntegrityFailure
from habeas.vault.failures import plain_failures
from habeas.vault.layout import DATABASE
from habeas.vault.schema import bring_up, is_behind
from habeas.vault.session import Session


def upgrade(session: Session) -> bool:
    """Bring the tables up where they are behind; returns whether they were.

    Raises CannotWrite, with the vault as it was, when there is no room for the copy; WrongCall when the vault
    is of a newer version; IntegrityFailure when the upgraded database is not sound, with the copy left beside.
    """
    database = session.database
    with session.reading() as alias:
        behind = is_behind(alias)
    if behind:
        database.before_upgrade(session)
        with plain_failures():
            bring_up(session.alias)
    if database.is_upgrading:
        with session.reading() as alias:
            if any(True for _ in database.faults(alias)):
                raise IntegrityFailure(
                    "The vault was brought up to this version, and its database is not sound now.",
                    f"The database as it was before stands beside it ({DATABASE}.before-upgrade); "
                    "keep both, and open a backup.",
                )
        database.after_upgrade()
    return behind
