"""The quote search as its callers see it: order, places, refusals, and the index as bytes."""

from fractions import Fraction

import pytest

from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.evidence.archives.search.index import QuoteIndex, build
from habeas.evidence.archives.search.searching import nearest, search

TEXTS = (
    "Сегодня в Алматы шёл снег.",
    "Народ устал ждать перемен! И ещё раз: народ устал ждать...",
    "",
    "😀😀",
    "Narod ustal zhdat', — pishet sosed.",
    "Қар жауды. Халық күтуден шаршады.",
    "народ не устал",
)


def test_best_first_then_by_item_with_their_places() -> None:
    """Passages come with the fewest edits first, then by item; each names its stretch of the text as it was given."""
    hits = search(build(TEXTS), "Народ устал ждать")
    assert [(hit.item, hit.edits, TEXTS[hit.item][hit.start : hit.end]) for hit in hits] == [
        (1, 0, "Народ устал ждать"),
        (1, 0, "народ устал ждать"),
        (4, 0, "Narod ustal zhdat'"),
    ]
    assert {hit.length for hit in hits} == {17}
    assert [hit.reading for hit in hits] == [1, 1, 2]


def test_a_quote_typed_in_latin_finds_cyrillic() -> None:
    """A quote in Latin letters finds Cyrillic posts by its second reading, Kazakh letters included."""
    (hit,) = search(build(TEXTS), "halyq kutuden sharshady")
    assert (hit.item, hit.reading) == (5, 2)
    assert TEXTS[5][hit.start : hit.end] == "Халық күтуден шаршады"


@pytest.mark.parametrize("quote", ["", " \n", "😀", "— …!"])
def test_a_quote_without_letters_is_refused(quote: str) -> None:
    """A quote that normalises to nothing is a wrong call, and the message says so."""
    with pytest.raises(WrongCall, match="no letter"):
        search(build(TEXTS), quote)


@pytest.mark.parametrize("distance", [Fraction(-1, 5), Fraction(1), Fraction(3, 2)])
def test_a_distance_without_a_meaning_is_refused(distance: Fraction) -> None:
    """A distance below 0, or one that any text lies within, is a wrong call."""
    with pytest.raises(WrongCall, match="distance"):
        search(build(TEXTS), "народ", distance)


@pytest.mark.parametrize("texts", [(), ("",), ("😀", "…")])
def test_an_archive_without_letters_holds_nothing(texts: tuple[str, ...]) -> None:
    """No items, or items without a letter, give no passage and no error."""
    index = build(texts)
    assert search(index, "народ") == ()
    assert nearest(index, "народ") is None
    assert index.items == len(texts)


def test_a_quote_longer_than_every_item() -> None:
    """An item that is shorter than the quote is found as long as the letters it lacks are within the distance."""
    index = build(["халық күтуден"])
    assert [hit.edits for hit in search(index, "Халық күтуден ша")] == [3]
    assert search(index, "Халық күтуден шаршады") == ()


def test_the_nearest_passage_beyond_the_distance() -> None:
    """Where nothing lies within the distance, the passage nearest to the quote is given with its own distance."""
    index = build(TEXTS)
    quote = "народ очень устал ждать"
    assert search(index, quote) == ()
    hit = nearest(index, quote)
    assert hit is not None
    assert (hit.item, hit.edits, hit.distance) == (1, 6, Fraction(6, 23))
    assert nearest(index, "совсем о другом говорили вчера") is None


def test_the_index_as_bytes() -> None:
    """An index comes back from its bytes as it was: the same bytes again, the same passages."""
    index = build(TEXTS)
    again = QuoteIndex.from_bytes(index.to_bytes())
    assert again.to_bytes() == index.to_bytes()
    assert search(again, "снег шёл в Алматы") == search(index, "снег шёл в Алматы")
    assert [again.text(item) for item in range(again.items)] == list(TEXTS)


@pytest.mark.parametrize("place", [0, 20, 400, -1])
def test_altered_bytes_are_refused(place: int) -> None:
    """Bytes that were altered or cut short are refused, whatever the place."""
    data = bytearray(build(TEXTS).to_bytes())
    with pytest.raises(IntegrityFailure):
        QuoteIndex.from_bytes(bytes(data[:-9]))
    data[place] ^= 1
    with pytest.raises(IntegrityFailure):
        QuoteIndex.from_bytes(bytes(data))


def test_more_letters_than_one_byte_can_tell() -> None:
    """In an archive of more than 254 different letters the rare ones are still told apart."""
    rare = "".join(chr(0x4E00 + place) for place in range(600))
    index = build([rare, rare[300:], "абв " * 400, rare[::-1]])
    assert [hit.item for hit in search(index, rare[10:40])] == [0]
    assert [hit.item for hit in search(index, rare[400:430])] == [0, 1]
    assert [hit.edits for hit in search(index, rare[590:600] + "абв")] == []
