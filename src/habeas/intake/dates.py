"""A date in a cell, as EDTF: nothing is guessed, and what can be read in two ways is refused."""

import re
from dataclasses import dataclass
from datetime import datetime

from habeas.base.moment import Moment
from habeas.base.when import Edge, When, on_day, parse_when
from habeas.intake.words import folded, leading, month_of, trailing

_FIGURES = re.compile(r"(?P<first>\d{1,2})\s?(?P<sign>[./-])\s?(?P<second>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{2}|\d{4})")
_MONTH = re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})")
_BACKWARDS = re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})(?:[./](?P<day>\d{1,2}))?")
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+)?(?P<month>[^\W\d_]+)\.?,?[\s-]+(?P<year>\d{4})")
_WORDS_FIRST = re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[\s,]+(?:[^\W\d_]{1,5}\.?\s+)?(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]+)")
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[\s,]+(?:[^\W\d_]{1,5}\.?\s+)?(?P<month>[^\W\d_]+)")
_CLOCK = re.compile(r"[\s,]+(?:(?:at|в|сағат)\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?")

_INSTANT = re.compile(r"^(\d{4}-\d\d-\d\d)[ t](\d\d:\d\d:\d\d)(?:\.\d+)?(z|[+-]\d\d:\d\d)$", re.IGNORECASE)
"""An instant as programs write it: with a blank for T, and parts of a second, which EDTF has not."""

_PLAINLY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NO_DATE = frozenset({"invalid date", "?"})
_CLOCK_BEGINS = on_day(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A date that was not read. `ambiguous` where it can be read in two ways and no form says which."""

    ambiguous: bool


def date_in(words: str, forms: tuple[str, ...] = ()) -> When | Doubtful:
    """The date that these words give, by one of the forms (of `strptime`) or by themselves.

    Read without a form: EDTF (`2022-04`), days with dots (`29.04.2022`, day first), words of the three
    languages (`29 апреля 2022 г.`), month and year, a year, and a time of day behind a day. With slashes or
    hyphens the day comes first only where no month has its number; `03/04/2022` is ambiguous, and a year of
    two figures is none.
    """
    text = _INSTANT.sub(r"\1T\2\3", folded(words))
    for form in forms:
        if (day := _by_form(text, form)) is not None:
            return day
    if _PLAINLY.fullmatch(text):
        return _known(text) or Doubtful(False)
    ends = [end.strip() for end in text.split("~")]
    if len(ends) == 2 and all(ends):
        return _between(*(None if end in _NO_DATE else date_in(end, forms) for end in ends))
    text, about = _bare(text)
    clock = _CLOCK.search(text)
    found = _known(text)
    if found is None and clock is not None and clock.end() == len(text):
        before = _known(text[: clock.start()])
        if isinstance(before, When):
            found = _at(before, int(clock["hour"]), int(clock["minute"]))
    if found is None:
        return Doubtful(False)
    return _approximate(found) if about and isinstance(found, When) else found


def _between(first: When | Doubtful | None, last: When | Doubtful | None) -> When | Doubtful:
    """An interval written with `~` between its ends, as Uwazi writes them; an end that is None is not known.

    Uwazi writes the first day of its clock where there is no end, or no beginning.
    """
    sides: list[Moment | Edge] = []
    for end in (first, last):
        if isinstance(end, Doubtful):
            return end
        if end is not None and (end.is_interval or not isinstance(end.first, Moment)):
            return Doubtful(False)
        sides.append(Edge.UNKNOWN if end is None or end == _CLOCK_BEGINS else end.first)
    try:
        return When(sides[0], sides[1])
    except ValueError:
        return Doubtful(False)


def _known(text: str) -> When | Doubtful | None:
    try:
        return parse_when(text.upper())
    except ValueError:
        pass
    for form in (_MONTH, _BACKWARDS):
        if hit := form.fullmatch(text):
            parts = hit.groupdict()
            return _day(parts["year"], int(parts["month"]), parts.get("day"))
    if hit := _FIGURES.fullmatch(text):
        return _figures(hit)
    for form in (_WORDS, _WORDS_FIRST, _YEAR_FIRST, _YEAR_MONTH):
        hit = form.fullmatch(text)
        if hit is not None and (month := month_of(hit["month"])) is not None:
            return _day(hit["year"], month, hit.groupdict().get("day"))
    return None


def _figures(hit: re.Match[str]) -> When | Doubtful | None:
    first, second, year = int(hit["first"]), int(hit["second"]), hit["year"]
    if len(year) == 2:
        return Doubtful(True)
    if hit["sign"] == "." or first > 12 or first == second:
        return _day(year, second, str(first))
    return _day(year, first, str(second)) if second > 12 else Doubtful(True)


def _day(year: str, month: int, day: str | None) -> When | None:
    try:
        return on_day(int(year), month, None if day is None else int(day))
    except ValueError:
        return None


def _by_form(text: str, form: str) -> When | None:
    try:
        found = datetime.strptime(text, form)  # noqa: DTZ007  (a calendar day, no instant)
    except ValueError:
        return None
    month = found.month if any(sign in form for sign in ("%m", "%b", "%B", "%d", "%j")) else None
    day = on_day(found.year, month, found.day if "%d" in form else None)
    return _at(day, found.hour, found.minute) if "%H" in form else day


def _at(day: When, hour: int, minute: int) -> When | None:
    first = day.first
    if not isinstance(first, Moment) or first.day is None or day.is_interval:
        return None
    try:
        return When(Moment(first.year, first.month, first.day, hour, minute))
    except ValueError:
        return None


def _bare(text: str) -> tuple[str, bool]:
    """The text without words around the date that tell nothing, and whether one of them means about."""
    nothing, about = leading()
    found = False
    for _ in range(3):
        for word in (*nothing, *about):
            if text.startswith(word) and (not word[-1].isalnum() or text[len(word) : len(word) + 1] in (" ", "")):
                text, found = text[len(word) :].strip(), found or word in about
        for word in trailing():
            if text.endswith(word) and text[: -len(word)][-1:] in (*" .", *"0123456789"):
                text = text[: -len(word)].strip(" ,")
    return text, found


def _approximate(found: When) -> When:
    first = found.first
    if found.is_interval or not isinstance(first, Moment) or first.hour is not None:
        return found
    return When(Moment(first.year, first.month, first.day, approximate=True))
