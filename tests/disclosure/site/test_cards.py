"""Cards, counts and stems: what the index knows is what the pages say."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.site.paging import page_of

from habeas.base.language import Lang
from habeas.disclosure.site.card import Card, card_from, card_json, card_of, stems_of
from habeas.disclosure.site.counting import counts_of
from habeas.disclosure.site.page import Facets

_TEXT = st.text(max_size=20)
_CARDS = st.builds(
    Card,
    slug=_TEXT,
    title=_TEXT,
    summary=_TEXT,
    fresh=_TEXT,
    updated=st.dates(),
    said=_TEXT,
    days=st.none() | st.integers(0, 20_000),
    corrected=_TEXT,
    facets=st.builds(
        Facets,
        country=st.sampled_from(["KZ", "RU", None]),
        held=st.sampled_from([True, False, None]),
        begun=st.none() | st.integers(1990, 2030),
        ended=st.none() | st.integers(1990, 2030),
        articles=st.lists(st.sampled_from(["criminal 174", "criminal 256"]), unique=True).map(tuple),
        places=st.lists(_TEXT, unique=True, max_size=3).map(tuple),
    ),
)


@given(_CARDS)
def test_a_card_is_read_as_it_was_written(card: Card) -> None:
    """JSON and back gives the same card."""
    assert card_from(card_json(card)) == card


@given(st.lists(_CARDS, max_size=8), st.sampled_from(list(Lang)))
def test_counts_are_of_the_cards_and_of_nothing_else(cards: list[Card], lang: Lang) -> None:
    """Cases, countries and states add up to the number of cards."""
    counts = counts_of(cards, lang)
    by = {one.id: sum(count for _, _, count in one.options) for one in counts.filters}
    assert counts.cases == by["country"] == by["state"] == by["year"] == len(cards)
    assert counts.days == sum(card.days or 0 for card in cards)


def test_the_day_of_an_update_stays_until_the_page_says_something_else() -> None:
    """A day that merely goes by is no update."""
    first = card_of(page_of(), 93, None)
    later = card_of(page_of(as_of=date(2023, 7, 1)), 119, first)
    assert (later.updated, later.fresh) == (first.updated, "As of 1 July 2023")
    assert card_of(page_of(Lang.RU, as_of=date(2023, 7, 1)), 119, first).updated == date(2023, 7, 1)


def test_a_page_is_found_by_stems_and_by_names_in_latin_letters() -> None:
    """Names stand in both alphabets, words by their stems."""
    stems = stems_of(page_of(Lang.RU))
    assert {"есенов", "esenov", "тимур", "timur"} <= stems
    assert "художник" in stems
