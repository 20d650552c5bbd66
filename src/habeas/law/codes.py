"""The laws and countries that a reference may name, read from `codes.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from habeas.base.language import Lang

_START = r"(?<![^\W\d])"
_WORD_END = r"(?:(?!\w)|(?=(?-i:Р[КФ]|of )))"
"""Where a law begins and ends: a number may be glued before it, and its country behind it."""


@dataclass(frozen=True, slots=True)
class Code:
    """One known law: `first_is_point` where a number in brackets after its article is a point; `write` is
    its short name by language; a `treaty` belongs to no country; `highest` is the last article by country, where
    the text was read."""

    id: str
    first_is_point: bool
    treaty: bool
    write: dict[Lang, str]
    highest: dict[str, int]

    def may_have(self, country: str | None, article: str) -> bool:
        """Whether the law of this country may have such an article: one beyond its last it has not."""
        last = self.highest.get(country or "")
        number = re.match(r"\d+", article)
        return last is None or number is None or int(number[0]) <= last


@dataclass(frozen=True, slots=True)
class Country:
    """One country by ISO 3166-1 code, with the name it has beside a law, by language."""

    id: str
    write: dict[Lang, str]


@cache
def code_table() -> dict[str, Any]:
    """The whole table as it stands in the file; read once."""
    table: dict[str, Any] = yaml.safe_load(files("habeas.law").joinpath("codes.yaml").read_text("utf-8"))
    return table


@cache
def known_codes() -> dict[str, Code]:
    """The known laws by id."""
    return {
        code: Code(
            code,
            entry["first"] == "point",
            entry.get("treaty", False),
            {Lang(k): v for k, v in entry["write"].items()},
            entry.get("highest", {}),
        )
        for code, entry in code_table()["codes"].items()
    }


@cache
def known_countries() -> dict[str, Country]:
    """The known countries by ISO 3166-1 code."""
    return {
        country: Country(country, {Lang(k): v for k, v in entry["write"].items()})
        for country, entry in code_table()["countries"].items()
    }


@cache
def code_pattern(lang: Lang) -> str:
    """The pattern of a law as the language prints it, its country before or behind it.

    Groups: one per known code by its id; `other_law` for a law that is not known; `<ISO>_before` and
    `<ISO>_behind` for the country.
    """
    table = code_table()
    known = "|".join(f"(?P<{code}>{_spelled(entry['forms'][lang.value])})" for code, entry in table["codes"].items())
    case = "(?:-[а-яәғқңөұүһі]+)?" if lang is Lang.KK else ""
    law = rf"(?:(?:{known}){_WORD_END}{case}|(?-i:(?P<other_law>{table['other_laws'][lang.value]})))"
    before, behind = (_countries(table, lang, place) for place in ("before", "behind"))
    if lang is Lang.EN:
        return rf"{_START}\(?(?:(?:{before})(?:['’]s)? )?{law}\)?(?:,?~\(?(?:of~)?(?:the )?(?:{behind})(?!\w)\)?)?"
    if lang is Lang.RU:
        return rf"{_START}\(?{law}(?:~\(?(?:{behind})(?!\w)\)?)?\)?"
    return rf"{_START}\(?(?:(?:{before}) )?{law}(?:~\(?(?:{behind})\)?)?\)?"


def _spelled(forms: str) -> str:
    """The pattern of the file: * behind a letter is the rest of the word, an abbreviation keeps its case,
    and a space may be missing, as it is where words run together."""
    rest = "(?-i:[а-яёәғқңөұүһі]+|[А-ЯЁӘҒҚҢӨҰҮҺІ]+)?"
    forms = re.sub(r"(?<=[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі])\*", rest, forms).replace(" ", "~")
    return re.sub(r"(?<![\w\]*)])(\w+)\(\?!\\w\)", rf"(?-i:\1){_WORD_END.replace('\\', '\\\\')}", forms)


def _countries(table: dict[str, Any], lang: Lang, place: str) -> str:
    return "|".join(
        f"(?P<{country}_{place}>{_spelled(entry[lang.value])})" for country, entry in table["countries"].items()
    )


def named_law(found: re.Match[str]) -> tuple[str | None, str | None]:
    """Country and code of a match of :func:`code_pattern`; the code is None where the law is not known."""
    groups = found.groupdict()
    code = next((code for code in known_codes() if groups.get(code)), None)
    country = next(
        (iso for iso in known_countries() if groups.get(f"{iso}_before") or groups.get(f"{iso}_behind")), None
    )
    return country, code
