"""The laws of a calendar: RFC 5545 to the letter, the same bytes each time, and nothing in it that it was not given."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from habeas.output.exports.calendar import CalendarEntry, calendar_bytes

STAMP = datetime(2023, 5, 6, 6, 0, tzinfo=UTC)
DAY = CalendarEntry(UUID(int=1), date(2023, 5, 8), "H-3F2A")
HOUR = CalendarEntry(UUID(int=2), datetime(2023, 5, 5, 9, 40, tzinfo=UTC), "H-77B0")

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200)


@st.composite
def entries(draw: st.DrawFn) -> CalendarEntry:
    """An entry on a day or at a minute, with any text."""
    day = draw(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    at = draw(st.sampled_from([day, datetime(day.year, day.month, day.day, 9, 40, tzinfo=UTC)]))
    return CalendarEntry(UUID(int=draw(st.integers(1, 2**64))), at, draw(texts), draw(st.one_of(st.just(""), texts)))


@given(st.lists(entries(), min_size=1, max_size=4))
def test_lines_are_folded_and_end_as_the_standard_asks(given_entries: list[CalendarEntry]) -> None:
    """Every line ends with CR LF and has at most 75 octets, and none but UTF-8 stands in it (RFC 5545 3.1)."""
    data = calendar_bytes(given_entries, STAMP)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode("utf-8") is not None for line in lines)


@given(st.lists(entries(), min_size=1, max_size=4))
def test_what_was_written_is_read_back(given_entries: list[CalendarEntry]) -> None:
    """A reader gets each entry with its day or minute and its whole text, in the same order."""
    read = Calendar.from_ical(calendar_bytes(given_entries, STAMP)).walk("VEVENT")
    assert [(str(e["uid"]), e.decoded("dtstart"), str(e["summary"])) for e in read] == [
        (str(entry.uid), entry.at, entry.summary) for entry in given_entries
    ]
    assert [str(e.get("description", "")) for e in read] == [entry.note for entry in given_entries]


def test_the_same_entries_give_the_same_bytes() -> None:
    """Neither the clock nor chance has a part in them."""
    assert calendar_bytes([DAY, HOUR], STAMP) == calendar_bytes([DAY, HOUR], STAMP)


def test_every_required_property_is_there() -> None:
    """A calendar names version and product, an event its id and stamp, an alarm its action, words and trigger."""
    calendar = Calendar.from_ical(calendar_bytes([DAY], STAMP))
    assert (str(calendar["version"]), "prodid" in calendar) == ("2.0", True)
    [event] = calendar.walk("VEVENT")
    assert event.decoded("dtstamp") == STAMP
    assert all({"action", "trigger", "description"} <= {key.lower() for key in alarm} for alarm in event.walk("VALARM"))


def test_a_day_rings_at_nine_three_days_and_one_day_before() -> None:
    """An all-day entry begins at midnight; its alarms come on the mornings before it."""
    [event] = Calendar.from_ical(calendar_bytes([DAY], STAMP)).walk("VEVENT")
    begin = datetime(2023, 5, 8, tzinfo=UTC)
    rings = [begin + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert rings == [datetime(2023, 5, 5, 9, tzinfo=UTC), datetime(2023, 5, 7, 9, tzinfo=UTC)]


def test_a_minute_rings_hours_before() -> None:
    """A limit in hours is warned of half a day, three hours and one hour before."""
    [event] = Calendar.from_ical(calendar_bytes([HOUR], STAMP)).walk("VEVENT")
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(hours=-12), timedelta(hours=-3), timedelta(hours=-1)]


def test_a_calendar_names_neither_the_product_nor_anything_else() -> None:
    """Whoever sees it in a synchronised account learns codes and dates only."""
    text = calendar_bytes([DAY, HOUR], STAMP).decode().lower()
    assert "habeas" not in text
    assert "description:h-3f2a" in text.replace("\r\n ", "")


def test_a_calendar_without_an_entry_is_refused() -> None:
    """RFC 5545 (3.6): a calendar holds at least one component."""
    with pytest.raises(ValueError, match="at least one entry"):
        calendar_bytes([], STAMP)
