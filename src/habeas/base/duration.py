"""Lengths of time as the law writes them (ISO 8601 durations, whole numbers only)."""

import re
from dataclasses import dataclass

_FORM = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in calendar units; units are kept apart, because two months are no number of days.

    All fields are whole and not negative. `Duration()` is the length nought, written `P0D`.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.weeks, self.days, self.hours, self.minutes) < 0:
            raise ValueError("a duration is not negative")

    def __str__(self) -> str:
        day = "".join(
            f"{n}{unit}"
            for n, unit in ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
            if n
        )
        time = "".join(f"{n}{unit}" for n, unit in ((self.hours, "H"), (self.minutes, "M")) if n)
        if not day and not time:
            return "P0D"
        return "P" + day + ("T" + time if time else "")


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 duration such as `P2M`, `PT72H`, `P1Y6M`; raises ValueError on anything else."""
    found = _FORM.fullmatch(text)
    if found is None or not any(found.groupdict().values()):
        raise ValueError(f"not a duration such as P2M, P90D or PT72H: {text!r}")
    return Duration(**{unit: int(n) for unit, n in found.groupdict(default="0").items()})
