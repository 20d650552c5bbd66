"""Time as the clock counts it: whole minutes, local days, and the bounds of what is known.

A minute is an integer: minutes since 1970-01-01T00:00 UTC. An imprecise event has the first and the
last minute in which it may have been; no hour is ever made up.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.base.moment import Moment, Precision
from habeas.base.when import When

type Minute = int
"""Minutes since 1970-01-01T00:00 UTC."""

HOUR = 60
DAY = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WIDER = {
    Precision.SECOND: timedelta(0),
    Precision.MINUTE: timedelta(hours=1),
    Precision.DAY: timedelta(days=1),
    Precision.MONTH: timedelta(days=31),
    Precision.SEASON: timedelta(days=92),
    Precision.YEAR: timedelta(days=366),
    Precision.DECADE: timedelta(days=3653),
}
"""How far "about" reaches on either side: one more of the unit it is known to."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last minute in which something may have been; None on a side without a bound."""

    lo: Minute | None
    hi: Minute | None

    @property
    def exact(self) -> bool:
        """Whether it is known to the minute."""
        return self.lo is not None and self.lo == self.hi

    def surely_before(self, other: "Extent") -> bool:
        """Whether it ended before the other began, whatever minute each was in."""
        return self.hi is not None and other.lo is not None and self.hi < other.lo

    def meets(self, other: "Extent") -> bool:
        """Whether both allow some minute."""
        return not (self.surely_before(other) or other.surely_before(self))


ANY = Extent(None, None)
"""Something of which no time is known."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A civil time zone with its history, by its IANA name."""

    name: str

    def info(self) -> ZoneInfo:
        """The zone's rules; raises ValueError where the name is not known."""
        return _zone(self.name)

    def midnight(self, day: date) -> Minute:
        """The first minute of a local day."""
        return _midnight(self.name, day)

    def last_minute(self, day: date) -> Minute:
        """The last minute of a local day: one before its 24:00."""
        return _midnight(self.name, day + timedelta(days=1)) - 1

    def day_of(self, minute: Minute) -> date:
        """The local day of a minute."""
        return self.local(minute).date()

    def local(self, minute: Minute) -> datetime:
        """The local time of a minute, aware."""
        return _local(self.name, minute)

    def minute(self, day: date, hour: int, minute: int) -> Minute:
        """The minute of a local time of day; of two in a night that is set back, the earlier."""
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.info())
        return minute_of(local)

    def edtf(self, minute: Minute) -> str:
        """A minute as EDTF with its offset (`2022-05-02T09:40+06:00`)."""
        return self.local(minute).isoformat(timespec="minutes")

    def extent(self, when: When | None) -> Extent:
        """The bounds of an event's time; "about" reaches one unit further on either side."""
        if when is None:
            return ANY
        start, end = self._instants(when)
        wider = _WIDER.get(when.precision, timedelta(0)) if when.approximate else timedelta(0)
        first = minute_of(start - wider) if start is not None else None
        last = minute_of(end + wider - timedelta(seconds=1)) if end is not None else None
        if when.last is None and isinstance(when.first, Moment) and when.first.year is None:
            return ANY
        return Extent(first, last)

    def _instants(self, when: When) -> tuple[datetime | None, datetime | None]:
        """The bounds; an hour that came twice in a night may have been either, so both are in between."""
        if when.zoned:
            return when.instants(self.info())
        start, end = when.local_bounds()
        first = start.replace(tzinfo=self.info(), fold=0).astimezone(UTC) if start is not None else None
        if end is None:
            return first, None
        second = timedelta(seconds=1)
        return first, (end - second).replace(tzinfo=self.info(), fold=1).astimezone(UTC) + second


def minute_of(instant: datetime) -> Minute:
    """The minute in which an aware instant lies."""
    return int((instant - _EPOCH).total_seconds() // 60)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"no such time zone: {name!r}") from error


@lru_cache(maxsize=65536)
def _midnight(zone: str, day: date) -> Minute:
    return minute_of(datetime(day.year, day.month, day.day, tzinfo=_zone(zone)))


@lru_cache(maxsize=65536)
def _local(zone: str, minute: Minute) -> datetime:
    return (_EPOCH + timedelta(minutes=minute)).astimezone(_zone(zone))
