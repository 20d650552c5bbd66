"""Evidence as the vault keeps it: copies, sources, readings and the custody log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.vault.texts import texts

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, Handle, ReadingId, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.sources.custody import check_chain, commit, next_entry
from habeas.evidence.sources.source import Basis, Described, Description, Method, Part, Secrecy
from habeas.evidence.text.reading import Page, Reading
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Folder, Story

bases = st.sampled_from(Basis)


def described[T](value: st.SearchStrategy[T]) -> st.SearchStrategy[Described[T] | None]:
    """A described field, or None."""
    return st.none() | st.builds(Described, value, bases)


times = st.sampled_from(["2021", "2021-05-04", "2021~", "2021/..", "XXXX-05-12", "2022-04-29T09:40+06:00"]).map(
    parse_when
)
descriptions = st.builds(
    Description,
    described(texts()),
    described(texts()),
    described(texts()),
    described(times),
    described(texts()),
    described(st.sampled_from(Lang)),
)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_source_is_loaded_as_it_was_stored(filled: Vault, story: "Story", data: st.DataObject) -> None:
    """Every field of a source survives storing and loading."""
    secrecy = data.draw(st.sampled_from(Secrecy))
    source = replace(
        story.source,
        received_at=data.draw(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))),
        received_by=Handle(data.draw(texts())),
        method=data.draw(st.sampled_from(Method)),
        tool=data.draw(texts()),
        original_name=data.draw(st.none() | texts()),
        secrecy=secrecy,
        undertaking_on=data.draw(times) if secrecy is Secrecy.UNDERTAKING else None,
        description=data.draw(descriptions),
        grade=data.draw(st.none() | st.sampled_from("ABCDEF")),
        note=data.draw(texts()),
    )
    filled.evidence.replace_source(source)
    assert filled.evidence.source(source.id) == source
    assert filled.evidence.source_of_copy(source.copy.digest) == source
    assert filled.evidence.sources() == filled.evidence.sources(story.case.id) == (source,)


@given(
    text=texts(min_size=1),
    ranges=st.lists(st.builds(lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 9))),
    lang=st.none() | st.sampled_from(Lang),
    encoding=st.none() | texts(),
    findings=st.lists(st.builds(Finding, texts(), texts(), st.sampled_from(Severity), texts()), max_size=3),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reading_is_loaded_as_it_was_stored(
    filled: Vault,
    story: "Story",
    text: str,
    ranges: list[Span],
    lang: Lang | None,
    encoding: str | None,
    findings: list[Finding],
) -> None:
    """Text, ranges, pages, language and findings survive, and with them the id."""
    pages = tuple(Page(number, span) for number, span in enumerate(ranges, 1))
    reading = Reading(
        story.source.copy.digest, f"reader {len(text)}", text, tuple(ranges), pages, lang, encoding, tuple(findings)
    )
    known = filled.evidence.reading(reading.id)
    filled.evidence.add_reading(reading)
    loaded = filled.evidence.reading(reading.id)
    assert loaded is not None
    assert loaded.id == reading.id
    # The same text read by the same reader is one reading, whatever else is said of it.
    assert loaded == (known or reading)


def test_the_same_bytes_are_one_copy(vault: Vault, folder: "Folder") -> None:
    """Bytes put again give the same digest and leave one file."""
    digest = vault.evidence.put_copy(b"a letter")
    assert digest == digest_of(b"a letter") == vault.evidence.put_copy(b"a letter")
    assert vault.evidence.copy(digest) == b"a letter"
    assert len([path for path in (folder.path / "blobs").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 65536, 65537, 1_000_000])
def test_copies_of_every_size_come_back(vault: Vault, size: int) -> None:
    """Empty, small and large originals are kept byte for byte."""
    data = bytes(i % 251 for i in range(size))
    assert vault.evidence.copy(vault.evidence.put_copy(data)) == data


def test_a_lost_file_is_healed_by_putting_the_bytes_again(vault: Vault, folder: "Folder") -> None:
    """A copy whose file is gone is refused, and is whole again once its bytes are put again."""
    digest = vault.evidence.put_copy(b"a letter")
    (file,) = (path for path in (folder.path / "blobs").rglob("*") if path.is_file())
    file.unlink()
    with pytest.raises(IntegrityFailure):
        vault.evidence.copy(digest)
    vault.evidence.put_copy(b"a letter")
    assert vault.evidence.copy(digest) == b"a letter"


def test_what_is_not_kept_is_none_or_a_failure(vault: Vault) -> None:
    """An unknown digest is an integrity failure, an unknown source or reading None."""
    nothing = digest_of(b"nothing")
    with pytest.raises(IntegrityFailure):
        vault.evidence.copy(nothing)
    assert vault.evidence.source(SourceId("0" * 32)) is None
    assert vault.evidence.source_of_copy(nothing) is None
    assert vault.evidence.reading(ReadingId("0" * 64)) is None
    assert vault.evidence.first_reading(nothing) is None
    assert vault.evidence.last_custody() is None
    assert vault.evidence.custody() == ()
    assert vault.evidence.copies() == ()
    assert vault.evidence.sources() == ()


def test_a_source_needs_its_copy_and_is_added_once(filled: Vault, story: "Story") -> None:
    """A source without its copy, of a used id or of the same bytes as another is refused."""
    unseen = replace(story.source.copy, digest=digest_of(b"never put"))
    for source in (
        replace(story.source, id=SourceId("f" * 32), copy=unseen),
        story.source,
        replace(story.source, id=SourceId("f" * 32)),
    ):
        with pytest.raises(WrongCall):
            filled.evidence.add_source(source)
    assert filled.evidence.sources() == (story.source,)


def test_only_a_kept_source_is_replaced_and_never_its_copy(filled: Vault, story: "Story") -> None:
    """Replacing an unknown source, or the bytes of a known one, is refused."""
    other = filled.evidence.put_copy(b"other bytes")
    for source in (
        replace(story.source, id=SourceId("f" * 32)),
        replace(story.source, copy=replace(story.source.copy, digest=other)),
    ):
        with pytest.raises(WrongCall):
            filled.evidence.replace_source(source)
    assert filled.evidence.sources() == (story.source,)


def test_links_and_readings_name_only_what_is_kept(filled: Vault, story: "Story") -> None:
    """Linking an unknown case or source, or a reading of an unknown copy, is refused."""
    with pytest.raises(WrongCall):
        filled.evidence.link_source(CaseId("f" * 32), story.source.id)
    with pytest.raises(WrongCall):
        filled.evidence.link_source(story.case.id, SourceId("f" * 32))
    with pytest.raises(WrongCall):
        filled.evidence.add_reading(replace(story.reading, copy=Digest("sha256:" + "0" * 64)))


def test_sources_come_in_the_order_of_linking(
    vault: Vault, stories: "Callable[[int], Story]", keeping: "Callable[[Vault, Story], None]"
) -> None:
    """A case lists its sources as they were linked, the vault as they were added; linking twice is once."""
    told = [stories(number) for number in (3, 1, 2)]
    for story in told:
        keeping(vault, story)
    case = told[0].case.id
    for story in reversed(told):
        vault.evidence.link_source(case, story.source.id)
    assert vault.evidence.sources() == tuple(story.source for story in told)
    assert vault.evidence.sources(case) == (told[0].source, told[2].source, told[1].source)
    assert vault.evidence.copies() == tuple(story.source.copy.digest for story in told)


def test_the_first_reading_stays_the_first(filled: Vault, story: "Story") -> None:
    """A later reading of the same copy does not take the place of the first."""
    later = replace(story.reading, reader="another/2")
    filled.evidence.add_reading(later)
    filled.evidence.add_reading(story.reading)
    assert filled.evidence.first_reading(story.source.copy.digest) == story.reading
    assert filled.evidence.reading(later.id) == later


def test_the_custody_log_is_kept_as_a_chain(vault: Vault) -> None:
    """Entries, salts and events come back in order and the chain holds; an entry out of turn is refused."""
    last = None
    for number in range(5):
        event, salt = {"action": "received", "note": f"entry {number}"}, bytes([number]) * 16
        entry = next_entry(last, commit(event, salt))
        vault.evidence.append_custody(entry, salt, event)
        assert vault.evidence.last_custody() == entry
        last = entry
    assert last is not None
    log = vault.evidence.custody()
    assert check_chain(entry for entry, _, _ in log) == ()
    for entry, salt, event_kept in log:
        assert event_kept is not None
        assert commit(event_kept, salt) == entry.commitment
    for wrong in (last, next_entry(next_entry(last, last.commitment), last.commitment)):
        with pytest.raises(WrongCall):
            vault.evidence.append_custody(wrong, bytes(16), {})
    assert vault.evidence.custody() == log


def test_an_erased_event_leaves_its_entry(vault: Vault) -> None:
    """Where the event was erased the entry is still listed, without event and salt."""
    from habeas.vault.trail_models import CustodyEventRow

    event = {"action": "received"}
    entry = next_entry(None, commit(event, bytes(16)))
    vault.evidence.append_custody(entry, bytes(16), event)
    alias = vault.evidence._session.alias  # type: ignore[attr-defined]
    CustodyEventRow.objects.using(alias).all().delete()
    assert vault.evidence.custody() == ((entry, b"", None),)


def test_what_came_inside_what_is_kept_both_ways(
    vault: Vault, stories: "Callable[[int], Story]", keeping: "Callable[[Vault, Story], None]"
) -> None:
    """A part is found from its container in the order inside, and its container from it; twice is once."""
    told = [stories(number) for number in (1, 2, 3)]
    for story in told:
        keeping(vault, story)
    mail, second, first = (story.source.id for story in told)
    parts = (Part(mail, first, "scan.jpg", 1), Part(mail, second, "order.pdf", 2))
    for part in (*reversed(parts), *parts):
        vault.evidence.add_part(part)
    assert vault.evidence.parts(mail) == parts
    assert vault.evidence.containers(second) == (parts[1],)
    assert vault.evidence.parts(first) == () == vault.evidence.containers(mail)
    with pytest.raises(WrongCall):
        vault.evidence.add_part(Part(mail, SourceId("f" * 32), "lost.txt", 3))
