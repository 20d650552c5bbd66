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

    `value` is the number, the mark in brackets or quotes, or the id of the law (None for one that is
    not known). `country` is the law's. `counts` is set for a form of the word for an article that a
    bare number may stand before ("155 статье"; not "155 статей").
    """

    kind: Kind
    start: int
    end: int
    value: str | None = None
    country: str | None = None
    ordinal: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class CitingWords:
    """How a language builds references. `number_after`: the number follows the name of its level."""

    article: re.Pattern[str]
    token: re.Pattern[str]
    not_numbered: re.Pattern[str]
    counted: re.Pattern[str]
    not_label: re.Pattern[str]
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
            r"(?P<label>\((?:[«“„]|\"(?=\S))[^»”\"“«„\n]{2,300}[»”\"“]\)|(?:[«“„]|(?<=\s)\"(?=\S))[^»”\"“«„\n]{2,300}[»”\"“]"
            r"|\([^\W\d][^();\n]{5,250}\))",
            r"(?P<letter>[«\"„“](?P<quoted>[a-zа-яё])[»\"“”]|(?<!\w)(?P<bare>[a-zа-яё])\))",
            rf"(?P<number>(?:№ ?)?(?<!\d)(?P<digits>\d{{1,4}}(?:\.\d{{1,3}})*(?:-\d{{1,4}}(?:\.\d+)?)?[⁰¹²³⁴-⁹]*)"
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
        counted=_compile(raw["counted"]),
        not_label=_compile(rf"\((?:{raw['not_label']})"),
        number_after=raw["number_after"],
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r" (?![?{])", " {1,3}", pattern.replace("~", " {0,3}")), re.IGNORECASE)


def tokens(text: str, start: int, end: int, words: CitingWords) -> list[list[Token]]:
    """The tokens of `[start, end)` as runs: within a run only spaces stand between two tokens,
    or a bracket that opens between a law and its article.

    Words in quotes or brackets are a label only behind an article or a law; elsewhere they are read on.
    """
    runs: list[list[Token]] = [[]]
    at = start
    while (found := words.token.search(text, at, end)) is not None:
        between = text[at : found.start()].strip(" ")
        opened = between == "(" and runs[-1] and runs[-1][-1].kind is Kind.LAW and found["article"]
        if between and runs[-1] and not opened:
            runs.append([])
        if found["label"] and not _is_label(found, runs[-1], words):
            at = found.start() + 1
            continue
        token = _token(found, words)
        runs[-1].append(token)
        at = token.end
    return runs


def _is_label(found: re.Match[str], before: list[Token], words: CitingWords) -> bool:
    """Whether words in quotes or brackets name the offence: not a further reference, not an aside."""
    follows = any(token.kind in (Kind.ARTICLE, Kind.LAW) for token in before)
    return follows and not words.article.search(found[0]) and not words.not_label.match(found[0])


def _token(found: re.Match[str], words: CitingWords) -> Token:
    groups = found.groupdict()
    start, end = found.span()
    if groups["law"]:
        country, code = named_law(found)
        start, end = _balanced(found[0], start)
        return Token(Kind.LAW, start, end, code, country)
    if groups["number"]:
        return Token(Kind.NUMBER, start, end, groups["digits"], ordinal=bool(groups["ordinal"]))
    if groups["letter"]:
        return Token(Kind.NUMBER, start, end, groups["quoted"] or groups["bare"])
    if groups["bracket"]:
        return Token(Kind.BRACKET, start, end, groups["mark"])
    if groups["label"]:
        return Token(Kind.LABEL, start, end)
    kind = next(kind for kind in Kind if groups.get(kind.value))
    return Token(kind, start, end, counts=kind is Kind.ARTICLE and words.counted.fullmatch(found[0]) is not None)


def _balanced(words: str, start: int) -> tuple[int, int]:
    """The stretch of a law without a bracket that has no partner in it, and without spaces at its ends."""
    inner = words.strip()
    start += len(words) - len(words.lstrip())
    if inner.startswith("(") and not inner.endswith(")"):
        inner, start = inner[1:], start + 1
    if inner.endswith(")") and inner.count("(") < inner.count(")"):
        inner = inner[:-1]
    return start, start + len(inner)
