"""Asking a child about an export or a list: whatever goes wrong with it is a finding of which nothing is kept."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from habeas.base.errors import NotRead
from habeas.evidence.confinement.confinement import Child, Confinement, Lost
from habeas.evidence.confinement.endings import unread_of
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.containers.inside import Room


@contextmanager
def asked(
    confinement: Confinement,
    job: str,
    place: str,
    limits: Limits,
    pieces: Iterable[bytes] = (),
    size: int = 0,
    *,
    room: Room | None = None,
    opened: int | None = None,
) -> Iterator[Child]:
    """A child with this job, as `Confinement.child`; raises NotRead, which names the place, where it fails."""
    try:
        with confinement.child(job, pieces, size=size, room=room, opened=opened, limits=limits) as child:
            yield child
    except Lost as lost:
        finding = unread_of(lost.why, limits, place)
        raise NotRead(finding.message, finding=finding) from None
