"""The timeline as data: rows with days, so that a picture can be drawn without knowing the case."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one event lies in time. All days are included.

    A point lies somewhere between `earliest` and `latest`, which are one day where the date is known
    to the day. A bar reaches at most from `earliest` to `latest` and surely from `sure_from` to
    `sure_until`; both are None for a point, and for a bar of which no day is sure. `soft`: a source
    calls the date approximate or uncertain. `ongoing`: no end is recorded, and `latest` is the day
    of the View. Raises ValueError where it ends before it begins.
    """

    earliest: date
    latest: date
    is_bar: bool = False
    sure_from: date | None = None
    sure_until: date | None = None
    soft: bool = False
    ongoing: bool = False

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError("a stretch of time does not end before it begins")


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the picture: an event, or several of one kind. `stretches` is never empty.

    `dates` are their dates in words, empty where the label and the bar say enough.
    """

    label: str
    dates: str
    notes: tuple[int, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one kind under one heading, earliest first. `id` is `custody`, `court` or `events`."""

    id: str
    heading: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture.

    `undated` says what it cannot show for want of a year, empty where it shows all. `months` are the
    twelve short names of months for the axis. `key` explains the signs.
    """

    title: str
    key: str
    lanes: tuple[Lane, ...]
    as_of: date
    undated: str
    months: tuple[str, ...]
