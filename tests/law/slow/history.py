"""A history as the slow counter sees it: events with the minutes in which each may have happened."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from habeas.base.when import parse_when

MORE_MINUTES = 2
"""How many minutes between the first and the last of an imprecise event are tried beside these two."""


ARRESTS = ("apprehension", "re_arrest")


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: `first` to `last` are the minutes in which it may have happened, `tried` some of them."""

    id: str
    type: str
    first: int
    last: int
    tried: tuple[int, ...]
    fields: Mapping[str, str]
    denied: bool


@dataclass(frozen=True, slots=True)
class History:
    """A case. `now` is the first and the last minute of the day or minute of which it is asked."""

    events: tuple[Happened, ...]
    offences: tuple[Mapping[str, str], ...]
    circumstances: Mapping[str, str]
    born: str | None
    sex: str | None
    now: tuple[int, int]
    zone: str


def minutes(text: str, zone: str) -> tuple[int, int]:
    """The first and the last minute that a date allows; an hour that came twice in a night may be either."""
    when, info = parse_when(text), ZoneInfo(zone)
    start, end = when.local_bounds()
    assert start is not None
    assert end is not None
    if when.zoned:
        first, last = when.instants(info)
        assert first is not None
        assert last is not None
        return _minute(first), _minute(last) - 1
    return _minute(start.replace(tzinfo=info)), _minute((end - timedelta(minutes=1)).replace(tzinfo=info, fold=1))


def _minute(instant: datetime) -> int:
    return int(instant.astimezone(UTC).timestamp()) // 60


def told(facts: Mapping[str, Any], as_of: str, zone: str) -> History:
    """Read facts in the form of a facts file. What is dated surely after `as_of` is not known yet."""
    now = minutes(as_of, zone)
    person = facts.get("person", {})
    found = [event for given in facts["events"] if (event := _event(given, zone)).first <= now[1]]
    return History(
        tuple(sorted(found, key=lambda event: (event.first, event.last, event.id))),
        tuple(facts.get("offences", ())),
        facts.get("circumstances", {}),
        person.get("born"),
        person.get("sex"),
        now,
        zone,
    )


def _event(given: Mapping[str, str], zone: str) -> Happened:
    first, last = minutes(given["when"], zone)
    chance = random.Random(f"{given['id']}{first}")
    between = {chance.randint(first, last) for _ in range(MORE_MINUTES)} if last > first else set()
    own = {k: v for k, v in given.items() if k not in ("id", "type", "when", "source", "stance")}
    if "until" in own and "term" not in own:
        own["term"] = f"P{_days_between(given['when'][:10], own['until'])}D"
    return Happened(
        given["id"],
        given["type"],
        first,
        last,
        tuple(sorted({first, last} | between)),
        own,
        given.get("stance") == "denies",
    )


def _days_between(first: str, last: str) -> int:
    """Days from one day to another, walked one by one."""
    day, end, days = date.fromisoformat(first), date.fromisoformat(last), 0
    while day < end:
        day += timedelta(days=1)
        days += 1
    return days


def stretches(events: Sequence[Happened]) -> list[list[Happened]]:
    """The stretches of custody, each with its arrest first; one without an arrest where none is recorded."""
    releases = [e for e in events if e.type == "release" and not e.denied]
    starts: list[Happened] = []
    for event in events:
        if event.type not in ARRESTS or event.denied:
            continue
        let_go = bool(starts) and any(starts[-1].first <= r.first and r.last <= event.last for r in releases)
        if not starts or let_go or (event.type == "re_arrest" and starts[-1].type != "re_arrest"):
            starts.append(event)
    if not starts:
        return [list(events)]
    found: list[list[Happened]] = [[] for _ in starts]
    for event in events:
        found[starts.index(event) if event in starts else _belongs(event, starts)].append(event)
    return [sorted(inside, key=lambda e: _place(e, start)) for start, inside in zip(starts, found, strict=True)]


def _place(event: Happened, start: Happened) -> tuple[int, bool, int]:
    """By the earliest minute; what may have come after the arrest, or before a release, is taken to have done so."""
    if event.type == "release":
        return event.last, True, event.last
    first = event.first if event.last < start.first else max(event.first, start.first)
    return first, event is not start, event.last


def _belongs(event: Happened, starts: Sequence[Happened]) -> int:
    """The stretch that an event is of: a release is of the last that began before it."""
    if event.type == "release":
        return max((n for n, start in enumerate(starts) if start.first < event.first), default=0)
    begun = [n for n, start in enumerate(starts) if n == 0 or event.last >= start.first]
    inside = [n for n in begun if n + 1 == len(starts) or event.last < starts[n + 1].first]
    return inside[0] if inside else begun[-1]
