"""A time of day that stands with a date."""

import re
from dataclasses import dataclass

from habeas.drafting.times.lexicon import TimeWords

_REACH = 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and the stretch `[start, end)` that covers it together with its date."""

    start: int
    end: int
    hour: int
    minute: int

    @property
    def text(self) -> str:
        """The time as `HH:MM`, from 00:00 to 23:59."""
        return f"{self.hour:02d}:{self.minute:02d}"


def clock_near(text: str, start: int, end: int, words: TimeWords) -> Clock | None:
    """The time of day right before or right behind the date at `[start, end)`; None when there is none."""
    behind = words.clock_after.match(text, end, min(len(text), end + _REACH))
    if behind is not None:
        read = _read(behind)
        if read is not None:
            return Clock(start, behind.end(), *read)
    window = max(0, start - _REACH)
    ahead = words.clock_before.search(text, window, start)
    if ahead is not None:
        read = _read(ahead)
        if read is not None:
            return Clock(ahead.start() + _leading(ahead[0]), end, *read)
    return None


def _read(found: re.Match[str]) -> tuple[int, int] | None:
    groups = found.groupdict()
    hour = int(groups.get("hour") or groups.get("hour2") or -1)
    minute = int(groups.get("minute") or groups.get("minute2") or 0)
    if groups.get("pm") and hour < 12:
        hour += 12
    elif groups.get("am") and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour = 0
    return (hour, minute) if 0 <= hour < 24 else None


def _leading(found: str) -> int:
    """How many code points of the match come before its own words."""
    return len(found) - len(found.lstrip(" ,"))
