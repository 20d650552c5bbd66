"""The door: a token that opens once, and the cookie that whoever opened it has from then on."""

import hmac
import threading
from collections.abc import Callable

BYTES = 32
"""Random bytes of a token, and of what the cookie holds."""


class Door:
    """Who may come in. Both secrets are held in memory only.

    `host` is the one value of the `Host` header that is answered.
    """

    def __init__(self, host: str, chance: Callable[[int], bytes]) -> None:
        self.host = host
        self.cookie = f"habeas-{host.rpartition(':')[2]}"
        self._chance = chance
        self._token: str | None = chance(BYTES).hex()
        self._inside: str | None = None
        self._turn = threading.Lock()

    @property
    def token(self) -> str | None:
        """What the address must hold to come in; None once it was used."""
        return self._token

    def enter(self, told: str) -> str | None:
        """What the cookie is to hold, for the first who tells the token; None for everybody else."""
        with self._turn:
            if self._token is None or not hmac.compare_digest(self._token.encode(), told.encode()):
                return None
            self._token, self._inside = None, self._chance(BYTES).hex()
            return self._inside

    def knows(self, held: str | None) -> bool:
        """Whether this is what the cookie of the one inside holds."""
        return bool(held and self._inside) and hmac.compare_digest(str(self._inside).encode(), str(held).encode())
