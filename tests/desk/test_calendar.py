"""The laws of the calendar of deadlines: codes without names, the same for the same case and rule."""

import re
from pathlib import Path

import pytest
from icalendar import Calendar

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.desk.calendar import calendar_of, write_calendar
from habeas.desk.clock import reckon_file
from habeas.desk.clocks import Clock
from habeas.desk.copies import clear_copies
from habeas.desk.session import Session
from habeas.law.pack.rule import Kind

FACTS = """\
case: quiet river
jurisdiction: KZ
person: {born: 1991-07-02, sex: f}
offences: [{code: criminal, article: "174", part: "1"}]
events:
  - {id: e1, type: apprehension, when: 2023-05-03T09:40+06:00, source: the protocol}
  - {id: e3, type: custody_order, when: 2023-05-05T09:43+06:00, term: P2M, until: 2023-07-03, measure: custody}
"""


def clock_of(text: str = FACTS, as_of: str = "2023-05-06T12:00+06:00") -> Clock:
    """The clock of a facts file at a time."""
    [clock] = reckon_file(text.encode(), parse_when(as_of)).clocks
    return clock


def summaries(data: bytes) -> list[str]:
    """What a calendar's entries are called."""
    return [str(event["summary"]) for event in Calendar.from_ical(data).walk("VEVENT")]


def test_entries_are_codes_and_nothing_else() -> None:
    """No name, article, label, source or case word stands in the calendar; the key has them."""
    calendar = calendar_of([clock_of()], Lang.EN, all_limits=True, names=False)
    assert calendar.keys
    assert all(re.fullmatch(r"H-[0-9A-F]{4,}(-[0-9]+)?", summary) for summary in summaries(calendar.data))
    assert summaries(calendar.data) == [key.code for key in calendar.keys]
    text = calendar.data.decode().replace("\r\n ", "")
    assert not re.search(r"quiet|KZ|protocol|custod|107|habeas", text, re.IGNORECASE)


@pytest.mark.parametrize("all_limits", [False, True])
def test_only_the_defences_own_deadlines_are_in_it_unless_all_are_asked_for(all_limits: bool) -> None:
    """A calendar full of officials' duties would hide the one day that must not be missed."""
    kinds = {key.row.said.kind for key in calendar_of([clock_of()], Lang.EN, all_limits=all_limits, names=False).keys}
    assert (kinds == {Kind.RIGHT}) is not all_limits
    assert Kind.RIGHT in kinds


def test_the_day_is_that_of_the_strict_end() -> None:
    """Three days from 5 May are warned of on the 8th, though the lenient reading runs to the 10th."""
    calendar = calendar_of([clock_of()], Lang.EN, all_limits=False, names=False)
    [place] = [n for n, key in enumerate(calendar.keys) if key.row.said.id == "KZ-107.2"]
    event = Calendar.from_ical(calendar.data).walk("VEVENT")[place]
    assert str(event.decoded("dtstart")) == "2023-05-08"


def test_the_same_clock_gives_the_same_bytes_and_language_changes_no_code() -> None:
    """Writing it again changes nothing, and a colleague's calendar in another language has the same codes."""
    english = calendar_of([clock_of()], Lang.EN, all_limits=True, names=False)
    kazakh = calendar_of([clock_of()], Lang.KK, all_limits=True, names=False)
    assert english.data == calendar_of([clock_of()], Lang.EN, all_limits=True, names=False).data == kazakh.data


def test_codes_stay_when_events_are_added_and_differ_between_cases() -> None:
    """A code is one of a case and a rule: the next day's calendar has it again, another case has others."""

    def codes(text: str) -> dict[str, str]:
        keys = calendar_of([clock_of(text)], Lang.EN, all_limits=True, names=False).keys
        return {key.row.said.id: key.code for key in keys}

    first, later = codes(FACTS), codes(FACTS + "  - {id: e4, type: visit, when: 2023-05-06}\n")
    other = codes(FACTS.replace("quiet river", "red stone"))
    assert first == later
    assert not set(first.values()) & set(other.values())


def test_names_stand_in_it_only_where_they_are_asked_for() -> None:
    """Then an entry has its label and its article, and the code still leads to the key."""
    calendar = calendar_of([clock_of()], Lang.EN, all_limits=False, names=True)
    [event, *_] = Calendar.from_ical(calendar.data).walk("VEVENT")
    key = calendar.keys[0]
    assert str(event["summary"]) == key.label
    assert key.citation in str(event["description"])
    assert key.code in str(event["description"])


def test_nothing_that_is_past_is_in_it() -> None:
    """Every entry is on or after the day of asking, by the strict reading."""
    late = clock_of(as_of="2023-05-09")
    calendar = calendar_of([late], Lang.EN, all_limits=True, names=False)
    days = [str(event.decoded("dtstart"))[:10] for event in Calendar.from_ical(calendar.data).walk("VEVENT")]
    assert min(days) >= "2023-05-08"
    assert "KZ-107.2" not in {key.row.said.id for key in calendar.keys}


def test_a_calendar_of_a_vault_is_remembered_as_a_clear_copy(session: Session, tmp_path: Path) -> None:
    """It can be listed and removed, and only its owner can read it."""
    path = tmp_path / "deadlines.ics"
    write_calendar(path, b"BEGIN:VCALENDAR\r\n", session)
    assert [copy.path for copy in clear_copies(session)] == [path]
    assert path.stat().st_mode & 0o077 == 0
