"""Receipt: from bytes and the circumstances of their coming to a source and its entry in the custody log.

Nothing is written here and nothing is made up: time, ids and salts are given by the caller. The
circumstances are the collection data of the Berkeley Protocol (HR/PUB/20/2, on collection and
preservation) as far as a file that was handed over has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from habeas.base.digest import digest_of
from habeas.base.finding import Finding, Severity
from habeas.base.ids import Handle, SourceId
from habeas.base.when import When
from habeas.evidence.sources.custody import CustodyEntry, Event, commit, next_entry
from habeas.evidence.sources.source import Copy, Description, Method, Secrecy, Source


@dataclass(frozen=True, slots=True)
class Delivery:
    """How bytes came: when, into whose hands, by what way, and who may see them.

    `at` is an aware instant; `tool` is program and version; `original_name` is the file's name as
    given, None where there was none. `undertaking_on` goes with `secrecy` UNDERTAKING and nothing else.
    `out_of` is the source that it was taken out of, and its name there; None for what came by itself.
    """

    at: datetime
    by: Handle
    method: Method
    tool: str
    original_name: str | None
    secrecy: Secrecy
    undertaking_on: When | None = None
    note: str = ""
    out_of: tuple[Source, str] | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt comes to: the source, whether it is new, and the custody entry with its event and salt."""

    source: Source
    is_new: bool
    entry: CustodyEntry
    salt: bytes
    event: Event
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event and the entry that commits to it, as they go into the custody log."""

    entry: CustodyEntry
    salt: bytes
    event: Event


def receive(
    data: bytes,
    delivery: Delivery,
    *,
    known: Source | None,
    fresh: SourceId,
    kind: str,
    description: Description,
    last: CustodyEntry | None,
    salt: bytes,
) -> Receipt:
    """The source of these bytes and the next entry of the custody log.

    `known` is the source that has this very copy already, None when none has: then a new source
    with the id `fresh`, the media type `kind` and `description` is made. The same bytes again are the
    same source; their coming is one more entry, and a secrecy other than the kept one gives the finding
    `secrecy-differs` (the kept one stays). `last` is the newest custody entry, `salt` at least 16
    random bytes. Raises ValueError when `known` has other bytes.
    """
    digest = digest_of(data)
    if known is not None and known.copy.digest != digest:
        raise ValueError("the known source has other bytes")
    source = known if known is not None else _new_source(Copy(digest, len(data), kind), delivery, fresh, description)
    event = event_of(
        "taken_out" if delivery.out_of is not None else "received" if known is None else "received_again",
        delivery.at,
        delivery.by,
        source,
        {
            "size": str(len(data)),
            "media_type": source.copy.media_type,
            "method": delivery.method.value,
            "tool": delivery.tool,
            "original_name": delivery.original_name or "",
            "secrecy": delivery.secrecy.value,
            "undertaking_on": "" if delivery.undertaking_on is None else str(delivery.undertaking_on),
            "note": delivery.note,
            **_origin(delivery),
        },
    )
    recorded = record_event(event, last, salt)
    return Receipt(source, known is None, recorded.entry, salt, event, _differences(known, delivery))


def event_of(action: str, at: datetime, by: Handle, source: Source, more: Mapping[str, str] | None = None) -> Event:
    """Something that happened to a source: who, when (RFC 3339, in UTC), what, to which copy.

    `action` is a verb in the past (`received`, `read`, `exported`, `described`). Raises ValueError
    when `at` has no zone or `more` says again what the event says anyway.
    """
    if at.tzinfo is None:
        raise ValueError("the time of an event needs a zone")
    event = {
        "at": at.astimezone(UTC).isoformat(),
        "actor": by,
        "action": action,
        "source": source.id,
        "copy": source.copy.digest,
    }
    if more and not event.keys().isdisjoint(more):
        raise ValueError(f"an event says these itself: {sorted(event.keys() & more.keys())}")
    return event | dict(more or {})


def record_event(event: Event, last: CustodyEntry | None, salt: bytes) -> Recorded:
    """The entry for this event that follows `last`; raises ValueError when `salt` is too short."""
    return Recorded(next_entry(last, commit(event, salt)), salt, event)


def _origin(delivery: Delivery) -> dict[str, str]:
    if delivery.out_of is None:
        return {}
    container, path = delivery.out_of
    return {"container": container.id, "container_copy": container.copy.digest, "path": path}


def _new_source(copy: Copy, delivery: Delivery, fresh: SourceId, description: Description) -> Source:
    return Source(
        id=fresh,
        copy=copy,
        received_at=delivery.at.astimezone(UTC),
        received_by=delivery.by,
        method=delivery.method,
        tool=delivery.tool,
        original_name=delivery.original_name,
        secrecy=delivery.secrecy,
        undertaking_on=delivery.undertaking_on,
        description=description,
        note=delivery.note,
    )


def _differences(known: Source | None, delivery: Delivery) -> tuple[Finding, ...]:
    if known is None or known.secrecy is delivery.secrecy:
        return ()
    message = (
        f"The same bytes are kept already as {known.secrecy.value} and were now given as {delivery.secrecy.value}. "
        f"{known.secrecy.value} stays; change it if that is wrong."
    )
    return (Finding("secrecy-differs", f"source {known.id}", Severity.WARNING, message),)
