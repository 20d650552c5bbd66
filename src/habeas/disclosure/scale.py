"""From days to places on a line, with long empty stretches folded and shown as folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from habeas.disclosure.picture import Timeline

_FOLD = 0.2
"""A stretch without any event is folded when it is more than this share of the whole."""
_FOLDED = 0.06
"""The share of the line that a folded stretch takes."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A run of days drawn evenly from `left` to `right` (0 to 1); `folded` where days were squeezed."""

    first: date
    last: date
    left: float
    right: float
    folded: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A sign on the axis: the first day of a month, and where it stands (0 to 1)."""

    day: date
    at: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole axis: legs from left to right that meet one another."""

    legs: tuple[Leg, ...]

    def place(self, day: date) -> float:
        """Where a day stands, 0 to 1; a day outside the axis stands at its end."""
        for leg in self.legs:
            if day <= leg.last:
                length = max((leg.last - leg.first).days, 1)
                share = max((day - leg.first).days, 0) / length
                return leg.left + (leg.right - leg.left) * min(share, 1.0)
        return 1.0

    def ticks(self, closest: float) -> tuple[Tick, ...]:
        """First days of months, of quarters, of years or of more years: the finest that stay `closest` apart.

        None stands in a folded stretch; where two sides of a fold are too close, the later one gives way.
        """
        months = [day for day in _months(self.legs[0].first, self.legs[-1].last) if not self._folded(day)]
        for step in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
            found = [Tick(day, self.place(day)) for day in months if (day.year * 12 + day.month - 1) % step == 0]
            close = [two for one, two in pairwise(found) if two.at - one.at < closest]
            if all(self._after_fold(tick.day, step) for tick in close):
                return tuple(tick for tick in found if tick not in close)
        return ()

    def _after_fold(self, day: date, step: int) -> bool:
        """Whether a fold ends within one step of months before this day."""
        return any(leg.folded and timedelta(0) <= day - leg.last <= timedelta(days=31 * step) for leg in self.legs)

    def _folded(self, day: date) -> bool:
        return any(leg.folded and leg.first < day < leg.last for leg in self.legs)


def scale_of(days: Iterable[date], whole: Iterable[tuple[date, date]] = ()) -> Scale:
    """The axis that shows all these days, with a little room at both ends. Raises ValueError for no days.

    Nothing between the two days of a pair in `whole` is folded.
    """
    known = sorted(set(days))
    if not known:
        raise ValueError("an axis needs at least one day")
    pairs = list(pairwise(known))
    total = (known[-1] - known[0]).days
    kept = list(whole)
    folded = [
        (two - one).days > total * _FOLD and not any(one < last and first < two for first, last in kept)
        for one, two in pairs
    ]
    if all(folded):
        folded = [False] * len(pairs)
    drawn = sum((two - one).days for (one, two), fold in zip(pairs, folded, strict=True) if not fold)
    room = max(drawn // 40, 1)
    ends = (_moved(known[0], -room), known[0]), (known[-1], _moved(known[-1], room))
    return Scale(tuple(_legs([ends[0], *pairs, ends[1]], [False, *folded, False])))


def scale_of_picture(timeline: Timeline) -> Scale | None:
    """The axis of a picture; None where nothing of it has a day."""
    stretches = [stretch for lane in timeline.lanes for mark in lane.marks for stretch in mark.stretches]
    days = [
        day
        for stretch in stretches
        for day in (stretch.earliest, stretch.latest, stretch.sure_from, stretch.sure_until)
        if day is not None
    ]
    if not days:
        return None
    bars = [(stretch.earliest, stretch.latest) for stretch in stretches if stretch.is_bar]
    return scale_of([*days, *([timeline.as_of] if timeline.today else [])], bars if timeline.whole else ())


def _legs(pairs: Sequence[tuple[date, date]], folded: Sequence[bool]) -> list[Leg]:
    drawn = sum((two - one).days for (one, two), fold in zip(pairs, folded, strict=True) if not fold)
    share = (1.0 - _FOLDED * sum(folded)) / max(drawn, 1)
    legs: list[Leg] = []
    left = 0.0
    for (one, two), fold in zip(pairs, folded, strict=True):
        right = left + (_FOLDED if fold else share * (two - one).days)
        legs.append(Leg(one, two, left, min(right, 1.0), fold))
        left = legs[-1].right
    return legs


def _months(first: date, last: date) -> Iterable[date]:
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            yield month
        if (month.year, month.month) == (9999, 12):
            return
        month = (month + timedelta(days=32)).replace(day=1)


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min
