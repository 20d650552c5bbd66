"""How one part of a name meets one part of another."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from anyascii import anyascii

from habeas.names.endings import DAUGHTER, SON
from habeas.names.given import Sex
from habeas.names.letters import Script, key_of, script_of
from habeas.names.parts import NamePart, Role
from habeas.names.russian import Case, origins
from habeas.names.sounds import is_slip, likeness, sound_code, starts_alike
from habeas.names.words import groups, words

ALIKE = 0.84
"""Two words at least this alike are taken for spellings of one name."""

_ALIKE_SURNAMES = 0.76
"""Two surnames at least this alike may be one misspelt; given names this alike are often two names."""

_SAME_SOUND = 0.98
_SAME_NAME = 0.9
_SURNAME_STYLE = 0.86
_SHORTENED = 0.8
_INITIAL = 0.8


class How(StrEnum):
    """How two parts met, or that one met nothing.

    `patronymic_style` is one father's name with other endings (-ұлы, -ович), `surname_style` one
    surname with and without a Russian ending, `shortened` a compound given name cut to its first
    element. `missing` is a part the other name does not have, `differs` a part that contradicts the
    other's, `aside` a title or particle, which says nothing about who it is.
    """

    EQUAL = "equal"
    TRANSLITERATION = "transliteration"
    INFLECTION = "inflection"
    INITIAL = "initial"
    SPELLING = "spelling"
    PATRONYMIC_STYLE = "patronymic_style"
    SURNAME_STYLE = "surname_style"
    SHORTENED = "shortened"
    MISSING = "missing"
    DIFFERS = "differs"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One part of each name (or of one only, the other None), how they met, and how alike they are, 0 to 1.

    A part is a word, or two words that the other name writes as one.
    """

    ours: str | None
    theirs: str | None
    how: How
    likeness: float
    role: Role


_OVICH = r"(?:ьев|ев|ов|yev|iev|ev|ov|[^аеиоуяю])?(?:ич|it?ch|yt?ch|ič)(?:а|у|ем|е)?"
_OVNA = r"(?:ьев|ев|ов|ин?ич|yev|iev|ev|ov|in?ich)(?:на|ны|не|ну|ной|na)"
_PATRONYMIC = re.compile(
    rf"(?P<stem>.{{2,}}?)[ -]?(?:(?P<son>{'|'.join(SON)}|{_OVICH})|(?P<daughter>{'|'.join(DAUGHTER)}|{_OVNA}))"
)
_SURNAME_TAIL = re.compile(r"(?P<stem>.{3,}?)(?:[оеё]ва?|y?eva?|ova?|[иы]на?|[iy]na?|[сц]кий|[сц]кая|s?ki[iy]|s?kaya)")


def meet(one: NamePart, two: NamePart) -> Meeting:
    """How two parts of names meet: the best account of it; `differs` when they are not one name."""
    role = one.role if one.role is two.role or two.role is Role.INITIAL else two.role
    how, alike = _met(one, two)
    if {one.role, two.role} == {Role.GIVEN, Role.PATRONYMIC} and how is not How.DIFFERS:
        alike *= 0.75
    return Meeting(one.text, two.text, how, round(alike, 4), role)


def _met(one: NamePart, two: NamePart) -> tuple[How, float]:
    roles = (one.role, two.role)
    if Role.INITIAL in roles:
        return _initial(one, two)
    if Role.PATRONYMIC in roles and (father := _fathers(one.text, two.text)) is not None:
        return father
    first, second = sorted((one.text, two.text))
    return _words(first, second, Role.FAMILY if Role.FAMILY in roles else Role.GIVEN)


@lru_cache(maxsize=65536)
def _words(one: str, two: str, role: Role) -> tuple[How, float]:
    if one.lower().replace("ё", "е") == two.lower().replace("ё", "е"):
        return How.EQUAL, 1.0
    scripts = {script_of(one), script_of(two)}
    one, two = _without_article(one), _without_article(two)
    first, second = sound_code(one), sound_code(two)
    if scripts == {Script.OTHER} or not first or not second:
        return How.DIFFERS, 0.0
    if first == second or anyascii(one).lower() == anyascii(two).lower():
        return (How.SPELLING if len(scripts) == 1 and key_of(one) != key_of(two) else How.TRANSLITERATION), _SAME_SOUND
    if scripts == {Script.CYRILLIC} and _declined(one.lower(), two.lower()):
        return How.INFLECTION, 0.93
    alike = likeness(one, two)
    enough = _ALIKE_SURNAMES if role is Role.FAMILY else ALIKE
    if starts_alike(first, second) and (alike >= enough or is_slip(first, second)):
        return How.SPELLING if len(scripts) == 1 else How.TRANSLITERATION, alike
    return _otherwise(one, two, role, alike)


def _otherwise(one: str, two: str, role: Role, alike: float) -> tuple[How, float]:
    if _surname_style(one, two):
        return How.SURNAME_STYLE, _SURNAME_STYLE
    if role is Role.GIVEN:
        first, second = sorted((sound_code(one), sound_code(two)), key=len)
        if _groups().get(first, first) == _groups().get(second, second):
            return How.SPELLING, _SAME_NAME
        if len(first) >= 5 and len(second) >= len(first) + 3 and second.startswith(first):
            return How.SHORTENED, _SHORTENED
    return How.DIFFERS, min(alike, ALIKE - 0.01)


@cache
def _groups() -> dict[str, str]:
    """From the code of a given name to the code of the name it is a national form of."""
    return {sound_code(name): sound_code(group[0]) for group in groups("one_given_name") for name in group}


def _without_article(word: str) -> str:
    """`al-Saparin` as `Saparin`."""
    head, hyphen, rest = word.partition("-")
    return rest if hyphen and head.lower() in words("particles") and len(rest) > 2 else word


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
    if first is None and second is None:
        return False
    codes = {sound_code(first["stem"] if first else one), sound_code(second["stem"] if second else two)}
    return len(codes) == 1 and len(next(iter(codes))) >= 3


def _initial(one: NamePart, two: NamePart) -> tuple[How, float]:
    first, second = sound_code(one.text), sound_code(two.text)
    if one.role is two.role and (first == second or one.text.lower() == two.text.lower()):
        return How.EQUAL, 1.0
    short, long = sorted((first, second), key=len)
    if short and (long.startswith(short) or starts_alike(long[0], short, vowels=False)):
        return How.INITIAL, _INITIAL
    return How.DIFFERS, 0.0


def _fathers(one: str, two: str) -> tuple[How, float] | None:
    """How two patronymics meet, by the fathers' names; None when one of them is none."""
    first, second = _PATRONYMIC.fullmatch(one.lower()), _PATRONYMIC.fullmatch(two.lower())
    if first is None or second is None:
        return None
    if (first["son"] is None) != (second["son"] is None):
        return How.DIFFERS, 0.3
    stems = likeness(first["stem"], second["stem"])
    if stems < ALIKE:
        return How.DIFFERS, min(stems, 0.5)
    how, alike = _words(*sorted((one, two)), Role.PATRONYMIC)
    if how in (How.EQUAL, How.TRANSLITERATION, How.INFLECTION, How.SPELLING) and alike >= ALIKE:
        return how, alike
    return How.PATRONYMIC_STYLE, 0.95 * stems
