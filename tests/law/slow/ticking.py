"""Time counted by ticking: a minute at a time, or a day at a time, as `docs/reference/law-packs.md` tells it.

Nothing here adds a length to a date. An instant is a number of whole minutes since 1970 in UTC.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

ONE_DAY = timedelta(days=1)
KEPT = 1 << 16
"""How many results of ticking are kept for the next time they are asked for."""

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?")
_KZ = holidays.country_holidays("KZ")


@dataclass(frozen=True, slots=True, order=True)
class End:
    """One possible end of a limit: an instant (`minute`), or a whole `day` that ends it at its midnight."""

    last: int
    day: date | None = None

    def kept_by(self, minute: int) -> bool:
        """Whether an act of this minute is in time; the last minute itself is."""
        return minute <= self.last


@dataclass(frozen=True, slots=True)
class Length:
    """A length of a law by its units; exactly one of them is above nought."""

    months: int
    days: int
    hours: int


@lru_cache(maxsize=KEPT)
def length(text: str) -> Length:
    """Read `P2M`, `P3D`, `PT48H`, `P1Y`."""
    found = _LENGTH.fullmatch(text)
    assert found is not None, text
    years, months, days, hours = (int(part or 0) for part in found.groups())
    return Length(12 * years + months, days, hours)


@lru_cache(maxsize=KEPT)
def local(minute: int, zone: str) -> datetime:
    """What the clock on the wall shows."""
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo(zone))


@lru_cache(maxsize=KEPT)
def day_of(minute: int, zone: str) -> date:
    """The day on the wall."""
    return local(minute, zone).date()


@lru_cache(maxsize=KEPT)
def first_minute(day: date, zone: str) -> int:
    """The minute with which a local day begins."""
    return int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp()) // 60


@lru_cache(maxsize=KEPT)
def whole_day(day: date, zone: str) -> End:
    """The end at 24:00 of a day."""
    return End(first_minute(day + ONE_DAY, zone) - 1, day)


@lru_cache(maxsize=KEPT)
def after_hours(minute: int, hours: int, counted: bool, zone: str) -> int:
    """The minute in which so many hours are over, one minute after another."""
    now = minute
    if not counted:
        now += 1
        while local(now, zone).minute != 0:
            now += 1
    ticks = 0
    while ticks < hours * 60:
        now += 1
        ticks += 1
    return now


@lru_cache(maxsize=KEPT)
def before_hours(minute: int, hours: int) -> int:
    """The same backwards."""
    ticks = 0
    while ticks < hours * 60:
        minute -= 1
        ticks += 1
    return minute


@lru_cache(maxsize=KEPT)
def after_days(day: date, days: int, counted: bool) -> date:
    """The last of so many days, of which the one that begins them counts or does not."""
    passed = 1 if counted else 0
    while passed < days:
        day += ONE_DAY
        passed += 1
    return day


@lru_cache(maxsize=KEPT)
def before_days(day: date, days: int) -> date:
    """The day that leaves so many full days after it, the given one being the last of them."""
    for _ in range(days):
        day -= ONE_DAY
    return day


@lru_cache(maxsize=KEPT)
def after_months(day: date, months: int, counted: bool) -> date:
    """Walk until the same number has come round so often; a month without it gives its last day."""
    number, passed = day.day, 0
    while passed < months:
        day += ONE_DAY
        last_of_month = (day + ONE_DAY).day == 1
        if day.day == number or (last_of_month and day.day < number):
            passed += 1
    return day - ONE_DAY if counted and day.day == number else day


@lru_cache(maxsize=KEPT)
def day_off(day: date) -> bool:
    """Whether nobody has to work on it: a Saturday, a Sunday, a holiday or a day moved by order."""
    return not _KZ.is_working_day(day)


@lru_cache(maxsize=KEPT)
def next_working_day(day: date) -> date:
    """The day itself, or the first after it that is no day off."""
    while day_off(day):
        day += ONE_DAY
    return day


@lru_cache(maxsize=KEPT)
def after_working_days(day: date, days: int, counted: bool) -> date:
    """The last of so many working days; days off are not counted at all."""
    passed = 1 if counted and not day_off(day) else 0
    while passed < days:
        day += ONE_DAY
        passed += not day_off(day)
    return day


def both(word: str, yes: str) -> tuple[bool, ...]:
    """The readings of a word of a counting: `either` has two."""
    return (True, False) if word == "either" else (word == yes,)


@lru_cache(maxsize=KEPT)
def _forward(text: str, first: str, rolls: str, days: str, minute: int, zone: str) -> frozenset[End]:
    long, found = length(text), set()
    for counted in both(first, "counted"):
        if long.hours:
            found.add(End(after_hours(minute, long.hours, counted, zone)))
            continue
        day = day_of(minute, zone)
        if long.months:
            lasts = [after_months(day, long.months, counted)]
        else:
            lasts = [
                after_working_days(day, long.days, counted) if working else after_days(day, long.days, counted)
                for working in both(days, "working")
            ]
        for last in lasts:
            for rolled in both(rolls, "yes"):
                found.add(whole_day(next_working_day(last) if rolled else last, zone))
    return frozenset(found)


def forward(text: str, counting: Mapping[str, str], minute: int, zone: str) -> frozenset[End]:
    """Every end that a length from this minute may have by the readings of its counting."""
    assert length(text).hours or counting["ends"] == "midnight"
    return _forward(text, counting["first"], counting["rolls"], counting.get("days", "calendar"), minute, zone)


def backward(text: str, end: End, zone: str) -> End:
    """The end of a filing limit, this long before an end. Hours before a day count back from its 24:00."""
    long = length(text)
    if long.hours:
        return End(before_hours(end.last if end.day is None else end.last + 1, long.hours))
    assert end.day is not None
    assert long.days
    return whole_day(before_days(end.day, long.days), zone)
