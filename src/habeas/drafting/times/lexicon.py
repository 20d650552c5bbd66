"""The words of time of a language, read from its YAML file and compiled into patterns."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from habeas.base.language import Lang
from habeas.drafting.times.mention import Part, Side

_GLUED = r"(?<![\d№])(?<!\d[.,:/])"
_WHOLE = r"(?!\d)(?!\.\d|,\d{3}(?!\d))"
_GROUPS = {
    "day": _GLUED + r"(?P<{name}>0?[1-9]|[12]\d|3[01])" + _WHOLE,
    "year": r"(?<![\d№])(?<!\d[.:/])(?P<{name}>1[5-9]\d\d|2[01]\d\d)" + _WHOLE,
    "decade": _GLUED + r"(?P<{name}>1[5-9]\d0|20\d0)(?!\d)",
    "quarter": r"(?<!\d)(?P<{name}>[1-4])",
    "half": r"(?<!\d)(?P<{name}>[12])",
    "hour": r"(?<![\d.,:])(?P<{name}>[01]?\d|2[0-4])(?!\d)",
    "minute": r"(?P<{name}>[0-5]\d)(?!\d)",
}
"""What the groups of a date may hold; `{name}` is the group's name, with 2 for the later end of a range."""

_TO = r"(?:~[-–—]~| (?:по|до|to|until|through) )"
_YEAR_SIGN = r"(?:~(?:г(?:ода)?|ж)(?!\w)\.?)?"
_POINTED = r"(?<![\d./-])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})"
_POINTED2 = r"(?P<day2>\d{1,2})\.(?P<number2>\d{1,2})\.(?P<year2>\d{4})"
_ISO = r"(?<![\d-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"
_ISO2 = r"(?P<year2>\d{4})-(?P<number2>\d\d)-(?P<day2>\d\d)"
_ISO_TIME = r"[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<offset>Z|[+-]\d\d:\d\d)?"
_ANY_LANGUAGE = (
    _ISO + _TO.replace("[-–—]", "[–—/]") + _ISO2 + r"(?![\d-])",
    _ISO + rf"(?:{_ISO_TIME})?(?![\d-])",
    _POINTED + r"(?!\d|\.\d)" + _YEAR_SIGN + _TO + _POINTED2 + r"(?!\d|\.\d)" + _YEAR_SIGN,
    _POINTED + r"(?!\d|\.\d|-\d)" + _YEAR_SIGN,
    r"(?<![\d./-])(?P<day>\d\d)\.(?P<number>\d\d)\.(?P<short>\d\d)(?!\d|\.\d|-\d|:\d)" + _YEAR_SIGN,
    r"(?<![\d./-])(?P<slash>\d{1,2})/(?P<slash2>\d{1,2})/(?P<year>\d{4})(?!\d|/|\.\d|-\d)",
)
"""Dates in digits: ISO 8601; day, month and year with points, the year in four digits or in two; with slashes."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The compiled words of one language. All patterns run on the text with its numbers in digits.

    `clock_before` must end where a date begins, `clock_after` begin where it ends; so must `before`,
    `after`, `around_before` and `around_after`. `not_default_*` mark a date whose year the text puts
    relative to its own. `joins` is the word between two dates of one list, `listed` the
    days before the last one, its group `or` set where only one of them is meant.
    """

    dates: tuple[re.Pattern[str], ...]
    months: tuple[re.Pattern[str], ...]
    seasons: dict[int, re.Pattern[str]]
    parts: dict[Part, re.Pattern[str]]
    clock_before: re.Pattern[str]
    clock_after: re.Pattern[str]
    before: dict[Side, re.Pattern[str]]
    after: dict[Side, re.Pattern[str]]
    around_before: re.Pattern[str]
    around_after: re.Pattern[str]
    not_default_before: re.Pattern[str]
    not_default_after: re.Pattern[str]
    joins: re.Pattern[str]
    listed: re.Pattern[str]


@cache
def time_words(lang: Lang) -> TimeWords:
    """The words of this language; read once."""
    text = files("habeas.drafting.times").joinpath(f"{lang.value}.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    spell = _Speller(raw)
    return TimeWords(
        dates=tuple(spell.compile(pattern) for pattern in (*_ANY_LANGUAGE, *raw["dates"])),
        months=tuple(spell.compile(month) for month in raw["months"]),
        seasons={int(number): spell.compile(words) for number, words in raw["seasons"].items()},
        parts={Part(part): spell.compile(words) for part, words in raw["parts"].items()},
        clock_before=spell.compile(raw["clock_before"]),
        clock_after=spell.compile(raw["clock_after"]),
        before={Side(side): spell.compile(rf"(?<!\w)(?:{words}) $") for side, words in raw["before"].items()},
        after={Side(side): spell.compile(rf",? (?:{words})(?!\w)") for side, words in raw["after"].items()},
        around_before=spell.compile(rf"(?<!\w)(?:{raw['around']}) $"),
        around_after=spell.compile(rf" (?:{raw['around_after']})(?!\w)"),
        not_default_before=spell.compile(rf"(?<!\w)(?:{raw['not_default'] or '(?!)'}) $"),
        not_default_after=spell.compile(rf",? (?:{raw['not_default_after'] or '(?!)'})(?!\w)"),
        joins=spell.compile(rf" (?:{raw['joins']}) "),
        listed=spell.compile(
            rf"(?<![\d№.,])(?:\d{{1,2}}{{o}}, )*\d{{1,2}}{{o}} (?:(?P<or>{raw['or']})|{raw['joins']}) $"
        ),
    )


class _Speller:
    """Turns the patterns of a YAML file into regular expressions."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._fragments: dict[str, str] = dict(raw["fragments"])
        self._fragments["clock"] = raw["clock"]
        self._fragments["nomonth"] = raw["nomonth"]
        self._fragments["nocount"] = rf"(?!\d|[.,]\d|~%|~(?:{raw['counted']}))"
        self._names = {
            "month": f"{raw['month_start']}(?P<{{name}}>{'|'.join(raw['months'])}){raw['month_end']}",
            "season": f"{raw['month_start']}(?P<{{name}}>{'|'.join(raw['seasons'].values())})",
            "part": rf"(?<!\w)(?P<{{name}}>{'|'.join(raw['parts'].values())})(?!\w)",
            **_GROUPS,
        }

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The pattern with its fragments and groups filled in; case is ignored."""
        for _ in range(3):
            pattern = re.sub(r"\{([a-z]\w*)\}", lambda m: self._fragments[m[1]], pattern)
        pattern = re.sub(r"(?<!\(\?P)<([a-z]+)(2?)>", self._group, pattern)
        pattern = re.sub(r"(?<!\[)~", " {0,3}", pattern)
        return re.compile(re.sub(r"(?<![\[T]) (?!\{)", " {1,3}", pattern), re.IGNORECASE)

    def _group(self, found: re.Match[str]) -> str:
        return self._names[found[1]].replace("{name}", found[1] + found[2])
