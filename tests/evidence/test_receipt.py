"""Receipt: the same bytes are one source however often they come, and every coming is recorded."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from habeas.base.digest import digest_of
from habeas.base.ids import Handle, SourceId
from habeas.base.when import on_day
from habeas.evidence.sources.custody import check_chain, opens
from habeas.evidence.sources.receipt import Delivery, Receipt, event_of, receive
from habeas.evidence.sources.source import Description, Method, Secrecy, Source

AT = datetime(2031, 3, 2, 15, 0, tzinfo=timezone(timedelta(hours=6)))
DELIVERY = Delivery(
    at=AT,
    by=Handle("heron"),
    method=Method.FILE,
    tool="habeas/0.1.0",
    original_name="report.txt",
    secrecy=Secrecy.PUBLIC,
    note="from the family",
)
SALT = bytes(range(32))
FRESH = SourceId("a" * 32)


def received(data: bytes = b"Words.", *, before: Receipt | None = None, delivery: Delivery = DELIVERY) -> Receipt:
    """A receipt of these bytes, after another one where there was one."""
    return receive(
        data,
        delivery,
        known=before.source if before else None,
        fresh=FRESH,
        kind="text/plain",
        description=Description(),
        last=before.entry if before else None,
        salt=SALT,
    )


def test_a_new_source_holds_what_is_known_of_its_coming() -> None:
    """Digest, size, kind as detected, who, when in UTC, how, with what tool, and under which secrecy."""
    receipt = received()
    source = receipt.source
    assert receipt.is_new
    assert source == Source(
        id=FRESH,
        copy=source.copy,
        received_at=AT.astimezone(UTC),
        received_by=Handle("heron"),
        method=Method.FILE,
        tool="habeas/0.1.0",
        original_name="report.txt",
        secrecy=Secrecy.PUBLIC,
        undertaking_on=None,
        description=Description(),
        note="from the family",
    )
    assert (source.copy.digest, source.copy.size, source.copy.media_type) == (digest_of(b"Words."), 6, "text/plain")


def test_the_event_says_it_and_the_entry_commits_to_it() -> None:
    """The custody entry opens to an event that names actor, time, source, copy and circumstances."""
    receipt = received()
    assert opens(receipt.entry.commitment, receipt.event, SALT)
    assert receipt.event["at"] == "2031-03-02T09:00:00+00:00"
    assert receipt.event["action"] == "received"
    assert receipt.event["copy"] == digest_of(b"Words.")
    assert receipt.event["original_name"] == "report.txt"


def test_the_same_bytes_again_are_one_source_with_two_entries() -> None:
    """A second coming changes nothing in the source and adds one entry to the log."""
    first = received()
    second = received(before=first, delivery=replace(DELIVERY, method=Method.STANDARD_INPUT, original_name=None))
    assert not second.is_new
    assert second.source is first.source
    assert second.event["action"] == "received_again"
    assert second.event["original_name"] == ""
    assert check_chain([first.entry, second.entry]) == ()


def test_another_secrecy_for_kept_bytes_is_said_and_not_taken() -> None:
    """The kept status stays, and a person is told that the two differ."""
    first = received()
    undertaking = replace(DELIVERY, secrecy=Secrecy.UNDERTAKING, undertaking_on=on_day(2031, 3, 1))
    second = received(before=first, delivery=undertaking)
    assert second.source.secrecy is Secrecy.PUBLIC
    assert [finding.code for finding in second.findings] == ["secrecy-differs"]
    assert second.event["undertaking_on"] == "2031-03-01"


def test_other_bytes_are_not_received_as_a_known_source() -> None:
    """A caller that mixes up its sources is told so."""
    with pytest.raises(ValueError, match="other bytes"):
        received(b"Other words.", before=received())


def test_an_event_needs_a_zone_and_says_each_thing_once() -> None:
    """A time without zone, or a field that would hide one of the event's own, is refused."""
    source = received().source
    with pytest.raises(ValueError, match="zone"):
        event_of("read", AT.replace(tzinfo=None), Handle("heron"), source)
    with pytest.raises(ValueError, match="actor"):
        event_of("read", AT, Handle("heron"), source, {"actor": "crane"})
