"""Ids and commitments of one release: an HMAC under a key of its own, so that two releases cannot be joined.

A commitment to a digest is salted by the same key: whoever holds the paper cannot find it by its digest, and
we can show later, by telling the key, that it was this one.
"""

import hmac
from dataclasses import dataclass

from habeas.base.digest import Digest, canonical


@dataclass(frozen=True, slots=True)
class ReleaseIds:
    """Makes ids that leave. `key` is 32 random bytes, made for one release and kept with it, never sent."""

    key: bytes

    def __post_init__(self) -> None:
        if len(self.key) != 32:
            raise ValueError("the key of a release has 32 bytes")

    def of(self, kind: str, key: str) -> str:
        """The id of a thing in this release: 32 hexadecimal digits; the same for the same thing."""
        return self._made({"kind": kind, "id": key})[:32]

    def commitment(self, digest: Digest) -> str:
        """`commitment:` and 64 hexadecimal digits: binds us to a digest and tells nothing of it."""
        return f"commitment:{self._made({'digest': digest})}"

    def _made(self, form: dict[str, str]) -> str:
        return hmac.new(self.key, canonical(dict(form)), "sha256").hexdigest()
