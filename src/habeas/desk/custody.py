"""The clock on its way into a View: what it answered for each person held, or why it was not asked."""

from collections.abc import Sequence
from datetime import date

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.base.when import on_day
from habeas.desk.case_facts import countries_of
from habeas.desk.case_file import Opened, view_for_self
from habeas.desk.clock import clocks_of, jurisdiction_of
from habeas.desk.clocks import Clock
from habeas.disclosure.audience import Audience
from habeas.disclosure.custody_picture import custody_picture
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.picture import Timeline
from habeas.disclosure.reckoned import NotReckoned, Reckoned, Why
from habeas.disclosure.view import View
from habeas.disclosure.wording import wording


def view_with_clock(opened: Opened, lang: Lang, notices: Sequence[str] = ()) -> View:
    """The case as its own defender may see it, with what the clock answers on its day."""
    return view_for_self(opened, lang, notices, clock_for_view(opened, opened.casefile.as_of))


def clock_for_view(opened: Opened, as_of: date) -> tuple[Reckoned, ...] | NotReckoned:
    """The clock of each person held by the law of the one country that the charges name; else why there is none.

    Nobody held is no reason: then there is nothing to reckon.
    """
    people = opened.casefile.detainees
    if not people:
        return ()
    known = jurisdiction_of(opened, None)
    if known is None:
        return _why(tuple(sorted(countries_of(people))))
    clocks = clocks_of(opened, known, on_day(as_of.year, as_of.month, as_of.day)).clocks
    return tuple(reckoned(clock, one.entity.id) for one, clock in zip(people, clocks, strict=True))


def reckoned(clock: Clock, person: EntityId | None = None) -> Reckoned:
    """A clock with what it was asked, as a View takes it."""
    return Reckoned(person, clock.facts, clock.packs, clock.zone, clock.as_of, clock.reckoning)


def picture_of(clock: Clock, lang: Lang) -> Timeline | None:
    """The picture of one custody as its own defender may see it; None where nothing has a day."""
    return custody_picture(reckoned(clock), wording(lang), rules_of(Audience.SELF).told.__contains__)


def _why(countries: tuple[str, ...]) -> NotReckoned:
    if not countries:
        return NotReckoned(Why.NO_COUNTRY)
    return NotReckoned(Why.COUNTRIES if len(countries) > 1 else Why.NO_PACK, countries)
