"""Clearing the remains of erased rows from the database. Whoever stops it leaves it to the next opening."""

from contextlib import suppress

from django.db import transaction
from django.db.models import QuerySet
from django.db.utils import DatabaseError

from habeas.base.errors import HabeasError
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.rekeying.staging import discard
from habeas.vault.session import Session


def clean_after(session: Session) -> None:
    """Have the pages cleaned once the transaction has ended; only inside `session.writing()`."""
    transaction.on_commit(lambda: clean(session), using=session.alias)


def clean(session: Session) -> bool:
    """Clean the pages now if a tombstone waits for it; returns whether none waits any more.

    Where another process holds the vault, or memory or disk is too small, it is left to the next opening.
    Raises KeyboardInterrupt where somebody stopped it.
    """
    with suppress(HabeasError, DatabaseError):
        with session.reading() as alias:
            waiting = list(_waiting(alias).values_list("number", flat=True))
            if not waiting:
                return True
            # A copy under a new key that was begun holds what is erased now.
            discard(session.blobs.path.parent)
            if not session.database.rewrite(session, alias):
                return False
        with session.writing() as alias:
            _waiting(alias).filter(number__in=waiting).update(cleaned=True)
        with session.reading() as alias:
            session.database.settle(alias)
        return True
    return False


def waits(alias: str) -> bool:
    """Whether remains of something erased are still to be cleared."""
    return _waiting(alias).exists()


def _waiting(alias: str) -> QuerySet[ErasureRow]:
    return ErasureRow.objects.using(alias).filter(cleaned=False)
