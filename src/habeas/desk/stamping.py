"""Time stamps: have an authority stamp the newest custody entry, and tell what the stamps say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from habeas.base.errors import Failed, WrongCall
from habeas.base.finding import Finding
from habeas.desk.files import bytes_of
from habeas.desk.online.authority import ask_authority, trusted_by_system
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.sources.custody import CustodyEntry
from habeas.evidence.sources.stamps import Stamp, Stamped, read_stamp, request_for, roots_of


@dataclass(frozen=True, slots=True)
class Told:
    """A stamp that is kept, and what it says or what is wrong with it."""

    stamp: Stamp
    said: Stamped | Finding


def stamp_log(
    session: Session, authority: str, root: Path | None, seconds: float = 30.0, proxy: str | None = None
) -> Told:
    """Have the newest custody entry stamped, over the network, and keep the stamp when it holds.

    The authority gets the SHA-256 of the entry's link and nothing else. `root` is a file with the root
    certificate to trust (PEM); None takes what the system trusts. Raises WrongCall where nothing is
    kept yet, and Failed, keeping nothing, where no sound stamp came.
    """
    last = session.vault.evidence.last_custody()
    if last is None:
        raise WrongCall("Nothing is kept yet that could be stamped.", "Add a source first.")
    trusted = _roots(root)
    request = request_for(last)
    token = ask_authority(authority, request.data, seconds, proxy)
    stamp = Stamp(last.number, last.link, token, authority, request.nonce, trusted)
    said = read_stamp(stamp)
    if isinstance(said, Finding):
        raise Failed(said.message, "Nothing was kept. Name the authority's own root certificate with --ca FILE.")
    stamp = replace(stamp, roots=_needed(stamp))
    with session.vault.transaction():
        session.vault.evidence.add_stamp(stamp)
        audit(session, "stamp", str(stamp.entry), {"authority": authority})
    return Told(stamp, said)


def stamps_of(session: Session) -> tuple[Told, ...]:
    """All stamps with what each says, in the order of their coming."""
    return tuple(Told(stamp, read_stamp(stamp)) for stamp in session.vault.evidence.stamps())


def proved_by(told: Iterable[Told], entries: Sequence[CustodyEntry], source_entry: int) -> str | None:
    """The earliest time, in UTC, by which a stamp shows the custody entry to have been there; None without one."""
    links = {entry.number: entry.link for entry in entries}
    times = [
        each.said.at
        for each in told
        if isinstance(each.said, Stamped)
        and each.stamp.entry >= source_entry
        and links.get(each.stamp.entry) == each.stamp.link
    ]
    return min(times).astimezone(UTC).isoformat() if times else None


def _roots(root: Path | None) -> tuple[bytes, ...]:
    try:
        return roots_of(trusted_by_system() if root is None else bytes_of(root))
    except ValueError:
        raise WrongCall("There is no certificate in this file.", "It has to be PEM (BEGIN CERTIFICATE).") from None


def _needed(stamp: Stamp) -> tuple[bytes, ...]:
    """Of the trusted roots the one that carries the stamp, so that it can be checked where no other is trusted."""
    for root in stamp.roots:
        if isinstance(read_stamp(replace(stamp, roots=(root,))), Stamped):
            return (root,)
    return stamp.roots
