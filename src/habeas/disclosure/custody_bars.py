"""Runs of days and orders as bars, with their dates in words.

A bar is sure only where every version of its dates puts it; an end that nothing records is never sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.disclosure.dates import day_in_words, when_in_words
from habeas.disclosure.picture import Stretch
from habeas.disclosure.wording import Wording
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.row import Order, Stay
from habeas.law.clock.stretches import Placed
from habeas.law.clock.stretches import Stretch as Held

TOLD = 8
"""Dates beyond which only the first and the last are told."""

_FREEING = ("custody_order", "measure")
"""Orders that can end a deprivation of liberty without a release."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, its dates in words, and the ids of the events that it begins with."""

    stretch: Stretch
    dates: str
    events: tuple[str, ...]


def several(told: Sequence[str]) -> str:
    """Dates one after the other; the first, the last and how many where there are too many."""
    return "; ".join(told) if len(told) <= TOLD else f"{told[0]} … {told[-1]} ({len(told)})"


@dataclass(frozen=True, slots=True)
class DayTeller:
    """Days of one zone in words, and bars as of `today`."""

    zone: Zone
    words: Wording
    today: date

    def bounds(self, extent: Extent) -> tuple[date, date] | None:
        """The first and the last day in which something may have been; None where a side has no bound."""
        if extent.lo is None or extent.hi is None:
            return None
        return self.zone.day_of(extent.lo), self.zone.day_of(extent.hi)

    def either(self, versions: Sequence[Placed], form: str) -> str:
        """The day of each version in words, the imprecise one as imprecise as it is known."""
        told = []
        for placed in versions:
            bounds = self.bounds(placed.extent)
            if bounds is not None and bounds[0] == bounds[1]:
                told.append(day_in_words(bounds[0], form, self.words.dates))
            elif placed.event.when is not None:
                told.append(when_in_words(placed.event.when, form, self.words.dates))
        return self._or(list(dict.fromkeys(told)))

    def day(self, day: date) -> str:
        """A day in words."""
        return day_in_words(day, "plain", self.words.dates)

    def span(self, first: date, last: date) -> str:
        """From one day to another in words; one day where they are the same."""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"

    def stay(self, stay: Stay, stays: Sequence[Stay], held: Sequence[Held]) -> Bar:
        """One run of days: sure from where every version has begun, to where none has ended."""
        own = next((one for one in held if any(placed.event.id == stay.by for placed in one.events)), None)
        begins = self._begins(stay, own)
        ends = self._ends(stay, stays, own)
        days = [bounds for placed in begins if (bounds := self.bounds(placed.extent)) is not None]
        first = min((lo for lo, _ in days), default=stay.first)
        sure_from = max((hi for _, hi in days), default=stay.first)
        over = [bounds for placed in ends if (bounds := self.bounds(placed.extent)) is not None]
        latest = max((hi for _, hi in over), default=stay.last or self.today)
        sure_until = min((lo for lo, _ in over), default=self.today)
        if stay.last is not None and not ends:
            # A later arrest proves an end that nothing records: only the beginning is sure.
            sure_until = sure_from
        first, latest = min(first, stay.first), max(latest, first, stay.first)
        sure = first <= sure_from <= sure_until <= latest
        stretch = Stretch(
            first, latest, True, sure_from if sure else None, sure_until if sure else None, ongoing=stay.last is None
        )
        events = tuple(placed.event.id for placed in begins)
        if stay.last is None:
            return Bar(stretch, self.either(begins, "since"), events)
        end = self.either(ends, "plain") if ends else self.day(stay.last)
        return Bar(stretch, f"{self.either(begins, 'plain')} – {end}", events)

    def order(self, versions: Sequence[Order], placed: Placed) -> Bar | None:
        """One order: sure from the last day on which it may have been made to the first on which it may end.

        `versions` differ where its end hangs on a contradicted date; None where its day is not known.
        """
        first, made = self.bounds(placed.extent) or (versions[0].first, versions[0].first)
        if first is None or made is None:
            return None
        events = (placed.event.id,)
        found = {day for one in versions for day in (one.until, one.until_latest)}
        ends = sorted(day for day in found if day is not None)
        if not ends:
            sure = (made, made) if first == made else (None, None)
            dates = self.words.dates.rest["unknown_end"].format(**{"from": self.either([placed], "from")})
            return Bar(Stretch(first, max(made, self.today), True, *sure), dates, events)
        dates = f"{self.either([placed], 'plain')} – {self._or(list(map(self.day, ends)))}"
        if any(one.computed for one in versions):
            dates += f" ({self.words.word('custody', 'computed')})"
        if ends[-1] < first:
            return Bar(Stretch(first, made), dates, events)
        sure = (made, ends[0]) if made <= ends[0] else (None, None)
        return Bar(Stretch(first, max(ends[-1], made), True, *sure), dates, events)

    def _begins(self, stay: Stay, own: Held | None) -> list[Placed]:
        """The event that began a run; every version of the arrest where it was that."""
        if own is None:
            return []
        if any(placed.event.id == stay.by for placed in own.starts):
            return own.beginnings()
        return [placed for placed in own.events if placed.event.id == stay.by]

    def _ends(self, stay: Stay, stays: Sequence[Stay], own: Held | None) -> list[Placed]:
        """The events of its last day that ended a run: what began the next state, a release, a milder measure."""
        if stay.last is None or own is None:
            return []
        begins = {placed.event.id for placed in own.starts}
        others = {other.by for other in stays} - {stay.by} - begins
        that_day = [p for p in own.events if (bounds := self.bounds(p.extent)) and bounds[0] == stay.last]
        following = [placed for placed in that_day if placed.event.id in others]
        if not following:
            # An imprecise event may reach back before the state that it ended.
            later = {other.by for other in stays[stays.index(stay) + 1 :] if other.first <= stay.first} - begins
            following = [placed for placed in own.events if placed.event.id in later]
        if following:
            return following
        if any(placed in own.ends for placed in that_day):
            return list(own.ends)
        return [placed for placed in that_day if placed.event.type in _FREEING]

    def _or(self, told: Sequence[str]) -> str:
        return self.words.word("spells", "or").join(told)
