"""The ends of one limit side by side: "14 or 15 March 2025", a month or a year told once where it is shared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton

from habeas.base.language import Lang
from habeas.disclosure.wording import Wording
from habeas.law.clock.counting import Due, End
from habeas.law.clock.instants import Zone

_LOCALES = {Lang.EN: "en_GB", Lang.RU: "ru", Lang.KK: "kk"}

_YEAR_FIRST = (Lang.KK,)
"""Languages that name the year before the day."""


_UNTIL = " – "


@dataclass(frozen=True, slots=True)
class Point:
    """A day, with a time of day or a range of times where the end has one; `time` is empty where it is 24:00."""

    day: date
    time: str = ""


type Span = tuple[Point | None, ...]
"""One end: a point, or the strict and the lenient one; None for a side that has no bound."""


def span_of(due: Due, zone: Zone) -> Span:
    """The end of one limit: one point where both readings agree, or differ in the hour of one day only."""
    first, last = _point(due.earliest, zone), _point(due.latest, zone)
    if first is not None and last is not None and first.day == last.day and first.time and last.time:
        return (first,) if first == last else (Point(first.day, f"{first.time}–{last.time}"),)
    return (first,) if first == last else (first, last)


def side_by_side(spans: Sequence[Span], words: Wording) -> str:
    """Ends of which only one can be right, in words; each different one once, empty for none."""
    points = [(joint, point) for span in dict.fromkeys(spans) for joint, point in _joined(span, words)]
    years = {point.day.year for _, point in points if point is not None}
    told, bare = [], False
    for at, (joint, point) in enumerate(points):
        # A number alone needs no room around the dash: "14–15 March".
        told.append("" if at == 0 else "–" if bare and joint == _UNTIL else joint)
        after = points[at + 1][1] if at + 1 < len(points) else None
        bare = _bare(point, after)
        alone = (at == 0) if words.lang in _YEAR_FIRST else (at == len(points) - 1)
        told.append("?" if point is None else _told(point, words, bare=bare, dated=alone or len(years) > 1))
    return "".join(told)


def _joined(span: Span, words: Wording) -> Iterable[tuple[str, Point | None]]:
    return [(words.word("spells", "or") if at == 0 else _UNTIL, point) for at, point in enumerate(span)]


def _bare(point: Point | None, after: Point | None) -> bool:
    """Whether the number of the day is enough, because a day of the same month follows."""
    if point is None or after is None or point.time or after.time:
        return False
    return (after.day.year, after.day.month) == (point.day.year, point.day.month)


def _told(point: Point, words: Wording, *, bare: bool, dated: bool) -> str:
    text = str(point.day.day) if bare else format_skeleton("MMMMd", point.day, locale=_LOCALES[words.lang])
    if dated:
        text = words.word("custody", "dated").format(day=text, y=point.day.year)
    return f"{text}, {point.time}" if point.time else text


def _point(end: End | None, zone: Zone) -> Point | None:
    if end is None:
        return None
    if end.day is not None:
        return Point(end.day)
    local = zone.local(end.minute)
    return Point(local.date(), f"{local:%H:%M}")
