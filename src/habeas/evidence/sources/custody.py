"""The custody log: a hash chain of salted commitments.

Each entry commits to what happened to which source without showing it: whoever erases the row behind
the commitment leaves a chain that still verifies. The chain is one for a vault. Whoever can write the
whole log can also write another one from the start, or cut its end off; both show only against an
entry noted somewhere else (a backup, a paper, a time stamp), which :func:`check_chain` takes as `seen`.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.base.digest import Digest, canonical, digest_of_json
from habeas.base.finding import Finding, Severity

GENESIS: Digest = digest_of_json("habeas custody log")
"""What the first entry names as the one before it."""

SALT_BYTES = 16
"""Least length of a salt, in random bytes."""


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
    """The salted commitment to an event; raises ValueError when `salt` is shorter than :data:`SALT_BYTES`."""
    if len(salt) < SALT_BYTES:
        raise ValueError(f"a commitment needs a salt of at least {SALT_BYTES} bytes")
    return Digest("sha256:" + hmac.new(salt, canonical(dict(event)), hashlib.sha256).hexdigest())


def opens(commitment: Digest, event: Event, salt: bytes) -> bool:
    """Whether `commitment` was made for exactly this event with this salt."""
    return len(salt) >= SALT_BYTES and hmac.compare_digest(commit(event, salt), commitment)


def next_entry(last: CustodyEntry | None, commitment: Digest) -> CustodyEntry:
    """The entry that follows `last` (None for the first)."""
    number = 1 if last is None else last.number + 1
    previous = GENESIS if last is None else last.link
    return CustodyEntry(number, previous, commitment, _link(number, previous, commitment))


def check_chain(
    entries: Iterable[CustodyEntry], *, count: int | None = None, seen: CustodyEntry | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a chain, in order; empty when every link holds from the first entry on.

    `count` is how many entries there have to be, where that is known; `seen` is an entry noted
    somewhere else earlier. With either, entries cut off at the end are found; with `seen`, a log
    written anew is found too.
    """
    wrong: list[Finding] = []
    number, previous = 0, GENESIS
    seen_held = seen is None
    for entry in entries:
        place = f"custody entry {entry.number}"
        if entry.number != number + 1:
            wrong.append(_out_of_order(number + 1, entry.number, place))
        elif entry.previous != previous:
            message = "It does not follow the entry before it: one of the two was replaced."
            wrong.append(Finding("custody-broken", place, Severity.ERROR, message))
        if entry.link != _link(entry.number, entry.previous, entry.commitment):
            message = "The entry is not what was written: its number, commitment or link was altered."
            wrong.append(Finding("custody-altered", place, Severity.ERROR, message))
        seen_held = seen_held or entry == seen
        number, previous = entry.number, entry.link
    wrong.extend(_against_outside(number, count, None if seen_held else seen))
    return tuple(wrong)


def holds_together(entries: Sequence[CustodyEntry]) -> bool:
    """Whether entries are an unbroken stretch of a chain, wherever it begins; False for none at all.

    Each link is of its own fields and each entry names the one before it, so that what the last link
    fixes fixes the first entry too.
    """
    own = all(one.link == _link(one.number, one.previous, one.commitment) for one in entries)
    follow = all(
        later.previous == earlier.link and later.number == earlier.number + 1 for earlier, later in pairwise(entries)
    )
    return bool(entries) and own and follow


def _out_of_order(expected: int, found: int, place: str) -> Finding:
    if found < expected:
        return Finding("custody-order", place, Severity.ERROR, f"Entry {found} stands where entry {expected} belongs.")
    missing = f"Entry {expected} is" if found == expected + 1 else f"Entries {expected} to {found - 1} are"
    return Finding("custody-gap", place, Severity.ERROR, f"{missing} missing from the custody log.")


def _against_outside(last: int, count: int | None, seen: CustodyEntry | None) -> Iterable[Finding]:
    needed = max(count or 0, 0 if seen is None else seen.number)
    if last < needed:
        message = f"The custody log ends at entry {last}; it has to have {needed}. Entries were cut off at its end."
        yield Finding("custody-cut-short", "custody log", Severity.ERROR, message)
    elif count is not None and last > count:
        message = f"The custody log has {last} entries; it has to have {count}. Entries were added."
        yield Finding("custody-too-long", "custody log", Severity.ERROR, message)
    if seen is not None and last >= seen.number:
        message = f"Entry {seen.number} is not the one noted earlier: the log was written anew."
        yield Finding("custody-rewritten", f"custody entry {seen.number}", Severity.ERROR, message)


def _link(number: int, previous: Digest, commitment: Digest) -> Digest:
    return digest_of_json({"number": number, "previous": previous, "commitment": commitment})
