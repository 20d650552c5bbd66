"""Days off of a country, for terms that roll to the next working day.

The calendar is that of the `holidays` library: public holidays with the transfers it knows, and the
country's weekend. A day that a government moved by a decree of that year may be missing, which is
why a rolled term is one reading and never the strict one.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import holidays


@lru_cache(maxsize=64)
def _calendar(country: str, year: int) -> "holidays.HolidayBase":
    import holidays  # noqa: PLC0415  (slow, and only terms need it)

    return holidays.country_holidays(country, years=[year])


@lru_cache(maxsize=65536)
def is_working_day(country: str, day: date) -> bool:
    """Whether a day is neither weekend nor public holiday; raises ValueError for a country without calendar."""
    try:
        return _calendar(country, day.year).is_working_day(day)
    except NotImplementedError as error:
        raise ValueError(f"there is no calendar of days off for {country!r}") from error


def next_working_day(country: str, day: date) -> date:
    """The day itself where it is a working day, else the first one after it."""
    while not is_working_day(country, day):
        day += timedelta(days=1)
    return day
