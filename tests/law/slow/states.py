"""The states of custody, slowly: what each event turns a person to, in every order that the times allow.

A day has every state that any minute of it was in. Days held are days passed, the first not counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from tests.law.slow.history import Happened, History
from tests.law.slow.ticking import ONE_DAY, day_of, first_minute

MOST_WORLDS = 256
FREE = "free"
HELD = ("custody", "house_arrest", "hospital", "file_reading", "prosecutor_study")
TURNING = (
    "apprehension",
    "re_arrest",
    "custody_order",
    "extension",
    "measure",
    "transfer",
    "delivery",
    "investigation_ended",
    "indictment",
    "case_received_by_court",
    "verdict",
    "release",
)
SHOWS_CUSTODY = ("place_of_detention", "transfer", "visit", "hunger_strike", "ill_treatment", "extension")
"""Events that show somebody held."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From this minute on the person is in this state."""

    minute: int
    state: str
    event: Happened


def turned_to(event: Happened, now: str, country: str) -> str | None:
    """The state of liberty an event leads to; None where it changes nothing."""
    match event.type:
        case "apprehension" | "re_arrest":
            if event.fields.get("country", country) != country:
                return "abroad"
            return "administrative" if event.fields.get("basis") == "administrative" else "detention"
        case "custody_order" | "extension" if now not in ("court", "sentence"):
            held = now if event.type == "extension" and now in HELD else "custody"
            measure = event.fields.get("measure", held)
            # Custody ordered for the time of reading or study does not end that time.
            return None if measure == "custody" and now in ("file_reading", "prosecutor_study") else measure
        case "measure" if event.fields.get("measure") == "administrative_arrest":
            return "administrative"
        case "transfer" | "delivery" if now == "abroad":
            return "detention"
        case "investigation_ended":
            return "file_reading" if now in ("detention", "custody") else None
        case "indictment":
            return "prosecutor_study" if now in ("detention", "custody", "file_reading") else None
        case "case_received_by_court":
            return "court" if now in (*HELD, "detention") else None
        case "verdict":
            return "sentence" if now in (*HELD, "detention", "court") else None
        case "release":
            return FREE
        case _:
            return None


def worlds(events: Sequence[Happened], country: str) -> Iterator[list[Turn]]:
    """Each way in which the state may have changed, for the first and last minutes; nothing before the arrest."""
    turning = [e for e in events if not e.denied and e.type in TURNING]
    edges = [tuple(dict.fromkeys((e.first, e.last))) for e in turning]
    for minutes in _ways(edges):
        turns: list[Turn] = []
        reached = minutes[0] if minutes else 0
        for event, minute in zip(turning, minutes, strict=True):
            reached = max(reached, minute)
            if event.last < reached:
                break
            state = turned_to(event, turns[-1].state if turns else FREE, country)
            if state is not None:
                turns.append(Turn(reached, state, event))
        else:
            yield turns


def _ways(edges: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Ways to place the changes in time: all of them, or where they are too many those that vary the first changes,
    the rest being at their earliest, and then at their latest."""
    for side in (1, -1):
        varied = product(*(edge[::side] for edge in reversed(edges)))
        yield from (way[::-1] for way in islice(varied, MOST_WORLDS // 2))


def states_of(turns: Sequence[Turn], day: date, zone: str) -> list[str]:
    """The states of a day in order, the one it begins with first."""
    begins, after = first_minute(day, zone), first_minute(day + ONE_DAY, zone)
    before = [turn.state for turn in turns if turn.minute < begins]
    return ([before[-1]] if before else [FREE]) + [turn.state for turn in turns if begins <= turn.minute < after]


def days_held(stretches: Sequence[Sequence[Happened]], history: History, country: str) -> tuple[int, int]:
    """The least and the most whole days held, the first of each stretch not counted."""
    least = most = 0
    for number, events in enumerate(stretches):
        found = {_held(turns, history, last=number == len(stretches) - 1) for turns in worlds(events, country)}
        least += min(found, default=0)
        most += max(found, default=0)
    return least, most


def _held(turns: Sequence[Turn], history: History, *, last: bool) -> int:
    if not turns:
        return 0
    zone, days = history.zone, 0
    gone = [turn.minute for turn in turns if turn.state == FREE]
    until = day_of(gone[0] if gone else history.now[1], zone)
    day = day_of(turns[0].minute, zone)
    while day < until:
        day += ONE_DAY
        days += 1
    return days
