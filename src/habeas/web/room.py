"""The room behind the door: one vault, open or locked, and how long nobody has done anything in it."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from habeas.base.errors import HabeasError, VaultLocked
from habeas.desk.opening import open_session
from habeas.desk.session import Session
from habeas.web.door import Door
from habeas.web.world import World


class Room:
    """One vault as several threads of the server use it. Idle time is in seconds.

    `reviewed` remembers by the case's id which proposal was looked at last; ids only, and in memory only.
    """

    def __init__(self, folder: Path, world: World, door: Door, idle: float) -> None:
        self.world = world
        self.door = door
        self.idle = idle
        self.reviewed: dict[str, str] = {}
        self._folder = folder
        self._turn = threading.Lock()
        self._open = ExitStack()
        self._session: Session | None = None
        self._busy = 0
        self._last = world.seconds()

    @property
    def locked(self) -> bool:
        """Whether the vault is closed."""
        return self._session is None

    def session(self) -> Session:
        """The open vault; raises VaultLocked when it is locked."""
        if self._session is None:
            raise VaultLocked("The vault is locked.", "Give its passphrase or its recovery key.")
        return self._session

    def unlock(self, passphrase: str) -> None:
        """Open the vault; one that is open stays as it is. Raises VaultLocked where the passphrase is wrong."""
        with self._turn:
            if self._session is None:
                self._session = self._open.enter_context(
                    open_session(self._folder, passphrase, self.world.now, self.world.chance)
                )
            self._last = self.world.seconds()

    def lock(self) -> None:
        """Close the vault for every thread, its key with it; what is being written is finished before."""
        with self._turn:
            if self._session is not None:
                # First by itself: where it may not be closed yet, everything stays as it is.
                self._session.vault.close()
                self._open.close()
                self._session = None

    @contextmanager
    def at_work(self, *, counts: bool = True) -> Iterator[None]:
        """While this lasts nobody is idle; `counts` is False for what the page asks by itself."""
        with self._turn:
            self._busy += counts
        try:
            yield
        finally:
            with self._turn:
                self._busy -= counts
                if counts:
                    self._last = self.world.seconds()

    def left(self) -> float:
        """Seconds until it locks itself, never below nothing."""
        return self.idle if self._busy else max(0.0, self._last + self.idle - self.world.seconds())

    def lock_when_idle(self) -> bool:
        """Lock the vault if nobody did anything for the idle time; whether it is locked now."""
        if not self.locked and self.left() <= 0:
            # Where a thread is still writing after all this time, the next look tries again.
            with suppress(HabeasError):
                self.lock()
        return self.locked
