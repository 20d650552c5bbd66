"""Asking once in a transaction whether a row is there."""

from django.db import models

from habeas.base.errors import WrongCall
from habeas.vault.session import Session


def is_there(session: Session, table: type[models.Model], key: str, column: str = "key") -> bool:
    """Whether the table has a row of this key; a row seen once in the transaction is not looked up again.

    Only inside `session.writing()`: rows do not vanish while the write lock is held.
    """
    seen = (table.__name__, key)
    if seen in session.known:
        return True
    found = table._default_manager.using(session.alias).filter(**{column: key}).exists()  # noqa: SLF001
    if found:
        session.known.add(seen)
    return found


def demand(session: Session, table: type[models.Model], key: str, what: str, column: str = "key") -> None:
    """Raises WrongCall, which names `what`, when the table has no row of this key."""
    if not is_there(session, table, key, column):
        raise WrongCall(f"There is no such {what} in the vault.", f"Add the {what} first.")
