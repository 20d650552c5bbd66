"""A day of birth that is held back is known again in whatever writing, and no other day is."""

from datetime import date

import pytest
from tests.disclosure.gate.full import decided, full, told

from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.births import Births, days_told
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.last_look import Kind, LastLook
from habeas.record.statements import Statement

BORN = date(1965, 3, 27)
WRITTEN = (
    "born on March 27, 1965",
    "born 27 March 1965",
    "the 27th of March 1965",
    "родился 27 марта 1965 года",
    "род. 27.03.65",
    "27.03.1965г.р.",
    "1965 жылғы 27 наурызда туған",
    "27-03-1965",
    "27/3/65",
    "1965.03.27",
    "19650327",
    "двадцать седьмого марта 1965 года",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_the_day_is_found_in_every_writing(text: str) -> None:
    """In digits, words and mixed, in three languages, with and without its century."""
    assert Births([BORN]).places(text)


@pytest.mark.parametrize(
    "text", ["27 марта 1966 года", "в 65 лет", "март 1965", "26.03.1965", "ст. 65, ч. 3", "650327"]
)
def test_other_days_and_a_year_alone_are_not(text: str) -> None:
    """Another day, an age, a year and numbers that look alike are left alone."""
    assert Births([BORN]).places(text) == ()


def test_what_tells_no_day_is_not_looked_for() -> None:
    """A birth known by its year or month is an age; what is no date tells nothing."""
    assert days_told("1965") == days_told("1965-03") == days_told("spring") == frozenset()
    assert days_told("1965-03-27?") == {BORN}
    assert Births([]).places(WRITTEN[0]) == ()


def of(audience: Audience) -> list[Statement]:
    """What is let through of a case in which a quote, a claim and an office's words tell a day of birth."""
    made = full()
    made.say(0, "birth_date", {"date": "1965-03-27"}, "born on 27 March 1965")
    made.say(0, "occupation", {"text": "painter"}, "the painter, born 27.03.1965")
    made.say(0, "denial", {"claim": "He was born on March 27, 1965 and never left"}, "never left", by="the defence")
    return [one for fact in told(made, audience).casefile.facts for one in fact.statements]


def test_where_it_may_not_be_told_no_other_words_tell_it() -> None:
    """The press is told the occupation without the quote, and not the claim that holds the day."""
    told_to_press = {one.prop: one for one in of(Audience.PRESS)}
    assert told_to_press["occupation"].anchor.quote == ""
    assert all("1965" not in f"{one.value} {one.anchor.quote} {one.when}" for one in of(Audience.PRESS))


def test_where_it_may_be_told_it_holds_nothing_back() -> None:
    """A UN body is told the day and every word with it."""
    found = of(Audience.UN_BODY)
    assert "birth_date" in {one.prop for one in found}
    assert any("born 27.03.1965" in one.anchor.quote for one in found)


def test_the_last_look_finds_it() -> None:
    """Whatever is composed is looked through for it."""
    made = full()
    made.say(0, "birth_date", {"date": "1965-03-27"}, "born on 27 March 1965")
    decision = decided(made, Audience.PUBLIC)
    assert Protection.MENTIONS in decision.deciding.screen.found("род. 27.03.65")
    [leak] = LastLook(decision, told(made, Audience.PUBLIC)).in_text("He was born on 27 March 1965.", "note")
    assert (leak.kind, leak.words) == (Kind.BIRTH, "27 March 1965")
