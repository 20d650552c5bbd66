"""One open database: who uses it just now, what is one transaction, and how it is closed."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakSet

from django.db import connections, transaction
from django.db.utils import DatabaseError

from habeas.base.errors import CannotWrite, VaultLocked, WrongCall
from habeas.base.progress import UNWATCHED, Progress
from habeas.vault.blobs import BlobFolder
from habeas.vault.databases.database import Database
from habeas.vault.django_setup import unregister
from habeas.vault.failures import failure_of, plain_failures
from habeas.vault.models import BlobRow
from habeas.vault.unfinished import Unfinished

_CLOSE_WAIT = 30.0


@dataclass(slots=True)
class _Transaction:
    """One thread's outermost transaction: its blobs, the rows it has seen, and the failure that dooms it.

    `going` are marks that announce the deleting of blobs once it has ended well.
    """

    unfinished: Unfinished
    going: list[Unfinished] = field(default_factory=list)
    known: set[tuple[str, str]] = field(default_factory=set)
    doomed: Exception | None = None

    def demand_sound(self) -> None:
        """Raises the failure that doomed the transaction, also where somebody swallowed it."""
        if self.doomed is not None:
            raise self.doomed

    def delete_nothing(self, position: int = 0) -> None:
        """Take away the marks since `position`: what was written since is taken back, and no blob goes."""
        while len(self.going) > position:
            self.going.pop().end()


class _Thread(threading.local):
    """What one thread is doing: how many uses deep, and in which transaction."""

    uses = 0
    open: _Transaction | None = None


class Session:
    """The connections of one open vault to its database, one for each thread that uses it.

    `progress` is told of long work that a write brings with it. Every use is counted. :meth:`close` refuses
    new uses, waits for those under way, and closes the connections of all threads.
    """

    def __init__(self, alias: str, database: Database, blobs: BlobFolder, progress: Progress = UNWATCHED) -> None:
        self.alias = alias
        self.database = database
        self.blobs = blobs
        self.progress = progress
        self._state = threading.Condition()
        self._active = 0
        self._closed = False
        self._unsure: list[Unfinished] = []
        self._settling = threading.Lock()
        self._wrappers: WeakSet[Any] = WeakSet()
        self._thread = _Thread()

    @contextmanager
    def reading(self) -> Iterator[str]:
        """Use the database; gives the connection alias. Raises VaultLocked when the vault was closed."""
        with self._use(), plain_failures():
            yield self.alias

    @contextmanager
    def writing(self) -> Iterator[str]:
        """One write: a transaction of its own, or a part of the one that is open.

        A failure of the database in it dooms the whole transaction, which then cannot end but by
        raising. What is wrong with the call must be found before anything is written.
        """
        around = self._thread.open
        if around is None:
            with self._outermost():
                yield self.alias
            return
        with self._use(), plain_failures():
            try:
                yield self.alias
            except DatabaseError as error:
                transaction.set_rollback(True, using=self.alias)
                around.doomed = failure_of(error) or error
                raise

    def transaction(self) -> AbstractContextManager[None]:
        """Several writes as one; see :class:`habeas.base.keeping.Transaction`."""
        return self._outermost() if self._thread.open is None else self._nested()

    @contextmanager
    def unwaiting(self) -> Iterator[None]:
        """Within it, a write of this thread that another process keeps from going on fails at once."""
        with self.reading() as alias, self.database.unwaiting(alias):
            yield

    @property
    def unfinished(self) -> Unfinished:
        """The blobs of this thread's transaction; only inside :meth:`writing`."""
        return self._own().unfinished

    def going(self, mark: Unfinished) -> None:
        """Note a mark for blobs that are deleted once this thread's transaction has ended well."""
        self._own().going.append(mark)

    @property
    def known(self) -> set[tuple[str, str]]:
        """Rows (table, key) that this thread's transaction has seen; only inside :meth:`writing`."""
        return self._own().known

    def close(self) -> None:
        """Close for all threads; closing twice changes nothing.

        Raises WrongCall inside a transaction or another use of the same thread, and when other
        threads have not ended theirs after half a minute.
        """
        if self._thread.uses:
            raise WrongCall("The vault cannot be closed inside a transaction.")
        with self._state:
            if self._closed:
                return
            self._closed = True
            if not self._state.wait_for(lambda: self._active == 0, timeout=_CLOSE_WAIT):
                self._closed = False
                raise WrongCall("The vault cannot be closed while another thread uses it.")
        for wrapper in list(self._wrappers):
            wrapper.inc_thread_sharing()
            wrapper.close()
        unregister(self.alias)

    def _own(self) -> _Transaction:
        if self._thread.open is None:
            raise RuntimeError("only inside a transaction")
        return self._thread.open

    @contextmanager
    def _use(self) -> Iterator[None]:
        with self._state:
            if self._closed and not self._thread.uses:
                raise VaultLocked("The vault was closed.", "Open it again.")
            self._active += 1
            self._wrappers.add(connections[self.alias])
        self._thread.uses += 1
        try:
            yield
        finally:
            self._thread.uses -= 1
            with self._state:
                self._active -= 1
                self._state.notify_all()

    @contextmanager
    def _outermost(self) -> Iterator[None]:
        own, committing = _Transaction(Unfinished(self.blobs)), False
        with self._use(), plain_failures():
            self._settle()
            try:
                with transaction.atomic(using=self.alias):
                    self._thread.open = own
                    try:
                        self.database.hold(self.alias)
                        yield
                        own.demand_sound()
                        committing = True
                    except BaseException:
                        # While the lock is still held: afterwards another process may own the same name.
                        own.unfinished.take_back()
                        raise
                    finally:
                        self._thread.open = None
            except BaseException:
                if committing:
                    self._unsure.append(own.unfinished)
                    with suppress(DatabaseError, CannotWrite):
                        self._settle()
                else:
                    own.delete_nothing()
                    own.unfinished.end()
                raise
            own.unfinished.end()

    def _settle(self) -> None:
        """Make certain that commits which failed are not kept; raises what the database raises while it cannot.

        A commit whose sync was refused may stand whole in the journal, and an opening after a crash would take it
        over: its blobs must stay until that is sure not to happen. Where that is
        refused too, blobs and marks are left to the sweep of the next opening, and nothing else is written
        before.
        """
        with self._settling:
            while self._unsure:
                unfinished = self._unsure[-1]
                self.database.forget_failed(self.alias)
                with transaction.atomic(using=self.alias):
                    self.database.hold(self.alias)
                    rows = BlobRow.objects.using(self.alias).filter(name__in=unfinished.names)
                    unfinished.take_back_unnamed(set(rows.values_list("name", flat=True)))
                unfinished.end()
                self._unsure.pop()

    @contextmanager
    def _nested(self) -> Iterator[None]:
        own = self._own()
        position, going = len(own.unfinished.names), len(own.going)
        with self._use(), plain_failures():
            try:
                with transaction.atomic(using=self.alias):
                    yield
                    own.demand_sound()
            except BaseException:
                own.unfinished.take_back(position)
                own.delete_nothing(going)
                own.known.clear()
                raise
