"""The laws of asking the clock for a View: by the law of the one country the charges name, or not at all, and why."""

from datetime import date

import pytest
from tests.disclosure.invented import HELD, Making, start

from habeas.base.language import Lang
from habeas.desk.case_file import Opened
from habeas.desk.custody import clock_for_view, view_with_clock
from habeas.disclosure.reckoned import NotReckoned, Why

DAY = date(2023, 6, 5)


def opened(making: Making) -> Opened:
    """An invented case that is open, with nobody's proposals waiting."""
    return Opened(making.fold(DAY), {source.id: source for source in making.sources}, 0, ())


def held(*countries: str) -> Making:
    """A case of one person arrested in May, with a charge under the law of each of these countries."""
    making = start()
    making.say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "Timur Esenov")
    making.say(0, "apprehension", {}, "was detained", when="2023-05-03")
    for number, country in enumerate(countries):
        norm = {"country": country, "code": "criminal", "article": str(170 + number)}
        making.say(0, "charge", norm, f"article {170 + number}")
    return making


def test_the_country_of_the_charges_decides() -> None:
    """Charges under one country's law: each person held is reckoned by its pack, on the day of the case."""
    clock = clock_for_view(opened(held("KZ")), DAY)
    assert not isinstance(clock, NotReckoned)
    (one,) = clock
    assert (one.person, one.packs[0].country, one.reckoning.summary.as_of) == (HELD, "KZ", DAY)
    assert one.reckoning.summary.days_held.least == 33


@pytest.mark.parametrize(
    ("countries", "why"),
    [((), Why.NO_COUNTRY), (("KZ", "RU"), Why.COUNTRIES), (("FR",), Why.NO_PACK)],
)
def test_what_cannot_be_told_is_not_guessed(countries: tuple[str, ...], why: Why) -> None:
    """No country, several, or one without a pack: nothing is reckoned, and the reason names what the record says."""
    assert clock_for_view(opened(held(*countries)), DAY) == NotReckoned(why, tuple(sorted(countries)))


def test_nobody_held_is_nothing_to_reckon() -> None:
    """A case without a person held has no clock and needs no reason."""
    making = start()
    making.say(0, "work", {"name": "White Noise over the Steppe", "kind": "artwork"}, "a canvas")
    assert clock_for_view(opened(making), DAY) == ()


@pytest.mark.parametrize("lang", list(Lang))
def test_the_view_holds_what_was_reckoned(lang: Lang) -> None:
    """The case as its defender sees it has the clock's part, with a picture and limits."""
    (custody,) = view_with_clock(opened(held("KZ")), lang).custody
    assert custody.picture is not None
    assert custody.groups
