"""The clock on its way into papers and pages: whose date a row stands on is named as the reader may be told."""

from dataclasses import replace

import pytest
from tests.disclosure.gate.full import decided, full
from tests.disclosure.papers.answering import answers_of

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.answers import clock_told, let_through
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.evidence.sources.source import Basis, Described

SECRET = "The diary of a guard"


def clocks(audience: Audience) -> tuple[Reckoned, Reckoned]:
    """The clock over the whole record and as it may be told, of a case whose arrest three sources put on three days."""
    made = full()
    made.say(1, "apprehension", {}, "задержан 5 марта", when="2023-03-05", by="Пётр Зимин")
    title = Described(SECRET, Basis.STATED)
    made.sources[2] = replace(made.sources[2], description=replace(made.sources[2].description, title=title))
    for number in (0, 2):
        made.say(number, "apprehension", {}, f"apprehended, says {number}", when="2023-03-07")
    made.say(2, "apprehension", {}, "taken in the night", when="2023-03-08")
    decision = decided(made, audience)
    admitted, clock = decision.admitted(Lang.EN), answers_of(made).clock
    assert not isinstance(clock, NotReckoned)
    return clock[0], clock_told(clock[0], admitted, let_through(admitted))


def versions(reckoned: Reckoned) -> set[str]:
    """Every name of a source in a clock."""
    rows = {row.version for row in reckoned.reckoning.rows}
    return {one for one in rows | {event.source for event in reckoned.facts.events} if one is not None}


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PRESS, Audience.UN_BODY, Audience.COURT])
def test_nobody_is_named_who_is_held_back(audience: Audience) -> None:
    """Neither a speaker who may not be named nor the title of a paper that may not be told stands in a version."""
    whole, told = clocks(audience)
    assert any("Зимин" in one for one in versions(whole))
    assert any(SECRET in one for one in versions(whole))
    assert not any("Зимин" in one or "Zimin" in one for one in versions(told))
    # A court may read what was signed for before it.
    assert any(SECRET in one for one in versions(told)) == (audience is Audience.COURT)


def test_versions_stay_apart() -> None:
    """Two dates that were told apart by a speaker are still two, and rows without a version still have none."""
    _, told = clocks(Audience.PUBLIC)
    assert {None} < {row.version for row in told.reckoning.rows}
    days = {event.when: event.source for event in told.facts.events if event.type == "apprehension"}
    assert len(set(days.values())) == len(days) > 1


def test_for_oneself_speakers_and_titles_stay() -> None:
    """Who may read all is told whose date it is."""
    _, told = clocks(Audience.SELF)
    assert any("Пётр Зимин" in one for one in versions(told))
    assert any(SECRET in one for one in versions(told))
