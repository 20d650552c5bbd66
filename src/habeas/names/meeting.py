"""How one part of a name meets one part of another."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.names.endings import DAUGHTER, SON
from habeas.names.given import Sex
from habeas.names.letters import Script, key_of, script_of
from habeas.names.parts import NamePart, Role
from habeas.names.russian import Case, origins
from habeas.names.sounds import likeness, sound_code

ALIKE = 0.84
"""Two words at least this alike are taken for spellings of one name."""


class How(StrEnum):
    """How two parts met, or that one met nothing.

    `missing` is a part the other name does not have, `differs` a part that contradicts the other's,
    `aside` a title or particle, which says nothing about who it is.
    """

    EQUAL = "equal"
    TRANSLITERATION = "transliteration"
    INFLECTION = "inflection"
    INITIAL = "initial"
    SPELLING = "spelling"
    PATRONYMIC_STYLE = "patronymic_style"
    SURNAME_STYLE = "surname_style"
    MISSING = "missing"
    DIFFERS = "differs"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One part of each name (or of one only, the other None), how they met, and how alike they are, 0 to 1."""

    ours: str | None
    theirs: str | None
    how: How
    likeness: float
    role: Role


_OVICH = r"(?:ьев|ев|ов|yev|iev|ev|ov|[^аеиоуяю])?(?:ич|ich|ych|ič)(?:а|у|ем|е)?"
_OVNA = r"(?:ьев|ев|ов|ин?ич|yev|iev|ev|ov|in?ich)(?:на|ны|не|ну|ной|na)"
_PATRONYMIC = re.compile(
    rf"(?P<stem>.{{2,}}?)[ -]?(?:(?P<son>{'|'.join(SON)}|{_OVICH})|(?P<daughter>{'|'.join(DAUGHTER)}|{_OVNA}))"
)
_SURNAME_TAIL = re.compile(r"(?P<stem>.{3,}?)(?:[оеё]ва?|y?eva?|ova?|[иы]на?|[iy]na?|[сц]кий|[сц]кая|s?ki[iy]|s?kaya)")


def meet(one: NamePart, two: NamePart) -> Meeting:
    """How two parts of names meet: the best account of it; `differs` when they are not one name."""
    role = one.role if one.role is two.role or two.role is Role.INITIAL else two.role
    how, alike = _met(one, two)
    return Meeting(one.text, two.text, how, round(alike, 4), role)


def _met(one: NamePart, two: NamePart) -> tuple[How, float]:
    if Role.INITIAL in (one.role, two.role):
        return _initial(one, two)
    if Role.PATRONYMIC in (one.role, two.role) and (father := _fathers(one.text, two.text)) is not None:
        return father
    return _words(*sorted((one.text, two.text)))


@lru_cache(maxsize=65536)
def _words(one: str, two: str) -> tuple[How, float]:
    if one.lower().replace("ё", "е") == two.lower().replace("ё", "е"):
        return How.EQUAL, 1.0
    same_script = script_of(one) is script_of(two)
    first, second = sound_code(one), sound_code(two)
    if first and first == second:
        return (How.SPELLING if same_script and key_of(one) != key_of(two) else How.TRANSLITERATION), 0.98
    if same_script and script_of(one) is Script.CYRILLIC and _declined(one.lower(), two.lower()):
        return How.INFLECTION, 0.93
    alike = likeness(one, two)
    if alike >= ALIKE and first[:1] and _same_start(first, second):
        return How.SPELLING if same_script else How.TRANSLITERATION, alike
    if _surname_style(one, two):
        return How.SURNAME_STYLE, 0.86
    return How.DIFFERS, min(alike, ALIKE - 0.01)


def _same_start(first: str, second: str) -> bool:
    return first[0] == second[0] or first[0] in "aeiou" or second[0] in "aeiou" or {first[0], second[0]} in _STARTS


_STARTS = ({"g", "h"}, {"k", "h"}, {"j", "i"}, {"k", "g"}, {"S", "C"}, {"c", "s"}, {"v", "u"}, {"j", "z"}, {"S", "s"})


def _declined(one: str, two: str) -> bool:
    return any(
        other == origin.nominative
        for word, other in ((one, two), (two, one))
        for sex in Sex
        for role in (Role.GIVEN, Role.FAMILY, Role.PATRONYMIC)
        for origin in origins(word, role, sex)
        if origin.case is not Case.NOM
    )


def _surname_style(one: str, two: str) -> bool:
    first, second = _SURNAME_TAIL.fullmatch(one.lower()), _SURNAME_TAIL.fullmatch(two.lower())
    stems = {first["stem"] if first else one, second["stem"] if second else two}
    if first is None and second is None:
        return False
    codes = {sound_code(stem) for stem in stems}
    return len(codes) == 1 and len(next(iter(codes))) >= 3


def _initial(one: NamePart, two: NamePart) -> tuple[How, float]:
    first, second = sound_code(one.text), sound_code(two.text)
    both = one.role is two.role
    if both and (first == second or one.text.lower() == two.text.lower()):
        return How.EQUAL, 1.0
    long, short = (first, second) if len(first) >= len(second) else (second, first)
    if short and (long.startswith(short) or {long[0], short[0]} in _STARTS or {long[:1], short} <= set("ei")):
        return How.INITIAL, 0.8
    return How.DIFFERS, 0.0


def _fathers(one: str, two: str) -> tuple[How, float] | None:
    first, second = _PATRONYMIC.fullmatch(one.lower()), _PATRONYMIC.fullmatch(two.lower())
    if first is None or second is None:
        return None
    if (first["son"] is None) != (second["son"] is None):
        return How.DIFFERS, 0.3
    how, alike = _words(*sorted((one, two)))
    if how in (How.EQUAL, How.TRANSLITERATION, How.INFLECTION):
        return how, alike
    stems = likeness(first["stem"], second["stem"])
    if stems >= ALIKE:
        return How.PATRONYMIC_STYLE, 0.95 * stems
    return (how, alike) if how is How.SPELLING else (How.DIFFERS, min(stems, 0.5))
