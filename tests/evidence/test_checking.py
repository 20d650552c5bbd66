"""Checking: whatever is broken is named, and one broken thing hides no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.evidence.kept import KeptInMemory

from habeas.base.digest import digest_of
from habeas.base.finding import Severity
from habeas.base.ids import Handle, SourceId
from habeas.base.span import Span
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.sources.checking import check, check_anchor
from habeas.evidence.sources.receipt import Delivery, receive
from habeas.evidence.sources.source import Description, Method, Secrecy
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Page, Reading

FIRST = b"Asel Muratova was taken to the station on Monday.\n\nHer lawyer was not let in.\n"
SECOND = "Асель Муратову доставили в отдел в понедельник.\n".encode()


def vault_of(*papers: bytes) -> KeptInMemory:
    """A sound keeping of these papers, received one after the other and read."""
    keeping = KeptInMemory()
    for number, data in enumerate(papers):
        delivery = Delivery(
            at=datetime(2031, 3, 2, 9, number, tzinfo=UTC),
            by=Handle("heron"),
            method=Method.FILE,
            tool="habeas/0.1.0",
            original_name=f"paper{number}.txt",
            secrecy=Secrecy.PUBLIC,
        )
        digest = keeping.put_copy(data)
        receipt = receive(
            data,
            delivery,
            known=keeping.source_of_copy(digest),
            fresh=SourceId(f"{number:032x}"),
            kind=media_type(data),
            description=Description(),
            last=keeping.last_custody(),
            salt=bytes([number]) * 32,
        )
        if receipt.is_new:
            keeping.add_source(receipt.source)
        keeping.append_custody(receipt.entry, receipt.salt, receipt.event)
        reading = read_copy(data, digest)
        assert isinstance(reading, Reading)
        keeping.add_reading(reading)
    return keeping


def first_source(keeping: KeptInMemory) -> SourceId:
    """The id of the source received first."""
    return next(iter(keeping.kept))


def alter_copy(keeping: KeptInMemory) -> None:
    """Change a byte of the first original."""
    keeping.blobs[digest_of(FIRST)] = FIRST.replace(b"Monday", b"Sunday")


def lose_copy(keeping: KeptInMemory) -> None:
    """Take the first original away."""
    del keeping.blobs[digest_of(FIRST)]


def alter_size(keeping: KeptInMemory) -> None:
    """Let the first source claim another size."""
    source = keeping.kept[first_source(keeping)]
    keeping.kept[source.id] = replace(source, copy=replace(source.copy, size=1))


def alter_event(keeping: KeptInMemory) -> None:
    """Put another actor beside the first entry."""
    entry, salt, event = keeping.log[0]
    assert event is not None
    keeping.log[0] = (entry, salt, dict(event) | {"actor": "crane"})


def lose_salt(keeping: KeptInMemory) -> None:
    """Cut the salt of the first entry short."""
    entry, salt, event = keeping.log[0]
    keeping.log[0] = (entry, salt[:4], event)


def cut_log(keeping: KeptInMemory) -> None:
    """Cut the newest entry off."""
    keeping.log.pop()


def drop_entry(keeping: KeptInMemory) -> None:
    """Take the first entry out."""
    keeping.log.pop(0)


def alter_reading(keeping: KeptInMemory) -> None:
    """Change a word in the first kept reading."""
    key, reading = next(iter(keeping.readings.items()))
    keeping.readings[key] = replace(reading, text=reading.text.replace("Monday", "Sunday"))


def cut_reading(keeping: KeptInMemory) -> None:
    """Cut the first kept reading short, so that its ranges reach past its end."""
    key, reading = next(iter(keeping.readings.items()))
    keeping.readings[key] = replace(reading, text=reading.text[:5])


def test_what_was_only_added_to_is_sound(apart: Confinement) -> None:
    """Papers received and read, one of them twice, give no finding at all."""
    assert check(vault_of(FIRST, SECOND, FIRST), apart) == ()


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (alter_copy, "copy-altered"),
        (lose_copy, "copy-broken"),
        (alter_size, "copy-size"),
        (alter_event, "custody-event-altered"),
        (lose_salt, "custody-event-altered"),
        (cut_log, "receipt-missing"),
        (drop_entry, "custody-gap"),
        (alter_reading, "reading-differs"),
        (cut_reading, "reading-ranges"),
    ],
)
def test_each_breakage_is_named(break_it: Callable[[KeptInMemory], None], code: str, apart: Confinement) -> None:
    """Every way of breaking a sound keeping gives the finding that names it."""
    keeping = vault_of(FIRST, SECOND)
    break_it(keeping)
    assert code in {finding.code for finding in check(keeping, apart)}


def test_the_check_goes_on_to_the_end(apart: Confinement) -> None:
    """Several broken things are all named in one check, each with the name of what it concerns."""
    keeping = vault_of(FIRST, SECOND)
    alter_event(keeping)
    lose_copy(keeping)
    keeping.blobs[digest_of(SECOND)] = b"other"
    found = {(finding.code, finding.place.split(" ")[0]) for finding in check(keeping, apart)}
    assert found == {
        ("custody-event-altered", "custody"),
        ("copy-broken", "paper0.txt"),
        ("copy-altered", "paper1.txt"),
    }


def test_an_erased_event_leaves_a_sound_vault(apart: Confinement) -> None:
    """Erasing an event and its salt is a note, never an error: the mark in the chain stays."""
    keeping = vault_of(FIRST, SECOND)
    keeping.log[0] = (keeping.log[0][0], b"", None)
    findings = check(keeping, apart)
    assert {finding.severity for finding in findings} <= {Severity.NOTE, Severity.WARNING}
    assert "custody-erased" in {finding.code for finding in findings}


def test_one_erased_event_excuses_one_receipt(apart: Confinement) -> None:
    """Where fewer events were erased than receipts are missing, the missing receipts are errors."""
    keeping = vault_of(FIRST, SECOND, b"A third paper of Monday.")
    keeping.log[0] = (keeping.log[0][0], b"", None)
    keeping.log.pop()
    assert "receipt-missing" in {finding.code for finding in check(keeping, apart)}


def test_a_log_cut_at_its_end_shows_against_an_entry_seen(apart: Confinement) -> None:
    """With the newest entry noted elsewhere, a shortened log is found even where no source is missed."""
    keeping = vault_of(FIRST, FIRST)
    seen = keeping.last_custody()
    keeping.log.pop()
    assert check(keeping, apart) == ()
    assert [finding.code for finding in check(keeping, apart, seen)] == ["custody-cut-short"]


READING = Reading(
    copy=digest_of(FIRST),
    reader="text/1",
    text=FIRST.decode(),
    main=(Span(0, len(FIRST.decode())),),
    pages=(Page(3, Span(0, 50)), Page(4, Span(51, 78))),
)


@pytest.mark.parametrize("span", [Span(0, 13), Span(31, 48), Span(60, 77)])
def test_an_anchor_holds_in_its_own_reading(span: Span) -> None:
    """An anchor made from a reading has nothing wrong in it."""
    assert check_anchor(anchor_at(READING, span), READING) is None


def test_a_false_anchor_is_named() -> None:
    """Another text, place, quote, context or page: each is told by its own code."""
    anchor = anchor_at(READING, Span(31, 48))
    other = replace(READING, text=READING.text.replace("Monday", "Sunday"))
    wrong = [
        check_anchor(anchor, None),
        check_anchor(anchor, other),
        check_anchor(replace(anchor, quote="the stables on Mo"), READING),
        check_anchor(replace(anchor, span=Span(900, 917)), READING),
        check_anchor(replace(anchor, prefix="was carried to the "), READING),
        check_anchor(replace(anchor, page=9), READING),
    ]
    assert [finding.code if finding else None for finding in wrong] == [
        "reading-missing",
        "reading-altered",
        "quote-differs",
        "quote-differs",
        "context-differs",
        "page-differs",
    ]
