"""Invented custodies for tests: facts of one person, reckoned by the law of Kazakhstan and by the standards."""

from collections.abc import Mapping
from functools import cache

from habeas.base.when import parse_when
from habeas.disclosure.reckoned import Reckoned
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.clock.instants import Zone
from habeas.law.pack.loading import load_pack
from habeas.law.pack.pack import Pack

ZONE = Zone("Asia/Almaty")


def event(
    number: str, kind: str, when: str | None, source: str = "S1", fields: Mapping[str, str] | None = None
) -> Event:
    """An event of this type, as of EDTF, by a source."""
    return Event(number, kind, None if when is None else parse_when(when), source, fields or {})


def reckoned(events: list[Event], as_of: str) -> Reckoned:
    """The clock of a person accused under article 256(1) of the Criminal Code, on a day."""
    facts = Facts(
        jurisdiction="KZ",
        person=Person(born=parse_when("1975-03"), sex="m"),
        offences=(Accused("criminal", "256", "1"),),
        events=tuple(events),
    )
    extent = ZONE.extent(parse_when(as_of))
    return Reckoned(None, facts, packs(), ZONE, extent, reckon(facts, extent, packs()))


@cache
def packs() -> tuple[Pack, ...]:
    """The packs that these custodies are reckoned by."""
    return load_pack("KZ"), load_pack("INT")


def apprehended_only() -> Reckoned:
    """Nothing but an apprehension on 29 April 2022, hour not known, as of 28 July 2022."""
    return reckoned([event("e1", "apprehension", "2022-04-29")], "2022-07-28")


def long_history() -> Reckoned:
    """Order, gap of one day, extension, house arrest, release, and custody again half a year on."""
    events = [
        event("e1", "apprehension", "2022-04-29T09:40+06:00"),
        event("h0", "hearing", "2022-05-01"),
        event("e2", "custody_order", "2022-05-01T15:00+06:00", fields={"until": "2022-06-28"}),
        event("x1", "extension", "2022-06-30", fields={"until": "2022-07-28"}),
        event("h1", "hearing", "2022-06-30"),
        event("x2", "measure", "2022-07-28", fields={"measure": "house_arrest", "status": "ordered"}),
        event("r1", "release", "2022-08-20"),
        event("e3", "re_arrest", "2022-09-10T18:00+06:00"),
        event("e4", "custody_order", "2022-09-12T10:00+06:00", fields={"until": "2022-11-10"}),
    ]
    return reckoned(events, "2022-11-01")
