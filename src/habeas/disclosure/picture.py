"""The timeline as data: rows with days, so that a picture can be drawn without knowing the case."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


class Sign(StrEnum):
    """How a row is drawn: as a time, as the end of a limit, or as days that nothing covers."""

    TIME = "time"
    LIMIT = "limit"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the picture: an event, or several of one kind. `stretches` is never empty.

    `dates` are their dates in words, empty where the label and the bar say enough; `cites` is the law
    it stands on, empty for what is no rule; `warning` what must stand wherever it is shown, as of a rule
    that is a draft. A limit's stretch is a point from the strict end to the
    lenient one.
    """

    label: str
    dates: str
    notes: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    sign: Sign = Sign.TIME
    cites: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one kind under one heading, earliest first.

    `id` is `custody`, `court` or `events` in the timeline of a case; `liberty`, `gaps`, `orders`,
    `limits` or `hearings` in the picture of a custody.
    """

    id: str
    heading: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture.

    `undated` says what it cannot show for want of a year, empty where it shows all. `months` are the
    twelve short names of months for the axis. `key` explains the signs. `today` is `as_of` in words
    where a line shall mark it, else empty; `whole` says that no day inside a bar may be folded away, so
    that lengths can be compared.
    """

    title: str
    key: str
    lanes: tuple[Lane, ...]
    as_of: date
    undated: str
    months: tuple[str, ...]
    today: str = ""
    whole: bool = False
