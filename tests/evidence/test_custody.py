"""The custody log: what it shows when it is touched, and what it keeps when an event is erased."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.evidence.sources.custody import GENESIS, CustodyEntry, check_chain, commit, next_entry, opens

SALT = bytes(range(16))
EVENT = {"at": "2031-03-02T09:00:00+00:00", "actor": "heron", "action": "received", "source": "s", "copy": "c"}


def chain(length: int) -> list[CustodyEntry]:
    """A sound log of this many entries."""
    entries: list[CustodyEntry] = []
    for number in range(length):
        entries.append(next_entry(entries[-1] if entries else None, digest_of(bytes([number]))))
    return entries


def codes(entries: list[CustodyEntry], **outside: object) -> list[str]:
    """The codes of what is wrong, in order."""
    return [finding.code for finding in check_chain(entries, **outside)]  # type: ignore[arg-type]


@given(st.integers(0, 30))
def test_a_sound_chain_has_nothing_wrong(length: int) -> None:
    """A log of any length that was only ever appended to is whole, from the first entry on."""
    entries = chain(length)
    assert codes(entries, count=length, seen=entries[length // 2] if entries else None) == []
    assert not entries or entries[0].previous == GENESIS


@given(st.integers(1, 12), st.data())
def test_any_altered_field_shows(length: int, data: st.DataObject) -> None:
    """Whatever single field of whatever entry is changed, the check finds something."""
    entries = chain(length)
    at = data.draw(st.integers(0, length - 1))
    other = digest_of(b"other")
    changed = data.draw(
        st.sampled_from(
            [
                replace(entries[at], commitment=other),
                replace(entries[at], previous=other),
                replace(entries[at], link=other),
                replace(entries[at], number=entries[at].number + 1),
            ]
        )
    )
    entries[at] = changed
    assert codes(entries)


def test_a_missing_entry_is_named() -> None:
    """Entries taken out of the middle are told as missing, with their numbers."""
    entries = chain(6)
    wrong = check_chain([*entries[:2], *entries[4:]])
    assert [finding.code for finding in wrong] == ["custody-gap"]
    assert "Entries 3 to 4 are missing" in wrong[0].message


def test_entries_out_of_order_are_named() -> None:
    """Two entries that changed places are told as such."""
    entries = chain(3)
    assert "custody-order" in codes([entries[0], entries[2], entries[1]])


@given(st.integers(1, 12), st.data())
def test_a_chain_cut_at_its_end_shows_against_what_was_noted(length: int, data: st.DataObject) -> None:
    """Cut off at the end, a log looks sound by itself; the known count or the last entry seen tells."""
    entries = chain(length)
    left = data.draw(st.integers(0, length - 1))
    assert codes(entries[:left]) == []
    assert codes(entries[:left], count=length) == ["custody-cut-short"]
    assert codes(entries[:left], seen=entries[-1]) == ["custody-cut-short"]


def test_more_entries_than_known_show() -> None:
    """A log with more entries than there have to be is told too."""
    assert codes(chain(3), count=2) == ["custody-too-long"]


def test_a_chain_written_anew_shows_against_an_entry_seen() -> None:
    """Another sound log in the place of the first is found by one entry of the first."""
    first = chain(4)
    anew = [next_entry(None, digest_of(b"x"))]
    for number in range(5):
        anew.append(next_entry(anew[-1], digest_of(b"x%d" % number)))
    assert codes(anew) == []
    assert codes(anew, seen=first[2]) == ["custody-rewritten"]


def test_a_commitment_hides_and_binds() -> None:
    """It opens for its own event and salt only; another salt gives another commitment for the same event."""
    made = commit(EVENT, SALT)
    assert opens(made, dict(reversed(EVENT.items())), SALT)
    assert not opens(made, EVENT | {"actor": "crane"}, SALT)
    assert not opens(made, EVENT, bytes(16))
    assert not opens(made, EVENT, b"")
    assert commit(EVENT, bytes(16)) != made


def test_a_short_salt_is_refused() -> None:
    """A commitment that could be guessed is not made."""
    with pytest.raises(ValueError, match="at least 16 bytes"):
        commit(EVENT, b"short")
