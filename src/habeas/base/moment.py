"""One point of civil time as far as it is known: a year, a month, a day, a minute."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta, timezone
from enum import IntEnum


class Precision(IntEnum):
    """How finely a moment is known, from coarse to fine."""

    NOTHING = 0
    DECADE = 1
    YEAR = 2
    SEASON = 3
    MONTH = 4
    DAY = 5
    MINUTE = 6
    SECOND = 7


_FORM = re.compile(
    r"(?P<year>\d{4}|\d{3}X|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?"
    r"(?P<mark>[~?%])?"
)
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of spring, summer, autumn and winter of the northern hemisphere (EDTF level 1);
the winter of a year begins in its December."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A civil time known down to some precision, written in EDTF.

    A part that is not known is None. `month` may be 21 to 24, a season. `decade` is set (and `year`
    is its first year) for forms such as `202X`. `offset` is minutes east of UTC, None where it was
    not said. Raises ValueError where the parts do not make a date; the years are 1 to 9999.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    offset: int | None = None
    decade: bool = False
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError(f"there is no year {self.year:04d}")
        if self.hour is not None and (self.day is None or self.minute is None or self.year is None):
            raise ValueError("a time of day needs its day and its minute")
        if self.offset is not None and (self.hour is None or abs(self.offset) > 14 * 60):
            raise ValueError("an offset needs a time of day and is at most 14 hours")
        if self.month is not None and not (1 <= self.month <= 12 or self.month in _SEASON_MONTHS):
            raise ValueError(f"no such month: {self.month}")
        if self.day is not None:
            if self.month is None or self.month > 12:
                raise ValueError("a day needs its month")
            date(2000 if self.year is None else self.year, self.month, self.day)
        if self.hour is not None:
            datetime(2000, 1, 1, self.hour, self.minute or 0, self.second or 0)

    @property
    def precision(self) -> Precision:
        """How finely this moment is known; NOTHING where even the year is not."""
        if self.year is None:
            return Precision.NOTHING
        if self.second is not None:
            return Precision.SECOND
        if self.hour is not None:
            return Precision.MINUTE
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH if self.month <= 12 else Precision.SEASON
        return Precision.DECADE if self.decade else Precision.YEAR

    def local_bounds(self) -> tuple[datetime, datetime] | None:
        """First and one-past-last local time it allows, without a zone; None when the year is unknown.

        Approximation widens nothing: `2021~` has the bounds of 2021 and says that it is approximate.
        """
        if self.year is None:
            return None
        if self.hour is not None and self.month is not None and self.day is not None:
            start = datetime(self.year, self.month, self.day, self.hour, self.minute or 0, self.second or 0)
            return start, _later(start, timedelta(minutes=1) if self.second is None else timedelta(seconds=1))
        if self.month is not None and self.day is not None:
            start = datetime(self.year, self.month, self.day)
            return start, _later(start, timedelta(days=1))
        if self.month is not None:
            months = 1 if self.month <= 12 else 3
            start = datetime(self.year, _SEASON_MONTHS.get(self.month, self.month), 1)
            return start, _months_later(start, months)
        return datetime(self.year, 1, 1), _months_later(datetime(self.year, 1, 1), 120 if self.decade else 12)

    def zone(self) -> timezone | None:
        """The fixed offset it was written with, or None."""
        if self.offset is None:
            return None
        return UTC if self.offset == 0 else timezone(timedelta(minutes=self.offset))

    def __str__(self) -> str:
        mark = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}[
            (self.approximate, self.uncertain)
        ]
        return self._date() + self._time() + mark

    def _date(self) -> str:
        if self.decade and self.year is not None:
            return f"{self.year // 10:03d}X"
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")

    def _time(self) -> str:
        if self.hour is None:
            return ""
        text = f"T{self.hour:02d}:{self.minute:02d}" + ("" if self.second is None else f":{self.second:02d}")
        if self.offset is None:
            return text
        if self.offset == 0:
            return text + "Z"
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{text}{'-' if self.offset < 0 else '+'}{hours:02d}:{minutes:02d}"


def parse_moment(text: str) -> Moment:
    """Read one EDTF moment of our profile; raises ValueError with the text when it is none.

    `2022-XX` and `2022-04-XX` are read as the year and the month alone, which say the same.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    part = found.groupdict()
    if part["month"] == "XX" and part["day"] not in (None, "XX"):
        raise ValueError(f"a day without its month: {text!r}")
    decade = part["year"].endswith("X") and part["year"] != "XXXX"
    if decade and part["month"] is not None:
        raise ValueError(f"a month without its year: {text!r}")
    year = None if part["year"] == "XXXX" else int(part["year"].replace("X", "0"))
    if year is None and part["month"] in (None, "XX"):
        raise ValueError(f"nothing is known of this date; leave it out: {text!r}")
    try:
        return Moment(
            year=year,
            month=_number(part["month"]),
            day=_number(part["day"]),
            hour=_number(part["hour"]),
            minute=_number(part["minute"]),
            second=_number(part["second"]),
            offset=_offset(part["offset"]),
            decade=decade,
            approximate=part["mark"] in ("~", "%"),
            uncertain=part["mark"] in ("?", "%"),
        )
    except ValueError as error:
        raise ValueError(f"not an EDTF date: {text!r} ({error})") from None


def _number(text: str | None) -> int | None:
    return None if text in (None, "XX") else int(text)


def _offset(text: str | None) -> int | None:
    if text is None or text == "Z":
        return None if text is None else 0
    sign = -1 if text[0] == "-" else 1
    return sign * (int(text[1:3]) * 60 + int(text[4:6]))


def _later(start: datetime, by: timedelta) -> datetime:
    try:
        return start + by
    except OverflowError:
        return datetime.max


def _months_later(start: datetime, months: int) -> datetime:
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if year > 9999:
        return datetime.max
    return start.replace(year=year, month=month + 1, day=min(start.day, calendar.monthrange(year, month + 1)[1]))
