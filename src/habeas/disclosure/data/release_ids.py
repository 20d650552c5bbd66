"""Ids and commitments of one release: an HMAC under a key of its own, so that two releases cannot be joined.

A commitment to a digest is salted, with a salt of its own that only the key can make: whoever holds the paper
cannot find it by its digest, and we can show later, by telling one salt, that it was this one and open no other.
"""

import hmac
from dataclasses import dataclass

from habeas.base.digest import Digest, canonical, digest_of_json


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
        return commitment(digest, self.salt(digest))

    def salt(self, digest: Digest) -> str:
        """The salt of the commitment to this digest, 64 hexadecimal digits; telling it opens that commitment alone."""
        return self._made({"salt of": digest})

    def _made(self, form: dict[str, str]) -> str:
        return hmac.new(self.key, canonical(dict(form)), "sha256").hexdigest()


def commitment(digest: Digest, salt: str) -> str:
    """The commitment to a digest under a salt; whoever was told both makes it again and compares."""
    return f"commitment:{digest_of_json({'digest': digest, 'salt': salt}).removeprefix('sha256:')}"
