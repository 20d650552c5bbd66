"""Deadlines as a calendar whose entries are opaque codes, and the key to the codes (SAFETY 4)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.desk.clocks import Clock
from habeas.desk.copies import remember_copy
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.law.clock.arranging import Deadline, deadlines
from habeas.law.clock.row import Row
from habeas.law.clock.saying import Speaker, speakers
from habeas.law.pack.rule import Kind
from habeas.output.exports.calendar import CalendarEntry, calendar_bytes

_SHORTEST = 4
"""Hexadecimal digits of a code, as long as no two of one calendar share them."""


@dataclass(frozen=True, slots=True)
class CodeKey:
    """What one code of the calendar stands for, in words."""

    code: str
    case: str
    person: str
    row: Row
    label: str
    citation: str
    due: str


@dataclass(frozen=True, slots=True)
class DeadlineCalendar:
    """The bytes of a calendar and the key to its codes, in the order of its entries; both empty for none."""

    data: bytes
    keys: tuple[CodeKey, ...]

    def code_of(self, row: Row) -> str | None:
        """The code that stands for this very row; None where it is not in the calendar."""
        return next((key.code for key in self.keys if key.row is row), None)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One deadline that goes into the calendar, with the digits its code is cut from."""

    clock: Clock
    deadline: Deadline
    number: int
    digits: str


def calendar_of(clocks: Sequence[Clock], lang: Lang, *, all_limits: bool, names: bool) -> DeadlineCalendar:
    """The calendar of what is still ahead: the defence's own deadlines, with `all_limits` all others too.

    A limit in days stands on the day of its earliest end, one in hours at its minute. An entry says its
    code and nothing else, unless `names` asks for the person, the label and the article in clear. The
    same clocks give the same bytes, and none where nothing is ahead: no calendar is without an entry.
    """
    chosen = [entry for clock in clocks for entry in _entries(clock, all_limits=all_limits)]
    codes = _codes([entry.digits for entry in chosen])
    keys, entries = [], []
    for entry in chosen:
        code = codes[entry.digits] + (f"-{entry.number}" if entry.number > 1 else "")
        speaker = speakers(entry.clock.packs, lang, entry.clock.zone)[entry.deadline.row.pack]
        key = _key(entry, code, speaker)
        keys.append(key)
        entries.append(_calendar_entry(entry, key, names=names))
    return DeadlineCalendar(calendar_bytes(entries, _stamp(clocks)) if entries else b"", tuple(keys))


def write_calendar(path: Path, data: bytes, session: Session | None) -> None:
    """Write it whole or not at all, readable by its owner only; a vault remembers it as a clear copy."""
    if session is not None:
        remember_copy(session, path, digest_of(data))
    write_clear(path, data)


def _entries(clock: Clock, *, all_limits: bool) -> Iterable[_Entry]:
    times: dict[str, int] = defaultdict(int)
    for deadline in deadlines(clock.reckoning.rows, clock.packs, clock.as_of, clock.zone):
        row = deadline.row
        if deadline.overdue or deadline.days_left < 0 or not (all_limits or row.said.kind is Kind.RIGHT):
            continue
        times[row.said.id] += 1
        digits = sha256(f"{clock.secret}\n{row.said.id}".encode()).hexdigest()
        yield _Entry(clock, deadline, times[row.said.id], digits)


def _codes(digits: Iterable[str]) -> dict[str, str]:
    """A code for each: as short as can be, longer only where two would be the same."""
    found: dict[str, str] = {}
    for whole in sorted(set(digits)):
        length = _SHORTEST
        while whole[:length].upper() in {code.removeprefix("H-") for code in found.values()}:
            length += 1
        found[whole] = f"H-{whole[:length].upper()}"
    return found


def _key(entry: _Entry, code: str, speaker: Speaker) -> CodeKey:
    row, clock = entry.deadline.row, entry.clock
    due = speaker.end(row.due.earliest) if row.due is not None else ""
    return CodeKey(code, clock.case, clock.person, row, speaker.label(row), speaker.citation(row), due)


def _calendar_entry(entry: _Entry, key: CodeKey, *, names: bool) -> CalendarEntry:
    uid = UUID(bytes=sha256(f"{entry.digits}\n{entry.number}".encode()).digest()[:16], version=5)
    if not names:
        return CalendarEntry(uid, _at(entry), key.code)
    whose = ", ".join(part for part in (key.person, key.case) if part)
    note = "\n".join(part for part in (key.citation, whose, key.code) if part)
    return CalendarEntry(uid, _at(entry), key.label, note)


def _at(entry: _Entry) -> date | datetime:
    due = entry.deadline.row.due
    end = due.earliest if due is not None else None
    assert end is not None, "a deadline has an earliest end"
    return end.day if end.day is not None else entry.clock.zone.local(end.minute)


def _stamp(clocks: Sequence[Clock]) -> datetime:
    lo = max((clock.as_of.lo or 0 for clock in clocks), default=0)
    return clocks[0].zone.local(lo) if clocks else datetime.fromisoformat("1970-01-01T00:00+00:00")
