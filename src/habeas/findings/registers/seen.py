"""What each kept version of a register shows of one entry, and between which dated neighbours it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.digest import Digest
from habeas.evidence.registers.entry import Entry, Status
from habeas.names.letters import key_of


class Shows(StrEnum):
    """What a version shows of an entry.

    `stands`: it is there and not taken out. `taken_out`: its number is there and says that it is excluded.
    `not_yet`: its number is higher than any there. `missing`: its number is not there although higher
    ones are; it may have been skipped, lost or taken out.
    """

    STANDS = "stands"
    TAKEN_OUT = "taken_out"
    NOT_YET = "not_yet"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a register as read: `day` is the day the list is as of, None where nobody said."""

    register: str
    day: date | None
    digest: Digest
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the version of this day shows of an entry; `digest` is of its file."""

    day: date
    digest: Digest
    shows: Shows


@dataclass(frozen=True, slots=True)
class Dated:
    """A neighbour with a date of inclusion."""

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest entries with inclusion dates before and after one, by number; `first` is the first that has one.

    None where there is none, or where the numbers are no whole numbers.
    """

    before: Dated | None
    after: Dated | None
    first: Dated | None


def sightings_of(entry: Entry, versions: Sequence[Version]) -> tuple[Sighting, ...]:
    """What the dated versions show of an entry, oldest first; versions without a day prove nothing about days."""
    dated = sorted((one for one in versions if one.day is not None), key=lambda one: one.day or date.min)
    return tuple(Sighting(one.day, one.digest, _shows(entry, one)) for one in dated if one.day is not None)


def _shows(entry: Entry, version: Version) -> Shows:
    found = next((one for one in version.entries if _same(one, entry)), None)
    if found is not None:
        return Shows.TAKEN_OUT if found.status in (Status.STRUCK, Status.DUPLICATE, Status.VOID) else Shows.STANDS
    number, numbers = _whole(entry), [n for one in version.entries if (n := _whole(one)) is not None]
    return Shows.NOT_YET if number is not None and numbers and number > max(numbers) else Shows.MISSING


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries of two versions are one: the same number, or where there is none the same words."""
    if one.number is not None or other.number is not None:
        return one.number == other.number
    return _words(one) == _words(other)


def _words(entry: Entry) -> str:
    return re.sub(r"\W+", " ", key_of(entry.text)).strip()


def neighbours_of(entry: Entry, entries: Sequence[Entry]) -> Neighbours:
    """The dated neighbours of an entry by number. Numbers grow in time, with a few exceptions, so they explain only."""
    dated = []
    for one in entries:
        number, day = _whole(one), _day(one)
        if number is not None and day is not None and one.number is not None:
            dated.append((number, Dated(one.number, day)))
    dated.sort(key=lambda pair: pair[0])
    mine = _whole(entry)
    if mine is None or not dated:
        return Neighbours(None, None, None)
    before = [told for number, told in dated if number < mine]
    after = [told for number, told in dated if number > mine]
    return Neighbours(before[-1] if before else None, after[0] if after else None, dated[0][1])


def _whole(entry: Entry) -> int | None:
    return int(entry.number) if entry.number is not None and entry.number.isdecimal() else None


def _day(entry: Entry) -> date | None:
    start = entry.included.local_bounds()[0] if entry.included is not None else None
    return start.date() if start is not None else None
