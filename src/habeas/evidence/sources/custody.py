"""The custody log: a hash chain of salted commitments.

Each entry commits to what happened to which source without showing it: whoever erases the row behind
the commitment leaves a chain that still verifies. The chain is one for a vault.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.digest import Digest, canonical, digest_of_json
from habeas.base.finding import Finding, Severity

GENESIS: Digest = digest_of_json("habeas custody log")
"""What the first entry names as the one before it."""


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One link. `number` counts from 1. `commitment` is HMAC-SHA-256 of the event under `salt`.

    The event itself (time, actor, action, source, copy) is kept beside the chain, with the salt, so
    that both can be erased. `link` is the digest of number, previous link and commitment.
    """

    number: int
    previous: Digest
    commitment: Digest
    link: Digest


type Event = Mapping[str, str]
"""What happened: `at` (RFC 3339), `actor`, `action`, `source`, `copy` and whatever the action adds."""


def commit(event: Event, salt: bytes) -> Digest:
    """The salted commitment to an event; `salt` is at least 16 random bytes."""
    if len(salt) < 16:
        raise ValueError("a commitment needs a salt of at least 16 bytes")
    return Digest("sha256:" + hmac.new(salt, canonical(dict(event)), hashlib.sha256).hexdigest())


def next_entry(last: CustodyEntry | None, commitment: Digest) -> CustodyEntry:
    """The entry that follows `last` (None for the first)."""
    number = 1 if last is None else last.number + 1
    previous = GENESIS if last is None else last.link
    return CustodyEntry(number, previous, commitment, _link(number, previous, commitment))


def check_chain(entries: Iterable[CustodyEntry]) -> tuple[Finding, ...]:
    """What is wrong with a chain, in order; empty when every link holds from the first entry on."""
    wrong: list[Finding] = []
    number, previous = 0, GENESIS
    for entry in entries:
        number += 1
        place = f"custody entry {entry.number}"
        if entry.number != number:
            wrong.append(
                Finding("custody-gap", place, Severity.ERROR, f"Entry {number} of the custody log is missing.")
            )
            number = entry.number
        if entry.previous != previous:
            wrong.append(Finding("custody-broken", place, Severity.ERROR, "It does not follow the entry before it."))
        if entry.link != _link(entry.number, entry.previous, entry.commitment):
            wrong.append(Finding("custody-altered", place, Severity.ERROR, "The entry was altered."))
        previous = entry.link
    return tuple(wrong)


def _link(number: int, previous: Digest, commitment: Digest) -> Digest:
    return digest_of_json({"number": number, "previous": previous, "commitment": commitment})
