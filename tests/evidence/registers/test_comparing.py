"""Comparing versions: an algebra, and what counts as a change."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.when import parse_when
from habeas.evidence.registers.comparing import ChangeKind, Comparison, compare, word_changes, wording
from habeas.evidence.registers.describing import described
from habeas.evidence.registers.entry import Entry, Place

_TEXTS = st.sampled_from(
    ["Книга «Брод»", "Исключен", "Песня «Ива»", "Книга «Брод», 40 с.", "", 'Песня "Ива" ;', "Лист"]
)
_DAYS = st.none() | st.sampled_from(["2017-05-06", "2018-07-08"])
_VERSIONS = st.lists(st.tuples(st.none() | st.integers(1, 6).map(str), _TEXTS, _DAYS), max_size=8).map(
    lambda rows: [
        described(number, text, Place(row), None if day is None else parse_when(day))
        for row, (number, text, day) in enumerate(rows, 1)
    ]
)


def _meant(entries: list[Entry]) -> Counter[tuple[object, ...]]:
    return Counter((e.number, wording(e), e.included, e.status) for e in entries)


def _applied(old: list[Entry], comparison: Comparison) -> list[Entry]:
    gone = {id(change.old) for change in comparison.changes if change.old is not None}
    return [e for e in old if id(e) not in gone] + [c.new for c in comparison.changes if c.new is not None]


@given(_VERSIONS, _VERSIONS)
def test_the_changes_lead_from_one_version_to_the_other(old: list[Entry], new: list[Entry]) -> None:
    """The older version, with the changes applied, is the newer one, and every entry is counted once."""
    found = compare(old, new)
    assert _meant(_applied(old, found)) == _meant(new)
    assert found.same + sum(1 for change in found.changes if change.new is not None) == len(new)
    assert found.same + sum(1 for change in found.changes if change.old is not None) == len(old)


@given(_VERSIONS)
def test_a_version_has_not_changed_from_itself(version: list[Entry]) -> None:
    """No version differs from itself."""
    assert compare(version, list(version)) == Comparison((), len(version))


@given(_VERSIONS, _VERSIONS)
def test_turning_round_swaps_added_and_struck(old: list[Entry], new: list[Entry]) -> None:
    """What was added one way is struck the other way; what was changed or renumbered stays so."""
    there, back = compare(old, new), compare(new, old)
    turned = {ChangeKind.ADDED: ChangeKind.STRUCK, ChangeKind.STRUCK: ChangeKind.ADDED}
    for kind in ChangeKind:
        assert len(there.of(kind)) == len(back.of(turned.get(kind, kind)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('Книга "Брод";', "Книга «Брод»"),
        ("Книга  «Брод»\n(1999).", "Книга «Брод» (1999)"),
        ("Книга “Брод”", 'Книга ""Брод"" ;'),
        ("Книга «Й»", "Книга «И\u0306»"),
    ],
)
def test_spaces_and_marks_are_no_change(one: str, other: str) -> None:
    """Spacing, the shape of quotation marks, the form of letters and closing signs are no change."""
    assert compare([described("1", one, Place(1))], [described("1", other, Place(1))]).changes == ()


def test_the_words_that_changed_are_shown() -> None:
    """A change of wording shows the words of both versions, and no others."""
    (change,) = word_changes("Книга «Брод» на 40 страницах", "Книга «Тихий брод» на 40 страницах")
    assert (change.old, change.new) == ("Брод", "Тихий брод")


def test_an_entry_under_another_number_is_renumbered() -> None:
    """The same words under a number that the older version has not are the same entry, renumbered."""
    found = compare([described("1", "Книга «Брод»", Place(1))], [described("2", "Книга «Брод»", Place(1))])
    (change,) = found.changes
    assert (change.kind, change.number) == (ChangeKind.RENUMBERED, "2")


def test_an_entry_marked_as_taken_out_is_struck() -> None:
    """An entry whose words give way to the note that it is excluded is struck, and shows what it was."""
    (change,) = compare([described("1", "Книга", Place(1))], [described("1", "Исключен", Place(1))]).changes
    assert change.kind is ChangeKind.STRUCK
    assert change.old is not None
    assert change.old.text == "Книга"
