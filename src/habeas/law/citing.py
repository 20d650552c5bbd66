"""From text to the tokens of references: names of parts, numbers, laws, labels, what joins them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from habeas.base.language import Lang
from habeas.law.codes import code_pattern, named_law


class Kind(StrEnum):
    """What a token is. `ARTICLE` to `PARAGRAPH` are the names of levels, from the top down."""

    ARTICLE = "article"
    PART = "part"
    POINT = "point"
    SUBPOINT = "subpoint"
    PARAGRAPH = "paragraph"
    LAW = "law"
    NUMBER = "number"
    BRACKET = "bracket"
    LABEL = "label"
    AND = "and"
    DASH = "dash"
    OF = "of"


LEVELS = (Kind.ARTICLE, Kind.PART, Kind.POINT, Kind.SUBPOINT, Kind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Token:
    """One token, `[start, end)` of the text with its numbers in digits.

    `value` is the number, the mark in brackets or quotes, the label without its quotes, or the id of
    the law (None for one that is not known). `country` is the law's.
    """

    kind: Kind
    start: int
    end: int
    value: str | None = None
    country: str | None = None
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class CitingWords:
    """How a language builds references. `number_after`: the number follows the name of its level."""

    article: re.Pattern[str]
    token: re.Pattern[str]
    not_numbered: re.Pattern[str]
    number_after: bool


@cache
def citing_words(lang: Lang) -> CitingWords:
    """The compiled words of this language; read once."""
    raw: dict[str, Any] = yaml.safe_load(files("habeas.law").joinpath("citing.yaml").read_text("utf-8"))[lang.value]
    levels = "|".join(f"(?P<{level.value}>{raw[level.value]})" for level in reversed(LEVELS) if level.value in raw)
    token = "|".join(
        (
            r"(?P<bracket>\((?P<mark>\d{1,3}(?:[.-]\d{1,2})?|[a-zа-я]|[ivx]{1,4})\))",
            rf"(?P<law>{code_pattern(lang)})",
            levels,
            r"(?P<label>\(?[«“\"„](?P<words>[^»”\"“«„\n]{2,300})[»”\"“]\)?|\((?P<plain>[^\W\d][^()\n\d]{5,250})\))",
            r"(?P<letter>[«\"„“](?P<quoted>[a-zа-яё])[»\"“”]|(?P<bare>[a-zа-яё])\))",
            rf"(?P<number>(?:№ ?)?(?P<digits>\d{{1,4}}(?:\.\d{{1,3}})*(?:-\d{{1,4}}(?:\.\d+)?)?[⁰¹²³⁴-⁹]*)"
            rf"(?:(?P<ordinal>{raw['ordinal']})(?!\d)|\)(?=~[^\W\d])|(?!\d)))",
            rf"(?P<and>,?~(?<!\w)(?:{raw['and']})(?!\w)|,|;)",
            r"(?P<dash>[-–—])",
            rf"(?P<of>(?<!\w)(?:{raw['of']})(?!\w))",
        )
    )
    return CitingWords(
        article=_compile(raw["article"]),
        token=_compile(token),
        not_numbered=_compile(rf"~(?:{raw['not_numbered']})"),
        number_after=raw["number_after"],
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r" (?![?{])", " {1,3}", pattern.replace("~", " {0,3}")), re.IGNORECASE)


def tokens(text: str, start: int, end: int, words: CitingWords) -> list[list[Token]]:
    """The tokens of `[start, end)` as runs: within a run only spaces stand between two tokens."""
    runs: list[list[Token]] = [[]]
    at = start
    for found in words.token.finditer(text, start, end):
        if text[at : found.start()].strip(" ") and runs[-1]:
            runs.append([])
        runs[-1].append(_token(found))
        at = found.end()
    return runs


def _token(found: re.Match[str]) -> Token:
    groups = found.groupdict()
    start, end = found.span()
    if groups["law"]:
        country, code = named_law(found)
        return Token(Kind.LAW, start, end, code, country)
    if groups["number"]:
        ordinal = bool(groups["ordinal"]) and groups["ordinal"] != "-"
        return Token(Kind.NUMBER, start, end, groups["digits"], ordinal=ordinal)
    if groups["letter"]:
        return Token(Kind.NUMBER, start, end, groups["quoted"] or groups["bare"])
    if groups["bracket"]:
        return Token(Kind.BRACKET, start, end, groups["mark"])
    if groups["label"]:
        return Token(Kind.LABEL, start, end, (groups["words"] or groups["plain"]).strip())
    kind = next(kind for kind in Kind if groups.get(kind.value))
    return Token(kind, start, end)
