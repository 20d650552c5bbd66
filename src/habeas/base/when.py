"""A time that may be imprecise: a half-open interval of instants, and what was known of it.

Written and read as EDTF (ISO 8601-2:2019, level 1, with a time of day and an offset after a day):
`2022-04`, `2022-04-29`, `2021~`, `2022-04-29T09:40+06:00`, `2021/..`, `XXXX-05-12`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from habeas.base.moment import Moment, Precision, parse_moment

_EASTMOST = timedelta(hours=14)
_WESTMOST = timedelta(hours=-12)


class Edge(StrEnum):
    """The end of an interval that has no date: `OPEN` goes on without end, `UNKNOWN` has an end nobody told."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class When:
    """A moment (`last` is None) or an interval from `first` to `last`, both included.

    Comparisons are true only when they are true for every instant the value allows. Raises
    ValueError where an interval has no date at all or surely ends before it begins.
    """

    first: Moment | Edge
    last: Moment | Edge | None = None

    def __post_init__(self) -> None:
        if isinstance(self.first, Edge) and not isinstance(self.last, Moment):
            raise ValueError("an interval needs a date on at least one side")
        if isinstance(self.first, Moment) and isinstance(self.last, Moment):
            first, last = self.first.local_bounds(), self.last.local_bounds()
            same_clock = self.first.offset == self.last.offset
            if first and last and same_clock and last[1] <= first[0]:
                raise ValueError("an interval does not end before it begins")

    @property
    def is_interval(self) -> bool:
        """Whether this is an interval, with a beginning and an end of its own."""
        return self.last is not None

    @property
    def precision(self) -> Precision:
        """How finely it is known; of an interval, the coarser of its dated sides."""
        sides = [side.precision for side in (self.first, self.last) if isinstance(side, Moment)]
        return min(sides)

    @property
    def approximate(self) -> bool:
        """Whether either side was given as approximate ("about", `~`)."""
        return any(isinstance(side, Moment) and side.approximate for side in (self.first, self.last))

    def local_bounds(self) -> tuple[datetime | None, datetime | None]:
        """First and one-past-last local time, without a zone; None on a side that is open or not known."""
        start = self.first.local_bounds() if isinstance(self.first, Moment) else None
        end_side = self.first if self.last is None else self.last
        end = end_side.local_bounds() if isinstance(end_side, Moment) else None
        return (start[0] if start else None), (end[1] if end else None)

    def instants(self, zone: tzinfo | None = None) -> tuple[datetime | None, datetime | None]:
        """The half-open interval of instants in UTC; None on a side that is open or not known.

        A side written with an offset uses it; otherwise `zone` is used; with neither, the interval is
        widened to every civil zone on Earth (UTC+14 to UTC-12), so that a comparison stays true.
        """
        start, end = self.local_bounds()
        end_side = self.first if self.last is None else self.last
        return _instant(start, self.first, zone, _EASTMOST), _instant(end, end_side, zone, _WESTMOST)

    def ends_before(self, other: "When", zone: tzinfo | None = None) -> bool:
        """Whether it has surely ended when `other` begins: for every instant that either allows.

        Two values without any zone are taken as being on the same clock (the same place).
        """
        mine, theirs = self._comparable(other, zone)
        return mine[1] is not None and theirs[0] is not None and mine[1] <= theirs[0]

    def may_equal(self, other: "When", zone: tzinfo | None = None) -> bool:
        """Whether some instant is allowed by both: the two do not contradict each other.

        Dates without a year are compared by month and day. An approximate value contradicts nothing
        of its own year or a neighbouring one.
        """
        one, two = self.first, other.first
        if isinstance(one, Moment) and isinstance(two, Moment) and None in (one.year, two.year):
            return _parts_agree(one, two)
        mine, theirs = self._comparable(other, zone)
        slack = timedelta(days=366) if self.approximate or other.approximate else timedelta(0)
        return not (_gap(mine[1], theirs[0], slack) or _gap(theirs[1], mine[0], slack))

    def _comparable(
        self, other: "When", zone: tzinfo | None
    ) -> tuple[tuple[datetime | None, datetime | None], tuple[datetime | None, datetime | None]]:
        if zone is None and not (self.zoned or other.zoned):
            return self.local_bounds(), other.local_bounds()
        return self.instants(zone), other.instants(zone)

    @property
    def zoned(self) -> bool:
        """Whether either side was written with an offset from UTC."""
        return any(isinstance(side, Moment) and side.offset is not None for side in (self.first, self.last))

    def __str__(self) -> str:
        if self.last is None:
            return str(self.first)
        return f"{self._side(self.first)}/{self._side(self.last)}"

    @staticmethod
    def _side(side: Moment | Edge) -> str:
        return side.value if isinstance(side, Edge) else str(side)


def parse_when(text: str) -> When:
    """Read an EDTF date or interval of our profile; raises ValueError that names the text when it is none."""
    if "/" not in text:
        return When(parse_moment(text))
    first, _, last = text.partition("/")
    try:
        return When(_edge(first), _edge(last))
    except ValueError as error:
        raise ValueError(f"not an EDTF interval: {text!r} ({error})") from None


def on_day(year: int, month: int | None = None, day: int | None = None) -> When:
    """A year, a month or a day as a When."""
    return When(Moment(year=year, month=month, day=day))


def _edge(text: str) -> Moment | Edge:
    return Edge(text) if text in ("", "..") else parse_moment(text)


def _instant(
    local: datetime | None, side: Moment | Edge | None, zone: tzinfo | None, widen: timedelta
) -> datetime | None:
    if local is None or not isinstance(side, Moment):
        return None
    own = side.zone() or zone
    try:
        if own is not None:
            return local.replace(tzinfo=own).astimezone(UTC)
        return (local - widen).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _gap(end: datetime | None, start: datetime | None, slack: timedelta) -> bool:
    return end is not None and start is not None and start - end >= slack


def _parts_agree(one: Moment, two: Moment) -> bool:
    pairs = ((one.year, two.year), (one.month, two.month), (one.day, two.day))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)
