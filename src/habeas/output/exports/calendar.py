"""A calendar of deadlines as RFC 5545 asks, which says as little as it can.

The bytes depend on the entries and the stamp alone. Neither the product's name nor the entries tell
what the calendar is for, unless the caller put it into their texts: calendars are synchronised, shared
and shown on locked screens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event

PRODUCT = "-//calendar//1//EN"
"""What every calendar must name; it tells nothing."""

DAY_ALARMS = (timedelta(hours=9, days=-3), timedelta(hours=9, days=-1))
"""For an all-day entry, counted from its first minute: at nine in the morning, three days and one day before."""

HOUR_ALARMS = (timedelta(hours=-12), timedelta(hours=-3), timedelta(hours=-1))
"""For an entry at a time of day."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One deadline: on a day, or at an aware time. `uid` stays the same when the calendar is written anew.

    `summary` and `note` are shown as they are; `note` may be empty.
    """

    uid: UUID
    at: date | datetime
    summary: str
    note: str = ""


def calendar_bytes(entries: Iterable[CalendarEntry], stamp: datetime) -> bytes:
    """The calendar in UTF-8 with its lines folded and ended by CR LF; `stamp` is aware and says as of when.

    Raises ValueError where there is no entry: RFC 5545 (3.6) asks of a calendar at least one component.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry, stamp.astimezone(UTC)))
    if not calendar.subcomponents:
        raise ValueError("a calendar needs at least one entry")
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("dtstamp", stamp)
    timed = isinstance(entry.at, datetime)
    event.add("dtstart", entry.at.astimezone(UTC) if isinstance(entry.at, datetime) else entry.at)
    event.add("summary", entry.summary)
    if entry.note:
        event.add("description", entry.note)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for before in HOUR_ALARMS if timed else DAY_ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.summary)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event
