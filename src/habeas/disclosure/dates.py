"""Dates and lengths of time in words, as exact as they are known and no more so.

The forms of a language (`plain`: "29 April 2022"; `at`: "on 29 April 2022"; `from`, `to`, `until`)
are patterns of its wording file, so that a month or a year stands in its right case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale

from habeas.base.duration import Duration
from habeas.base.moment import Moment, Precision
from habeas.base.when import Edge, When, on_day

_WINTER = 24


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language writes dates; `locale` is its code in CLDR.

    `months` and `seasons` are lists by grammatical case, `forms` are patterns by form and precision,
    `about` the same forms for an approximate date, `rest` the patterns around them. `units` are
    patterns of counted things by CLDR plural category.
    """

    locale: str
    months: Mapping[str, list[str]]
    seasons: Mapping[str, list[str]]
    forms: Mapping[str, Mapping[str, str]]
    about: Mapping[str, str]
    rest: Mapping[str, str]
    units: Mapping[str, Mapping[str, str]]


def when_in_words(when: When, form: str, words: DateWords) -> str:
    """A date or interval in words. `form` is `plain`, `at`, `from`, `since`, `to` or `until`.

    An interval has one form only, because its own sides already stand in theirs.
    """
    if when.last is None:
        return moment_in_words(_moment(when.first), form, words)
    first, last = when.first, when.last
    if isinstance(last, Edge):
        pattern = words.rest["open_end" if last is Edge.OPEN else "unknown_end"]
        return pattern.format(**{"from": moment_in_words(_moment(first), "from", words)})
    if isinstance(first, Edge):
        pattern = words.rest["open_start" if first is Edge.OPEN else "unknown_start"]
        return pattern.format(until=moment_in_words(last, "until", words))
    return words.rest["joined"].format(
        **{"from": moment_in_words(_moment(first), "from", words), "to": moment_in_words(last, "to", words)}
    )


def day_in_words(day: date, form: str, words: DateWords) -> str:
    """A calendar day in words."""
    return when_in_words(on_day(day.year, day.month, day.day), form, words)


def day_number(day: int | None, words: DateWords) -> str:
    """The number of a day as it stands in a date: of the first a word of its own, where the language has one."""
    own = words.rest.get("first_day") if day == 1 else None
    return own or str(day)


def moment_in_words(moment: Moment, form: str, words: DateWords) -> str:
    """One moment in words: no finer than it is known, and said where it is approximate or uncertain.

    `since` is a beginning that no end follows; `from` goes with a `to`.
    """
    if form == "since":
        return words.rest["since"].format(**{"from": moment_in_words(moment, "from", words)})
    if moment.approximate:
        forms = {name: _bare(moment, name, words) for name in words.forms}
        text = words.about[form].format(**forms)
    else:
        text = _bare(moment, form, words)
    return words.rest["uncertain"].format(date=text) if moment.uncertain else text


def duration_in_words(duration: Duration, words: DateWords) -> str:
    """A length such as "2 months"; its units in falling order, the length nought as days."""
    parts = [
        count_in_words(number, unit, words)
        for unit in ("years", "months", "weeks", "days", "hours", "minutes")
        if (number := getattr(duration, unit))
    ]
    return " ".join(parts) if parts else count_in_words(0, "days", words)


def count_in_words(number: int, unit: str, words: DateWords) -> str:
    """A whole number with its unit in the right plural (CLDR rules)."""
    forms = words.units[unit]
    category = Locale.parse(words.locale).plural_form(number)
    return forms.get(category, forms["other"]).format(n=number)


def _bare(moment: Moment, form: str, words: DateWords) -> str:
    patterns = words.forms[form]
    text = patterns[_pattern_of(moment, patterns)].format(**_parts(moment, words))
    if moment.hour is None:
        return text
    clock = f"{moment.hour:02d}:{moment.minute:02d}" + ("" if moment.second is None else f":{moment.second:02d}")
    if moment.offset is not None:
        hours, minutes = divmod(abs(moment.offset), 60)
        sign = "−" if moment.offset < 0 else "+"
        clock = words.rest["offset"].format(time=clock, offset=f"{sign}{hours:02d}:{minutes:02d}")
    return words.rest["time"].format(date=text, time=clock)


def _pattern_of(moment: Moment, patterns: Mapping[str, str]) -> str:
    if moment.precision is Precision.NOTHING:
        return "month_only" if moment.day is None else "day_only"
    if moment.precision is Precision.SEASON and moment.month == _WINTER:
        return "winter"
    if moment.day == 2 and "day_2" in patterns:
        return "day_2"
    return min(moment.precision, Precision.DAY).name.lower()


def _parts(moment: Moment, words: DateWords) -> dict[str, object]:
    parts: dict[str, object] = {"y": moment.year, "d": day_number(moment.day, words)}
    if moment.year is not None:
        parts["y2"] = moment.year + 1
    if moment.month is not None and moment.month <= 12:
        parts |= {f"m_{case}": names[moment.month - 1] for case, names in words.months.items()}
    elif moment.month is not None:
        parts |= {f"s_{case}": names[moment.month - 21] for case, names in words.seasons.items()}
    return parts


def _moment(side: Moment | Edge) -> Moment:
    if isinstance(side, Edge):
        raise TypeError("an open side of an interval has no date")
    return side
